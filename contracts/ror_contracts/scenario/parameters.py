"""Vérifie les paramètres d'une mutation : connus, complets, et qui désignent ce qui existe."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ror_contracts.scenario.errors import ScenarioError, parmi
from ror_contracts.scenario.fiches import Donnee
from ror_contracts.scenario.forms import FORMES
from ror_contracts.scenario.mutations import MUTATIONS, MutationConnue, Parametre, modifiables
from ror_contracts.scenario.reader import Chemin, Document
from ror_contracts.scenario.references import Reperes
from ror_contracts.scenario.schema import organisation_errors
from ror_contracts.scenario.values import en_texte, value_errors


def named_errors(
    reperes: Reperes, chemin: Chemin, nom: str, ecrits: Mapping[str, Any]
) -> Iterator[ScenarioError]:
    """Rend les fautes d'une mutation : son nom, puis ses paramètres."""
    connue = MUTATIONS.get(nom)
    if connue is None:
        attendu = parmi("une mutation connue", nom, MUTATIONS)
        yield reperes.document.erreur((*chemin, "mutation"), nom, *attendu)
        return
    yield from _noms(reperes.document, chemin, connue, ecrits)
    for parametre in connue.parametres:
        if parametre.nom in ecrits:
            genre, _, precision = parametre.genre.partition(":")
            yield from _GENRES[genre](_Ecrit(reperes, (*chemin, parametre.nom), parametre, precision, ecrits))


def _noms(
    document: Document, chemin: Chemin, connue: MutationConnue, ecrits: Mapping[str, Any]
) -> Iterator[ScenarioError]:
    for nom in ecrits:
        if nom not in connue.noms:
            attendu = parmi(f"un paramètre de {connue.nom}", nom, connue.noms)
            yield document.erreur((*chemin, nom), nom, *attendu)
    for nom in connue.obligatoires:
        if nom not in ecrits:
            yield document.erreur((*chemin, nom), None, f"un paramètre obligatoire de {connue.nom}")
    if connue.un_parmi and len([nom for nom in connue.un_parmi if nom in ecrits]) != 1:
        yield document.erreur(chemin, connue.nom, f"un seul paramètre parmi {', '.join(connue.un_parmi)}")


@dataclass(frozen=True)
class _Ecrit:
    """Paramètre écrit, avec ce qu'il faut pour le juger ; `precision` suit le genre (« table:TRE_R66 »)."""

    reperes: Reperes
    chemin: Chemin
    parametre: Parametre
    precision: str
    ecrits: Mapping[str, Any]

    @property
    def document(self) -> Document:
        return self.reperes.document

    @property
    def valeur(self) -> Any:
        return self.ecrits[self.parametre.nom]

    @property
    def modifiables(self) -> Mapping[str, Donnee]:
        return modifiables("etablissement" if "etablissement" in self.ecrits else "oi")


def _etablissement(ecrit: _Ecrit) -> Iterator[ScenarioError]:
    connus = ecrit.reperes.etablissements
    yield from ecrit.reperes.renvoi(ecrit.chemin, en_texte(ecrit.valeur), connus, "un établissement du ROR")


def _oi(ecrit: _Ecrit) -> Iterator[ScenarioError]:
    connues = ecrit.reperes.cles_oi
    yield from ecrit.reperes.renvoi(ecrit.chemin, en_texte(ecrit.valeur), connues, "une organisation du ROR")


def _nouvelle_oi(ecrit: _Ecrit) -> Iterator[ScenarioError]:
    cle = en_texte(ecrit.valeur)
    if not FORMES["cle"].reconnait(cle):
        yield ecrit.document.erreur(ecrit.chemin, cle, FORMES["cle"].attendu)
    elif cle in ecrit.reperes.cles_oi_au_depart:
        yield ecrit.document.erreur(ecrit.chemin, cle, "une clé d'organisation encore libre")


def _organisation(ecrit: _Ecrit) -> Iterator[ScenarioError]:
    yield from organisation_errors(ecrit.document, ecrit.chemin, ecrit.parametre.nom, ecrit.valeur)


def _forme(ecrit: _Ecrit) -> Iterator[ScenarioError]:
    donnee = Donnee(ecrit.parametre.nom, "", "", forme=ecrit.precision)
    yield from value_errors(ecrit.document, ecrit.chemin, donnee, ecrit.valeur)


def _table(ecrit: _Ecrit) -> Iterator[ScenarioError]:
    donnee = Donnee(ecrit.parametre.nom, "", "", table=ecrit.precision)
    yield from value_errors(ecrit.document, ecrit.chemin, donnee, ecrit.valeur)


def _donnee(ecrit: _Ecrit) -> Iterator[ScenarioError]:
    connues = tuple(ecrit.modifiables)
    yield from ecrit.reperes.renvoi(ecrit.chemin, en_texte(ecrit.valeur), connues, "une donnée modifiable")


def _valeur(ecrit: _Ecrit) -> Iterator[ScenarioError]:
    donnee = ecrit.modifiables.get(en_texte(ecrit.ecrits.get("donnee")))
    if donnee:
        yield from value_errors(ecrit.document, ecrit.chemin, donnee, ecrit.valeur)


_GENRES: dict[str, Callable[[_Ecrit], Iterator[ScenarioError]]] = {
    "etablissement": _etablissement,
    "oi": _oi,
    "nouvelle_oi": _nouvelle_oi,
    "organisation": _organisation,
    "forme": _forme,
    "table": _table,
    "donnee": _donnee,
    "valeur": _valeur,
}
