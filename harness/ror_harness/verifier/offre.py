"""Lit une offre de soins : entités, organisations internes, liens, chemins ; ne juge rien."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from ror_harness.verifier.noms import CSD, NS

Element = etree._Element
UNITE_ELEMENTAIRE = "4"
"""Type d'organisation interne (TRE_R207)."""
FERMETURES = ("closingDate", "finalClosingDate")


def local(element: Element) -> str:
    """Rend le nom d'un élément, sans son espace de noms (un commentaire n'en a pas)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def code_of(element: Element | None) -> str:
    """Rend l'attribut `code` ; vide s'il manque ou si l'élément manque."""
    return "" if element is None else (element.get("code") or "").strip()


def text_of(parent: Element, chemin: str) -> str:
    """Rend le texte d'un descendant ; vide s'il manque."""
    return (parent.findtext(chemin, "", NS) or "").strip()


@dataclass(frozen=True)
class Offre:
    """Résultat d'une lecture (`careServicesResponse/result`)."""

    resultat: Element

    def tous(self, chemin: str) -> list[Element]:
        """Rend les éléments d'un chemin, où qu'il commence."""
        return self.resultat.findall(f".//{chemin}", NS)

    def nommes(self, *noms: str) -> Iterator[Element]:
        """Rend tous les éléments du contrat qui portent un de ces noms."""
        return self.resultat.iter(*(f"{{{CSD}}}{nom}" for nom in noms))

    @cached_property
    def juridiques(self) -> list[Element]:
        """Rend les entités juridiques : les structures sans parente."""
        return [une for une in self._structures if une.find("csd:parent", NS) is None]

    @cached_property
    def etablissements(self) -> list[Element]:
        """Rend les entités géographiques : les structures qui ont une parente."""
        return [une for une in self._structures if une.find("csd:parent", NS) is not None]

    @cached_property
    def _structures(self) -> list[Element]:
        return self.tous("csd:organizationDirectory/csd:organization")

    @cached_property
    def organisations(self) -> list[Element]:
        """Rend les organisations internes."""
        return self.tous("csd:facilityDirectory/csd:facility")

    @cached_property
    def unites(self) -> list[Element]:
        """Rend les unités élémentaires."""
        return [une for une in self.organisations if est_unite(une)]

    @cached_property
    def niveaux(self) -> list[Element]:
        """Rend les organisations internes au-dessus des unités élémentaires."""
        return [une for une in self.organisations if not est_unite(une)]

    @cached_property
    def par_entite(self) -> dict[str, Element]:
        """Rend chaque organisation interne par son `entityID`."""
        return {une.get("entityID", ""): une for une in self.organisations}

    @cached_property
    def annonce(self) -> int | None:
        """Rend le nombre d'unités annoncé ; rien s'il manque ou ne se lit pas."""
        texte = text_of(self.resultat, "csd:facilityNumber")
        return int(texte) if texte.isdecimal() else None

    def parente(self, organisation: Element) -> Element | None:
        """Rend l'organisation qui contient celle-ci."""
        lien = organisation.find("csd:extension/csd:parentFacility", NS)
        return None if lien is None else self.par_entite.get(lien.get("entityID", ""))

    def ascendance(self, organisation: Element) -> list[Element]:
        """Rend les organisations qui contiennent celle-ci, la plus proche d'abord ; un cycle s'arrête."""
        montee: list[Element] = []
        parente = self.parente(organisation)
        while parente is not None and parente not in montee:
            montee.append(parente)
            parente = self.parente(parente)
        return montee


def est_unite(organisation: Element) -> bool:
    """Dit si une organisation interne est une unité élémentaire."""
    return any(code_of(un) == UNITE_ELEMENTAIRE for un in organisation.findall("csd:codedType", NS))


def champs(organisation: Element) -> list[str]:
    """Rend les champs d'activité que montre une organisation interne."""
    return [
        code for un in organisation.findall("csd:extension/csd:typeActivity", NS) if (code := code_of(un))
    ]


def identifiants(objet: Element) -> list[tuple[str, str]]:
    """Rend les identifiants d'un objet : code et autorité."""
    return [
        (code_of(un), (un.get("assigningAuthorityName") or "").strip())
        for un in objet.findall("csd:otherID", NS)
    ]


def fermeture(objet: Element) -> str:
    """Rend la date de fermeture d'un établissement ou d'une organisation ; vide s'il est ouvert."""
    return next((date for nom in FERMETURES if (date := text_of(objet, f"csd:extension/csd:{nom}"))), "")


def chemin(element: Element) -> str:
    """Dit où est un élément : l'objet qui le porte et son chemin, « facility[2] « Service » / careMode »."""
    etapes: list[str] = []
    courant: Element | None = element
    while courant is not None and local(courant) not in ("queryResult", "result", "Body"):
        parent = courant.getparent()
        if parent is None or local(parent).endswith("Directory"):
            etapes.append(_named(courant))
            break
        etapes.append(_ranked(courant, parent))
        courant = parent
    return " / ".join(reversed(etapes)) or local(element)


def _ranked(element: Element, parent: Element) -> str:
    semblables = [un for un in parent if un.tag == element.tag]
    return f"{local(element)}[{semblables.index(element) + 1}]" if len(semblables) > 1 else local(element)


def _named(element: Element) -> str:
    parent = element.getparent()
    rang = _ranked(element, parent) if parent is not None else local(element)
    nom = text_of(element, "csd:primaryName")
    return f"{rang} « {nom} »" if nom else rang
