"""Étapes des pannes : le ROR qui gâte ses réponses, le système tué au milieu d'un passage."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ror_harness.judging import Critere, FauteDuBanc, PreparationRouge, constater, parmi
from ror_harness.steps.carnet import carnet, contenu, valeur_du_ror
from ror_harness.steps.vocabulaire import choisir, constat, constat_sur_releve, geste
from ror_harness.world.clock import next_passage
from ror_harness.world.monde import Monde

PANNES: Mapping[str, Mapping[str, Any]] = {
    "délai trop long": {"panne": "delai", "secondes": 30},
    "débit trop lent": {"panne": "debit_lent", "octets_par_seconde": 2000},
    "coupure": {"panne": "coupure"},
    "erreur HTTP 500": {"panne": "http_500"},
    "erreur HTTP 503": {"panne": "http_503"},
    "faute SOAP": {"panne": "faute_soap"},
    "réponse tronquée": {"panne": "reponse_tronquee"},
    "octets au hasard": {"panne": "octets_au_hasard", "graine": 42},
    "XML mal formé": {"panne": "xml_mal_forme"},
    "encodage faux": {"panne": "encodage_faux"},
    "mauvais espace de noms": {"panne": "mauvais_espace_de_noms"},
    "mauvaise version de SOAP": {"panne": "mauvaise_version_soap"},
    "réponse d'un autre établissement": {"panne": "autre_etablissement"},
    "nombre d'unités faux": {"panne": "compte_ue_faux"},
    "unité au parent absent": {"panne": "oi_orpheline"},
    "cycle de parents": {"panne": "cycle_de_parents"},
    "FINESS en double": {"panne": "finess_en_double"},
    "mise à jour d'avant la création": {"panne": "date_qui_recule"},
    "date de mise à jour qui recule": {"panne": "date_qui_recule", "jours": 30, "avant_creation": False},
    "code inconnu": {"panne": "code_inconnu"},
    "réponse de 50 Mo": {"panne": "reponse_50_mo"},
    "réponse de 50 Mo sans longueur annoncée": {"panne": "reponse_50_mo", "annoncee": False},
    "entité externe": {"panne": "doctype"},
    "bombe d'entités": {"panne": "bombe"},
}
"""Panne en français → ce qu'on demande au ROR (`docs/reference/pannes.md`)."""

ATTENTE_MAX_S = 20.0
_ARMEE = "panne armée"


@dataclass(frozen=True)
class Armee:
    """Panne en cours : sa demande, et ce qu'il faut pour savoir si elle a frappé et combien de temps."""

    demande: Mapping[str, Any]
    finess: str | None
    repere: int
    depuis: float


@geste("le ROR tombe en panne à la lecture de {etablissement:Role} : {panne}")
def panne_a_la_lecture(monde: Monde, etablissement: str, panne: str) -> None:
    demande = choisir(PANNES, panne, "une panne")
    armer(monde, {**demande, "operation": "lecture_etablissement", "etablissement": etablissement})


@geste("le ROR tombe en panne à la lecture d'une unité seule : {panne}")
def panne_a_la_lecture_d_une_unite(monde: Monde, panne: str) -> None:
    armer(monde, {**choisir(PANNES, panne, "une panne"), "operation": "lecture_oi"})


@geste("le ROR tombe en panne à la notification : {panne}")
def panne_a_la_notification(monde: Monde, panne: str) -> None:
    armer(monde, {**choisir(PANNES, panne, "une panne"), "operation": "notification"})


@geste("pendant {jours:Nombre} jours, le ROR répond une fois sur deux : {panne}")
def panne_intermittente(monde: Monde, jours: int, panne: str) -> None:
    """La panne se répare seule, sur l'horloge de la région ; la graine du scénario la rejoue."""
    fin = monde.maintenant + timedelta(days=jours)
    monde.pannes(
        {
            **choisir(PANNES, panne, "une panne"),
            "probabilite": 0.5,
            "graine": monde.scenario.graine,
            "fenetre": {"jusqu_a": fin.isoformat(timespec="seconds")},
        }
    )


@geste("le ROR est lent à la lecture d'un établissement : {secondes:Nombre} secondes")
def lent(monde: Monde, secondes: int) -> None:
    monde.pannes({"panne": "delai", "operation": "lecture_etablissement", "secondes": secondes})


