"""Tire d'un écart ses causes probables : de sa forme, de ce dont parle l'étape ; rien plutôt que du vague."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import Enum, auto

from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.model import ScenarioJuge
from ror_harness.reports.wording import plain
from ror_harness.results import EcartConstate

CAUSES_MAX = 3
_VIDES = ("absent", "aucun", "0", "« rien »", "vide")
_ITEM = re.compile(r"« (.+?) »")


class Forme(Enum):
    """Forme d'un écart : ce que le reçu est à l'attendu."""

    ECARTE = auto()
    RIEN = auto()
    NON_ECARTE = auto()
    DE_TROP = auto()
    ACCEPTE = auto()
    REFUSE = auto()
    AUTRE_MOTIF = auto()
    LISTE = auto()
    REPETE = auto()
    AUTRE_VALEUR = auto()


_FORMES: tuple[tuple[Forme, Callable[[str, str], bool]], ...] = (
    (Forme.ACCEPTE, lambda a, r: a.startswith("refusé") and not r.startswith("« refusé")),
    (Forme.AUTRE_MOTIF, lambda a, _r: a.startswith("refusé")),
    (Forme.REFUSE, lambda a, _r: a == "« accepté »"),
    (Forme.RIEN, lambda a, r: r in _VIDES and a not in _VIDES and not a.startswith("ne contient")),
    (Forme.NON_ECARTE, lambda a, _r: a.startswith("ne contient")),
    (Forme.DE_TROP, lambda a, r: a in _VIDES and r not in _VIDES),
    (Forme.ECARTE, lambda a, _r: a.startswith("contient «")),
    (Forme.REPETE, lambda a, r: a.isdigit() and r.isdigit() and int(r) > int(a)),
    (Forme.LISTE, lambda a, r: len(_ITEM.findall(a)) > 1 or len(_ITEM.findall(r)) > 1),
    (Forme.AUTRE_VALEUR, lambda a, r: a.startswith("« ") and r.startswith("« ")),
)
"""Première forme reconnue dans l'attendu et le reçu."""

_PAR_SUJET: tuple[tuple[str, Forme, str], ...] = (
    (
        "ce qui a change sur la fiche",
        Forme.DE_TROP,
        "La fiche de {objet} a été mise à jour alors qu'elle devait rester telle quelle : blocage ou "
        "suspension sans effet.",
    ),
    (
        "donnees propres",
        Forme.DE_TROP,
        "Une donnée propre à ViaTrajectoire a été remplacée par une valeur lue dans le ROR.",
    ),
    ("courriel", Forme.RIEN, "Le courriel n'est pas parti, ou il est parti à quelqu'un d'autre."),
    ("courriel", Forme.DE_TROP, "Un courriel est parti alors que rien ne le demandait à ce destinataire."),
    (
        "courriel",
        Forme.REPETE,
        "Le courriel part à chaque passage, ou une fois par objet, au lieu d'une fois.",
    ),
    ("alertes", Forme.RIEN, "L'écart entre le ROR et ViaTrajectoire n'a pas été relevé sur {objet}."),
    ("alertes", Forme.ECARTE, "L'écart a été classé sous une autre cause, ou rattaché à un autre objet."),
    ("alertes", Forme.DE_TROP, "L'alerte n'a pas été levée, ou un écart qui n'en demande pas en ouvre une."),
    ("alertes", Forme.REPETE, "La même alerte est ouverte une seconde fois à un nouveau passage."),
    ("erreurs du ror", Forme.RIEN, "L'échec de la lecture n'est pas signalé, ou l'est sur un autre objet."),
    ("certificat", Forme.AUTRE_VALEUR, "Le refus a bien lieu, mais pour une autre raison que la bonne."),
    ("certificat", Forme.LISTE, "Le refus a bien lieu, mais pour une autre raison que la bonne."),
    ("l'etat de", Forme.AUTRE_VALEUR, "Le changement d'état n'est pas enregistré, ou il l'est trop tôt."),
    ("associee a", Forme.RIEN, "L'association n'est pas enregistrée, ou elle a été défaite."),
    ("associee a", Forme.DE_TROP, "L'association est faite, ou reste faite, alors qu'elle ne devrait pas."),
)
"""Mot de la chose comparée, forme → cause."""

_PAR_OUVERTURE: tuple[tuple[str, str, str], ...] = (
    ("« ferme", "« ouvert", "La fermeture de {objet} n'est pas enregistrée."),
    (
        "« ouvert",
        "« ferme",
        "La fermeture de {objet} est enregistrée trop tôt, sans qu'on l'ait demandée, ou n'a pas été levée.",
    ),
    (
        "definitivement",
        "temporairement",
        "La fermeture définitive de {objet} est enregistrée comme temporaire.",
    ),
    (
        "temporairement",
        "definitivement",
        "La fermeture temporaire de {objet} est enregistrée comme définitive.",
    ),
)
"""Ce que disent l'ouverture attendue et la reçue → cause."""

