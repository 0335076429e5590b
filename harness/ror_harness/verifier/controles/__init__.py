"""Réunit les contrôles : un fichier et une ligne ici par famille, une ligne de table par contrôle."""

from __future__ import annotations

from ror_harness.verifier.controles import (
    alimentation,
    conformite,
    contacts,
    contrat_publie,
    exposition,
    identifiants,
    nomenclatures,
    profils,
    requetes,
    securite,
)
from ror_harness.verifier.modele import Controle

FAMILLES: dict[str, tuple[Controle, ...]] = {
    "contrat_publie": contrat_publie.CONTROLES,
    "conformite": conformite.CONTROLES,
    "nomenclatures": nomenclatures.CONTROLES,
    "identifiants": identifiants.CONTROLES,
    "exposition": exposition.CONTROLES,
    "contacts": contacts.CONTROLES,
    "alimentation": alimentation.CONTROLES,
    "profils": profils.CONTROLES,
    "requetes": requetes.CONTROLES,
    "securite": securite.CONTROLES,
}
