"""Lit une attente : les clés du scénario deviennent ce que le journal écrit (FINESS, identifiant d'OI)."""

from collections.abc import Iterable
from difflib import get_close_matches

from ror_simulator.application.errors import Refus
from ror_simulator.application.verification import CHAMPS, Attente, Compte
from ror_simulator.control.models import DemandeAttente
from ror_simulator.domain.region import Region


class CibleInconnue(Refus):
    """Ni une clé du scénario, ni un identifiant que la région connaît."""

    def __init__(self, place: str, name: str, expected: str, known: Iterable[str]) -> None:
        super().__init__(
            f"{place} : « {name} » est inconnu",
            ou=place,
            quoi=name,
            attendu=expected,
            proches=get_close_matches(name, tuple(known), n=3),
        )


def read_attente(
    asked: DemandeAttente, region: Region, default_since: int, place: str = "attente"
) -> Attente:
    """`default_since` : le numéro après lequel regarder quand la demande ne le dit pas.

    Lève `CibleInconnue`.
    """
    wanted = {name: value for name, value in asked.model_dump(exclude_none=True).items() if name in CHAMPS}
    if asked.etablissement is not None:
        wanted["etablissement"] = _finess(asked.etablissement, region, f"{place}.etablissement")
    if asked.oi is not None:
        wanted["oi"] = _identifiant(asked.oi, region, f"{place}.oi")
    since = default_since if asked.depuis is None else asked.depuis
    return Attente(wanted, _compte(asked), since)


def _compte(asked: DemandeAttente) -> Compte:
    if asked.exactement is not None:
        return Compte(asked.exactement, asked.exactement)
    if asked.au_moins is None:
        return Compte(0 if asked.au_plus is not None else 1, asked.au_plus)
    return Compte(asked.au_moins, asked.au_plus)


def _finess(name: str, region: Region, place: str) -> str:
    """Un FINESS que la région ne connaît pas convient : on peut attendre qu'il ne soit jamais demandé."""
    if name in region.etablissements:
        return region.etablissements[name].finess
    if len(name) == 9 and name.isascii() and name.isalnum():
        return name
    raise CibleInconnue(place, name, "une clé du scénario, ou un numéro FINESS", region.etablissements)


def _identifiant(name: str, region: Region, place: str) -> str:
    if name in region.organisations:
        return region.organisations[name].identifiant
    if not name.isidentifier() or name in region.par_identifiant:
        return name
    raise CibleInconnue(place, name, "une clé du scénario, ou un identifiant d'OI", region.organisations)
