"""Dresse la liste des données d'une fiche : rubrique, origine (annexe 3), forme.

« Toutes » n'est pas énuméré par le manuel : cette liste est la lecture du banc.
Le système testé ne s'en sert pas.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

ROR = "ror"
VIATRAJECTOIRE = "viatrajectoire"


@dataclass(frozen=True)
class Donnee:
    """Donnée d'une fiche : `forme` (table `FORMES`) ou `table` de codes ; `modifiable` par une mutation."""

    cle: str
    rubrique: str
    origine: str
    forme: str = "texte"
    table: str = ""
    liste: bool = False
    modifiable: bool = True


def _table(*donnees: Donnee) -> Mapping[str, Donnee]:
    return MappingProxyType({donnee.cle: donnee for donnee in donnees})


_COORDONNEES = "coordonnees"
_GENERALES = "caracteristiques_generales"
_HEBERGEMENT = "conditions_hebergement"
_ADMINISTRATIVES = "informations_administratives"
_MEDICALES = "caracteristiques_medicales"
_RESSOURCES = "ressources_soins_techniques"

DONNEES_ETABLISSEMENT = _table(
    Donnee("denomination", _COORDONNEES, ROR),
    Donnee("adresse", _COORDONNEES, ROR),
    Donnee("code_postal", _COORDONNEES, ROR, forme="code_postal"),
    Donnee("commune", _COORDONNEES, ROR),
    Donnee("telephone", _COORDONNEES, ROR, forme="telephone"),
    Donnee("telecopie", _COORDONNEES, ROR, forme="telephone"),
    Donnee("courriel", _COORDONNEES, ROR, forme="courriel"),
    Donnee("descriptif", _GENERALES, VIATRAJECTOIRE),
    Donnee("itineraire_acces", _GENERALES, VIATRAJECTOIRE),
    Donnee("plan_acces", _GENERALES, VIATRAJECTOIRE),
    Donnee("direction", _GENERALES, ROR),
    Donnee("site_internet", _GENERALES, ROR, forme="url"),
    Donnee("accessibilite", _HEBERGEMENT, ROR, table="JDV_J50"),
    Donnee("aides_financieres", _HEBERGEMENT, ROR, table="JDV_J31", liste=True),
    Donnee("tarifs", _HEBERGEMENT, ROR, forme="tarif", liste=True),
    Donnee("coordination", _ADMINISTRATIVES, VIATRAJECTOIRE),
    Donnee("mode_fixation_tarifs", _ADMINISTRATIVES, VIATRAJECTOIRE, table="TRE_R74"),
    # Le contrat ne porte pas le domaine, et le FINESS est la clé de lecture : ni l'un ni l'autre ne se mute.
    Donnee("domaine", _ADMINISTRATIVES, ROR, modifiable=False),
    Donnee("finess", _ADMINISTRATIVES, ROR, forme="finess", modifiable=False),
    Donnee("siret", _ADMINISTRATIVES, ROR, forme="siret"),
    Donnee("territoire_sante", _ADMINISTRATIVES, ROR, table="TRE_R88"),
    Donnee("categorie", _ADMINISTRATIVES, ROR, table="TRE_R66", modifiable=False),
    Donnee("ej_numero", _ADMINISTRATIVES, ROR, forme="finess"),
    Donnee("ej_raison_sociale", _ADMINISTRATIVES, ROR),
    Donnee("ej_siren", _ADMINISTRATIVES, ROR, forme="siren"),
    Donnee("ej_statut", _ADMINISTRATIVES, ROR, table="TRE_R72"),
    Donnee("participation_sph", _ADMINISTRATIVES, ROR, table="TRE_R73"),
    Donnee("consultations", "consultations", VIATRAJECTOIRE),
    Donnee("habilitations", "habilitations", VIATRAJECTOIRE),
)
"""Données de la fiche d'un établissement."""

DONNEES_UNITE = _table(
    Donnee("code_unite", _GENERALES, VIATRAJECTOIRE),
    Donnee("code_service", _GENERALES, VIATRAJECTOIRE),
    Donnee("grand_groupe_discipline", _GENERALES, VIATRAJECTOIRE),
    Donnee("nom", _GENERALES, ROR),
    Donnee("categorie_organisation", _GENERALES, ROR, table="JDV_J34"),
    Donnee("type_unite", _GENERALES, ROR, table="TRE_R207", modifiable=False),
    Donnee("modalite_accueil", _GENERALES, ROR, table="TRE_R213", modifiable=False),
    Donnee("activite", _GENERALES, ROR, table="TRE_R211", modifiable=False),
    Donnee("responsable", _GENERALES, ROR),
    Donnee("descriptif", _MEDICALES, VIATRAJECTOIRE),
    Donnee("lits_installes", _MEDICALES, ROR, forme="entier"),
    Donnee("places_installees", _MEDICALES, ROR, forme="entier"),
    Donnee("age_minimum", _MEDICALES, ROR, forme="age"),
    Donnee("age_maximum", _MEDICALES, ROR, forme="age"),
    Donnee("publics_admis", _MEDICALES, ROR, table="TRE_R239", liste=True),
    Donnee("admissions", "admissions", VIATRAJECTOIRE),
    Donnee("pathologies", "pathologies", VIATRAJECTOIRE),
    Donnee("personnel", "personnel", VIATRAJECTOIRE),
    Donnee("filiere", "filiere", VIATRAJECTOIRE),
    Donnee("couverture_geographique", "couverture_geographique", VIATRAJECTOIRE),
    Donnee("habilitations", "habilitations", VIATRAJECTOIRE),
    Donnee("equipements_ror", _RESSOURCES, ROR, table="JDV_J18", liste=True),
    Donnee("actes_ror", _RESSOURCES, ROR, table="JDV_J16", liste=True),
    Donnee("professions_ror", _RESSOURCES, ROR, table="JDV_J54", liste=True),
    Donnee("equipements_hors_ror", _RESSOURCES, VIATRAJECTOIRE, liste=True),
    Donnee("actes_hors_ror", _RESSOURCES, VIATRAJECTOIRE, liste=True),
    Donnee("professions_hors_ror", _RESSOURCES, VIATRAJECTOIRE, liste=True),
    Donnee("procedures", _RESSOURCES, VIATRAJECTOIRE),
    Donnee("gardes_astreintes", _RESSOURCES, VIATRAJECTOIRE),
    Donnee("conventions", _RESSOURCES, VIATRAJECTOIRE),
    # Le champ d'activité bloque (P3-13, P3-14) sans figurer dans l'annexe 3.
    Donnee("champ_activite", "hors_annexe_3", ROR, table="TRE_R227", modifiable=False),
)
"""Données de la fiche d'une unité."""
