"""Un million d'octets de XML retors reçoit une faute courte, en moins d'une seconde de processeur."""

from time import process_time

import pytest

from ror_simulator.soap.names import ENV

from ..control.bench import Bench, bench, notification

JUSTE = notification().decode()


def attributes(count: int) -> str:
    return " ".join(f'a{number}="{number}"' for number in range(count))


def namespaces(count: int) -> str:
    return " ".join(f'xmlns:p{number}="urn:{number}"' for number in range(count))


def in_params(more: str) -> str:
    return JUSTE.replace("</params>", f"{more}</params>")


def in_header(more: str) -> str:
    return JUSTE.replace("<env:Body>", f"<env:Header>{more}</env:Header><env:Body>")


DEMESURES = {
    "des milliers d'attributs": f"<a {attributes(60_000)}/>",
    "des milliers d'attributs dans la requête": JUSTE.replace("<params>", f"<params {attributes(60_000)}>"),
    "des milliers d'espaces de noms": f"<a {namespaces(30_000)}/>",
    "des espaces de noms cherchés de loin": f"<a {namespaces(20_000)}>{'<p0:b/>' * 60_000}</a>",
    "des milliers d'éléments": in_params("<x/>" * 200_000),
    "des milliers d'éléments dans le corps": JUSTE.replace("</env:Body>", "<x/>" * 200_000 + "</env:Body>"),
    "des milliers d'en-têtes obligatoires": in_header('<x:x xmlns:x="u" env:mustUnderstand="1"/>' * 18_000),
    "des milliers d'identifiants": "".join(
        ["<a>", *(f'<b xml:id="i{number}"/>' for number in range(45_000)), "</a>"]
    ),
    "20 000 niveaux": "<a>" * 20_000 + "</a>" * 20_000,
    "20 000 niveaux dans la requête": in_params("<a>" * 20_000 + "</a>" * 20_000),
    "un prologue de commentaires": "<!-- -->" * 110_000 + "<a/>",
    "un nom démesuré": f"<{'a' * 900_000}/>",
    "un espace de noms démesuré": f'<a xmlns="{"u" * 900_000}"/>',
    "une date démesurée": JUSTE.replace("2020-01-01T00:00:00", "9" * 900_000),
    "une année démesurée": JUSTE.replace("2020-01-01T00:00:00", "-99999999999999-01-01T00:00:00"),
    "des références de caractères": f"<a>{'&#65;' * 190_000}</a>",
    "des esperluettes": f"<a>{'&' * 900_000}",
    "des chevrons": "<" * 900_000,
    "un fichier inclus": in_params(
        '<i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="file:///etc/passwd"/>'
    ),
    "une enveloppe dans une enveloppe": JUSTE.replace("<env:Body>", f"<env:Body>{JUSTE}"),
    "un million d'enveloppes vides": f'<e:Envelope xmlns:e="{ENV}"/>' * 15_000,
}


@pytest.fixture(scope="module")
def session(banc: Bench) -> str:
    return banc.open()


@pytest.fixture(scope="module")
def banc() -> Bench:
    return bench()


@pytest.mark.parametrize("cas", DEMESURES)
def test_un_xml_demesure_recoit_une_faute_courte(banc: Bench, session: str, cas: str):
    started = process_time()
    answer = banc.ask(session, DEMESURES[cas].encode())
    assert process_time() - started < 1
    assert answer.status_code in (400, 413, 500)
    assert len(answer.content) < 20_000
    assert b"Fault" in answer.content
    assert b"root:" not in answer.content
    assert "interne" not in str(banc.journal(session)["echanges"][-1]["erreur"])


def test_un_emplacement_de_schema_dans_la_requete_n_est_pas_lu(banc: Bench, session: str):
    asked = JUSTE.replace(
        "<params>",
        '<params xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="u file:///dev/stdin">',
    )
    assert banc.ask(session, asked.encode()).status_code == 200