_PAR_ETAPE: tuple[tuple[str, str], ...] = (
    (
        r"restee?s? (?:intacte?|les? memes?)|n'a pas change|inchange",
        "Ce qui devait rester tel quel a été remplacé, par la valeur du ROR ou par l'action jouée.",
    ),
    (
        r"est celui du ror|est celle du ror|sont ceux du ror|sont celles du ror|donnees communes",
        "La valeur du ROR n'est pas reprise : donnée oubliée, tenue pour propre à ViaTrajectoire, ou "
        "établissement non relu.",
    ),
)
"""Ce que dit l'étape, quand une valeur n'est pas la bonne → cause."""

_PAR_FORME: dict[Forme, str] = {
    Forme.ECARTE: (
        "Un objet est écarté : {element}, alors que d'autres sont traités ; une condition l'exclut à tort."
    ),
    Forme.RIEN: "Un objet est écarté : le système ne tire ou ne montre rien de {objet}.",
    Forme.NON_ECARTE: "Un objet n'est pas écarté alors qu'il devrait l'être : {element}.",
    Forme.ACCEPTE: "Ce qui interdit l'action n'est pas contrôlé avant d'agir.",
    Forme.REFUSE: "Rien n'interdit l'action ici : le motif reçu dit quel contrôle s'y trompe.",
    Forme.AUTRE_MOTIF: "L'action est bien refusée, mais par un autre contrôle que celui de la règle.",
}
_PAR_VERDICT: dict[Verdict, str] = {
    Verdict.NON_ATTEINT: "Une action préalable a été refusée : corriger d'abord la règle dont elle dépend.",
    Verdict.NON_EXPRIMABLE: "Ni le système ni le ROR n'y peuvent rien : jouer une version qui sait le dire.",
    Verdict.NON_VERIFIABLE: "Le système n'offre pas au banc l'action qu'il faut pour juger cette règle.",
    Verdict.FAUTE_DU_BANC: "Le système n'est pas en cause : c'est le banc qu'il faut corriger.",
}


def probable_causes(juge: ScenarioJuge) -> tuple[str, ...]:
    """Rend au plus trois causes, tirées de l'écart ; vide si sa forme n'en désigne aucune."""
    if juge.verdict in _PAR_VERDICT:
        return (_PAR_VERDICT[juge.verdict],)
    ecart = juge.resultat.ecart
    forme = shape(ecart) if ecart else None
    if ecart is None or forme is None:
        return ()
    trouvees = [*_of_subject(ecart, forme), *_of_step(ecart, forme)]
    if forme is Forme.LISTE:
        trouvees += _of_lists(ecart)
    elif not trouvees and forme in _PAR_FORME:
        trouvees = [_PAR_FORME[forme]]
    return tuple(_named(une, ecart) for une in trouvees[:CAUSES_MAX])


def shape(ecart: EcartConstate) -> Forme | None:
    """Rend la forme d'un écart ; rien s'il n'en a aucune de connue."""
    return next((forme for forme, est in _FORMES if est(ecart.attendu, ecart.recu)), None)


def _of_subject(ecart: EcartConstate, forme: Forme) -> list[str]:
    quoi = _plain(ecart.quoi)
    if quoi.startswith("l'ouverture de") and forme is Forme.AUTRE_VALEUR:
        attendu, recu = _plain(ecart.attendu), _plain(ecart.recu)
        return [cause for voulue, lue, cause in _PAR_OUVERTURE if voulue in attendu and lue in recu][:1]
    return [cause for mot, voulue, cause in _PAR_SUJET if voulue is forme and mot in quoi][:1]


def _of_step(ecart: EcartConstate, forme: Forme) -> list[str]:
    if forme not in (Forme.AUTRE_VALEUR, Forme.LISTE, Forme.RIEN, Forme.DE_TROP):
        return []
    return [cause for motif, cause in _PAR_ETAPE if re.search(motif, _plain(ecart.etape))]


def _of_lists(ecart: EcartConstate) -> list[str]:
    attendus, recus = _ITEM.findall(ecart.attendu), _ITEM.findall(ecart.recu)
    manquent = [f"« {un} »" for un in dict.fromkeys(attendus) if un not in recus]
    de_trop = [f"« {un} »" for un in dict.fromkeys(recus) if un not in attendus]
    return [
        f"{debut} {', '.join(map(plain, eux[:5]))}{' et d’autres' if len(eux) > 5 else ''}."
        for debut, eux in (("Écarté à tort :", manquent), ("Retenu à tort :", de_trop))
        if eux
    ]


def _named(cause: str, ecart: EcartConstate) -> str:
    """Nomme l'élément de l'attendu, et l'objet de la chose comparée."""
    element = _ITEM.search(ecart.attendu) or _ITEM.search(ecart.recu)
    objet = _ITEM.search(ecart.quoi)
    return cause.replace("{element}", plain(element[0]) if element else "un élément").replace(
        "{objet}", objet[0] if objet else "ce qui est lu"
    )


def _plain(texte: str) -> str:
    decompose = unicodedata.normalize("NFD", texte.casefold())
    return "".join(lettre for lettre in decompose if not unicodedata.combining(lettre))
