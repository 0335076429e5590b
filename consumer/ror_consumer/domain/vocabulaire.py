"""Les mots du manuel dont la liste est fermée : profils, états, types, niveaux, domaines, ouvertures."""

from __future__ import annotations

from enum import StrEnum


class Profil(StrEnum):
    """Les profils d'utilisateurs de ViaTrajectoire (phases 1 à 3)."""

    REGION = "region"
    COORDINATION = "coordination"
    REFERENT_STRUCTURE = "referent_structure"
    SUPPORT_SISRA = "support_sisra"
    AUTRE = "autre"

    @property
    def libelle(self) -> str:
        return _LIBELLES_PROFIL[self]


class EtatSynchronisation(StrEnum):
    """Les cinq états de l'annexe 2, dans l'ordre de la démarche."""

    NON_SYNCHRONISE = "non_synchronise"
    EN_COURS = "en_cours"
    STRUCTURE_VALIDEE = "structure_validee"
    OFFRE_ACTIVE = "offre_active"
    OFFRE_SUSPENDUE = "offre_suspendue"


class TypeUnite(StrEnum):
    """Les unités de soins de ViaTrajectoire."""

    MCO_DEMANDEUSE = "mco_demandeuse"
    MCO_RECEVEUSE = "mco_receveuse"
    HAD = "had"
    SSR_RECEVEUSE = "ssr_receveuse"


class NiveauOI(StrEnum):
    """Les niveaux d'organisation interne du ROR ; la valeur est le code de la TRE_R207."""

    POLE = "1"
    SERVICE = "2"
    UNITE_FONCTIONNELLE = "3"
    UNITE_ELEMENTAIRE = "4"

    @property
    def code(self) -> str:
        """Le nom court que partagent scénarios et pilotage : pole, service, uf, ue."""
        return _CODES_NIVEAU[self]


class Domaine(StrEnum):
    """Les domaines que la région ouvre un par un (P1-08, P1-09)."""

    SANITAIRE = "sanitaire"
    GRAND_AGE = "grand_age"
    HANDICAP = "handicap"


class Plateforme(StrEnum):
    """Les deux plateformes de ViaTrajectoire."""

    RECETTE = "recette"
    PRODUCTION = "production"


class OuvertureEtablissement(StrEnum):
    """L'ouverture d'un établissement dans ViaTrajectoire."""

    OUVERT = "ouvert"
    FERME = "ferme"


class OuvertureUnite(StrEnum):
    """L'ouverture d'une unité dans ViaTrajectoire."""

    OUVERTE = "ouverte"
    FERMEE_TEMPORAIREMENT = "fermee_temporairement"
    FERMEE_DEFINITIVEMENT = "fermee_definitivement"


class Fiche(StrEnum):
    """Les deux fiches de l'annexe 3."""

    ETABLISSEMENT = "etablissement"
    UNITE = "unite"


class Origine(StrEnum):
    """D'où vient une donnée de l'annexe 3 : commune (ROR) ou propre à ViaTrajectoire."""

    ROR = "ror"
    VIATRAJECTOIRE = "viatrajectoire"


_LIBELLES_PROFIL = {
    Profil.REGION: "Région",
    Profil.COORDINATION: "Sanitaire – Coordination",
    Profil.REFERENT_STRUCTURE: "Sanitaire – Référent structure",
    Profil.SUPPORT_SISRA: "support ViaTrajectoire-Sisra",
    Profil.AUTRE: "autre profil",
}
_CODES_NIVEAU = {
    NiveauOI.POLE: "pole",
    NiveauOI.SERVICE: "service",
    NiveauOI.UNITE_FONCTIONNELLE: "uf",
    NiveauOI.UNITE_ELEMENTAIRE: "ue",
}
