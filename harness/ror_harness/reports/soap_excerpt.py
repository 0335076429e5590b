"""Met en forme les échanges SOAP d'un scénario, coupés autour de ce qui diffère."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from ror_harness.reports.french_dates import french_instant, parse_instant
from ror_harness.reports.replay import curl
from ror_harness.results import EcartConstate

ECHANGES_MONTRES = 3
LIGNES_MAX = 60
AUTOUR = 12
"""Lignes gardées de part et d'autre de celle où se lit l'écart."""
PRES = 3
"""Lignes imprimées de part et d'autre de l'écart."""
MARQUE = "▶ "

LIBELLES = {
    "notification": "Liste des établissements modifiés",
    "lecture_etablissement": "Lecture d'un établissement",
    "lecture_oi": "Lecture d'une unité",
    "inconnue": "Opération inconnue",
}
_BALISES = {
    "telephone": "contactPoint",
    "telecopie": "contactPoint",
    "courriel": "contactPoint",
    "adresse": "addressLine",
    "code postal": "addressLine",
    "commune": "cityNumber",
    "lits": "capacity",
    "places": "capacity",
    "categorie": "codedType",
    "nom": "primaryName",
    "ferme": "closing",
}
"""Mot d'un écart → balise où le chercher quand sa valeur n'est pas dans l'échange."""


@dataclass(frozen=True)
class Extrait:
    """Échange prêt à lire ; `requete` et `reponse` sont indentées et bornées, `envoi` est la demande entière.

    `trouve` : l'attendu ou le reçu se lit dans la réponse. `commande` envoie la demande à la main.
    """

    titre: str
    requete: str
    reponse: str
    trouve: bool = False
    envoi: str = ""
    commande: str = ""

    @property
    def coeur(self) -> str:
        """Rend les quelques lignes de la réponse où se lit l'écart ; vide s'il ne s'y lit pas."""
        lignes = self.reponse.splitlines()
        centre = next((rang for rang, ligne in enumerate(lignes) if ligne.startswith(MARQUE)), None)
        if centre is None:
            return ""
        return "\n".join(lignes[max(0, centre - PRES) : centre + PRES + 1])


