"""Les fichiers versionnés du contrat sont ceux que la commande produit, et disent ce que disent nos types."""

import warnings
from pathlib import Path
from random import Random

import pytest
from lxml import etree
from soap_instances import Instances
from soap_mutants import Mutant, mutants

from ror_contracts.paths import contract_dir
from ror_simulator.soap.contract import FILES, contract_files, generate, schema_path, write_contract
from ror_simulator.soap.names import CSD, LECTURE, NOTIFICATION, OPERATIONS, ROR
from ror_simulator.soap.service import ErrorStyle, build_application
from ror_simulator.soap.versions import VERSIONS, types_of
from ror_simulator.soap.writer import Writer

TYPES = types_of("2.4")
RACINES = [
    (operation, name) for operation in OPERATIONS.values() for name in (operation.request, operation.response)
]


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(schema_path("2.4"))))


@pytest.mark.parametrize("version", VERSIONS)
def test_les_fichiers_versionnes_sont_ceux_que_la_commande_produit(version: str) -> None:
    produced = generate(version)
    assert sorted(path.name for path in contract_dir(version).iterdir()) == sorted(produced)
    for name, content in produced.items():
        assert (contract_dir(version) / name).read_bytes() == content, f"{name} : relancer banc-ror contrat"


def test_produire_deux_fois_rend_les_memes_octets() -> None:
    assert generate("2.4") == generate("2.4")


def test_les_fichiers_s_ecrivent_dans_un_dossier(tmp_path: Path) -> None:
    paths = write_contract("2.4", tmp_path / "neuf" / "ror-v2.4")
    assert {path.name: path.read_bytes() for path in paths} == contract_files("2.4")
    assert {path.name for path in paths} == set(FILES)


def test_spyne_ne_proteste_pas_en_batissant_l_application() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        build_application(TYPES, ErrorStyle.ELEMENT, None)


def _message(operation_name: str, random: Random) -> etree._Element:
    """Un message au hasard, requête ou réponse, écrit par nos soins."""
    operation, name = next(pair for pair in RACINES if pair[1] == operation_name)
    item = Instances(TYPES, random, random.choice((0.15, 0.3))).of(name)
    prefix = "ror" if operation.namespace == ROR else "csd"
    text = Writer(TYPES.notation).typed(name, f"{prefix}:{name}", item)
    return etree.fromstring(f'<x xmlns:ror="{ROR}" xmlns:csd="{CSD}">{text}</x>')[0]


@pytest.mark.parametrize("name", [name for _, name in RACINES])
def test_tout_message_tire_de_la_notation_est_valide_au_schema(name: str, schema: etree.XMLSchema) -> None:
    random = Random(f"7:{name}")
    for _ in range(60):
        message = _message(name, random)
        schema.assertValid(message)


def _surely_wrong(mutant: Mutant) -> bool:
    kind = mutant.story.partition(" sur ")[0]
    return kind in (
        "renommage",
        "espace de noms",
        "élément inconnu",
        "attribut inconnu",
        "attribut d'ailleurs",
    )


def test_une_corruption_certaine_est_toujours_refusee(
    schema: etree.XMLSchema, capsys: pytest.CaptureFixture[str]
) -> None:
    random, tried = Random(11), 0
    while tried < 3000:
        for mutant in mutants(_message(random.choice(RACINES)[1], random)):
            if _surely_wrong(mutant) and not mutant.story.endswith((" local", " b")):
                tried += 1
                assert not schema.validate(mutant.root), mutant.story
    with capsys.disabled():
        print(f"\n  {tried} corruptions certaines, toutes refusées par le schéma du projet")


@pytest.mark.parametrize("member", ["organizationDirectory", "deviceDirectory", "queryResult"])
def test_chaque_repertoire_est_obligatoire(member: str, schema: etree.XMLSchema) -> None:
    random = Random(5)
    message = _message(LECTURE.response, random)
    while message.find(f".//{{{CSD}}}{member}") is None:
        message = _message(LECTURE.response, random)
    node = message.find(f".//{{{CSD}}}{member}")
    node.getparent().remove(node)
    assert not schema.validate(message)


def test_les_racines_de_la_notification_sont_dans_l_espace_du_service() -> None:
    root = etree.parse(str(contract_dir("2.4") / "ror.xsd")).getroot()
    names = {node.get("name") for node in root if node.get("name")}
    assert names == {NOTIFICATION.request, NOTIFICATION.response, "erreur"}
