"""Écrit en XML l'offre déclarée dans ViaTrajectoire (P2-34), selon `export-offre.xsd`."""

import re
from typing import Any

from lxml import etree

from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.valeurs import Donnees, Valeur

NAMESPACE = "urn:banc-ror:export-offre:1"
_NSMAP: Any = {None: NAMESPACE}
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlExporteur:
    """Tient le port `Exporteur` : toutes les données renseignées de l'établissement et de ses unités."""

    def exporter(self, etablissement: Etablissement, unites: tuple[UniteVT, ...]) -> str:
        """Le document, données triées par clé ; une donnée absente n'y figure pas."""
        offre = etree.Element(f"{{{NAMESPACE}}}offre", {"version": "1"}, nsmap=_NSMAP)
        fiche = _add(
            offre,
            "etablissement",
            identifiant=etablissement.etablissement,
            domaine=etablissement.domaine,
            ouverture=etablissement.ouverture,
        )
        _donnees(fiche, etablissement.donnees)
        for unite in unites:
            _unite(offre, unite)
        octets = etree.tostring(offre, pretty_print=True, xml_declaration=True, encoding="UTF-8")
        return octets.decode()


def _unite(offre: etree._Element, unite: UniteVT) -> None:
    attributes = {"identifiant": unite.unite, "type": unite.type, "ouverture": unite.ouverture}
    if unite.oi is not None:
        attributes["organisation"] = unite.oi
    _donnees(_add(offre, "unite", **attributes), unite.donnees)


def _donnees(fiche: etree._Element, donnees: Donnees) -> None:
    for key in sorted(donnees):
        value = donnees[key]
        if value is not None:
            _donnee(fiche, key, value)


def _donnee(fiche: etree._Element, key: str, value: Valeur) -> None:
    donnee = _add(fiche, "donnee", cle=key, forme=_form(value))
    for item in value if isinstance(value, tuple) else (value,):
        _add(donnee, "valeur").text = _writable(str(item))


def _form(value: Valeur) -> str:
    if isinstance(value, tuple):
        return "liste"
    return "entier" if isinstance(value, int) else "texte"


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    written = {key: _writable(str(value)) for key, value in attributes.items()}
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", written)


def _writable(found: str) -> str:
    """Un caractère que XML n'admet pas devient « � » plutôt que de faire échouer tout l'export."""
    return _UNWRITABLE.sub("\ufffd", found)
