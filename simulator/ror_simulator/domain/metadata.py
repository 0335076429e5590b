"""Date ce qui a changé entre deux régions : chaque objet touché, et lui seul (RG_EXP_020 à 025)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar

from ror_simulator.domain.record import Dated, Record, dated_children
from ror_simulator.domain.region import Region

T = TypeVar("T")


def stamp_region(before: Region, after: Region, instant: datetime) -> Region:
    """Rend `after`, où tout objet changé depuis `before` porte la date `instant`.

    Un objet neuf y est créé. Un objet est modifié quand une de ses propres données change, ou la liste de ce
    qu'il contient : retirer ou transférer une fille date aussi celui qui la perd. Les champs d'activité
    remontés sont des données de chaque niveau (RG_ALIM_006).
    """
    dated = replace(
        after,
        juridiques=_stamp_all(before.juridiques, after.juridiques, instant),
        etablissements=_stamp_all(before.etablissements, after.etablissements, instant),
        organisations=_stamp_all(before.organisations, after.organisations, instant),
    )
    return _touch_holders(before, dated, instant)


def birth(region: Region, instant: datetime) -> Region:
    """Rend la région dont tous les objets sont créés à `instant`."""
    return stamp_region(replace(region, juridiques={}, etablissements={}, organisations={}), region, instant)


def _stamp_all(before: Mapping[str, T], after: Mapping[str, T], instant: datetime) -> Mapping[str, T]:
    if before is after:
        return after
    return {cle: _stamp(before.get(cle), dated, instant) for cle, dated in after.items()}


def _stamp(before: Dated | None, after: Dated, instant: datetime) -> Dated:
    if before is after:
        return after
    changes: dict[str, Any] = {}
    own_change = False
    for name in (f.name for f in fields(after) if f.name != "record"):
        old, new = getattr(before, name, None), getattr(after, name)
        changes[name] = _stamp_value(old, new, instant)
        own_change = own_change or (old is not new and _content(old) != _content(new))
    if before is None:
        record = Record.born(instant)
    else:
        record = before.record.touched(instant) if own_change else before.record
    return replace(after, **changes, record=record)


def _stamp_value(old: Any, new: Any, instant: datetime) -> Any:
    """Date les objets que porte une donnée : seul, ou dans une liste où la clé dit qui était qui."""
    if old is new or not dated_children(new):
        return new
    if isinstance(new, tuple):
        known = _numbered(dated_children(old))
        return tuple(_stamp(known.get(key), child, instant) for key, child in _numbered(new).items())
    return _stamp(old, new, instant)


def _numbered(children: tuple[Dated, ...]) -> dict[tuple[str, int], Dated]:
    """Range des objets par clé, et par rang parmi ceux de même clé (deux tarifs de même type)."""
    ranks: Counter[str] = Counter()
    numbered = {}
    for child in children:
        numbered[child.key, ranks[child.key]] = child
        ranks[child.key] += 1
    return numbered


def _content(value: Any) -> Any:
    """Ce qui, d'une donnée, appartient à son porteur : sa valeur, ou la liste des objets datés."""
    children = dated_children(value)
    if not children:
        return value
    return tuple(child.key for child in children) if isinstance(value, tuple) else True


def _touch_holders(before: Region, after: Region, instant: datetime) -> Region:
    if before.organisations is after.organisations:
        return after
    etablissements = {
        cle: replace(e, record=e.record.touched(instant))
        for cle, e in after.etablissements.items()
        if cle in before.etablissements and _roots(before, cle) != _roots(after, cle)
    }
    organisations = {
        cle: replace(oi, record=oi.record.touched(instant))
        for cle, oi in after.organisations.items()
        if cle in before.organisations and _held(before, cle) != _held(after, cle)
    }
    return replace(
        after,
        etablissements={**after.etablissements, **etablissements},
        organisations={**after.organisations, **organisations},
    )


def _roots(region: Region, etablissement: str) -> set[str]:
    return {oi.cle for oi in region.par_etablissement.get(etablissement, ()) if oi.parent is None}


def _held(region: Region, cle: str) -> tuple[set[str], tuple[str, ...]]:
    return {fille.cle for fille in region.filles.get(cle, ())}, region.champs_remontes[cle]
