"""Lit ce que dit le jeton VIHF d'une requête, pour le journal et pour filtrer une lecture selon son profil.

Ne l'exige ni ne le vérifie jamais.
"""

from dataclasses import dataclass

from lxml import etree

WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
SECURITY = f"{{{WSSE}}}Security"
_NS = {"saml": "urn:oasis:names:tc:SAML:2.0:assertion"}


@dataclass(frozen=True)
class Token:
    """Le jeton, tel qu'écrit : émetteur (DN), sujet (`NameID`), profil VIHF, profil d'accès (CUxx)."""

    issuer: str = ""
    name_id: str = ""
    profile: str = ""
    user_profile: str = ""


def token_of(headers: list[etree._Element]) -> Token | None:
    """Le jeton du premier en-tête `wsse:Security`, ou None s'il n'y en a pas ; ce qui manque reste vide."""
    security = next((header for header in headers if header.tag == SECURITY), None)
    if security is None:
        return None
    return Token(
        issuer=_text(security.find(".//saml:Assertion/saml:Issuer", _NS)),
        name_id=_text(security.find(".//saml:Subject/saml:NameID", _NS)),
        profile=_attribute(security, "VIHF_Profil"),
        user_profile=_attribute(security, "Profil_Utilisateur"),
    )


def _text(element: etree._Element | None) -> str:
    return "" if element is None else (element.text or "").strip()


def _attribute(security: etree._Element, name: str) -> str:
    """La valeur d'un attribut SAML : du texte, ou le `code` d'un élément codé (profil utilisateur)."""
    for attribute in security.iterfind(".//saml:Attribute", _NS):
        if attribute.get("Name") == name:
            value = attribute.find("saml:AttributeValue", _NS)
            if value is not None and len(value):
                return value[0].get("code", "") or _text(value[0])
            return _text(value)
    return ""
