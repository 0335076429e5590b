"""Le juge de la charge sait dire non : une réponse mêlée, en retard, ou d'une autre session."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from .coherence import Region, notified_faults, read_faults

REGION = Region("abc", "990000018", datetime(2026, 3, 2, 7, tzinfo=UTC), frozenset({"urn:1", "urn:2"}))


def response(hospital: int = 3, unit: int = 3, session: str = "abc", dated: int | None = None) -> bytes:
    minute = hospital if dated is None else dated
    return (
        f'<csd:organization entityID="urn:1">'
        f"<csd:primaryName>Hôpital {session} n° {hospital}</csd:primaryName>"
        f'<csd:record created="x" updated="2026-03-02T07:{minute:02}:00+00:00"></csd:record>'
        f"</csd:organization>"
        f'<csd:facility entityID="urn:2"><csd:primaryName>Unité abc n° {unit}</csd:primaryName>'
        f'<csd:record created="x" updated="2026-03-02T07:{unit:02}:00+00:00"></csd:record>'
        f"</csd:facility>"
    ).encode()


def test_un_etat_entier_est_coherent():
    assert read_faults(REGION, response(), 3) == (3, [])


def test_l_instant_entre_les_deux_mutations_est_coherent():
    assert read_faults(REGION, response(hospital=4, unit=3), 3) == (4, [])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (response(hospital=4, unit=2), "hôpital au tour 4, unité au tour 2"),
        (response(hospital=3, unit=4), "hôpital au tour 3, unité au tour 4"),
        (response(dated=2), "Hôpital au tour 3, daté du"),
        (response(hospital=2, unit=2), "revient au tour 2 après le tour 3"),
        (response(session="xyz"), "montre la session xyz"),
        (response().replace(b"urn:2", b"urn:9"), "montre d'autres identifiants"),
        (b"<rien/>", "montre []"),
    ],
)
def test_une_incoherence_se_voit(body: bytes, said: str):
    assert any(said in fault for fault in read_faults(REGION, body, 3)[1])


def test_une_notification_d_une_autre_session_se_voit():
    body = b'<csd:id_etablissement code="1990000018" assigningAuthorityName="1.2.250.1.71.4.2.2"/>'
    assert notified_faults(REGION, body) == []
    assert notified_faults(replace(REGION, finess="990000026"), body) != []
