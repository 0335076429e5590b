"""L'écriture compilée rend, en forme canonique, ce que rend l'écriture de référence de spyne."""

from random import Random

import pytest
from lxml import etree
from soap_instances import Instances

from ror_simulator.soap.names import CSD, ENV, OPERATIONS, ROR
from ror_simulator.soap.protocol import RorProtocol
from ror_simulator.soap.service import ErrorStyle, build_application
from ror_simulator.soap.versions import types_of
from ror_simulator.soap.writer import UnwritableText, Writer

TYPES = types_of("2.4")
WRITER = Writer(TYPES.notation)
ROOTS = [(op, name) for op in OPERATIONS.values() for name in (op.request, op.response)]


@pytest.fixture(scope="module")
def reference() -> RorProtocol:
    return build_application(TYPES, ErrorStyle.ELEMENT, None).out_protocol


def _canonical(node: etree._Element) -> bytes:
    return etree.tostring(node, method="c14n")


def _by_spyne(protocol: RorProtocol, name: str, namespace: str, item: object) -> bytes:
    body = etree.Element("x", nsmap={"csd": CSD, "ror": ROR})
    protocol.complex_to_parent(None, TYPES[name], item, body, namespace, name)
    return _canonical(body)


def _by_us(name: str, namespace: str, item: object) -> bytes:
    prefix = "ror" if namespace == ROR else "csd"
    text = WRITER.typed(name, f"{prefix}:{name}", item)
    return _canonical(etree.fromstring(f'<x xmlns:csd="{CSD}" xmlns:ror="{ROR}">{text}</x>'))


def test_quatre_cents_objets_au_hasard_s_ecrivent_pareil(reference: RorProtocol) -> None:
    random, tags = Random(42), set()
    for index in range(400):
        operation, name = ROOTS[index % len(ROOTS)]
        item = Instances(TYPES, random, random.choice((0.1, 0.2, 0.35))).of(name)
        ours = _by_us(name, operation.namespace, item)
        assert ours == _by_spyne(reference, name, operation.namespace, item)
        tags |= {node.tag for node in etree.fromstring(ours).iter()}
    assert len(tags) > 120


@pytest.mark.parametrize("name", list(TYPES))
def test_chaque_type_du_contrat_s_ecrit_comme_spyne_l_ecrit(name: str, reference: RorProtocol) -> None:
    random = Random(name)
    for density in (0.0, 0.2, 0.4):
        item = Instances(TYPES, random, density).of(name)
        assert _by_us(name, CSD, item) == _by_spyne(reference, name, CSD, item)


def test_le_document_entier_est_une_enveloppe_soap_1_2() -> None:
    operation = next(iter(OPERATIONS.values()))
    item = Instances(TYPES, Random(1), 0.5).of(operation.response)
    root = etree.fromstring(WRITER.document(operation, item))
    assert root.tag == f"{{{ENV}}}Envelope"
    assert [node.tag for node in root[0]] == [operation.response_root]


def test_un_caractere_interdit_en_xml_est_refuse_plutot_que_d_ecrire_une_reponse_illisible() -> None:
    with pytest.raises(UnwritableText, match=r"U\+0001"):
        WRITER.typed("otherID", "csd:otherID", TYPES.otherID(code="a\x01", assigningAuthorityName="b"))


def test_un_texte_accentue_avec_attributs_s_ecrit(reference: RorProtocol) -> None:
    item = TYPES.codedtype(code="1", codingScheme="2", texte="Réadaptation & « soins »")
    text = _by_us("codedtype", CSD, item).decode()
    assert "Réadaptation &amp; « soins »" in text
    assert text.encode() == _by_spyne(reference, "codedtype", CSD, item)
