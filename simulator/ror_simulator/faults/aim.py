"""Lit ce qu'ont en commun toutes les pannes demandées : cible, fenêtre, nombre de fois, hasard."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from ror_simulator.application.instants import read_instant
from ror_simulator.application.targeting import Chance, Selector, Window
from ror_simulator.faults.kind import FaultKind, PanneRefusee, seed

OPERATIONS = ("notification", "lecture_etablissement", "lecture_oi", "inconnue")
COMMON = ("panne", "operation", "etablissement", "oi", "fois", "probabilite", "graine", "fenetre")
_BOUNDS = ("depuis", "jusqu_a")


@dataclass(frozen=True)
class Known:
    """Les clés (noms de rôle) qu'un sélecteur peut nommer."""

    etablissements: Collection[str]
    organisations: Collection[str]


def read_selector(place: str, demande: Mapping[str, object], known: Known, kind: FaultKind) -> Selector:
    """Les appels visés. Lève `PanneRefusee`."""
    admitted = {
        "operation": tuple(kind.operations or OPERATIONS),
        "etablissement": known.etablissements,
        "oi": known.organisations,
    }
    chosen = {
        name: named(place, name, demande[name], names)
        for name, names in admitted.items()
        if demande.get(name) is not None
    }
    if chosen.get("operation") == "notification" and len(chosen) > 1:
        raise PanneRefusee(
            f"{place} : une notification ne vise ni établissement ni organisation interne",
            ou=f"{place}.operation",
            quoi="notification",
            attendu="lecture_etablissement ou lecture_oi, ou aucun autre sélecteur",
        )
    return Selector(**chosen, fenetre=_window(place, demande.get("fenetre")), admises=kind.operations)


def read_times(place: str, demande: Mapping[str, object]) -> int | None:
    """Le nombre d'appels frappés (None : tous). Lève `PanneRefusee`."""
    times = demande.get("fois")
    if times is None or (isinstance(times, int) and not isinstance(times, bool) and times > 0):
        return times
    raise PanneRefusee(
        f"{place}.fois : « {times} »", ou=f"{place}.fois", quoi=str(times), attendu="un entier à partir de 1"
    )


def read_chance(place: str, demande: Mapping[str, object]) -> Chance:
    """Le hasard : `probabilite` (de 0 à 1), et la `graine` qui le rejoue. Lève `PanneRefusee`."""
    chance, graine = demande.get("probabilite"), demande.get("graine")
    if chance is None:
        return Chance()
    if isinstance(chance, int | float) and not isinstance(chance, bool) and 0 <= chance <= 1:
        return Chance(float(chance), seed(0 if graine is None else graine))
    raise PanneRefusee(
        f"{place}.probabilite : « {chance} »",
        ou=f"{place}.probabilite",
        quoi=str(chance),
        attendu="un nombre de 0 à 1",
    )


def named(place: str, field: str, value: object, names: Collection[str]) -> str:
    """La valeur, si c'est un des noms admis. Lève `PanneRefusee`, avec les plus proches."""
    if isinstance(value, str) and value in names:
        return value
    raise PanneRefusee(
        f"{place}.{field} : « {value} » est inconnu",
        ou=f"{place}.{field}",
        quoi=str(value),
        attendu=", ".join(sorted(names)) if len(names) <= 30 else "un nom du scénario",
        proches=get_close_matches(str(value), names, n=3),
    )


def _window(place: str, written: object) -> Window:
    if written is None:
        return Window()
    if not isinstance(written, Mapping) or set(written) - set(_BOUNDS):
        raise _bad_window(place, str(written), "un objet {depuis, jusqu_a}")
    bounds = {name: _instant(f"{place}.fenetre.{name}", written.get(name)) for name in _BOUNDS}
    depuis, jusqu_a = bounds["depuis"], bounds["jusqu_a"]
    if depuis is not None and jusqu_a is not None and jusqu_a <= depuis:
        raise _bad_window(place, str(written["jusqu_a"]), "un instant après depuis")
    return Window(depuis, jusqu_a)


def _instant(place: str, written: object) -> datetime | None:
    if written is None:
        return None
    try:
        return read_instant(str(written))
    except ValueError:
        expected = "une date comme 2026-03-05, ou un instant comme 2026-03-05T03:00"
        raise PanneRefusee(
            f"{place} : instant illisible « {written} »", ou=place, quoi=str(written), attendu=expected
        ) from None


def _bad_window(place: str, found: str, expected: str) -> PanneRefusee:
    return PanneRefusee(f"{place}.fenetre : « {found} »", ou=f"{place}.fenetre", quoi=found, attendu=expected)
