"""Un ROR absent, lent ou coupé est une panne dite, et le client resert."""

import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.adapters.ror_soap.connection import Connexion

from .fils import Wire, complete, drip, failure, raw_wire

QUICK = Connexion("", delai_connexion=1, delai_lecture=0.3, delai_total=0.6)

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nContent-Length: 100000\r\n\r\n"


def test_un_ror_absent_est_une_connexion_impossible() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/"
    assert failure(RorSoap(Connexion(url))).nature == "connexion"


@pytest.mark.parametrize("url", ["pas une adresse", "ftp://127.0.0.1/", "http://", ""])
def test_une_adresse_mal_formee_est_une_connexion_impossible(url: str) -> None:
    assert failure(RorSoap(Connexion(url))).nature == "connexion"


@pytest.mark.parametrize(
    "answer",
    [
        lambda taken: taken.recv(1),
        drip(HEAD, b"<", 0.05),
        drip(b"HTTP/1.1 200 OK\r\n", b"X", 0.05),
    ],
    ids=["silence", "corps octet par octet", "en-têtes octet par octet"],
)
def test_un_ror_trop_lent_est_coupe_au_delai(answer) -> None:  # type: ignore[no-untyped-def]
    with raw_wire(answer) as url:
        client = RorSoap(replace(QUICK, url=url))
        started = datetime.now(UTC)
        assert failure(client).nature == "delai"
        assert datetime.now(UTC) - started < timedelta(seconds=2)
        client.close()


def test_une_reponse_coupee_avant_la_fin_est_une_panne_de_connexion() -> None:
    with raw_wire(lambda taken: taken.sendall(HEAD + b"<a>")) as url:
        client = RorSoap(replace(QUICK, url=url))
        assert failure(client).nature == "connexion"
        client.close()


def test_une_coupure_seche_est_une_panne_de_connexion() -> None:
    with raw_wire(lambda _taken: None) as url:
        client = RorSoap(replace(QUICK, url=url))
        assert failure(client).nature == "connexion"
        client.close()


def test_apres_une_panne_le_client_resert(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.status = 500
    failure(client)
    wire.status, wire.body = 200, complete()
    assert client.lire_etablissement("010000024") is not None
