"""Lit d'un jeton VIHF le profil de son utilisateur ; ne le vérifie pas."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ror_harness.verifier.enveloppe import parse

_NS = {"saml": "urn:oasis:names:tc:SAML:2.0:assertion"}
_PROFIL = ".//saml:Attribute[@Name='Profil_Utilisateur']/saml:AttributeValue"


@dataclass(frozen=True)
class Jeton:
    """Assertion VIHF, sans déclaration XML. `code` : le profil de son utilisateur (CU18), ou vide."""

    xml: str
    code: str = ""


def read_token(octets: bytes) -> Jeton:
    """Rend le jeton écrit dans un fichier ; lève `Illisible` si ce n'est pas du XML bien formé."""
    racine = parse(octets)
    return Jeton(etree.tostring(racine, encoding="unicode"), _code(racine.find(_PROFIL, _NS)))


def _code(valeur: etree._Element | None) -> str:
    """Le code est celui d'un élément codé, ou du texte."""
    if valeur is None:
        return ""
    porteur = valeur[0] if len(valeur) else valeur
    return (porteur.get("code") or porteur.text or "").strip()
