"""L'annexe 3 en table : chaque donnée d'une fiche, sa rubrique, sa forme et son origine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.valeurs import Forme
from ror_consumer.domain.vocabulaire import Fiche, Origine


class Rubrique(StrEnum):
    """Les rubriques de l'annexe 3 ; la valeur est leur libellé."""

    COORDONNEES = "Coordonnées"
    GENERALES = "Caractéristiques générales"
    HEBERGEMENT = "Conditions d'hébergement"
    ADMINISTRATIVES = "Informations administratives"
    CONSULTATIONS = "Consultations"
    HABILITATIONS = "Habilitations"
    MEDICALES = "Caractéristiques médicales"
    ADMISSIONS = "Admissions"
    PATHOLOGIES = "Pathologies"
    PERSONNEL = "Personnel"
    FILIERE = "Filière"
    COUVERTURE = "Couverture géographique"
    RESSOURCES = "Ressources et soins techniques"
    HORS_ANNEXE = "Hors annexe 3"


@dataclass(frozen=True)
class Donnee:
    """Une donnée de fiche.

    `bloquante` : jamais remplacée par le ROR, un écart bloque (P3-10 à P3-20) ; `exprimable` : le contrat
    SOAP la porte ; `exigence` : P3-02 (commune, verrouillée) ou P3-03 (propre, libre).
    """

    fiche: Fiche
    rubrique: Rubrique
    cle: str
    libelle: str
    origine: Origine
    exigence: str
    forme: Forme = Forme.TEXTE
    bloquante: bool = False
    exprimable: bool = True

    @property
    def remplacable(self) -> bool:
        """Vrai quand le ROR peut remplacer la valeur de ViaTrajectoire."""
        return self.origine is Origine.ROR and self.exprimable and not self.bloquante


def _ror(fiche: Fiche, rubrique: Rubrique, cle: str, libelle: str, **options: object) -> Donnee:
    return replace(Donnee(fiche, rubrique, cle, libelle, Origine.ROR, "P3-02"), **options)  # type: ignore[arg-type]


def _vt(fiche: Fiche, rubrique: Rubrique, cle: str, libelle: str, forme: Forme = Forme.LIBRE) -> Donnee:
    return Donnee(fiche, rubrique, cle, libelle, Origine.VIATRAJECTOIRE, "P3-03", forme, exprimable=False)


_E, _U, _R, _L = Fiche.ETABLISSEMENT, Fiche.UNITE, Rubrique, Forme.LISTE

