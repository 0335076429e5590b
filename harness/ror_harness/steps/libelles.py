"""Met en face des mots français des fonctionnalités les codes que parlent le pilotage et le ROR."""

from __future__ import annotations

from collections.abc import Mapping

ACTEURS: Mapping[str, str] = {
    "la région": "region",
    "la région voisine": "region_voisine",
    "la coordination": "coordination",
    "la coordination voisine": "coordination_voisine",
    "le référent": "referent",
    "le référent voisin": "referent_voisin",
    "le support": "sisra",
    "un autre profil": "autre",
}
"""Qui agit → clé du compte dans l'histoire."""

MOTIFS: Mapping[str, tuple[str, ...]] = {
    "le profil n'y a pas droit": ("DROIT_INSUFFISANT",),
    "l'établissement n'est pas le sien": ("HORS_PERIMETRE",),
    # Une région peut ignorer jusqu'à l'existence des établissements d'une autre.
    "l'établissement n'est pas de sa région": ("HORS_PERIMETRE", "INCONNU"),
    "elle est incomplète": ("DEMANDE_INCOMPLETE",),
    "la région n'a rien demandé": ("DEMANDE_ABSENTE",),
    "la recette n'est pas validée": ("RECETTE_NON_VALIDEE",),
    "l'interface de la région n'est pas active": ("INTERFACE_NON_ACTIVEE",),
    "l'état ne le permet pas": ("ETAT_INCOMPATIBLE",),
    "l'établissement est absent du ROR": ("ETABLISSEMENT_ABSENT_DU_ROR",),
    "l'établissement n'est pas décrit dans le ROR": ("ETABLISSEMENT_NON_DECRIT",),
    "l'établissement est fermé dans le ROR": ("ETABLISSEMENT_FERME_DANS_LE_ROR",),
    "l'établissement est déjà connu": ("ETABLISSEMENT_DEJA_CONNU",),
    "elle a déjà eu lieu": ("DEJA_INITIEE",),
    "l'unité du ROR est déjà associée": ("OI_DEJA_ASSOCIEE",),
    "l'unité est déjà associée": ("UNITE_DEJA_ASSOCIEE",),
    "un niveau supérieur est déjà associé": ("NIVEAU_SUPERIEUR_ASSOCIE",),
    "le niveau n'est pas permis": ("NIVEAU_INTERDIT",),
    "l'unité du ROR ne déclare aucune activité": ("ACTIVITE_NON_UNIQUE",),
    "l'unité du ROR déclare plusieurs activités": ("ACTIVITE_NON_UNIQUE",),
    "il reste des unités à associer": ("UNITES_NON_ASSOCIEES",),
    "la structure est déjà validée": ("STRUCTURE_DEJA_VALIDEE",),
    "la création est interdite pendant la synchronisation": ("CREATION_INTERDITE",),
    "l'unité est absente du ROR": ("OI_INCONNUE",),
    "l'unité est fermée dans le ROR": ("OI_FERMEE",),
    "la donnée est verrouillée": ("DONNEE_VERROUILLEE",),
    "le ROR ne répond pas": ("ROR_INDISPONIBLE",),
    "la décision n'est pas possible": ("DECISION_IMPOSSIBLE",),
}
"""Motif d'un refus en français → codes qui le disent."""

AUTRES_MOTIFS: Mapping[str, str] = {
    "le certificat manque": "CERTIFICAT_ABSENT",
    "la recette n'est pas activée": "RECETTE_NON_ACTIVEE",
    "l'unité n'est pas associée": "UNITE_NON_ASSOCIEE",
    "un niveau inférieur est déjà associé": "NIVEAU_INFERIEUR_ASSOCIE",
    "la donnée est inconnue": "DONNEE_INCONNUE",
    "l'offre n'est pas vérifiée": "OFFRE_NON_VERIFIEE",
    "l'alerte est inconnue": "ALERTE_INCONNUE",
    "l'alerte est déjà traitée": "ALERTE_DEJA_TRAITEE",
    "l'objet est inconnu": "INCONNU",
}
"""Motif d'un refus qu'aucune étape ne demande → son code : il faut pourtant savoir le dire."""

DIFFERENCES: Mapping[str, str] = {
    "la modalité d'accueil": "MODALITE_DIFFERENTE",
    "l'activité": "ACTIVITE_DIFFERENTE",
    "le champ d'activité": "CHAMP_DIFFERENT",
    "le type d'unité": "TYPE_DIFFERENT",
}
"""Différence signalée par le bandeau (P2-14) → motif du refus."""

