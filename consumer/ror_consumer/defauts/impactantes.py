"""Défauts de la phase 3, cas 1 : les fermetures, leur courriel, ce qu'on en décide (P3-30 à P3-37)."""

from __future__ import annotations

from ror_consumer.defauts.gestes_impactantes import (
    _CLOS,
    _FERMEE,
    TousReferents,
    chaque_jour,
    decide_pour_toutes,
    decision,
    deux_fois,
    ferme_apres_actualisation,
    ferme_tout_de_bon,
    niveau,
    sans_effet,
    toutes_les_unites,
)
from ror_consumer.defauts.modele import Defaut
from ror_consumer.defauts.outils import change, depot, etats, profils, sans, service, usage
from ror_consumer.defauts.vocabulaire import (
    AUTRE,
    COORDINATION,
    COURS,
    NON,
    REFERENT,
    REGION,
    STRUCTURE,
    SUSPENDUE,
    TROIS,
)
from ror_consumer.domain.alerte import CauseAlerte, NiveauAlerte
from ror_consumer.domain.fermetures import Decision
from ror_consumer.domain.vocabulaire import (
    Fiche,
    OuvertureUnite,
)

DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "fermeture_d_etablissement_ignoree",
        "P3-30",
        "La fermeture d'un établissement dans le ROR n'ouvre pas d'alerte.",
        sans("impactantes", exigence="P3-30"),
    ),
    Defaut(
        "etablissement_ferme_d_office",
        "P3-30",
        "La fermeture lue dans le ROR ferme l'établissement sans confirmation.",
        service("actualiser", ferme_apres_actualisation),
    ),
    Defaut(
        "etablissement_ferme_actualise",
        "P3-30",
        "L'établissement fermé dans le ROR continue d'être actualisé.",
        change(
            "portees",
            {"niveau": NiveauAlerte.IMPACTANTE, "porteur": Fiche.ETABLISSEMENT},
            suspend=frozenset(),
        ),
    ),
    Defaut(
        "fermeture_d_unite_ignoree",
        "P3-31",
        "La fermeture d'une unité dans le ROR n'ouvre pas d'alerte.",
        sans("impactantes", exigence="P3-31"),
    ),
    Defaut(
        "unite_fermee_d_office",
        "P3-31",
        "La fermeture lue dans le ROR ferme l'unité sans décision.",
        service("actualiser", ferme_apres_actualisation),
    ),
    Defaut(
        "unite_fermee_actualisee",
        "P3-31",
        "L'unité fermée dans le ROR continue d'être actualisée.",
        change("portees", {"niveau": NiveauAlerte.IMPACTANTE, "porteur": Fiche.UNITE}, suspend=frozenset()),
    ),
    Defaut(
        "fermeture_resignalee_chaque_jour",
        "P3-31",
        "La même fermeture ouvre une alerte de plus à chaque passage.",
        service("signaler", chaque_jour),
    ),
    Defaut(
        "fermeture_sur_toutes_les_unites",
        "P3-31",
        "La fermeture d'une unité alerte sur toutes celles de l'établissement.",
        service("actualiser", toutes_les_unites),
    ),
    Defaut(
        "deplacement_impactant",
        "P3-32",
        "Le déplacement d'une unité donne une alerte impactante.",
        niveau(CauseAlerte.UNITE_DEPLACEE),
    ),
    Defaut(
        "categorie_inconnue_impactante",
        "P3-32",
        "Une catégorie non trouvée donne une alerte impactante.",
        niveau(CauseAlerte.CATEGORIE_NON_TROUVEE),
    ),
    Defaut(
        "donnee_modifiee_impactante",
        "P3-32",
        "Une donnée modifiée donne une alerte impactante.",
        niveau(CauseAlerte.DONNEE_MODIFIEE),
    ),
    Defaut(
        "region_prevenue_pour_une_unite",
        "P3-33",
        "La fermeture d'une unité prévient la région au lieu du référent.",
        change("impactantes", {"exigence": "P3-31"}, destinataire=REGION),
    ),
    Defaut(
        "referent_prevenu_pour_l_etablissement",
        "P3-33",
        "La fermeture d'un établissement prévient son référent au lieu de la région.",
        change("impactantes", {"exigence": "P3-30"}, destinataire=REFERENT),
    ),
    Defaut("aucun_courriel", "P3-33", "Aucun courriel ne part.", service("avertir", sans_effet)),
    Defaut(
        "courriel_aux_referents_voisins",
        "P3-33",
        "Tous les référents de la région sont prévenus.",
        depot(TousReferents),
    ),
    Defaut(
        "courriel_de_trop",
        "P3-33",
        "La région est prévenue en plus du référent.",
        service("avertir", deux_fois),
    ),
    Defaut(
        "referent_confirme_la_fermeture",
        "P3-34",
        "Le référent confirme la fermeture de l'établissement.",
        profils("decider_fermeture_etablissement", REGION, REFERENT),
    ),
    Defaut(
        "coordination_confirme_la_fermeture",
        "P3-34",
        "La coordination confirme la fermeture de l'établissement.",
        profils("decider_fermeture_etablissement", REGION, COORDINATION),
    ),
    Defaut(
        "confirmation_sans_effet",
        "P3-34",
        "La fermeture confirmée laisse l'établissement ouvert.",
        decision(_CLOS, Decision.CONFIRMER, None),
    ),
    Defaut(
        "definitive_devenue_temporaire",
        "P3-35",
        "Fermer définitivement ferme temporairement.",
        decision(_FERMEE, Decision.FERMER_DEFINITIVEMENT, OuvertureUnite.FERMEE_TEMPORAIREMENT),
    ),
    Defaut(
        "temporaire_devenue_definitive",
        "P3-35",
        "Fermer temporairement ferme définitivement.",
        decision(_FERMEE, Decision.FERMER_TEMPORAIREMENT, OuvertureUnite.FERMEE_DEFINITIVEMENT),
    ),
    Defaut(
        "autre_profil_ferme_l_unite",
        "P3-35",
        "Un autre profil décide de la fermeture d'une unité.",
        profils("decider_fermeture_unite", *TROIS, AUTRE),
    ),
    Defaut(
        "decision_pour_toutes_les_unites",
        "P3-35",
        "Fermer une unité ferme toutes celles de l'établissement.",
        usage("decider_fermeture", decide_pour_toutes),
    ),
    Defaut(
        "refus_impossible_pour_l_unite",
        "P3-36",
        "La fermeture d'une unité ne se refuse pas.",
        sans("decisions", cause=_FERMEE, decision=Decision.REFUSER),
    ),
    Defaut(
        "refus_impossible_pour_l_etablissement",
        "P3-36",
        "La fermeture d'un établissement ne se refuse pas.",
        sans("decisions", cause=_CLOS, decision=Decision.REFUSER),
    ),
    Defaut(
        "fermeture_interdite_en_actif",
        "P3-37",
        "Une unité ne se ferme plus temporairement une fois l'offre active.",
        etats("fermer_temporairement", NON, COURS, STRUCTURE, SUSPENDUE),
    ),
    Defaut(
        "temporaire_a_la_main_definitive",
        "P3-37",
        "La fermeture temporaire à la main est définitive.",
        usage("fermer_temporairement", ferme_tout_de_bon),
    ),
)
