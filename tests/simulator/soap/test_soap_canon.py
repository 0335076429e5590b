"""Le juge de structure voit les altérations d'un schéma : il ne déclare pas égal ce qui ne l'est pas."""

from collections.abc import Iterator
from copy import deepcopy
from random import Random

from lxml import etree
from soap_canon import Canon

from ror_contracts.paths import contract_dir
from ror_simulator.soap.names import OPERATIONS, XSD

FOLDER = contract_dir("2.4")


def _forms(csd: etree._Element) -> list[object]:
    canon = Canon(csd, FOLDER / "ror.xsd", FOLDER / "xml.xsd")
    return [canon.element(root) for op in OPERATIONS.values() for root in (op.request_root, op.response_root)]


def _alterations(csd: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Un schéma altéré par déclaration : cardinalité, obligation, retrait, à tour de rôle."""
    for index, node in enumerate(csd.iter(f"{{{XSD}}}element", f"{{{XSD}}}attribute")):
        if node.getparent() is csd:
            continue
        copy = deepcopy(csd)
        target = list(copy.iter(f"{{{XSD}}}element", f"{{{XSD}}}attribute"))[index]
        story = f"{target.getparent().getparent().get('name')}/{target.get('name') or target.get('ref')}"
        if index % 3 == 0:
            target.getparent().remove(target)
        elif target.tag == f"{{{XSD}}}attribute":
            target.set("use", "optional" if target.get("use") == "required" else "required")
        else:
            target.set("minOccurs", "1" if target.get("minOccurs") == "0" else "0")
        yield story, copy


def test_toute_alteration_d_un_type_atteint_se_voit() -> None:
    csd = etree.parse(str(FOLDER / "csd.xsd")).getroot()
    reference = _forms(csd)
    # nommé par le contrat, mais par aucun de ses messages
    unreachable = {"personName"}
    sample = [pair for pair in _alterations(csd) if pair[0].partition("/")[0] not in unreachable]
    for story, altered in Random(3).sample(sample, 60):
        assert _forms(altered) != reference, story
