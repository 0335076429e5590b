"""Produit les fichiers du contrat d'une version (WSDL, XSD) et rend ceux qui sont versionnés."""

from copy import deepcopy
from pathlib import Path

from lxml import etree

from ror_contracts.paths import contract_dir
from ror_simulator.soap.names import CSD, ENDPOINT, ROR
from ror_simulator.soap.schema import XML_XSD, build_schemas
from ror_simulator.soap.service import ErrorStyle, build_application
from ror_simulator.soap.versions import types_of
from ror_simulator.soap.wsdl import build_wsdl

WSDL_FILE, CSD_FILE, ROR_FILE, XML_FILE = "ror.wsdl", "csd.xsd", "ror.xsd", "xml.xsd"
FILES = (WSDL_FILE, CSD_FILE, ROR_FILE, XML_FILE)
"""`ror.xsd` déclare les racines de l'opération 1 et importe le reste : on valide avec lui."""


def default_address(version: str) -> str:
    """L'adresse écrite dans le WSDL versionné ; à l'exécution, celle de la requête la remplace."""
    return f"http://127.0.0.1:8080/ROR/{version}/{ENDPOINT}"


def generate(version: str) -> dict[str, bytes]:
    """Les fichiers du contrat, par nom, toujours les mêmes octets. Lève `UnknownVersionError`."""
    types = types_of(version)
    schemas = build_schemas(build_application(types, ErrorStyle.ELEMENT, None), types.notation)
    wsdl = build_wsdl(deepcopy(schemas[ROR]), version, default_address(version))
    return {
        WSDL_FILE: _bytes(wsdl),
        CSD_FILE: _bytes(schemas[CSD]),
        ROR_FILE: _bytes(schemas[ROR]),
        XML_FILE: XML_XSD,
    }


def write_contract(version: str, folder: Path) -> tuple[Path, ...]:
    """Écrit les fichiers du contrat dans `folder` (créé au besoin) ; rend leurs chemins."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in generate(version).items():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return tuple(paths)


def contract_files(version: str) -> dict[str, bytes]:
    """Les fichiers versionnés du contrat, par nom. Lève `FileNotFoundError` s'ils manquent."""
    return {name: (contract_dir(version) / name).read_bytes() for name in FILES}


def schema_path(version: str) -> Path:
    """Le schéma versionné à charger pour valider une requête ou une réponse."""
    return contract_dir(version) / ROR_FILE


def _bytes(element: etree._Element) -> bytes:
    """Remis à plat puis indenté : les blancs que laisse spyne gêneraient l'indentation."""
    flat = etree.fromstring(etree.tostring(element), etree.XMLParser(remove_blank_text=True))
    return etree.tostring(flat, pretty_print=True, xml_declaration=True, encoding="UTF-8")
