"""Étapes des histoires longues : arriver à une date, compter les passages, dire ce qui fait foi."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ror_harness.judging import FauteDuBanc, constater
from ror_harness.judging.judgement import current
from ror_harness.steps.carnet import noter_le_depart, valeur_du_ror
from ror_harness.steps.vocabulaire import choisir, constat, geste
from ror_harness.world.clock import PARIS
from ror_harness.world.monde import Monde

MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
"""Les mois, dans l'ordre."""
HEURE_PAR_DEFAUT = 8
"""L'heure d'une date écrite sans heure : après le passage de la nuit, à l'ouverture des bureaux."""
_DATE = re.compile(r"(\d{1,2})(?:er)? (\w+) (\d{4})(?: à (\d{1,2}) h(?: (\d{2}))?)?")
_PASSAGES = "passages_de_ce_temps"


@geste("le calendrier arrive au {date}")
def arriver(monde: Monde, date: str) -> None:
    """Avance jour après jour, passage par passage ; une date déjà passée est une faute du banc."""
    instant = lire_date(date)
    if instant <= monde.maintenant:
        raise FauteDuBanc(
            f"le {date} est déjà passé : il est {monde.maintenant.astimezone(PARIS):%d/%m %H:%M}"
        )
    noter_le_depart(monde)
    monde.memoire[_PASSAGES] = monde.avancer_jusqu_a(instant)


@constat("{nombre:Nombre} passage a eu lieu pendant ce temps")
@constat("{nombre:Nombre} passages ont eu lieu pendant ce temps")
def passages_joues(monde: Monde, nombre: int) -> None:
    """Un par jour (P3-01), compté par le système testé depuis la date d'avant."""
    if _PASSAGES not in monde.memoire:
        raise FauteDuBanc("le calendrier n'est arrivé à aucune date : il n'y a pas de passages à compter")
    constater(nombre, monde.memoire[_PASSAGES], "le nombre de passages joués")


@constat("aucun passage n'a eu lieu pendant ce temps")
def aucun_passage(monde: Monde) -> None:
    passages_joues(monde, 0)


@geste("ce qui suit relève de la lecture du banc")
def lecture_du_banc(monde: Monde) -> None:  # noqa: ARG001 - une étape reçoit toujours le monde
    """Jusqu'au retour au manuel, un écart est une observation, jamais un échec."""
    current().indulgent = True


@geste("ce qui suit relève du manuel")
def manuel(monde: Monde) -> None:  # noqa: ARG001 - une étape reçoit toujours le monde
    """Un écart redevient un échec, sauf si le système a déjà suivi une autre lecture que le banc.

    Il n'est alors plus là où l'histoire le croit : tout ce qui suit reste observation.
    """
    current().indulgent = bool(current().observations)


@constat("{donnee:Donnee} de {unite:Role} est ce que le ROR dit de {oi:Role}")
def est_ce_que_dit_le_ror(monde: Monde, donnee: str, unite: str, oi: str) -> None:
    """Pour une unité que l'histoire ne connaissait pas au départ."""
    lue = monde.fiche(unite)["donnees"].get(donnee)
    constater(valeur_du_ror(monde, oi, donnee), lue, f"{donnee} de « {unite} »")


def lire_date(texte: str) -> datetime:
    """Lit « 29 mars 2026 » ou « 29 mars 2026 à 2 h 59 », à l'heure de Paris ; rend de l'UTC.

    L'heure qui sonne deux fois (dernier dimanche d'octobre) est la première, celle d'été ; celle qui ne sonne
    pas (dernier dimanche de mars) est une faute du banc.
    """
    trouve = _DATE.fullmatch(texte)
    if trouve is None:
        raise FauteDuBanc(f"« {texte} » n'est pas une date ; attendu : « 29 mars 2026 à 2 h 59 »")
    jour, mois, annee, heure, minute = trouve.groups()
    rang = choisir({nom: rang for rang, nom in enumerate(MOIS, start=1)}, mois, "un mois")
    heures = int(heure) if heure else HEURE_PAR_DEFAUT
    instant = datetime(int(annee), rang, int(jour), heures, int(minute or 0), tzinfo=PARIS)
    # En UTC : ajouter une heure à une heure de Paris compterait celles du cadran, pas celles qui passent.
    absolu = instant.astimezone(UTC)
    if absolu.astimezone(PARIS).hour != heures:
        raise FauteDuBanc(f"le {texte} n'existe pas à Paris : c'est l'heure sautée")
    return absolu
