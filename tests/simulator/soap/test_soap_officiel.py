"""Nos contrats sont les officiels : même structure, mêmes verdicts, même WSDL (sauté s'ils manquent)."""

from pathlib import Path
from random import Random

import pytest
from lxml import etree
from soap_canon import Canon
from soap_instances import Instances
from soap_mutants import mutants

from ror_contracts.paths import contract_dir
from ror_simulator.soap.contract import schema_path
from ror_simulator.soap.names import CSD, LECTURE, OPERATIONS, ROR, XSD
from ror_simulator.soap.types import ContractTypes
from ror_simulator.soap.versions import VERSIONS, types_of
from ror_simulator.soap.writer import Writer

OFFICIEL = Path(__file__).parents[4] / "shared" / "contrat-ror"
pytestmark = pytest.mark.skipif(
    not OFFICIEL.is_dir(), reason="le contrat officiel n'est pas à côté du projet"
)

RACINES = [root for op in OPERATIONS.values() for root in (op.request_root, op.response_root)] + [
    f"{{{ROR}}}erreur"
]
CORRUPTIONS = 2_000
MUTANTS_PAR_MESSAGE = 250


def _inline(wsdl: Path) -> etree._Element:
    return etree.parse(str(wsdl)).getroot().find(f".//{{{XSD}}}schema")


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _xsd(version: str) -> Path:
    return OFFICIEL / f"csd-ror-v{version}-chargeable.xsd"


def _wsdl(version: str) -> Path:
    return OFFICIEL / f"ROR-v{version}.wsdl"


def _our_schema(version: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(schema_path(version))))


def _official_schema(version: str) -> etree.XMLSchema:
    """L'officiel, les racines de son WSDL comprises."""
    inline = _inline(_wsdl(version))
    inline.find(f"{{{XSD}}}import").set("schemaLocation", _xsd(version).as_uri())
    return etree.XMLSchema(etree.fromstring(etree.tostring(inline)))


@pytest.fixture(scope="module")
def canons(version: str) -> tuple[Canon, Canon]:
    ours = Canon(*(contract_dir(version) / name for name in ("csd.xsd", "ror.xsd", "xml.xsd")))
    return ours, Canon(_xsd(version), _inline(_wsdl(version)), OFFICIEL / "xml.xsd")


@pytest.mark.parametrize("racine", RACINES)
def test_chaque_racine_a_la_structure_de_l_officiel(racine: str, canons: tuple[Canon, Canon]) -> None:
    ours, official = canons
    assert ours.element(racine) == official.element(racine)


def test_les_attributs_globaux_sont_ceux_de_l_officiel(canons: tuple[Canon, Canon]) -> None:
    ours, official = canons
    assert ours.global_attributes() == official.global_attributes()


def test_le_schema_en_ligne_dans_le_wsdl_est_celui_du_fichier(
    version: str, canons: tuple[Canon, Canon]
) -> None:
    ours, folder = canons[0], contract_dir(version)
    inline = Canon(folder / "csd.xsd", _inline(folder / "ror.wsdl"), folder / "xml.xsd")
    assert inline.element(RACINES[0]) == ours.element(RACINES[0])


def _message(types: ContractTypes, random: Random) -> etree._Element:
    """Une requête ou une réponse ; celle de la lecture, qui porte presque tout le contrat, plus souvent."""
    operation, name = random.choice(
        [(op, name) for op in OPERATIONS.values() for name in (op.request, op.response)]
    )
    if random.random() < 0.5:
        operation, name = LECTURE, LECTURE.response
    item = Instances(types, random, random.choice((0.15, 0.3, 0.45))).of(name)
    prefix = "ror" if operation.namespace == ROR else "csd"
    text = Writer(types.notation).typed(name, f"{prefix}:{name}", item)
    return etree.fromstring(f'<x xmlns:ror="{ROR}" xmlns:csd="{CSD}">{text}</x>')[0]


