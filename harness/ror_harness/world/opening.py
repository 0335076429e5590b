"""Écrit une demande d'ouverture complète : les neuf éléments du formulaire de la région (P1-02)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ror_contracts.versions import DEFAULT_VERSION
from ror_harness.world.clock import PARIS

CERTIFICAT_D_ESSAI = (
    "-----BEGIN CERTIFICATE-----\nZXNzYWkgZHUgYmFuYyA6IGF1Y3VuIGNlcnRpZmljYXQ=\n-----END CERTIFICATE-----\n"
)
"""Ce que transmet une région dont le ROR est en clair : il n'y a rien à y reconnaître."""


def opening_request(
    instant: datetime,
    region: str,
    url_recette: str,
    url_production: str,
    courriels: tuple[str, str],
    certificat: str = CERTIFICAT_D_ESSAI,
    version: str = DEFAULT_VERSION,
) -> dict[str, Any]:
    """Rend la demande.

    `region` est un code TRE_R30, `courriels` ceux des deux référents, `certificat` celui du serveur (PEM),
    `version` celle du contrat que parle le ROR.
    """
    regional, technique = courriels
    return {
        "date": instant.astimezone(PARIS).date().isoformat(),
        "region_demandeuse": region,
        "ror": "ROR régional simulé",
        "version": version,
        "module": "Sanitaire",
        "referent_regional": _person("Régional", "Camille", regional, "référent régional"),
        "referent_technique": _person("Technique", "Dominique", technique, "référent technique"),
        "url_recette": url_recette,
        "url_production": url_production,
        "certificat_serveur": certificat,
    }


def _person(nom: str, prenom: str, courriel: str, fonction: str) -> dict[str, str]:
    return {"nom": nom, "prenom": prenom, "coordonnees": courriel, "fonction": fonction}