def load_exchanges(dossier: Path, echange: str | None) -> list[dict[str, Any]]:
    """Rend les échanges gardés d'un scénario ; rien si le fichier manque ou ne se lit pas."""
    if not echange:
        return []
    try:
        lus = json.loads((dossier / echange).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [un for un in lus if isinstance(un, dict)]


def excerpts(echanges: Sequence[Mapping[str, Any]], ecart: EcartConstate | None = None) -> list[Extrait]:
    """Rend les derniers échanges différents, coupés autour de l'écart s'ils le montrent."""
    mots = (search_words(ecart), nearby_tags(ecart)) if ecart else ((), ())
    differents = {(un.get("requete"), un.get("reponse")): un for un in echanges}.values()
    choisis = sorted(differents, key=lambda un: int(un.get("numero") or 0))[-ECHANGES_MONTRES:]
    return [_excerpt(un, *mots) for un in choisis]


def search_words(ecart: EcartConstate) -> list[str]:
    """Rend ce qu'il faut chercher dans un échange : les valeurs attendues, puis les valeurs reçues."""
    valeurs = [une.strip() for texte in (ecart.attendu, ecart.recu) for une in re.findall("« (.+?) »", texte)]
    return [une for une in valeurs if len(une) > 1]


def nearby_tags(ecart: EcartConstate) -> list[str]:
    """Rend les balises de la donnée en cause : où couper un échange qui ne porte aucune des valeurs."""
    sujet = _plain(f"{ecart.quoi} {ecart.etape}")
    return [balise for mot, balise in _BALISES.items() if re.search(rf"\b{mot}", sujet)]


def _excerpt(echange: Mapping[str, Any], mots: Sequence[str], balises: Sequence[str]) -> Extrait:
    operation = str(echange.get("operation") or "inconnue")
    morceaux = [LIBELLES.get(operation, operation), _moment(echange.get("instant_virtuel"))]
    morceaux.append(outcome(echange.get("statut_http")))
    if echange.get("panne"):
        morceaux.append(f"panne jouée : {echange['panne']}")
    reponse = pretty(echange.get("reponse"), echange.get("reponse_tronquee"), mots, balises)
    return Extrait(
        titre=f"N° {echange.get('numero')} : " + ", ".join(morceau for morceau in morceaux if morceau),
        requete=pretty(echange.get("requete"), echange.get("requete_tronquee")),
        reponse=reponse,
        trouve=MARQUE in reponse,
        envoi="" if echange.get("requete_tronquee") else str(echange.get("requete") or ""),
        commande=curl(operation),
    )


def outcome(statut: object) -> str:
    """Dit comment un échange a fini."""
    return f"réponse HTTP {statut}" if statut else "connexion coupée avant la réponse"


def _moment(instant: object) -> str:
    lu = parse_instant(instant)
    return french_instant(lu) if lu else ""


def pretty(
    texte: object, longueur: object = None, mots: Sequence[str] = (), balises: Sequence[str] = ()
) -> str:
    """Rend un message indenté et borné, coupé autour du premier des `mots` qui s'y lit, et marqué là.

    À défaut de mot, il est coupé autour de la première des `balises`, sans marque : ce peut être une autre.

    Un texte qui n'est pas du XML est rendu tel quel ; `longueur` est sa taille s'il n'a pas été gardé entier.
    """
    if not isinstance(texte, str) or not texte.strip():
        return "(vide)"
    lignes = [ligne[:400] for ligne in _indented(texte).splitlines()]
    trouvee = _found(lignes, mots)
    if trouvee is not None:
        lignes[trouvee] = MARQUE + lignes[trouvee]
    lignes = _around(lignes, _found(lignes, balises) if trouvee is None else trouvee)
    if longueur:
        lignes.append(f"[…] le banc n'a gardé que le début de ce message de {longueur} caractères")
    return "\n".join(lignes)


def _found(lignes: Sequence[str], mots: Iterable[str]) -> int | None:
    """Cherche une valeur entière (« 3 » ne désigne pas « 30 »), puis tous ses mots sur une même ligne."""
    for mot in mots:
        for morceaux in ([mot], mot.split()):
            formes = [re.compile(rf"(?<!\w){re.escape(un)}(?!\w)") for un in morceaux]
            for rang, ligne in enumerate(lignes):
                if all(forme.search(ligne) for forme in formes):
                    return rang
    return None


def _around(lignes: list[str], centre: int | None) -> list[str]:
    if centre is None:
        return _cut(lignes, 0, LIGNES_MAX)
    if len(lignes) <= LIGNES_MAX:
        return lignes
    return _cut(lignes, max(0, centre - AUTOUR), centre + AUTOUR + 1)


def _cut(lignes: list[str], debut: int, fin: int) -> list[str]:
    avant = [f"[…] {debut} lignes avant"] if debut else []
    reste = len(lignes) - fin
    return [*avant, *lignes[debut:fin], *([f"[…] {reste} lignes de plus"] if reste > 0 else [])]


def _indented(texte: str) -> str:
    lecteur = etree.XMLParser(
        remove_blank_text=True, resolve_entities=False, no_network=True, recover=True, load_dtd=False
    )
    try:
        racine = etree.fromstring(texte.encode("utf-8"), lecteur)
    except (etree.XMLSyntaxError, ValueError):
        return texte
    return texte if racine is None else etree.tostring(racine, pretty_print=True, encoding="unicode")


def _plain(texte: str) -> str:
    decompose = unicodedata.normalize("NFD", texte.casefold())
    return "".join(lettre for lettre in decompose if not unicodedata.combining(lettre))
