"""Défauts de la phase 2, étape 1 : ce qui s'associe à quoi (P2-06 à P2-17, P2-26)."""

from __future__ import annotations

from dataclasses import replace

from ror_consumer.defauts.gestes_appairage import (
    UNE_ACTIVITE,
    aucune_grisee,
    bandeau,
    en_chaine,
    libre_en_apparence,
    parents_grises,
    refuse_et_dissocie,
    sans_effet,
    une_seule_a_la_fois,
    vole,
)
from ror_consumer.defauts.initiation import page
from ror_consumer.defauts.modele import Defaut
from ror_consumer.defauts.outils import ajoute, change, etats, sans, usage
from ror_consumer.domain.appairage import NiveauxAdmis, RegleAppairage, autre_que
from ror_consumer.domain.comparaison import MCO_HAD, SSR, TOUS_NIVEAUX, TOUS_TYPES, UE
from ror_consumer.domain.refus import Motif
from ror_consumer.domain.vocabulaire import NiveauOI, TypeUnite

DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "deux_unites_pour_une_organisation",
        "P2-06",
        "Deux unités de ViaTrajectoire s'associent à la même unité du ROR.",
        sans("appairage", exigence="P2-06"),
    ),
    Defaut(
        "partage_permis_aux_mco",
        "P2-06",
        "Seules les SSR receveuses ne partagent pas une unité du ROR.",
        change("appairage", {"exigence": "P2-06"}, types=SSR),
    ),
    Defaut(
        "organisation_prise_a_la_premiere",
        "P2-06",
        "La seconde association prend l'unité du ROR à la première.",
        usage("associer", vole),
    ),
    Defaut(
        "seconde_association_remplace",
        "P2-07",
        "Une unité déjà associée s'associe à un autre niveau.",
        sans("appairage", exigence="P2-07"),
    ),
    Defaut(
        "seconde_association_des_mco",
        "P2-07",
        "Une unité MCO ou HAD déjà associée change de niveau sans être dissociée.",
        change("appairage", {"exigence": "P2-07"}, types=SSR),
    ),
    Defaut(
        "refus_qui_dissocie",
        "P2-07",
        "La seconde association est refusée, et la première est perdue.",
        usage("associer", refuse_et_dissocie),
    ),
    Defaut(
        "had_sans_pole",
        "P2-08",
        "Une unité HAD ne s'associe pas à un pôle.",
        ajoute("niveaux_admis", NiveauxAdmis("P2-08", TypeUnite.HAD, TOUS_NIVEAUX - {NiveauOI.POLE})),
    ),
    Defaut(
        "receveuse_mco_comme_ssr",
        "P2-08",
        "Une MCO receveuse ne s'associe qu'à une unité élémentaire.",
        ajoute("niveaux_admis", NiveauxAdmis("P2-08", TypeUnite.MCO_RECEVEUSE, UE)),
    ),
    Defaut(
        "demandeuse_sans_elementaire",
        "P2-08",
        "Une MCO demandeuse ne s'associe pas à une unité élémentaire.",
        ajoute("niveaux_admis", NiveauxAdmis("P2-08", TypeUnite.MCO_DEMANDEUSE, TOUS_NIVEAUX - UE)),
    ),
    Defaut(
        "branche_ouverte",
        "P2-09",
        "Sous un niveau associé, les autres unités s'associent quand même.",
        sans("appairage", exigence="P2-09"),
    ),
    Defaut(
        "niveau_profond_oublie",
        "P2-09",
        "Seul le parent direct est regardé : deux niveaux plus haut, l'association passe inaperçue.",
        change(
            "appairage",
            {"exigence": "P2-09"},
            refuse=lambda couple: couple.oi.parent in couple.ancetres_associes,
        ),
    ),
    Defaut(
        "ssr_sous_un_niveau_associe",
        "P2-09",
        "Une SSR receveuse s'associe sous un niveau déjà associé.",
        change("appairage", {"exigence": "P2-09"}, types=MCO_HAD),
    ),
    Defaut(
        "une_activite_pour_tous",
        "P2-11",
        "Les MCO et HAD aussi doivent viser une unité du ROR d'une seule activité.",
        change("appairage", UNE_ACTIVITE, types=TOUS_TYPES),
    ),
    Defaut(
        "had_une_seule_activite",
        "P2-11",
        "Une HAD doit avoir exactement l'activité de l'unité du ROR.",
        ajoute(
            "appairage",
            RegleAppairage(
                "P2-11",
                Motif.ACTIVITE_DIFFERENTE,
                frozenset({TypeUnite.HAD}),
                UE,
                autre_que("activite"),
                "les activités sont distinctes",
                "activite",
            ),
        ),
    ),
    Defaut(
        "ssr_a_tout_niveau",
        "P2-12",
        "Une SSR receveuse s'associe à tout niveau.",
        change("niveaux_admis", {"type": TypeUnite.SSR_RECEVEUSE}, niveaux=TOUS_NIVEAUX),
    ),
    Defaut(
        "ssr_a_une_uf",
        "P2-12",
        "Une SSR receveuse s'associe aussi à une unité fonctionnelle.",
        change(
            "niveaux_admis", {"type": TypeUnite.SSR_RECEVEUSE}, niveaux=UE | {NiveauOI.UNITE_FONCTIONNELLE}
        ),
    ),
    Defaut(
        "deux_activites_permises",
        "P2-13",
        "Deux activités passent : la limite est décalée d'une.",
        change("appairage", UNE_ACTIVITE, refuse=lambda couple: len(set(couple.oi.activites)) not in (1, 2)),
    ),
    Defaut(
        "aucune_activite_permise",
        "P2-13",
        "Une unité du ROR sans activité est admise.",
        change("appairage", UNE_ACTIVITE, refuse=lambda couple: len(set(couple.oi.activites)) > 1),
    ),
    Defaut(
        "activites_multiples_exigees",
        "P2-13",
        "La règle est inversée : une seule activité est refusée.",
        change("appairage", UNE_ACTIVITE, refuse=lambda couple: len(set(couple.oi.activites)) == 1),
    ),
    Defaut(
        "modalite_non_comparee",
        "P2-14",
        "La modalité d'accueil ne se compare pas.",
        sans("appairage", exigence="P2-14", motif=Motif.MODALITE_DIFFERENTE),
    ),
    Defaut(
        "activite_non_comparee",
        "P2-14",
        "L'activité ne se compare pas.",
        sans("appairage", exigence="P2-14", motif=Motif.ACTIVITE_DIFFERENTE),
    ),
    Defaut(
        "premiere_difference_seulement",
        "P2-14",
        "Le bandeau s'arrête à la première différence.",
        bandeau(lambda refus: refus[:1]),
    ),
    Defaut(
        "bandeau_sans_valeurs",
        "P2-14",
        "Le bandeau tait la valeur des deux côtés.",
        bandeau(
            lambda refus: tuple(replace(un, details={"donnee": un.details.get("donnee")}) for un in refus)
        ),
    ),
    Defaut("dissociation_refusee", "P2-16", "Une association ne se défait jamais.", etats("dissocier")),
    Defaut(
        "dissociation_sans_effet",
        "P2-16",
        "La dissociation est acceptée et ne change rien.",
        usage("dissocier", sans_effet),
    ),
    Defaut(
        "organisation_jamais_liberee",
        "P2-16",
        "Après la dissociation, l'unité du ROR reste prise.",
        libre_en_apparence(),
    ),
    Defaut(
        "associees_non_grisees",
        "P2-17",
        "Les unités du ROR associées ne se distinguent pas.",
        page(aucune_grisee),
    ),
    Defaut(
        "parents_grises",
        "P2-17",
        "Le parent d'une unité du ROR associée se montre associé lui aussi.",
        page(parents_grises),
    ),
    Defaut(
        "association_en_chaine",
        "P2-26",
        "Associer une unité associe aussi les autres.",
        usage("associer", en_chaine),
    ),
    Defaut(
        "une_association_a_la_fois",
        "P2-26",
        "Associer une unité défait l'association des autres.",
        usage("associer", une_seule_a_la_fois),
    ),
)
