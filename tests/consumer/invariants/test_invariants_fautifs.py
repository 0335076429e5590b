"""Chaque invariant peut échouer : une composition volontairement fausse le fait rougir."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from ror_consumer.application.ports import CourrielImpossible
from ror_consumer.defauts.outils import Relais, ajoute, change, depot, ensemble, etats, sans, service, usage
from ror_consumer.domain.alerte import NiveauAlerte, StatutAlerte
from ror_consumer.domain.droits import Perimetre
from ror_consumer.domain.vocabulaire import EtatSynchronisation, Fiche, OuvertureUnite, Profil

from .machine import VieDeLHopital
from .ror_au_hasard import Retouche

ACTIF, EN_COURS = EtatSynchronisation.OFFRE_ACTIVE, EtatSynchronisation.EN_COURS
Gestes = Callable[[VieDeLHopital], object]


def _apres_l_unite(donnees: dict[str, Any] | None = None, **champs: Any) -> Retouche:
    """Après chaque actualisation d'une unité, écrit aussi cela."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Any, t: Any, unite: Any, lecture: Any, mode: Any, instant: Any) -> Any:
            rendu = juste(c, t, unite, lecture, mode, instant)
            actuelle = t.unite(unite.region, unite.unite)
            t.garder_unite(replace(actuelle, donnees={**actuelle.donnees, **(donnees or {})}, **champs))
            return rendu

        return faux

    return service("actualiser_unite", enveloppe)


def _voisin_actualise(juste: Any) -> Any:
    """Le passage d'un établissement écrit aussi chez les autres établissements de la région."""

    def faux(c: Any, t: Any, etablissement: Any, lecture: Any, mode: Any, instant: Any) -> Any:
        rendu = juste(c, t, etablissement, lecture, mode, instant)
        for autre in t.etablissements(etablissement.region):
            telephone = lecture.etablissement.donnees["telephone"]
            t.garder_etablissement(replace(autre, donnees={**autre.donnees, "telephone": telephone}))
        return rendu

    return faux


def _alerte_redite(juste: Any) -> Any:
    """Lève et rouvre à chaque lecture les alertes déjà ouvertes."""

    def faux(c: Any, t: Any, etablissement: Any, unite: Any, constat: Any, instant: Any) -> Any:
        cle = unite.unite if unite else None
        for une in t.alertes(etablissement.region, etablissement.etablissement):
            if une.unite == cle and une.niveau is NiveauAlerte.BLOQUANTE and une.ouverte:
                t.garder_alerte(replace(une, statut=StatutAlerte.LEVEE))
        return juste(c, t, etablissement, unite, constat, instant)

    return faux


def _refus_oublie(juste: Any) -> Any:
    """Décide, puis oublie que la fermeture a été traitée : elle alertera encore."""

    def faux(c: Any, **corps: Any) -> Any:
        rendu = juste(c, **corps)
        with c.ports.depot.transaction() as t:
            for unite in t.unites(corps["region"], "hopital"):
                t.garder_unite(replace(unite, fermeture_traitee=None))
        return rendu

    return faux


def _courriels_jamais_marques(juste: Any) -> Any:
    """Remet tout ce qui est en boîte sans jamais marquer rien envoyé."""

    def faux(c: Any) -> None:
        with c.ports.depot.transaction() as t:
            en_attente = t.courriels_a_envoyer()
        for courriel in en_attente:
            with suppress(CourrielImpossible):
                c.ports.facteur.envoyer(courriel)

    return faux


class _AssociationEffacee(Relais):
    """Perd l'association d'une unité fermée temporairement."""

    def garder_unite(self, unite: Any) -> None:
        fermee = unite.ouverture is OuvertureUnite.FERMEE_TEMPORAIREMENT
        self.juste.garder_unite(replace(unite, oi=None) if fermee else unite)


def _ecart(m: VieDeLHopital) -> None:
    m.lits_dans_le_ror(oi="ue_ssr", lits=3, nuit=False)
    m.ecart_dans_le_ror(oi="ue_ssr", ecart={"modalite": None}, nuit=True)


def _autre_categorie(m: VieDeLHopital) -> None:
    m.lits_dans_le_ror(oi="ue_ssr", lits=3, nuit=False)
    m.categorie_dans_le_ror(categorie="365")
    m.passage()


def _fermeture(m: VieDeLHopital) -> None:
    m.fermeture_dans_le_ror(oi="ue_ssr", dans=0, nuit=True)


def _fermeture_refusee(m: VieDeLHopital) -> None:
    _fermeture(m)
    m.decider(acteur="referent", rang=0, decision="refuser")
    m.passage()


def _fermeture_temporaire(m: VieDeLHopital) -> None:
    m.fermer_ou_rouvrir(acteur="referent", unite="ssr", operation="fermer_temporairement")
    m.lits_dans_le_ror(oi="ue_ssr", lits=3, nuit=True)


