"""Les données communes d'un établissement que porte son entité juridique."""

from collections.abc import Mapping
from dataclasses import replace

from ror_simulator.domain.donnees.donnee import Donnee, scalar, table
from ror_simulator.domain.donnees.forme import CODE, FINESS, SIREN, TEXTE_OBLIGATOIRE
from ror_simulator.domain.region import EntiteJuridique

DONNEES_JURIDIQUE: Mapping[str, Donnee[EntiteJuridique]] = table(
    (
        scalar(
            "ej_numero",
            "numéro d'entité juridique",
            FINESS,
            lambda ej: ej.finess,
            lambda ej, v: replace(ej, finess=v),
        ),
        scalar(
            "ej_raison_sociale",
            "raison sociale de l'entité juridique",
            TEXTE_OBLIGATOIRE,
            lambda ej: ej.raison_sociale,
            lambda ej, v: replace(ej, raison_sociale=v),
        ),
        scalar(
            "ej_siren",
            "SIREN de l'entité juridique",
            SIREN,
            lambda ej: ej.siren,
            lambda ej, v: replace(ej, siren=v),
        ),
        scalar(
            "ej_statut",
            "statut juridique de l'entité juridique",
            CODE,
            lambda ej: ej.statut,
            lambda ej, v: replace(ej, statut=v),
        ),
    )
)
