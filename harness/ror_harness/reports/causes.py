"""Propose des causes probables à un écart : une courte table par famille de règles."""

from __future__ import annotations

import unicodedata

from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.model import ScenarioJuge

CAUSES_MAX = 3

_PAR_VERDICT: dict[Verdict, tuple[str, ...]] = {
    Verdict.EN_ERREUR: (
        "Le système s'est arrêté au lieu de répondre : voir son propre journal à l'heure de la recette.",
        "La réponse ne suit pas le contrat de pilotage : un champ manque ou n'a pas la forme prévue.",
    ),
    Verdict.NON_ATTEINT: (
        "Une action préalable a été refusée : corriger d'abord la règle à laquelle elle appartient.",
    ),
    Verdict.NON_EXPRIMABLE: (
        "Ni le système ni le ROR n'y peuvent rien : jouer une version qui sait le dire.",
    ),
    Verdict.NON_VERIFIABLE: ("Le système n'offre pas au banc l'action qu'il faut pour juger cette règle.",),
    Verdict.FAUTE_DU_BANC: ("Le système n'est pas en cause : c'est le banc qu'il faut corriger.",),
}
_PAR_FAMILLE: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("courriel", "message a", "destinataire"),
        (
            "Le destinataire est cherché au mauvais profil, ou sur le mauvais établissement.",
            "Le courriel part à chaque passage au lieu d'une fois, ou ne part pas du tout.",
        ),
    ),
    (
        ("certificat", "refuse ce client"),
        (
            "Le certificat présenté n'est pas celui qui est inscrit, ou son contrôle est incomplet (dates, "
            "nom, usage, révocation).",
            "Le refus a bien lieu, mais pour une autre raison que la bonne.",
        ),
    ),
    (
        ("erreur du ror", "erreur claire", "panne", "retenu le systeme"),
        (
            "L'échec d'une lecture n'est pas signalé, ou l'est sur un autre établissement.",
            "Une réponse illisible a été appliquée en partie avant d'être refusée.",
            "Le passage s'arrête au premier établissement en échec au lieu de traiter les suivants.",
        ),
    ),
    (
        ("alerte bloquante", "bloquante"),
        (
            "La donnée n'est pas comparée, ou elle l'est sans distinguer « absente » de « différente ».",
            "L'alerte s'ouvre sur un autre objet que celui qui diffère.",
            "L'alerte n'est pas levée, ou la mise à jour ne reprend pas, quand l'écart disparaît.",
        ),
    ),
    (
        ("impactante", "fermeture", "ferme"),
        (
            "La date de fermeture lue dans le ROR n'est pas comparée au jour du passage.",
            "L'unité est fermée d'office au lieu d'attendre une décision.",
            "L'alerte n'est pas levée quand on décide, ou quand le ROR se corrige.",
        ),
    ),
    (
        ("informative",),
        (
            "La donnée est mise à jour sans que le changement soit noté.",
            "Le changement est noté sur l'établissement au lieu de l'unité, ou l'inverse.",
        ),
    ),
    (
        ("l'action est refusee", "refus", "est acceptee", "motif"),
        (
            "Le profil, le périmètre ou l'état n'est pas contrôlé avant d'agir.",
            "L'action est refusée pour une autre raison que celle du manuel.",
        ),
    ),
    (
        ("restes intact", "restees les memes", "intacte", "n'a pas change", "inchange"),
        (
            "Une donnée propre à ViaTrajectoire a été remplacée par celle du ROR.",
            "L'action a touché un objet voisin qu'elle ne visait pas.",
        ),
    ),
    (
        ("associe", "association", "niveau"),
        (
            "L'association ne tient pas compte du niveau, ou de ce qui est déjà associé au-dessus.",
            "Une organisation du ROR est associée à deux unités.",
        ),
    ),
    (
        ("est celui du ror", "est celle du ror", "du ror"),
        (
            "La donnée n'est pas recopiée : oubliée, ou tenue pour propre à ViaTrajectoire.",
            "Elle est lue ailleurs dans la réponse que là où le contrat la met.",
            "L'établissement n'a pas été relu, ou sa mise à jour est suspendue à tort.",
        ),
    ),
    (
        ("etat", "passage"),
        (
            "Le changement d'état n'est pas enregistré, ou l'est trop tôt.",
            "Le passage quotidien n'a pas eu lieu, ou a été joué deux fois.",
        ),
    ),
)


def probable_causes(juge: ScenarioJuge) -> tuple[str, ...]:
    """Rend au plus trois causes, de la famille la plus proche de l'écart ; vide si aucune ne convient."""
    if juge.verdict in _PAR_VERDICT:
        return _PAR_VERDICT[juge.verdict]
    ecart = juge.resultat.ecart
    textes = (ecart.etape, ecart.quoi, juge.lu.nom) if ecart else (juge.lu.nom,)
    for texte in map(_plain, textes):
        for mots, causes in _PAR_FAMILLE:
            if any(mot in texte for mot in mots):
                return causes[:CAUSES_MAX]
    return ()


def _plain(texte: str) -> str:
    decompose = unicodedata.normalize("NFD", texte.casefold())
    return "".join(lettre for lettre in decompose if not unicodedata.combining(lettre))