DONNEES: Mapping[str, str] = {
    "la dénomination": "denomination",
    "l'adresse": "adresse",
    "le code postal": "code_postal",
    "la commune": "commune",
    "le téléphone": "telephone",
    "la télécopie": "telecopie",
    "le courriel": "courriel",
    "l'itinéraire d'accès": "itineraire_acces",
    "le plan d'accès": "plan_acces",
    "la direction": "direction",
    "le site internet": "site_internet",
    "l'accessibilité": "accessibilite",
    "les aides financières": "aides_financieres",
    "les tarifs": "tarifs",
    "la coordination": "coordination",
    "le mode de fixation des tarifs": "mode_fixation_tarifs",
    "le domaine": "domaine",
    "le numéro FINESS": "finess",
    "le numéro SIRET": "siret",
    "le territoire de santé": "territoire_sante",
    "la catégorie": "categorie",
    "le numéro de l'entité juridique": "ej_numero",
    "la raison sociale de l'entité juridique": "ej_raison_sociale",
    "le numéro SIREN de l'entité juridique": "ej_siren",
    "le statut de l'entité juridique": "ej_statut",
    "la participation au service public": "participation_sph",
    "les consultations": "consultations",
    "le code de l'unité": "code_unite",
    "le code du service": "code_service",
    "le grand groupe de discipline": "grand_groupe_discipline",
    "le nom": "nom",
    "la catégorie d'organisation": "categorie_organisation",
    "le type d'unité": "type_unite",
    "la modalité d'accueil": "modalite_accueil",
    "l'activité": "activite",
    "le champ d'activité": "champ_activite",
    "le responsable": "responsable",
    "le descriptif": "descriptif",
    "le nombre de lits installés": "lits_installes",
    "le nombre de places installées": "places_installees",
    "l'âge minimum": "age_minimum",
    "l'âge maximum": "age_maximum",
    "les publics admis": "publics_admis",
    "les admissions": "admissions",
    "les pathologies": "pathologies",
    "le personnel": "personnel",
    "la filière": "filiere",
    "la couverture géographique": "couverture_geographique",
    "les habilitations": "habilitations",
    "les équipements issus du ROR": "equipements_ror",
    "les actes issus du ROR": "actes_ror",
    "les professions issues du ROR": "professions_ror",
    "les équipements hors ROR": "equipements_hors_ror",
    "les actes hors ROR": "actes_hors_ror",
    "les professions hors ROR": "professions_hors_ror",
    "les procédures": "procedures",
    "les gardes et astreintes": "gardes_astreintes",
    "les conventions": "conventions",
}
"""Donnée de fiche avec son article → sa clé."""

RUBRIQUES: Mapping[str, str] = {
    "coordonnées": "coordonnees",
    "caractéristiques générales": "caracteristiques_generales",
    "conditions d'hébergement": "conditions_hebergement",
    "informations administratives": "informations_administratives",
    "consultations": "consultations",
    "habilitations": "habilitations",
    "caractéristiques médicales": "caracteristiques_medicales",
    "admissions": "admissions",
    "pathologies": "pathologies",
    "personnel": "personnel",
    "filière": "filiere",
    "couverture géographique": "couverture_geographique",
    "ressources et soins techniques": "ressources_soins_techniques",
}
"""Rubrique de l'annexe 3 → son code."""

ELEMENTS_DE_LA_DEMANDE: Mapping[str, tuple[str, ...]] = {
    "date de la demande": ("date",),
    "région demandeuse": ("region_demandeuse",),
    "ROR utilisé": ("ror",),
    "version du ROR": ("version",),
    "module concerné": ("module",),
    "nom du référent régional": ("referent_regional", "nom"),
    "prénom du référent régional": ("referent_regional", "prenom"),
    "coordonnées du référent régional": ("referent_regional", "coordonnees"),
    "fonction du référent régional": ("referent_regional", "fonction"),
    "nom du référent technique": ("referent_technique", "nom"),
    "prénom du référent technique": ("referent_technique", "prenom"),
    "coordonnées du référent technique": ("referent_technique", "coordonnees"),
    "fonction du référent technique": ("referent_technique", "fonction"),
    "adresse du service en recette": ("url_recette",),
    "adresse du service en production": ("url_production",),
    "certificat du serveur": ("certificat_serveur",),
}
"""Élément du formulaire d'ouverture → où il se trouve dans la demande."""

MUTATIONS: Mapping[str, tuple[str, Mapping[str, str | list[str]]]] = {
    "effacement de la catégorie": ("effacement_categorie", {}),
    "catégorie inconnue": ("categorie_inconnue", {}),
    "effacement du champ d'activité": ("effacement_champ_activite", {}),
    "effacement de la modalité d'accueil": ("effacement_modalite_accueil", {}),
    "effacement du type d'unité": ("effacement_type_unite", {}),
    "effacement de l'activité": ("effacement_activite", {}),
    "seconde activité": ("seconde_activite", {}),
    "disparition": ("disparition_unite", {}),
    "déplacement vers la clinique": ("deplacement_unite", {"vers": "clinique"}),
    "ajout d'une unité": (
        "ajout_unite",
        {"cle": "ue_ajoutee", "niveau": "ue", "champ": "02", "modalite": "28", "activites": ["172"]},
    ),
    "fermeture": ("fermeture_unite", {}),
    "fermeture définitive": ("fermeture_etablissement", {"motif": "DEF"}),
    "fermeture provisoire": ("fermeture_etablissement", {"motif": "PRO"}),
    "réouverture": ("reouverture", {}),
}
"""Ce que subit un objet du ROR → mutation et paramètres, hors l'objet lui-même et la valeur d'une donnée."""

