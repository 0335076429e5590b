"""Défauts de la phase 3, cas 1 : les fermetures, leur courriel, ce qu'on en décide (P3-30 à P3-37)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application.alertes import ouvrir
from ror_consumer.application.composition import Composition
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.outils import Relais, change, depot, etats, profils, sans, service, usage
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
from ror_consumer.domain.alerte import Alerte, CauseAlerte, NiveauAlerte
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.fermetures import Decision
from ror_consumer.domain.vocabulaire import (
    Fiche,
    OuvertureEtablissement,
    OuvertureUnite,
)


def _ferme_apres_actualisation(juste: Any) -> Any:
    """L'actualisation finie, ferme ce qui porte une impactante ouverte."""

    def faux(c: Composition, t: Any, etablissement: Any, *reste: Any) -> int:
        changees: int = juste(c, t, etablissement, *reste)
        region, cle = etablissement.region, etablissement.etablissement
        for une in t.alertes(region, cle):
            if not une.ouverte or une.niveau is not NiveauAlerte.IMPACTANTE:
                continue
            if une.unite is None:
                un = t.etablissement(region, cle)
                t.garder_etablissement(replace(un, ouverture=OuvertureEtablissement.FERME))
            else:
                unite = t.unite(region, une.unite)
                t.garder_unite(replace(unite, ouverture=OuvertureUnite.FERMEE_TEMPORAIREMENT))
        return changees

    return faux


def _chaque_jour(juste: Any) -> Any:
    """Une fermeture déjà signalée l'est de nouveau à chaque passage."""

    def faux(
        c: Composition, t: Any, etablissement: Any, unite: Any, constat: Any, instant: Any
    ) -> tuple[Alerte, ...]:
        avant = t.alertes(etablissement.region, etablissement.etablissement)
        cle = unite.unite if unite else None
        deja = {une.cause for une in avant if une.ouverte and une.unite == cle}
        alertes: tuple[Alerte, ...] = juste(c, t, etablissement, unite, constat, instant)
        for ecart in constat.ecarts:
            if ecart.niveau is NiveauAlerte.IMPACTANTE and ecart.cause in deja:
                ouvrir(c, t, etablissement, unite, ecart, instant)
        return alertes

    return faux


def _toutes_les_unites(juste: Any) -> Any:
    """La fermeture d'une unité s'ouvre en alerte sur toutes celles de l'établissement."""

    def faux(c: Composition, t: Any, etablissement: Any, *reste: Any) -> int:
        changees: int = juste(c, t, etablissement, *reste)
        region, cle = etablissement.region, etablissement.etablissement
        ouvertes = [a for a in t.alertes(region, cle) if a.ouverte and a.cause is CauseAlerte.UNITE_FERMEE]
        atteintes = {a.unite for a in ouvertes}
        for autre in t.unites(region, cle) if ouvertes else ():
            if autre.unite not in atteintes:
                neuve = t.nouvel_identifiant(region, "alerte")
                t.garder_alerte(replace(ouvertes[0], alerte=neuve, unite=autre.unite))
        return changees

    return faux


def _niveau(*causes: CauseAlerte) -> Retouche:
    """Ces causes s'ouvrent en alerte impactante."""

    class Haussee(Relais):
        def garder_alerte(self, alerte: Alerte) -> None:
            if alerte.cause in causes:
                alerte = replace(alerte, niveau=NiveauAlerte.IMPACTANTE)
            self.juste.garder_alerte(alerte)

    return depot(Haussee)


def _sans_effet(_juste: Any) -> Any:
    return lambda *_args, **_corps: None


def _deux_fois(juste: Any) -> Any:
    """Avertit aussi la région de la fermeture d'une unité."""

    def faux(c: Composition, t: Any, etablissement: Any, unite: Any, alerte: Alerte) -> None:
        juste(c, t, etablissement, unite, alerte)
        juste(c, t, etablissement, unite, replace(alerte, cause=CauseAlerte.ETABLISSEMENT_FERME))

    return faux


