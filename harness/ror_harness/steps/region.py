"""Étapes de la région : ouvrir son histoire, demander et activer son interface, amener un établissement."""

from __future__ import annotations

from typing import Any

import pytest

from ror_harness.judging import FauteDuBanc, constater, contient
from ror_harness.steps.carnet import relever_si_utile
from ror_harness.steps.gestes import SystemeDeRechange, agir, rendu, voisine
from ror_harness.steps.libelles import AVANCEMENTS, DOMAINES, ELEMENTS_DE_LA_DEMANDE
from ror_harness.steps.vocabulaire import choisir, constat, geste
from ror_harness.world.monde import Monde
from ror_harness.world.provider import RorDuScenario

Table = list[list[str]]

_AVANCEMENTS = ("pas encore activée", "activée en recette", "validée en recette")


@geste("l'histoire {nom:Texte}")
def ouvrir_histoire(monde: Monde, nom: str) -> None:
    monde.histoire(nom)


@geste("une région voisine qui raconte la même histoire")
def ouvrir_region_voisine(monde: Monde, request: pytest.FixtureRequest) -> None:
    autre = Monde(monde.moyens, f"{monde.identite} (région voisine)")
    request.addfinalizer(autre.fermer)
    autre.histoire(monde.scenario.nom)
    autre.preparer()
    monde.memoire["voisine"] = autre


@geste("le service du ROR a une adresse en recette et une autre en production")
def separer_les_adresses(monde: Monde, request: pytest.FixtureRequest) -> None:
    recette = RorDuScenario.ouvrir(monde.moyens.ror, monde.scenario.nom, monde.scenario.graine)
    request.addfinalizer(recette.fermer)
    monde.ror.recette, monde.ror.url_recette = recette, recette.url


@geste("le système est celui de la plateforme de {plateforme:Plateforme}")
def choisir_la_plateforme(monde: Monde, plateforme: str, systeme_de_rechange: SystemeDeRechange) -> None:
    systeme_de_rechange(monde, plateforme=plateforme)


@geste("l'interface de la région est active")
def activer_pour_le_sanitaire(monde: Monde) -> None:
    monde.ouvrir_region()


@geste("l'interface de la région est activée pour le domaine {domaine:Texte}")
def activer_pour_un_domaine(monde: Monde, domaine: str) -> None:
    monde.ouvrir_region(choisir(DOMAINES, domaine, "un domaine"))


@geste("dans la région voisine, l'interface est activée pour le domaine {domaine:Texte}")
def activer_chez_la_voisine(monde: Monde, domaine: str) -> None:
    voisine(monde).ouvrir_region(choisir(DOMAINES, domaine, "un domaine"))


@geste("une interface demandée par la région et {avancement}")
def avancer_l_ouverture(monde: Monde, avancement: str) -> None:
    rang = choisir({mot: rang for rang, mot in enumerate(_AVANCEMENTS)}, avancement, "un avancement")
    monde.exiger("demander_ouverture", compte="region", demande=monde.demande_d_ouverture())
    if rang >= 1:
        monde.exiger("activer_interface", compte="sisra", plateforme="recette", domaine="sanitaire")
    if rang >= 2:
        monde.exiger("valider_recette", compte="sisra")


@geste("{objet:Role} à l'état {etat:Etat}")
def amener_a_l_etat(monde: Monde, objet: str, etat: str) -> None:
    monde.amener(objet, etat)
    relever_si_utile(monde)


@geste("{objet:Role} passe à l'état {etat:Etat}")
def passer_a_l_etat(monde: Monde, objet: str, etat: str) -> None:
    monde.amener(objet, etat)


@geste("{acteur:Acteur} demande l'ouverture de l'interface")
def demander_ouverture(monde: Monde, acteur: str) -> None:
    monde.memoire["demande"] = monde.demande_d_ouverture()
    agir(monde, acteur, "demander_ouverture", demande=monde.memoire["demande"])


@geste("{acteur:Acteur} demande l'ouverture de l'interface en oubliant {elements:Textes}")
def demander_sans(monde: Monde, acteur: str, elements: list[str]) -> None:
    demande = monde.demande_d_ouverture()
    for element in elements:
        _oublier(demande, choisir(ELEMENTS_DE_LA_DEMANDE, element, "un élément de la demande"))
    agir(monde, acteur, "demander_ouverture", demande=demande)