@geste("le ROR est réparé")
def repare(monde: Monde) -> None:
    """Une panne que le ROR n'a pas su jouer ne juge personne : c'est une faute du banc."""
    armee = monde.memoire.pop(_ARMEE, None)
    if armee is not None:
        _verifier_la_panne(monde, armee)
    monde.pannes()


def armer(monde: Monde, demande: Mapping[str, Any]) -> None:
    """Met le ROR en panne, et retient de quoi vérifier qu'il l'est vraiment."""
    cible = demande.get("etablissement")
    finess = monde.scenario.ror.etablissements[cible].finess if cible else None
    monde.pannes(demande)
    monde.memoire[_ARMEE] = Armee(demande, finess, monde.repere_journal(), time.monotonic())


def _verifier_la_panne(monde: Monde, armee: Armee) -> None:
    for echange in monde.journal(armee.demande["operation"], depuis=armee.repere):
        visee = armee.finess in (None, echange.get("criteres", {}).get("etablissement"))
        if visee and echange.get("panne", "?") is None:
            raise FauteDuBanc(
                f"la panne « {armee.demande['panne']} » n'a pas gâté l'appel n° {echange['numero']}"
            )


@constat("la panne n'a pas retenu le système plus de {secondes:Nombre} secondes")
def duree_bornee(monde: Monde, secondes: int) -> None:
    """Mesure large, à l'heure réelle : tout ce qui s'est joué depuis que le ROR est en panne."""
    armee: Armee = monde.memoire[_ARMEE]
    attendue = Critere(f"au plus {secondes}", lambda duree: isinstance(duree, float) and duree <= secondes)
    constater(attendue, round(time.monotonic() - armee.depuis, 1), "la durée, en secondes")


@geste("le système est tué au milieu du passage du lendemain puis redémarre")
def tue_au_milieu(monde: Monde) -> None:
    """Attend que le ROR serve la première lecture du passage, tue le processus, puis relance le système."""
    instant = next_passage(monde.maintenant)
    repere = monde.repere_journal()
    monde.devancer_le_systeme(instant)
    monde.exiger("demarrer_passage", instant=instant.isoformat(timespec="seconds"))
    _attendre_la_notification(monde, repere)
    # La notification est servie : le processus attend maintenant sa première lecture, que le ROR retarde.
    time.sleep(0.5)
    monde.exiger("tuer")
    monde.redemarrer()


def _attendre_la_notification(monde: Monde, repere: int) -> None:
    limite = time.monotonic() + ATTENTE_MAX_S
    while time.monotonic() < limite:
        if monde.journal("notification", depuis=repere):
            return
        time.sleep(0.05)
    raise PreparationRouge(f"le passage n'a pas notifié en {ATTENTE_MAX_S:.0f} s")


@constat_sur_releve("chaque fiche est entièrement d'avant ou entièrement d'après le passage")
def rien_a_moitie(monde: Monde) -> None:
    """Un établissement et ses unités forment un tout : tous d'avant, ou tous d'après."""
    for etablissement in sorted({monde.etablissement_de(unite) for unite in _unites_changees(monde)}):
        moities = {_moitie(monde, objet) for objet in _changes(monde, etablissement)}
        constater(parmi({"avant"}, {"après"}), moities, f"les fiches de « {etablissement} »")


def _unites_changees(monde: Monde) -> list[str]:
    return [
        unite.cle
        for vt in monde.scenario.viatrajectoire.etablissements.values()
        for unite in vt.unites.values()
    ]


def _changes(monde: Monde, etablissement: str) -> list[tuple[str, str, str]]:
    """Rend (fiche, objet du ROR, donnée) pour chaque donnée changée dans le ROR de cet établissement."""
    images = {unite.oi: unite.cle for unite in monde.unites_de(etablissement)} | {
        etablissement: etablissement
    }
    return [(images[objet], objet, donnee) for objet, donnee in carnet(monde).ror if objet in images]


def _moitie(monde: Monde, change: tuple[str, str, str]) -> str:
    fiche, objet, donnee = change
    lue = contenu(monde.fiche(fiche))[donnee]
    if lue == valeur_du_ror(monde, objet, donnee):
        return "après"
    return "avant" if lue == carnet(monde).fiches[fiche][donnee] else "autre chose"


@geste("le passage interrompu est repris")
def repris(monde: Monde) -> None:
    """Le système redémarré joue ce qui reste du passage du jour."""
    monde.avancer(minutes=1)
    monde.exiger("lancer_passage")