class _TousReferents(Relais):
    """Lit chaque référent comme celui de tous les établissements de la région."""

    def comptes(self, region: str) -> tuple[Compte, ...]:
        tous = frozenset(un.etablissement for un in self.juste.etablissements(region))
        lus: tuple[Compte, ...] = self.juste.comptes(region)
        return tuple(replace(un, etablissements=tous) if un.profil is REFERENT else un for un in lus)


def _decide_pour_toutes(juste: Any) -> Any:
    """La décision sur une unité vaut pour toutes celles de l'établissement."""

    def faux(c: Composition, region: str, alerte: str, **corps: Any) -> None:
        juste(c, region=region, alerte=alerte, **corps)
        with c.ports.depot.transaction() as t:
            visee = t.alerte(region, alerte)
            une = t.unite(region, visee.unite) if visee and visee.unite else None
            for autre in t.unites(region, une.etablissement) if une else ():
                t.garder_unite(replace(autre, ouverture=une.ouverture if une else autre.ouverture))

    return faux


def _ferme_tout_de_bon(juste: Any) -> Any:
    """La fermeture temporaire à la main ferme définitivement."""

    def faux(c: Composition, region: str, unite: str, **corps: Any) -> None:
        juste(c, region=region, unite=unite, **corps)
        with c.ports.depot.transaction() as t:
            une = t.unite(region, unite)
            if une is not None:
                t.garder_unite(replace(une, ouverture=OuvertureUnite.FERMEE_DEFINITIVEMENT))

    return faux


def _decision(cause: CauseAlerte, decision: Decision, ouverture: object) -> Retouche:
    return change("decisions", {"cause": cause, "decision": decision}, ouverture=ouverture)


_CLOS, _FERMEE = CauseAlerte.ETABLISSEMENT_FERME, CauseAlerte.UNITE_FERMEE

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
        service("actualiser", _ferme_apres_actualisation),
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
        service("actualiser", _ferme_apres_actualisation),
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
        service("signaler", _chaque_jour),
    ),
    Defaut(
        "fermeture_sur_toutes_les_unites",
        "P3-31",
        "La fermeture d'une unité alerte sur toutes celles de l'établissement.",
        service("actualiser", _toutes_les_unites),
    ),
    Defaut(
        "deplacement_impactant",
        "P3-32",
        "Le déplacement d'une unité donne une alerte impactante.",
        _niveau(CauseAlerte.UNITE_DEPLACEE),
    ),
    Defaut(
        "categorie_inconnue_impactante",
        "P3-32",
        "Une catégorie non trouvée donne une alerte impactante.",
        _niveau(CauseAlerte.CATEGORIE_NON_TROUVEE),
    ),
    Defaut(
        "donnee_modifiee_impactante",
        "P3-32",
        "Une donnée modifiée donne une alerte impactante.",
        _niveau(CauseAlerte.DONNEE_MODIFIEE),
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
    Defaut("aucun_courriel", "P3-33", "Aucun courriel ne part.", service("avertir", _sans_effet)),
    Defaut(
        "courriel_aux_referents_voisins",
        "P3-33",
        "Tous les référents de la région sont prévenus.",
        depot(_TousReferents),
    ),
    Defaut(
        "courriel_de_trop",
        "P3-33",
        "La région est prévenue en plus du référent.",
        service("avertir", _deux_fois),
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
        _decision(_CLOS, Decision.CONFIRMER, None),
    ),
    Defaut(
        "definitive_devenue_temporaire",
        "P3-35",
        "Fermer définitivement ferme temporairement.",
        _decision(_FERMEE, Decision.FERMER_DEFINITIVEMENT, OuvertureUnite.FERMEE_TEMPORAIREMENT),
    ),
    Defaut(
        "temporaire_devenue_definitive",
        "P3-35",
        "Fermer temporairement ferme définitivement.",
        _decision(_FERMEE, Decision.FERMER_TEMPORAIREMENT, OuvertureUnite.FERMEE_DEFINITIVEMENT),
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
        usage("decider_fermeture", _decide_pour_toutes),
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
        usage("fermer_temporairement", _ferme_tout_de_bon),
    ),
)
