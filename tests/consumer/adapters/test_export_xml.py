"""L'export de l'offre est valide contre son schéma, et rien ne s'y perd ni ne s'y invente (P2-34)."""

from dataclasses import replace

from lxml import etree

from ror_consumer.adapters.xml_export import NAMESPACE, XmlExporteur
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.valeurs import Valeur
from ror_consumer.domain.vocabulaire import Domaine, TypeUnite
from ror_contracts.paths import DATA

HOPITAL = Etablissement(
    "r1",
    "hopital",
    Domaine.SANITAIRE,
    {"denomination": "Hôpital & <annexe>", "aides_financieres": ("01", "02"), "telecopie": None},
)
SSR = UniteVT(
    "r1",
    "ssr",
    "hopital",
    TypeUnite.SSR_RECEVEUSE,
    {"lits_installes": 12, "equipements_ror": ("001",)},
    oi="84/1",
)
MCO = UniteVT("r1", "mco", "hopital", TypeUnite.MCO_DEMANDEUSE, {"descriptif": "deux\nlignes"})


def _exported(*unites: UniteVT, etablissement: Etablissement = HOPITAL) -> etree._Element:
    return etree.fromstring(XmlExporteur().exporter(etablissement, unites).encode())


def _read(fiche: etree._Element) -> dict[str, Valeur]:
    forms = {"texte": lambda found: found[0], "entier": lambda found: int(found[0]), "liste": tuple}
    return {
        donnee.get("cle", ""): forms[donnee.get("forme", "")]([valeur.text or "" for valeur in donnee])
        for donnee in fiche
    }


def test_l_export_est_valide_contre_son_schema() -> None:
    schema = etree.XMLSchema(etree.parse(DATA / "export-offre.xsd"))
    schema.assertValid(_exported(SSR, MCO))
    schema.assertValid(_exported())


def test_chaque_donnee_renseignee_s_y_retrouve_et_elle_seule() -> None:
    etablissement, ssr, mco = _exported(SSR, MCO)
    assert _read(etablissement) == {"denomination": "Hôpital & <annexe>", "aides_financieres": ("01", "02")}
    assert _read(ssr) == SSR.donnees
    assert _read(mco) == MCO.donnees


def test_chaque_unite_y_porte_son_type_et_son_association() -> None:
    _etablissement, ssr, mco = _exported(SSR, MCO)
    assert (ssr.get("identifiant"), ssr.get("type"), ssr.get("organisation")) == (
        "ssr",
        "ssr_receveuse",
        "84/1",
    )
    assert (mco.get("identifiant"), mco.get("organisation")) == ("mco", None)


def test_un_caractere_interdit_en_xml_ne_fait_pas_echouer_l_export() -> None:
    found = _exported(etablissement=replace(HOPITAL, donnees={"descriptif": "a\x00b"}))
    assert found.findtext(f".//{{{NAMESPACE}}}valeur") == "a�b"