@geste("{acteur:Acteur} active l'interface en {plateforme:Plateforme} pour le domaine {domaine:Texte}")
def activer_interface(monde: Monde, acteur: str, plateforme: str, domaine: str) -> None:
    code = choisir(DOMAINES, domaine, "un domaine")
    agir(monde, acteur, "activer_interface", plateforme=plateforme, domaine=code)


@geste("{acteur:Acteur} déclare la recette validée")
def valider_recette(monde: Monde, acteur: str) -> None:
    agir(monde, acteur, "valider_recette")


@constat("le support lit dans la demande reçue chacun de ces éléments, tel que la région l'a écrit :")
def lire_la_demande(monde: Monde, datatable: Table) -> None:
    recue = monde.exiger("consulter_ouverture", compte="sisra")["demande"] or {}
    for (element,) in datatable:
        chemin = choisir(ELEMENTS_DE_LA_DEMANDE, element, "un élément de la demande")
        constater(_element(monde.memoire["demande"], chemin), _element(recue, chemin), element)


@constat("le support ne lit aucune demande d'ouverture")
def ne_lire_aucune_demande(monde: Monde) -> None:
    recue = monde.exiger("consulter_ouverture", compte="sisra")["demande"]
    constater(None, recue, "la demande d'ouverture reçue")


@constat("le refus nomme ces éléments manquants, et eux seuls :")
def nommer_les_manquants(monde: Monde, datatable: Table) -> None:
    attendus = {
        ".".join(choisir(ELEMENTS_DE_LA_DEMANDE, ligne[0], "un élément de la demande")) for ligne in datatable
    }
    nommes = {champ for refus in rendu(monde, "refus") for champ in refus["details"].get("champs", [])}
    constater(attendus, nommes, "les éléments que le refus nomme")


@constat("l'interface est {recette:Texte} en recette et {production:Texte} en production")
def lire_l_avancement(monde: Monde, recette: str, production: str) -> None:
    ouverture = monde.exiger("consulter_ouverture", compte="sisra")
    for plateforme, mot in (("recette", recette), ("production", production)):
        attendu = choisir(AVANCEMENTS, mot, "un avancement")
        constater(attendu, ouverture[plateforme], f"l'interface en {plateforme}")


@constat("l'interface n'est pas activée en {plateforme:Plateforme}")
def lire_non_activee(monde: Monde, plateforme: str) -> None:
    _non_activee(monde, plateforme)


@constat("dans la région voisine, l'interface n'est activée ni en recette ni en production")
def lire_non_activee_chez_la_voisine(monde: Monde) -> None:
    _non_activee(voisine(monde), "recette")
    _non_activee(voisine(monde), "production")
    domaines = voisine(monde).exiger("consulter_ouverture", compte="sisra")["domaines"]
    constater([], domaines, "les domaines activés dans la région voisine")


@constat("le service du ROR en {plateforme:Plateforme} a été appelé")
def plateforme_appelee(monde: Monde, plateforme: str) -> None:
    recus = _recus(monde, plateforme)
    constater(contient("lecture_etablissement"), recus, f"les appels reçus en {plateforme}")


@constat("le service du ROR en {plateforme:Plateforme} a été appelé par le passage")
def plateforme_appelee_par_le_passage(monde: Monde, plateforme: str) -> None:
    constater(contient("notification"), _recus(monde, plateforme), f"les appels reçus en {plateforme}")


@constat("le service du ROR en {plateforme:Plateforme} n'a pas été appelé")
def plateforme_non_appelee(monde: Monde, plateforme: str) -> None:
    constater([], _recus(monde, plateforme), f"les appels reçus en {plateforme}")


def _recus(monde: Monde, plateforme: str) -> list[str]:
    recette = monde.ror.recette
    if recette is None:
        raise FauteDuBanc(
            "le ROR n'a qu'une adresse : commencez par « … une adresse en recette et une autre »"
        )
    ror = recette if plateforme == "recette" else monde.ror
    return [str(echange["operation"]) for echange in ror.journal()]


def _non_activee(monde: Monde, plateforme: str) -> None:
    ouverture = monde.exiger("consulter_ouverture", compte="sisra")
    constater("non_activee", ouverture[plateforme], f"l'interface en {plateforme}")


def _oublier(demande: dict[str, Any], chemin: tuple[str, ...]) -> None:
    *parents, dernier = chemin
    for parent in parents:
        demande = demande[parent]
    demande.pop(dernier)


def _element(demande: dict[str, Any], chemin: tuple[str, ...]) -> object:
    valeur: Any = demande
    for pas in chemin:
        valeur = (valeur or {}).get(pas)
    return valeur