DONNEES: tuple[Donnee, ...] = (
    _ror(_E, _R.COORDONNEES, "denomination", "dénomination"),
    _ror(_E, _R.COORDONNEES, "adresse", "adresse"),
    _ror(_E, _R.COORDONNEES, "code_postal", "code postal"),
    _ror(_E, _R.COORDONNEES, "commune", "commune"),
    _ror(_E, _R.COORDONNEES, "telephone", "téléphone"),
    _ror(_E, _R.COORDONNEES, "telecopie", "télécopie"),
    _ror(_E, _R.COORDONNEES, "courriel", "courriel"),
    _vt(_E, _R.GENERALES, "descriptif", "descriptif"),
    _vt(_E, _R.GENERALES, "itineraire_acces", "itinéraire d'accès"),
    _vt(_E, _R.GENERALES, "plan_acces", "plan d'accès"),
    _ror(_E, _R.GENERALES, "direction", "direction"),
    _ror(_E, _R.GENERALES, "site_internet", "site internet"),
    _ror(_E, _R.HEBERGEMENT, "accessibilite", "accessibilité"),
    _ror(_E, _R.HEBERGEMENT, "aides_financieres", "aides financières", forme=_L),
    _ror(_E, _R.HEBERGEMENT, "tarifs", "tarifs", forme=_L),
    _vt(_E, _R.ADMINISTRATIVES, "coordination", "coordination"),
    _vt(_E, _R.ADMINISTRATIVES, "mode_fixation_tarifs", "mode de fixation des tarifs"),
    _ror(_E, _R.ADMINISTRATIVES, "domaine", "domaine", exprimable=False),
    _ror(_E, _R.ADMINISTRATIVES, "finess", "n° FINESS"),
    _ror(_E, _R.ADMINISTRATIVES, "siret", "n° SIRET"),
    _ror(_E, _R.ADMINISTRATIVES, "territoire_sante", "territoire de santé"),
    _ror(_E, _R.ADMINISTRATIVES, "categorie", "catégorie d'établissement", bloquante=True),
    _ror(_E, _R.ADMINISTRATIVES, "ej_numero", "n° de l'entité juridique"),
    _ror(_E, _R.ADMINISTRATIVES, "ej_raison_sociale", "raison sociale de l'entité juridique"),
    _ror(_E, _R.ADMINISTRATIVES, "ej_siren", "n° SIREN de l'entité juridique"),
    _ror(_E, _R.ADMINISTRATIVES, "ej_statut", "statut de l'entité juridique"),
    _ror(_E, _R.ADMINISTRATIVES, "participation_sph", "participation au service public hospitalier"),
    _vt(_E, _R.CONSULTATIONS, "consultations", "consultations"),
    _vt(_E, _R.HABILITATIONS, "habilitations", "habilitations"),
    _vt(_U, _R.GENERALES, "code_unite", "code de l'unité"),
    _vt(_U, _R.GENERALES, "code_service", "code du service"),
    _vt(_U, _R.GENERALES, "grand_groupe_discipline", "grand groupe de discipline d'équipement"),
    _ror(_U, _R.GENERALES, "nom", "nom"),
    _ror(_U, _R.GENERALES, "categorie_organisation", "catégorie d'organisation"),
    _ror(_U, _R.GENERALES, "type_unite", "type d'unité", bloquante=True),
    _ror(_U, _R.GENERALES, "modalite_accueil", "modalité d'accueil", bloquante=True),
    _ror(_U, _R.GENERALES, "activite", "activité opérationnelle", bloquante=True),
    _ror(_U, _R.GENERALES, "responsable", "responsable"),
    _vt(_U, _R.MEDICALES, "descriptif", "descriptif"),
    _ror(_U, _R.MEDICALES, "lits_installes", "nombre de lits installés", forme=Forme.ENTIER),
    _ror(_U, _R.MEDICALES, "places_installees", "nombre de places installées", forme=Forme.ENTIER),
    _ror(_U, _R.MEDICALES, "age_minimum", "âge minimum"),
    _ror(_U, _R.MEDICALES, "age_maximum", "âge maximum"),
    _ror(_U, _R.MEDICALES, "publics_admis", "publics admis", forme=_L),
    _vt(_U, _R.ADMISSIONS, "admissions", "admissions"),
    _vt(_U, _R.PATHOLOGIES, "pathologies", "pathologies"),
    _vt(_U, _R.PERSONNEL, "personnel", "personnel"),
    _vt(_U, _R.FILIERE, "filiere", "filière"),
    _vt(_U, _R.COUVERTURE, "couverture_geographique", "couverture géographique"),
    _vt(_U, _R.HABILITATIONS, "habilitations", "habilitations"),
    _ror(_U, _R.RESSOURCES, "equipements_ror", "équipements issus du ROR", forme=_L),
    _ror(_U, _R.RESSOURCES, "actes_ror", "actes spécifiques issus du ROR", forme=_L),
    _ror(_U, _R.RESSOURCES, "professions_ror", "professions de santé issues du ROR", forme=_L),
    _vt(_U, _R.RESSOURCES, "equipements_hors_ror", "équipements hors ROR", _L),
    _vt(_U, _R.RESSOURCES, "actes_hors_ror", "actes spécifiques hors ROR", _L),
    _vt(_U, _R.RESSOURCES, "professions_hors_ror", "professions hors ROR", _L),
    _vt(_U, _R.RESSOURCES, "procedures", "procédures et prises en charge protocolisées"),
    _vt(_U, _R.RESSOURCES, "gardes_astreintes", "gardes et astreintes"),
    _vt(_U, _R.RESSOURCES, "conventions", "conventions et accords de fonctionnement"),
    _ror(_U, _R.HORS_ANNEXE, "champ_activite", "champ d'activité", bloquante=True),
)


def donnees_selon(lectures: Lectures) -> tuple[Donnee, ...]:
    """La table, ajustée aux lectures de l'annexe 3 (nom, type d'unité)."""
    return tuple(_ajustee(donnee, lectures) for donnee in DONNEES)


def _ajustee(donnee: Donnee, lectures: Lectures) -> Donnee:
    if (donnee.fiche, donnee.cle) == (_U, "nom") and lectures.annexe3_nom == "viatrajectoire":
        return replace(donnee, origine=Origine.VIATRAJECTOIRE, exigence="P3-03", exprimable=False)
    if lectures.annexe3_type == "categorie_organisation":
        if donnee.cle == "type_unite":
            return replace(donnee, bloquante=False)
        if donnee.cle == "categorie_organisation":
            return replace(donnee, bloquante=True)
    return donnee


def de_la_fiche(table: Iterable[Donnee], fiche: Fiche) -> tuple[Donnee, ...]:
    """Les données d'une fiche, dans l'ordre de l'annexe."""
    return tuple(donnee for donnee in table if donnee.fiche is fiche)


def trouver(table: Iterable[Donnee], fiche: Fiche, cle: str) -> Donnee | None:
    """La donnée de cette clé, ou None si la fiche n'en a pas."""
    return next((donnee for donnee in table if donnee.fiche is fiche and donnee.cle == cle), None)
