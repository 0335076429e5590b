"""Charge le contrat d'une version depuis ses fichiers produits : WSDL attendu, schéma, noms déclarés."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lxml import etree

from ror_contracts.paths import contract_dir
from ror_contracts.xsd_messages import translate
from ror_harness.verifier.wsdl import Wsdl, declared_names, read_wsdl


@dataclass(frozen=True)
class Contrat:
    """Contrat d'une version : ce que le ROR doit publier, et de quoi juger une réponse."""

    version: str
    wsdl: Wsdl
    noms: frozenset[str]
    schema: etree.XMLSchema

    def connait(self, element: str) -> bool:
        """Dit si la version a un élément de ce nom."""
        return f"élément {element}" in self.noms

    def ecarts(self, contenu: etree._Element) -> list[tuple[str, str]]:
        """Rend, pour chaque écart au schéma, le chemin et ce que le validateur en dit, en français."""
        if self.schema.validate(contenu):
            return []
        journal: list[etree._LogEntry] = list(self.schema.error_log)  # type: ignore[call-overload]
        return [(_short(un.path or ""), translate(un.message)) for un in journal]


@cache
def load_contract(version: str) -> Contrat:
    """Rend le contrat d'une version ; `FileNotFoundError` si elle n'est pas livrée."""
    dossier = contract_dir(version)
    schemas = [etree.parse(dossier / nom).getroot() for nom in ("ror.xsd", "csd.xsd")]
    return Contrat(
        version=version,
        wsdl=read_wsdl(etree.parse(dossier / "ror.wsdl").getroot()),
        noms=declared_names(schemas),
        schema=etree.XMLSchema(etree.parse(dossier / "ror.xsd")),
    )


def _short(chemin: str) -> str:
    """Ôte les préfixes d'un XPath, illisibles hors de leur document."""
    return re.sub(r"/(?:\w+:)?", "/", chemin).strip("/").replace("/", " / ")