def test_tout_message_et_toute_corruption_recoivent_le_meme_verdict(
    version: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, official, types = _our_schema(version), _official_schema(version), types_of(version)
    random = Random(2026)
    messages, tried, accepted, seen = 0, 0, 0, set()
    while messages < 12 or tried < CORRUPTIONS:
        message = _message(types, random)
        official.assertValid(message)
        ours.assertValid(message)
        messages += 1
        seen |= {node.tag for node in message.iter()}
        for mutant in mutants(message, random, MUTANTS_PAR_MESSAGE):
            verdict = official.validate(mutant.root)
            assert ours.validate(mutant.root) is verdict, f"{mutant.story} : l'officiel dit {verdict}"
            tried += 1
            accepted += verdict
    with capsys.disabled():
        print(
            f"\n  {version} : {messages} messages ({len(seen)} noms d'éléments),"
            f" {tried} corruptions ({accepted} admises)"
        )
        print("  même verdict des deux schémas, le nôtre et l'officiel")
    assert 0 < accepted < tried


def _facts(wsdl: Path) -> dict[str, object]:
    """Ce qu'un client tire d'un WSDL, noms qualifiés résolus."""
    root = etree.parse(str(wsdl), etree.XMLParser(remove_comments=True)).getroot()
    ns = {"w": "http://schemas.xmlsoap.org/wsdl/", "s": "http://schemas.xmlsoap.org/wsdl/soap12/"}

    def resolve(node: etree._Element, name: str) -> str:
        prefix, _, local = node.get(name, "").rpartition(":")
        return f"{{{node.nsmap.get(prefix or None)}}}{local}"

    return {
        "definitions": (root.get("name"), root.get("targetNamespace")),
        "documentation": root.findtext("w:documentation", None, ns),
        "messages": {
            m.get("name"): [(p.get("name"), resolve(p, "element")) for p in m.iterfind("w:part", ns)]
            for m in root.iterfind("w:message", ns)
        },
        "port": {
            (
                root.find("w:portType", ns).get("name"),
                o.get("name"),
                etree.QName(x).localname,
                x.get("name"),
            ): resolve(x, "message")
            for o in root.iterfind("w:portType/w:operation", ns)
            for x in o
        },
        "liaison": (
            root.find("w:binding", ns).get("name"),
            resolve(root.find("w:binding", ns), "type"),
            dict(root.find("w:binding/s:binding", ns).attrib),
        ),
        "opérations": {
            o.get("name"): (
                o.find("s:operation", ns).get("soapAction"),
                [etree.QName(x).localname for x in o],
                [body.get("use") for body in o.iterfind(".//s:body", ns)],
                [fault.get("name") for fault in o.iterfind("w:fault", ns)],
            )
            for o in root.iterfind("w:binding/w:operation", ns)
        },
        "service": (
            root.find("w:service", ns).get("name"),
            root.find("w:service/w:port", ns).get("name"),
            resolve(root.find("w:service/w:port", ns), "binding"),
        ),
    }


def test_le_wsdl_dit_ce_que_dit_l_officiel(version: str) -> None:
    assert _facts(contract_dir(version) / "ror.wsdl") == _facts(_wsdl(version))


def test_les_deux_anomalies_de_l_officiel_sont_les_seules_qu_on_corrige(version: str) -> None:
    """`soap:fault` : l'officiel dit `encoded` dans un service literal, et nomme mal une faute."""
    tag = "{http://schemas.xmlsoap.org/wsdl/soap12/}fault"
    ours, official = (
        sorted(
            (node.getparent().get("name"), node.get("name"), node.get("use"))
            for node in etree.parse(str(path)).iter(tag)
        )
        for path in (contract_dir(version) / "ror.wsdl", _wsdl(version))
    )
    assert official == [("CodeErreur", "erreur", "encoded"), ("erreur", "erreur", "encoded")]
    assert ours == [("CodeErreur", "CodeErreur", "literal"), ("erreur", "erreur", "literal")]


def test_la_reponse_reelle_de_l_officiel_recoit_le_meme_verdict_des_deux_schemas() -> None:
    root = etree.parse(str(OFFICIEL / "exemple-reponse-lecture.xml")).getroot()
    body = root.find("{http://www.w3.org/2003/05/soap-envelope}Body")[0]
    assert _our_schema("2.4").validate(body) is _official_schema("2.4").validate(body)
