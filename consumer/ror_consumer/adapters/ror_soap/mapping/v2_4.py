"""La correspondance du contrat 2.4 : chaque donnée commune de l'annexe 3 et l'élément qui la porte.

Les autres versions en sont des écarts.
"""

from ror_consumer.adapters.ror_soap import identity
from ror_consumer.adapters.ror_soap.contacts import moyen, nom_du_contact
from ror_consumer.adapters.ror_soap.extract import (
    attribut,
    code,
    codes,
    entier,
    identifiant,
    juridique,
    mesure,
    par_reference,
    seul,
    seul_code,
    texte,
)
from ror_consumer.adapters.ror_soap.mapping.base import Correspondance
from ror_consumer.adapters.ror_soap.names import Table
from ror_consumer.adapters.ror_soap.places import ADRESSES, tarifs, territoire_sante, voie
from ror_consumer.adapters.ror_soap.references import activites, equipements

MOBILE, FIXE, COURRIEL, URL, TELECOPIE = "1", "2", "3", "4", "6"
"""Canaux de communication (TRE_R200)."""
DIRECTEUR, RESPONSABLE_UNITE = "01", "22"
"""Fonctions de contact (TRE_R251)."""

_CHAMPS = "extension/typeActivity"
_MODALITE = "extension/careMode"

ETABLISSEMENT = {
    "denomination": texte("primaryName"),
    "adresse": voie,
    "code_postal": attribut("postCode", *ADRESSES),
    "commune": attribut("cityName", *ADRESSES),
    "telephone": moyen(FIXE, MOBILE),
    "telecopie": moyen(TELECOPIE),
    "courriel": moyen(COURRIEL),
    "site_internet": moyen(URL),
    "direction": nom_du_contact(DIRECTEUR),
    "accessibilite": code("extension/accessibilityLocation"),
    "aides_financieres": codes("extension/financialHelpType"),
    "tarifs": tarifs,
    "finess": identifiant(identity.finess_of),
    "siret": identifiant(identity.siret_of),
    "territoire_sante": territoire_sante,
    "categorie": code("codedType", Table.CATEGORIE),
    "participation_sph": code("codedType", Table.PARTICIPATION),
    "ej_numero": juridique(identifiant(identity.finess_of)),
    "ej_raison_sociale": juridique(texte("primaryName")),
    "ej_siren": juridique(identifiant(identity.siren_of)),
    "ej_statut": juridique(code("codedType", Table.STATUT)),
}

ORGANISATION = {
    "nom": texte("primaryName"),
    "type_unite": code("codedType", Table.TYPE_ORGANISATION),
    "champ_activite": seul_code(_CHAMPS),
    "modalite_accueil": code(_MODALITE),
    "activite": seul(par_reference(activites)),
    "categorie_organisation": code("extension/facilityType"),
    "responsable": nom_du_contact(RESPONSABLE_UNITE),
    "lits_installes": entier("total", "extension/accommodationCapacity/beds"),
    "places_installees": entier("total", "extension/accommodationCapacity/space"),
    "age_minimum": mesure("extension/patientsType/patientTypeAgeMin"),
    "age_maximum": mesure("extension/patientsType/patientTypeAgeMax"),
    "publics_admis": codes("extension/patientsType/supportedPatient"),
    "equipements_ror": par_reference(equipements("extension/equipment")),
    "actes_ror": codes("extension/specificAct"),
    "professions_ror": codes("extension/resourcesSkills/profession"),
}

CORRESPONDANCE = Correspondance(
    version="2.4",
    etablissement=ETABLISSEMENT,
    organisation=ORGANISATION,
    champs=_CHAMPS,
    modalite=_MODALITE,
    parent="extension/parentFacility",
    fermeture_etablissement="extension/closingDate",
    motif_fermeture="extension/closingReason",
    fermeture_organisation="extension/finalClosingDate",
)
