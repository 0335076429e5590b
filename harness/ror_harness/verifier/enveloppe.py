"""Ouvre une réponse SOAP sans rien résoudre : DOCTYPE refusé, taille déjà bornée par le client."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from ror_harness.verifier.noms import CSD, ENV, NS
from ror_harness.verifier.offre import Offre, local


class Illisible(ValueError):  # noqa: N818
    """Une réponse qui n'est pas du XML admis ; le message dit pourquoi."""


def parse(corps: bytes) -> etree._Element:
    """Lit du XML ; `Illisible` s'il est mal formé ou porte un DOCTYPE."""
    if b"<!DOCTYPE" in corps:
        raise Illisible("il porte un DOCTYPE, que le banc ne lit jamais")
    try:
        return etree.fromstring(corps, _parser())
    except etree.XMLSyntaxError as cause:
        raise Illisible(f"ce n'est pas du XML bien formé ({_where(cause)})") from None
    except ValueError:
        raise Illisible("ce n'est pas du XML bien formé") from None


_FAUTES_XML = {
    etree.ErrorTypes.ERR_DOCUMENT_EMPTY: "il ne commence pas par une balise",
    etree.ErrorTypes.ERR_TAG_NAME_MISMATCH: "une balise ne se referme pas",
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED: "il s'arrête avant sa fin",
    etree.ErrorTypes.ERR_DOCUMENT_END: "il continue après son dernier élément",
    etree.ErrorTypes.ERR_UNDECLARED_ENTITY: "une entité n'est pas déclarée",
    etree.ErrorTypes.ERR_INVALID_CHAR: "un caractère est interdit",
}
"""Ce que libxml2 dit en anglais ; une autre faute n'a que sa place."""


def _where(cause: etree.XMLSyntaxError) -> str:
    ligne, colonne = cause.position
    dite = _FAUTES_XML.get(cause.code)  # type: ignore[attr-defined]
    return f"ligne {ligne}, colonne {max(colonne, 1)}{f' : {dite}' if dite else ''}"


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


@dataclass(frozen=True)
class Message:
    """Enveloppe SOAP lue."""

    racine: etree._Element

    @cached_property
    def contenu(self) -> etree._Element | None:
        """Rend l'unique élément du corps ; rien si ce n'est pas une enveloppe SOAP 1.2 à un élément."""
        if self.racine.tag != f"{{{ENV}}}Envelope":
            return None
        corps = self.racine.find("env:Body", NS)
        elements = [] if corps is None else [un for un in corps if isinstance(un.tag, str)]
        return elements[0] if len(elements) == 1 else None

    @cached_property
    def code_de_faute(self) -> str:
        """Rend le code de la faute SOAP 1.2 (« Sender ») ; vide si ce n'en est pas une."""
        if self.contenu is None or self.contenu.tag != f"{{{ENV}}}Fault":
            return ""
        return (self.contenu.findtext("env:Code/env:Value", "", NS) or "").strip().rpartition(":")[2]

    @cached_property
    def erreur(self) -> etree._Element | None:
        """Rend l'erreur du métier : dans la réponse de lecture, ou dans le détail d'une faute."""
        if self.contenu is None:
            return None
        dans_la_reponse = self.contenu.find("csd:error", NS)
        if dans_la_reponse is not None:
            return dans_la_reponse
        return self.contenu.find("env:Detail/ror:erreur", NS)

    @cached_property
    def resume(self) -> str:
        """Dit ce que porte l'enveloppe : erreur ou faute avec son texte, ou le nom de son élément."""
        if self.contenu is None:
            return f"{local(self.racine)}, pas d'enveloppe SOAP 1.2 à un élément"
        if self.erreur is not None:
            code, dit = self.erreur.get("code", ""), self.erreur.get("message", "")
            return f"une erreur du métier, code « {code} », message « {dit} »"
        if self.code_de_faute:
            dit = (self.contenu.findtext("env:Reason/env:Text", "", NS) or "").strip()
            return f"faute {self.code_de_faute} « {dit} »"
        return local(self.contenu)

    @cached_property
    def offre(self) -> Offre | None:
        """Rend l'offre que porte une réponse de lecture."""
        if self.contenu is None or self.contenu.tag != f"{{{CSD}}}careServicesResponse":
            return None
        resultat = self.contenu.find("csd:result", NS)
        return None if resultat is None else Offre(resultat)
