"""Met en forme les échanges SOAP d'un scénario pour qu'on puisse les lire dans un rapport."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

ECHANGES_MONTRES = 3
LIGNES_MAX = 60

LIBELLES = {
    "notification": "Liste des établissements modifiés",
    "lecture_etablissement": "Lecture d'un établissement",
    "lecture_oi": "Lecture d'une unité",
    "inconnue": "Opération inconnue",
}


@dataclass(frozen=True)
class Extrait:
    """Échange prêt à lire ; `requete` et `reponse` sont indentées et bornées."""

    titre: str
    requete: str
    reponse: str


def excerpts(dossier: Path, echange: str | None) -> list[Extrait]:
    """Rend les derniers échanges d'un scénario ; rien si le fichier manque ou ne se lit pas."""
    if not echange:
        return []
    try:
        lus = json.loads((dossier / echange).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [_excerpt(un) for un in lus[-ECHANGES_MONTRES:]]


def _excerpt(echange: Mapping[str, Any]) -> Extrait:
    operation = str(echange.get("operation") or "inconnue")
    morceaux = [LIBELLES.get(operation, operation), str(echange.get("instant_virtuel") or "")]
    morceaux.append(f"réponse HTTP {echange.get('statut_http')}")
    if echange.get("panne"):
        morceaux.append(f"panne jouée : {echange['panne']}")
    return Extrait(
        titre=f"N° {echange.get('numero')} : " + ", ".join(morceau for morceau in morceaux if morceau),
        requete=pretty(echange.get("requete"), echange.get("requete_tronquee")),
        reponse=pretty(echange.get("reponse"), echange.get("reponse_tronquee")),
    )


def pretty(texte: object, longueur: object = None) -> str:
    """Rend un message XML indenté et borné ; un texte qui n'est pas du XML est rendu tel quel, borné."""
    if not isinstance(texte, str) or not texte.strip():
        return "(vide)"
    lignes = _indented(texte).splitlines()
    if len(lignes) > LIGNES_MAX:
        lignes = [*lignes[:LIGNES_MAX], f"[…] {len(lignes) - LIGNES_MAX} lignes de plus"]
    if longueur:
        lignes.append(f"[…] message coupé : {longueur} caractères au total")
    return "\n".join(ligne[:400] for ligne in lignes)


def _indented(texte: str) -> str:
    lecteur = etree.XMLParser(
        remove_blank_text=True, resolve_entities=False, no_network=True, recover=True, load_dtd=False
    )
    try:
        racine = etree.fromstring(texte.encode("utf-8"), lecteur)
    except (etree.XMLSyntaxError, ValueError):
        return texte
    return texte if racine is None else etree.tostring(racine, pretty_print=True, encoding="unicode")
