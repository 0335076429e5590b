"""Écrit la région que le banc remet au système testé, depuis la moitié `viatrajectoire:` d'un scénario."""

from __future__ import annotations

from typing import Any

from ror_contracts.scenario import CompteDecrit, EtablissementVT, Scenario
from ror_harness.world.references import References


def declare_roles(references: References, scenario: Scenario) -> None:
    """Donne leurs identifiants aux rôles du scénario ; ceux des organisations sont ceux du ROR."""
    cote_vt = scenario.viatrajectoire
    references.declarer("compte", cote_vt.comptes)
    references.declarer("etablissement", scenario.ror.etablissements)
    references.declarer("etablissement", cote_vt.etablissements)
    for etablissement in cote_vt.etablissements.values():
        references.declarer("unite", etablissement.unites)
    for decrit in scenario.ror.etablissements.values():
        for organisation in decrit.toutes_les_organisations():
            references.nommer("oi", organisation.cle, organisation.identifiant)


def preparation(references: References, scenario: Scenario) -> dict[str, Any]:
    """Rend le corps de l'opération `preparer`, sans la région."""
    cote_vt = scenario.viatrajectoire
    return {
        "nom": f"Région d'essai : {scenario.titre}",
        "comptes": [_account(references, compte) for compte in cote_vt.comptes.values()],
        "etablissements": [_facility(references, un) for un in cote_vt.etablissements.values()],
    }


def _account(references: References, compte: CompteDecrit) -> dict[str, Any]:
    return {
        "compte": references.identifiant("compte", compte.cle),
        "profil": compte.profil,
        "nom": compte.nom,
        "courriel": references.courriel(compte.cle),
        "etablissements": [references.identifiant("etablissement", un) for un in compte.etablissements],
    }


def _facility(references: References, etablissement: EtablissementVT) -> dict[str, Any]:
    return {
        "etablissement": references.identifiant("etablissement", etablissement.cle),
        "domaine": etablissement.domaine,
        "donnees": dict(etablissement.donnees),
        "unites": [
            {
                "unite": references.identifiant("unite", unite.cle),
                "type": unite.type,
                "donnees": dict(unite.donnees),
            }
            for unite in etablissement.unites.values()
        ],
    }
