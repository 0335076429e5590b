"""Vérifie la chronologie d'un scénario, puis la date."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ror_contracts.scenario import instants
from ror_contracts.scenario.errors import ScenarioError
from ror_contracts.scenario.forms import FORMES
from ror_contracts.scenario.model import MutationDecrite
from ror_contracts.scenario.parameters import named_errors
from ror_contracts.scenario.reader import Chemin, Document
from ror_contracts.scenario.references import Reperes, bloc, liste

_CHRONOLOGIE: Chemin = ("ror", "chronologie")


def chronology_errors(reperes: Reperes) -> Iterator[ScenarioError]:
    """Rend toutes les fautes de la chronologie."""
    for rang, ecrite in enumerate(liste(reperes.ror.get("chronologie"))):
        if isinstance(ecrite, dict):
            chemin: Chemin = (*_CHRONOLOGIE, rang)
            yield from _quand(reperes.document, chemin, ecrite)
            if isinstance(ecrite.get("mutation"), str):
                yield from named_errors(reperes, chemin, ecrite["mutation"], _parametres(ecrite))


def dated(document: Document, depart: datetime) -> tuple[MutationDecrite, ...]:
    """Rend les mutations d'un document valide, dans l'ordre du temps, puis dans celui du fichier."""
    ecrites = liste(bloc(bloc(document.donnees).get("ror")).get("chronologie"))
    datees = (
        MutationDecrite(
            nom=ecrite["mutation"],
            instant=_instant(depart, ecrite),
            parametres=_parametres(ecrite),
            ligne=document.ligne((*_CHRONOLOGIE, rang)),
        )
        for rang, ecrite in enumerate(ecrites)
    )
    return tuple(sorted(datees, key=lambda mutation: mutation.instant))


def _parametres(ecrite: Mapping[str, Any]) -> dict[str, Any]:
    return {cle: valeur for cle, valeur in ecrite.items() if cle not in ("mutation", "le", "apres")}


def _instant(depart: datetime, ecrite: Mapping[str, Any]) -> datetime:
    if "le" in ecrite:
        return instants.instant(ecrite["le"])
    return instants.apres(depart, ecrite["apres"])


def _quand(document: Document, chemin: Chemin, ecrite: Mapping[str, Any]) -> Iterator[ScenarioError]:
    if ("le" in ecrite) == ("apres" in ecrite):
        yield document.erreur(chemin, str(ecrite.get("mutation")), "« le: » une date, ou « apres: » un délai")
    depart, le = bloc(document.donnees).get("depart"), ecrite.get("le")
    if not (_est("instant", depart) and _est("date_ou_instant", le)):
        return
    if instants.instant(str(le)) < instants.instant(str(depart)):
        yield document.erreur((*chemin, "le"), str(le), f"un instant qui suit le départ ({depart})")


def _est(forme: str, valeur: Any) -> bool:
    return isinstance(valeur, str) and FORMES[forme].reconnait(valeur)
