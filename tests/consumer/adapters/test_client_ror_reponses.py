"""Une réponse cassée, hostile ou trop grosse devient un ROR indisponible."""

import pytest

from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.failure import PanneRor

from .fils import Wire, complete, drip, enveloped, failure, http_wire, notification, raw_wire

INCONNU = '<csd:careServicesResponse><csd:error code="404" message="inconnu"/></csd:careServicesResponse>'

AUTRE = '<csd:careServicesResponse><csd:error code="405" message="UE"/></csd:careServicesResponse>'

FAUTE = (
    "<env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code>"
    '<env:Reason><env:Text xml:lang="fr">date illisible</env:Text></env:Reason></env:Fault>'
)

CASSES = {
    "faute SOAP": (500, enveloped(FAUTE), "faute", "date illisible"),
    "faute SOAP en 200": (200, enveloped(FAUTE), "faute", "date illisible"),
    "autre erreur annoncée": (200, enveloped(AUTRE), "erreur", r"\[405\]"),
    "HTTP 500": (500, b"<html/>", "http", "statut 500"),
    "HTTP 503 vide": (503, b"", "http", "statut 503"),
    "HTTP 404": (404, b"absent", "http", "statut 404"),
    "redirection": (302, b"", "http", "statut 302"),
    "corps vide": (200, b"", "illisible", "corps vide"),
    "XML tronqué": (200, complete()[:-400], "illisible", "mal formé"),
    "octets au hasard": (200, b"\x89\x00\xff\x13", "illisible", "mal formé"),
    "encodage faux": (
        200,
        b'<?xml version="1.0" encoding="UTF-8"?>' + "<a>é</a>".encode("latin-1"),
        "illisible",
        "mal formé",
    ),
    "encodage inconnu": (200, b'<?xml version="1.0" encoding="x-rien"?><a/>', "illisible", "mal formé"),
    "DOCTYPE": (200, b"<!DOCTYPE a><a/>", "illisible", "DOCTYPE"),
    "DOCTYPE en UTF-16": (200, "<!DOCTYPE a><a/>".encode("utf-16"), "illisible", "DOCTYPE"),
    "20 000 niveaux": (200, b"<a>" * 20_000 + b"</a>" * 20_000, "illisible", "mal formé"),
    "SOAP 1.1": (
        200,
        enveloped(INCONNU, "http://schemas.xmlsoap.org/soap/envelope/"),
        "illisible",
        "SOAP 1.1",
    ),
    "pas d'enveloppe": (200, b"<a/>", "illisible", "enveloppe"),
    "autre opération": (200, notification(), "illisible", "careServicesResponse attendu seul, reçu .*Notif"),
    "mauvais espace de noms": (
        200,
        complete().replace(b"urn:ihe:iti:csd:2013", b"urn:ihe:iti:csd:2014"),
        "illisible",
        "attendu",
    ),
    "un élément hors de l'espace de noms": (
        200,
        complete().replace(
            b"<csd:primaryName>SSR locomoteur</csd:primaryName>",
            b'<x:primaryName xmlns:x="urn:x">SSR locomoteur</x:primaryName>',
        ),
        "illisible",
        "x:primaryName",
    ),
    "deux réponses à la fois": (
        200,
        enveloped("<csd:careServicesResponse/>" * 2),
        "illisible",
        "careServicesResponse attendu seul",
    ),
    "un corps vide": (200, enveloped(""), "illisible", "reçu rien"),
    "ni erreur ni résultat": (200, enveloped("<csd:careServicesResponse/>"), "contenu", "exactement un"),
}


@pytest.mark.parametrize("case", CASSES)
def test_une_reponse_cassee_devient_un_ror_indisponible(wired: tuple[Wire, RorSoap], case: str) -> None:
    wire, client = wired
    wire.status, wire.body, nature, said = CASSES[case]
    with pytest.raises(PanneRor, match=said) as caught:
        client.lire_etablissement("010000024")
    assert caught.value.nature == nature


def test_une_bombe_d_entites_est_refusee_sans_etre_developpee(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    wire.body = f'<!DOCTYPE a [<!ENTITY e0 "boum">{levels}]><a>&e11;</a>'.encode()
    assert failure(client).nature == "illisible"


def test_un_message_qui_cite_le_ror_reste_court(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.body = complete().replace(b'entityID="urn:uuid:ej-1"', b'entityID="' + b"x" * 100_000 + b'"', 1)
    wire.body = wire.body.replace(b'entityID="urn:uuid:eg-1"', b'entityID="' + b"x" * 100_000 + b'"', 1)
    assert len(str(failure(client))) < 700


def test_une_redirection_n_est_pas_suivie(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.status, wire.headers = 307, {"Location": "/ailleurs"}
    assert failure(client).nature == "http"
    assert len(wire.received) == 1


def test_une_reponse_trop_grosse_n_est_pas_lue() -> None:
    with http_wire() as (wire, url):
        wire.body = complete()
        client = RorSoap(Connexion(url, taille_max=5_000))
        assert failure(client).nature == "taille"
        client.close()


def test_une_reponse_sans_longueur_annoncee_est_coupee_a_la_limite() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\n\r\n"
    with raw_wire(drip(head, b" " * 4096, 0)) as url:
        client = RorSoap(Connexion(url, taille_max=100_000))
        assert failure(client).nature == "taille"
        client.close()


def test_un_contenu_compresse_non_demande_est_refuse(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.headers = {"Content-Encoding": "gzip"}
    assert "compressé" in str(failure(client))