CHANGEMENTS: Mapping[str, str] = {
    "changement de la catégorie": "categorie",
    "changement du champ d'activité": "champ_activite",
    "changement de la modalité d'accueil": "modalite_accueil",
    "changement du type d'unité": "type_unite",
    "changement de l'activité": "activite",
}
"""Changement d'une donnée bloquante dans le ROR → sa clé ; la mutation s'appelle `changement_<clé>`."""

DOMAINES: Mapping[str, str] = {"Sanitaire": "sanitaire", "Grand Âge": "grand_age", "Handicap": "handicap"}
PLATEFORMES: Mapping[str, str] = {"recette": "recette", "production": "production"}
AVANCEMENTS: Mapping[str, str] = {
    "non activée": "non_activee",
    "activée": "activee",
    "validée": "validee",
}
TYPES_D_UNITE: Mapping[str, str] = {
    "MCO demandeuse": "mco_demandeuse",
    "MCO receveuse": "mco_receveuse",
    "HAD": "had",
    "SSR receveuse": "ssr_receveuse",
}
RESULTATS: Mapping[str, str] = {
    "égal": "egal",
    "absent du ROR": "absent_du_ror",
    "absent de ViaTrajectoire": "absent_de_viatrajectoire",
    "différent": "different",
}
ACTIONS: Mapping[str, str] = {
    "l'initiation": "initier_synchronisation",
    "l'association": "associer",
    "la validation de la structure": "valider_structure",
    "la comparaison de l'offre": "comparer_offre",
    "l'export": "exporter_offre",
    "la validation de l'offre": "valider_offre",
    "la suspension": "suspendre",
    "la relance": "relancer",
    "la mise à jour manuelle": "mettre_a_jour",
    "la création d'unité": "creer_unite_depuis_ror",
}

CAUSES_D_ALERTE: Mapping[str, str] = {
    "catégorie non renseignée": "CATEGORIE_NON_RENSEIGNEE",
    "catégorie non trouvée": "CATEGORIE_NON_TROUVEE",
    "catégorie différente": "CATEGORIE_DIFFERENTE",
    "champ d'activité non renseigné": "CHAMP_NON_RENSEIGNE",
    "champ d'activité différent": "CHAMP_DIFFERENT",
    "modalité d'accueil non renseignée": "MODALITE_NON_RENSEIGNEE",
    "modalité d'accueil différente": "MODALITE_DIFFERENTE",
    "type d'unité non renseigné": "TYPE_NON_RENSEIGNE",
    "type d'unité différent": "TYPE_DIFFERENT",
    "activité non renseignée": "ACTIVITE_NON_RENSEIGNEE",
    "activité différente": "ACTIVITE_DIFFERENTE",
    "unité déplacée": "UNITE_DEPLACEE",
    "établissement fermé": "ETABLISSEMENT_FERME",
    "unité fermée": "UNITE_FERMEE",
    "donnée modifiée": "DONNEE_MODIFIEE",
}
"""Cause d'une alerte en français → son code."""

OUVERTURES: Mapping[str, str] = {
    "ouvert": "ouvert",
    "fermé": "ferme",
    "ouverte": "ouverte",
    "fermée": "fermee",
    "fermée temporairement": "fermee_temporairement",
    "fermée définitivement": "fermee_definitivement",
    "fermée provisoirement": "provisoire",
}
"""Ouverture d'un objet, dans ViaTrajectoire ou dans le ROR → son code."""

NIVEAUX: Mapping[str, str] = {"pôle": "pole", "service": "service", "UF": "uf", "UE": "ue"}

SORTES: Mapping[str, str] = {
    "acte": "acte",
    "equipement": "équipement",
    "profession": "profession",
    "ror": "vient du ROR",
    "viatrajectoire": "propre à ViaTrajectoire",
    "notification": "liste des établissements modifiés",
    "lecture_etablissement": "lecture d'un établissement",
    "lecture_oi": "lecture d'une unité",
}
"""Sorte, origine ou opération → comment la dire."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "categorie": ("TRE_R66", "JDV_J55"),
    "champ_activite": ("TRE_R227",),
    "modalite_accueil": ("TRE_R213",),
    "type_unite": ("TRE_R207",),
    "activite": ("TRE_R211",),
    "categorie_organisation": ("JDV_J34",),
    "territoire_sante": ("TRE_R88",),
    "accessibilite": ("JDV_J50",),
    "aides_financieres": ("JDV_J31",),
    "mode_fixation_tarifs": ("TRE_R74",),
    "ej_statut": ("TRE_R72",),
    "participation_sph": ("TRE_R73",),
    "publics_admis": ("TRE_R239",),
    **dict.fromkeys(("equipement", "equipements_ror", "equipements_hors_ror"), ("JDV_J18",)),
    **dict.fromkeys(("acte", "actes_ror", "actes_hors_ror"), ("JDV_J16",)),
    **dict.fromkeys(("profession", "professions_ror", "professions_hors_ror"), ("JDV_J54",)),
}
"""Donnée, ou sorte de ressource → nomenclatures où lire le libellé de ses codes."""
