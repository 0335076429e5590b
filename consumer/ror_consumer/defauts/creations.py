"""Défauts de la phase 3, cas 3 et 4 : créer depuis le ROR (P3-70 à P3-85)."""

from __future__ import annotations

from dataclasses import replace

from ror_consumer.defauts.gestes_creations import (
    CREER,
    DEMANDER,
    Active,
    CommuneAuLieuDuTerritoire,
    SansStatut,
    a_defaut_une_autre,
    copie_des_propres,
    cree_a_la_demande,
    en_double,
    ferme_hier_seulement,
    fiche_creee,
    proposition,
    rien_a_completer,
    sans_capacites,
    toujours_refuse,
    unite_creee,
)
from ror_consumer.defauts.modele import Defaut
from ror_consumer.defauts.outils import ajoute, change, depot, etats, profils, sans, usage
from ror_consumer.defauts.vocabulaire import (
    ACTIVE,
    AUTRE,
    NON,
    REFERENT,
    REGION,
    SUSPENDUE,
    TROIS,
)
from ror_consumer.domain.formulaires import ElementExige
from ror_consumer.domain.refus import Motif
from ror_consumer.domain.vocabulaire import Origine

DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "creation_demandee_sans_interface",
        "P3-70",
        "Une région dont l'interface n'est pas active demande une création.",
        depot(Active),
    ),
    Defaut(
        "creation_toujours_refusee",
        "P3-70",
        "Une région dont l'interface est active ne peut pas demander.",
        usage(DEMANDER, toujours_refuse),
    ),
    Defaut(
        "statut_juridique_perdu", "P3-71", "La demande reçue perd le statut juridique.", depot(SansStatut)
    ),
    Defaut(
        "territoire_confondu",
        "P3-71",
        "La demande reçue porte la commune à la place du territoire de santé.",
        depot(CommuneAuLieuDuTerritoire),
    ),
    Defaut(
        "creation_exige_de_trop",
        "P3-71",
        "Une demande complète est refusée : un élément que le manuel ne demande pas est exigé.",
        ajoute("demande_creation", ElementExige("P3-71", "siret", "numéro SIRET")),
    ),
    Defaut(
        "etablissement_absent_cree",
        "P3-72",
        "Un établissement absent du ROR se crée.",
        sans("conditions_etablissement", motif=Motif.ETABLISSEMENT_ABSENT_DU_ROR),
    ),
    Defaut(
        "etablissement_ferme_cree",
        "P3-72",
        "Un établissement fermé dans le ROR se crée.",
        sans("conditions_etablissement", motif=Motif.ETABLISSEMENT_FERME_DANS_LE_ROR),
    ),
    Defaut(
        "fermeture_du_jour_seulement",
        "P3-72",
        "Seule une fermeture du jour même empêche la création.",
        change(
            "conditions_etablissement",
            {"motif": Motif.ETABLISSEMENT_FERME_DANS_LE_ROR},
            refuse=ferme_hier_seulement,
        ),
    ),
    Defaut(
        "etablissement_cree_sans_siret",
        "P3-73",
        "L'établissement créé ne porte pas son numéro SIRET.",
        change("donnees", {"cle": "siret"}, origine=Origine.VIATRAJECTOIRE),
    ),
    Defaut(
        "etablissement_cree_sans_adresse",
        "P3-73",
        "L'établissement créé n'a pas d'adresse.",
        fiche_creee(lambda donnees: {**donnees, "adresse": None, "commune": None}),
    ),
    Defaut(
        "creation_par_la_region",
        "P3-75",
        "La région crée elle-même ; le support n'y a pas droit.",
        profils("creer_etablissement", REGION),
    ),
    Defaut(
        "creation_a_la_demande",
        "P3-75",
        "L'établissement naît dès la demande, sans le support.",
        cree_a_la_demande(),
    ),
    Defaut(
        "creation_d_unite_par_tous",
        "P3-80",
        "Un autre profil crée une unité depuis le ROR.",
        profils(CREER, *TROIS, AUTRE),
    ),
    Defaut(
        "coordination_sans_creation",
        "P3-80",
        "La coordination ne crée pas d'unité depuis le ROR.",
        profils(CREER, REGION, REFERENT),
    ),
    Defaut(
        "unite_fermee_creee",
        "P3-81",
        "Une unité fermée dans le ROR se crée.",
        sans("conditions_unite", motif=Motif.OI_FERMEE),
    ),
    Defaut(
        "unite_absente_remplacee",
        "P3-81",
        "À la place d'une unité absente du ROR, une autre est créée.",
        usage(CREER, a_defaut_une_autre),
    ),
    Defaut(
        "creation_avant_synchronisation",
        "P3-82",
        "Une unité se crée depuis le ROR dès l'état « Non synchronisé ».",
        etats(CREER, NON, ACTIVE, SUSPENDUE),
    ),
    Defaut(
        "creation_en_suspension_seulement",
        "P3-82",
        "Une unité ne se crée depuis le ROR que pendant la suspension.",
        etats(CREER, SUSPENDUE),
    ),
    Defaut(
        "donnees_propres_recopiees",
        "P3-83",
        "L'unité créée reprend les données propres d'une autre unité.",
        unite_creee(copie_des_propres),
    ),
    Defaut(
        "unite_creee_sans_capacites",
        "P3-83",
        "L'unité créée ne porte ni lits ni places.",
        unite_creee(sans_capacites),
    ),
    Defaut(
        "rien_a_completer",
        "P3-83",
        "Rien ne dit ce qui reste à saisir.",
        usage(CREER, rien_a_completer),
    ),
    Defaut(
        "seules_creables_proposees",
        "P3-85",
        "L'organisation proposée tait les unités fermées ou déjà associées.",
        proposition(lambda une: une if une.creable else None),
    ),
    Defaut(
        "toutes_dites_ouvertes",
        "P3-85",
        "Les unités fermées dans le ROR sont proposées comme ouvertes.",
        proposition(lambda une: replace(une, ouverture="ouverte")),
    ),
    Defaut(
        "toutes_dites_libres",
        "P3-85",
        "Les unités déjà associées sont proposées comme libres.",
        proposition(lambda une: replace(une, associee=False, unite=None)),
    ),
    Defaut(
        "unite_creee_en_double", "P3-85", "Deux unités sont créées au lieu d'une.", usage(CREER, en_double)
    ),
)
