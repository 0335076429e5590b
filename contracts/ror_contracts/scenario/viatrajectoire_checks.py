"""Vérifie les renvois et les données de la moitié `viatrajectoire:`."""

from collections.abc import Iterator, Mapping
from typing import Any

from ror_contracts.scenario.errors import ScenarioError, parmi
from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE, Donnee
from ror_contracts.scenario.reader import Chemin
from ror_contracts.scenario.references import Reperes, bloc, liste
from ror_contracts.scenario.values import value_errors

_ETABLISSEMENTS: Chemin = ("viatrajectoire", "etablissements")


def viatrajectoire_errors(reperes: Reperes) -> Iterator[ScenarioError]:
    """Rend toutes les fautes de renvoi et de données de cette moitié."""
    moitie = bloc(bloc(reperes.document.donnees).get("viatrajectoire"))
    etablissements = bloc(moitie.get("etablissements"))
    yield from _etablissements(reperes, etablissements)
    yield from _unites(reperes, etablissements)
    engendres = reperes.etablissements if "engendrer" in moitie else ()
    yield from _comptes(reperes, bloc(moitie.get("comptes")), (*etablissements, *engendres))


def _etablissements(reperes: Reperes, ecrits: Mapping[str, Any]) -> Iterator[ScenarioError]:
    for cle, ecrit in ecrits.items():
        chemin: Chemin = (*_ETABLISSEMENTS, cle)
        if bloc(ecrit).get("absent_du_ror") != "oui":
            attendu = "un établissement du ROR, ou « absent_du_ror: oui »"
            yield from reperes.renvoi(chemin, cle, reperes.etablissements, attendu)
        yield from _donnees(reperes, chemin, ecrit, DONNEES_ETABLISSEMENT)


def _unites(reperes: Reperes, ecrits: Mapping[str, Any]) -> Iterator[ScenarioError]:
    vues: dict[str, int] = {}
    for etablissement, ecrit in ecrits.items():
        for cle, unite in bloc(bloc(ecrit).get("unites")).items():
            chemin: Chemin = (*_ETABLISSEMENTS, etablissement, "unites", cle)
            if cle in vues:
                attendu = f"une clé d'unité unique dans la région (déjà à la ligne {vues[cle]})"
                yield reperes.document.erreur(chemin, cle, attendu)
            vues.setdefault(cle, reperes.document.ligne(chemin))
            oi, connues = bloc(unite).get("oi"), reperes.cles_oi_au_depart
            yield from reperes.renvoi((*chemin, "oi"), oi, connues, "une organisation du ROR au départ")
            yield from _donnees(reperes, chemin, unite, DONNEES_UNITE)


def _donnees(
    reperes: Reperes, chemin: Chemin, objet: Any, fiche: Mapping[str, Donnee]
) -> Iterator[ScenarioError]:
    for cle, valeur in bloc(bloc(objet).get("donnees")).items():
        ici = (*chemin, "donnees", cle)
        if cle in fiche:
            yield from value_errors(reperes.document, ici, fiche[cle], valeur)
        else:
            yield reperes.document.erreur(ici, cle, *parmi("une donnée de la fiche", cle, fiche))


def _comptes(reperes: Reperes, ecrits: Mapping[str, Any], connus: tuple[str, ...]) -> Iterator[ScenarioError]:
    for cle, compte in ecrits.items():
        for rang, cite in enumerate(liste(bloc(compte).get("etablissements"))):
            chemin: Chemin = ("viatrajectoire", "comptes", cle, "etablissements", rang)
            yield from reperes.renvoi(chemin, cite, connus, "un établissement de ViaTrajectoire")
