"""Choisit pour une donnée une autre valeur que la sienne, juste, toujours la même pour une graine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from random import Random

from ror_contracts import identifiers, nomenclatures
from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE, Donnee
from ror_contracts.scenario.model import Valeur
from ror_harness.judging import FauteDuBanc

FICHES: Mapping[str, Mapping[str, Donnee]] = {"etablissement": DONNEES_ETABLISSEMENT, "unite": DONNEES_UNITE}
"""Nature d'un objet (`etablissement`, `unite`) → les données de sa fiche."""

_AUJOURD_HUI = date(2026, 3, 2)
_DOMAINES = ("sanitaire", "grand_age", "handicap")


def other_value(nature: str, cle: str, actuelle: Valeur, graine: int) -> Valeur:
    """Rend une valeur de la forme attendue, différente de `actuelle`."""
    donnee = FICHES[nature][cle]
    alea = Random(f"{graine}:{nature}:{cle}:{actuelle}")  # noqa: S311
    for _ in range(50):
        valeur = _drawn(donnee, alea)
        if valeur != actuelle:
            return valeur
    raise FauteDuBanc(f"aucune autre valeur à proposer pour « {cle} »")


def _drawn(donnee: Donnee, alea: Random) -> Valeur:
    une = _code(donnee, alea) if donnee.table else _FORMES[donnee.forme](alea)
    if donnee.cle == "domaine":
        une = alea.choice(_DOMAINES)
    if donnee.liste:
        return [str(une)]
    return int(une) if donnee.forme == "entier" else une


def _code(donnee: Donnee, alea: Random) -> str:
    table = nomenclatures.load(donnee.table)
    return alea.choice(table.codes_ouverts(_AUJOURD_HUI))


def _text(alea: Random) -> str:
    return f"Saisie {alea.randrange(10**6):06d}"


_FORMES: Mapping[str, Callable[[Random], str]] = {
    "texte": _text,
    "code_postal": lambda alea: f"01{alea.randrange(1000):03d}",
    # Plage réservée aux œuvres de fiction : ces numéros ne sont à personne.
    "telephone": lambda alea: f"01 99 00 {alea.randrange(100):02d} {alea.randrange(100):02d}",
    "courriel": lambda alea: f"saisie{alea.randrange(10**6)}@recette.exemple.invalid",
    "url": lambda alea: f"https://saisie{alea.randrange(10**6)}.exemple.invalid",
    "entier": lambda alea: str(alea.randrange(1, 90)),
    "age": lambda alea: f"{alea.randrange(1, 100)} a",
    "tarif": lambda alea: f"01:{alea.randrange(10, 90)}.00:2",
    "finess": lambda alea: identifiers.finess("01", alea),
    "siren": identifiers.siren,
    "siret": lambda alea: identifiers.siret(identifiers.siren(alea), alea),
}