def _deux_associations(m: VieDeLHopital) -> None:
    m.associer(acteur="referent", unite="medecine", oi="ue_mco")
    m.monde.faire("modifier_donnee", "region", unite="geriatrie", donnee="activite", valeur="123")
    for unite in ("ssr", "geriatrie"):
        m.associer(acteur="referent", unite=unite, oi="ue_ssr")


FAUTES: dict[str, tuple[Retouche, EtatSynchronisation, Gestes, str]] = {
    "dissocier reste permis après la validation": (
        etats("dissocier", *EtatSynchronisation),
        ACTIF,
        lambda m: m.dissocier(acteur="referent", unite="ssr"),
        "association défaite",
    ),
    "associer autrement reste permis après la validation": (
        ensemble(etats("associer", *EtatSynchronisation), sans("appairage", exigence="P2-07")),
        ACTIF,
        lambda m: m.associer(acteur="referent", unite="ssr", oi="ue_libre"),
        "association défaite",
    ),
    "initier reste permis après la validation": (
        etats("initier_synchronisation", *EtatSynchronisation),
        ACTIF,
        lambda m: m.avancer(acteur="region", etape="initier_synchronisation"),
        "retour en arrière",
    ),
    "une fermeture temporaire efface l'association": (
        depot(_AssociationEffacee),
        ACTIF,
        _fermeture_temporaire,
        "association défaite",
    ),
    "une organisation reçoit deux unités": (
        sans("appairage", exigence="P2-06"),
        EN_COURS,
        _deux_associations,
        "deux unités pour une organisation",
    ),
    "le passage vide une donnée propre": (
        _apres_l_unite({"pathologies": None}),
        ACTIF,
        VieDeLHopital.passage,
        "donnée propre touchée par passage",
    ),
    "le passage rouvre les unités": (
        _apres_l_unite(ouverture=OuvertureUnite.OUVERTE),
        ACTIF,
        _fermeture_temporaire,
        "ouverture changée par passage",
    ),
    "le référent écrit chez le voisin": (
        ajoute("perimetres", Perimetre("P2-05", Profil.REFERENT_STRUCTURE)),
        ACTIF,
        lambda m: m.saisir_chez_le_voisin(acteur="referent"),
        "le voisin a changé",
    ),
    "le passage écrit chez le voisin": (
        service("actualiser", _voisin_actualise),
        ACTIF,
        lambda m: m.lits_dans_le_ror(oi="ue_ssr", lits=3, nuit=True),
        "le voisin a changé",
    ),
    "chaque lecture redit les bloquantes": (
        service("signaler", _alerte_redite),
        ACTIF,
        lambda m: (_ecart(m), m.second_passage_sans_changement()),
        "un passage sans changement a écrit",
    ),
    "un courriel n'est jamais marqué envoyé": (
        service("envoyer_courriels", _courriels_jamais_marques),
        ACTIF,
        lambda m: (_fermeture(m), m.passage()),
        "un courriel est parti deux fois",
    ),
    "une fermeture décidée alerte encore": (
        usage("decider_fermeture", _refus_oublie),
        ACTIF,
        _fermeture_refusee,
        "2 courriels à",
    ),
    "une bloquante d'unité ne suspend rien": (
        sans("portees", niveau=NiveauAlerte.BLOQUANTE, porteur=Fiche.UNITE),
        ACTIF,
        _ecart,
        "objet bloqué actualisé",
    ),
    "une bloquante d'établissement ne suspend pas ses unités": (
        change(
            "portees",
            {"niveau": NiveauAlerte.BLOQUANTE, "porteur": Fiche.ETABLISSEMENT},
            suspend=frozenset({Fiche.ETABLISSEMENT}),
        ),
        ACTIF,
        _autre_categorie,
        "objet bloqué actualisé",
    ),
}


def _machine(fausse: Retouche | None, etat: EtatSynchronisation) -> VieDeLHopital:
    class Retouchee(VieDeLHopital):
        retouche = staticmethod(fausse) if fausse else None
        depart = etat

    machine = Retouchee()
    machine.commencer()
    return machine


@pytest.mark.parametrize("faute", FAUTES)
def test_une_composition_fausse_fait_echouer_son_invariant(faute: str) -> None:
    fausse, etat, gestes, reproche = FAUTES[faute]
    with pytest.raises(AssertionError, match=reproche):
        gestes(_machine(fausse, etat))


@pytest.mark.parametrize("faute", FAUTES)
def test_les_memes_gestes_passent_avec_la_composition_juste(faute: str) -> None:
    _, etat, gestes, _ = FAUTES[faute]
    gestes(_machine(None, etat))


def test_le_hasard_aussi_trouve_une_faute() -> None:
    class Fautive(VieDeLHopital):
        retouche = staticmethod(etats("dissocier", *EtatSynchronisation))

    reglages = settings(
        max_examples=100,
        stateful_step_count=40,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    with pytest.raises(AssertionError, match="association défaite"):
        run_state_machine_as_test(Fautive, settings=reglages)
