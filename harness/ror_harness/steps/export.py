"""Étapes de l'export de l'offre : l'obtenir, le lire, le comparer aux fiches."""

from __future__ import annotations

from lxml import etree

from ror_contracts.paths import DATA
from ror_contracts.scenario.model import Valeur
from ror_contracts.xsd_messages import translate
from ror_harness.judging import Ecart, autre_que, constater
from ror_harness.steps.gestes import agir, rendu
from ror_harness.steps.vocabulaire import constat, geste
from ror_harness.world.monde import Monde

_LECTEUR = etree.XMLParser(resolve_entities=False, no_network=True)


@geste("{acteur:Acteur} exporte l'offre de {etablissement:Role}")
def exporter(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "exporter_offre", etablissement=etablissement)


@constat("le fichier exporté est un document XML bien formé")
def export_bien_forme(monde: Monde) -> None:
    racine = etree.QName(_document(monde)).localname
    constater(autre_que(""), racine, "l'élément racine du fichier exporté")


@constat("le fichier exporté est valide contre son schéma")
def export_valide(monde: Monde) -> None:
    schema = etree.XMLSchema(etree.parse(str(DATA / "export-offre.xsd")))
    constater("valide", _validite(schema, _document(monde)), "le fichier exporté contre export-offre.xsd")


@constat("le fichier exporté porte toute l'offre de {unite:Role}, telle que ViaTrajectoire la connaît")
def export_complet(monde: Monde, unite: str) -> None:
    exportees = _exportees(monde, "unite").get(monde.unite(unite), {})
    connues = {cle: _textes(valeur) for cle, valeur in monde.fiche(unite)["donnees"].items() if valeur}
    constater(connues, exportees, f"l'offre exportée de « {unite} »")


@constat("le fichier exporté ne porte que des unités de {etablissement:Role}")
def export_sans_invention(monde: Monde, etablissement: str) -> None:
    connues = {monde.unite(unite.cle) for unite in monde.unites_de(etablissement)}
    constater(set(), set(_exportees(monde, "unite")) - connues, "les unités exportées en trop")
    constater(
        [monde.etablissement(etablissement)],
        list(_exportees(monde, "etablissement")),
        "l'établissement exporté",
    )


def _document(monde: Monde) -> etree._Element:
    texte = str(rendu(monde, "xml"))
    try:
        return etree.fromstring(texte.encode("utf-8"), _LECTEUR)
    except etree.XMLSyntaxError as faute:
        lieu = f"mal formé, ligne {faute.lineno}, colonne {faute.offset}"
        raise Ecart("un document XML bien formé", lieu, "le fichier exporté") from faute


def _validite(schema: etree.XMLSchema, document: etree._Element) -> str:
    try:
        schema.assertValid(document)
    except etree.DocumentInvalid:
        premiere: etree._LogEntry = next(iter(schema.error_log))  # type: ignore[call-overload]
        return f"fautif, ligne {premiere.line} : {translate(premiere.message)}"
    return "valide"


def _exportees(monde: Monde, objet: str) -> dict[str, dict[str, list[str]]]:
    """Rend, par identifiant, les données exportées des objets de cette nature."""
    fiches = _document(monde).iterfind(f"{{*}}{objet}")
    return {
        str(fiche.get("identifiant")): {
            str(donnee.get("cle")): [valeur.text or "" for valeur in donnee] for donnee in fiche
        }
        for fiche in fiches
    }


def _textes(valeur: Valeur) -> list[str]:
    return [str(un) for un in valeur] if isinstance(valeur, list) else [str(valeur)]
