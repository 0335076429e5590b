"""Masque au rapport ce qui désigne une personne ou ouvre un accès : noms, téléphones, courriels, jetons."""

from __future__ import annotations

import re

from lxml import etree

from ror_harness.verifier.enveloppe import Illisible, parse
from ror_harness.verifier.noms import CSD, WSSE

MASQUE = "[masqué]"
_NOMS_DE_PERSONNE = ("commonName", "forename", "surname", "honorific", "suffix")
_CONTENU_ENTIER = ("certificate",)
_COURRIEL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?<![\w./-])(?:\+33|0033|0)[ .]?[1-9](?:[ .]?\d{2}){4}(?![\w/-])")
_JETON = re.compile(
    r"(<(?:\w+:)?(?:Security|Assertion)\b[^>]*>).*?(</(?:\w+:)?(?:Security|Assertion)>|$)", re.DOTALL
)
_CONTACT = re.compile(r"(<(?:\w+:)?(?:equipment|commonName|forename|surname)>)[^<]*")


def mask_text(texte: str) -> str:
    """Masque courriels et numéros de téléphone dans un texte."""
    return _TELEPHONE.sub(MASQUE, _COURRIEL.sub(MASQUE, texte))


def mask_message(corps: bytes) -> str:
    """Rend un message sans contact ni jeton ; ce qui ne se lit pas en XML est masqué au mieux, par motifs."""
    try:
        racine = parse(corps)
    except Illisible:
        texte = corps.decode("utf-8", "replace")
        return mask_text(_CONTACT.sub(rf"\g<1>{MASQUE}", _JETON.sub(rf"\g<1>{MASQUE}\g<2>", texte)))
    for element in racine.iter(*_masked_tags()):
        _mask(element)
    for jeton in racine.iter(f"{{{WSSE}}}Security"):
        jeton[:], jeton.text = [], MASQUE
    return mask_text(etree.tostring(racine, encoding="unicode"))


def _masked_tags() -> tuple[str, ...]:
    return tuple(f"{{{CSD}}}{nom}" for nom in ("name", "equipment", *_NOMS_DE_PERSONNE, *_CONTENU_ENTIER))


def _mask(element: etree._Element) -> None:
    """Masque le texte d'un nom ou d'un moyen ; le nom d'un lieu n'est pas celui d'une personne."""
    parent = element.getparent()
    lieu = parent is not None and parent.tag == f"{{{CSD}}}location"
    if element.text and element.text.strip() and not lieu:
        element.text = MASQUE
