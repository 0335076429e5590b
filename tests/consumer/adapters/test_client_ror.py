"""Le client du ROR : requêtes valides, et toute panne dite `RorIndisponible` avec sa nature."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from lxml import etree

from ror_consumer.adapters.ror_soap import envelopes
from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.failure import PanneRor
from ror_consumer.domain.ror import RorIndisponible
from ror_contracts.paths import contract_dir

from .fils import Wire, complete, drip, enveloped, http_wire, notification, raw_wire

HIER = datetime(2026, 3, 1, 3, 0, tzinfo=timezone(timedelta(hours=1)))
STRUCTURE = "1.2.250.1.71.4.2.2"
INCONNU = '<csd:careServicesResponse><csd:error code="404" message="inconnu"/></csd:careServicesResponse>'
AUTRE = '<csd:careServicesResponse><csd:error code="405" message="UE"/></csd:careServicesResponse>'
FAUTE = (
    "<env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code>"
    '<env:Reason><env:Text xml:lang="fr">date illisible</env:Text></env:Reason></env:Fault>'
)


@pytest.fixture
def wired() -> Iterator[tuple[Wire, RorSoap]]:
    with http_wire() as (wire, url):
        client = RorSoap(Connexion(url))
        yield wire, client
        client.close()


def _failure(client: RorSoap, finess: str = "010000024") -> PanneRor:
    with pytest.raises(RorIndisponible) as caught:
        client.lire_etablissement(finess)
    assert isinstance(caught.value, PanneRor)
    return caught.value


@pytest.mark.parametrize(
    "request_",
    [
        envelopes.notification(HIER),
        envelopes.lecture_etablissement("010000024"),
        envelopes.lecture_organisation("84/1003", "1.2.3"),
    ],
    ids=["notification", "lecture d'un établissement", "lecture d'une OI"],
)
def test_chaque_requete_est_valide_au_contrat(request_: bytes) -> None:
    payload = etree.fromstring(request_)[0][0]
    name = "ror.xsd" if payload.tag.startswith("{urn:asip:ror:2015}") else "csd.xsd"
    schema = etree.XMLSchema(etree.parse(contract_dir("2.4") / name))
    schema.assertValid(etree.fromstring(etree.tostring(payload)))


def test_la_date_de_reference_part_en_utc(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    client.etablissements_modifies(HIER)
    ((headers, body),) = wire.received
    assert b"<csd:dateRef>2026-03-01T02:00:00Z</csd:dateRef>" in body
    assert 'action="urn:asip:ror:2015:stored-function:ror-update"' in headers["Content-Type"]


def test_la_notification_rend_les_finess(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.body = notification(
        ("1010000024", STRUCTURE), ("010780054", "1.2.250.1.213.3.2"), ("373282932000074", STRUCTURE)
    )
    assert client.etablissements_modifies(HIER) == {"010000024", "010780054"}


def test_une_notification_vide_est_une_reponse(wired: tuple[Wire, RorSoap]) -> None:
    _wire, client = wired
    assert client.etablissements_modifies(HIER) == frozenset()


def test_une_lecture_rend_la_fiche(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.body = complete()
    found = client.lire_etablissement("010000024")
    assert found is not None
    assert found.donnees["denomination"] == "Hôpital d'essai"


def test_une_oi_seule_vient_avec_ses_ancetres_et_son_etablissement(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.body = complete()
    found = client.lire_organisation("84/1003")
    assert found is not None
    assert found.organisation.nom == "SSR locomoteur"
    assert [ancestor.oi for ancestor in found.ancetres] == ["84/1002", "84/1001"]
    assert found.finess == "010000024"


def test_une_autre_oi_que_celle_demandee_est_incoherente(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.body = complete()
    with pytest.raises(RorIndisponible, match="84/9999 demandée, absente"):
        client.lire_organisation("84/9999")


@pytest.mark.parametrize(
    "body",
    [
        INCONNU,
        "<csd:careServicesResponse><csd:result><csd:queryResult><csd:organizationDirectory/>"
        "<csd:serviceDirectory/><csd:facilityDirectory/><csd:providerDirectory/><csd:deviceDirectory/>"
        "</csd:queryResult></csd:result></csd:careServicesResponse>",
    ],
    ids=["erreur « inconnu »", "répertoires vides"],
)
def test_un_etablissement_inconnu_du_ror_n_est_pas_une_panne(wired: tuple[Wire, RorSoap], body: str) -> None:
    wire, client = wired
    wire.body = enveloped(body)
    assert client.lire_etablissement("010000024") is None


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
    assert _failure(client).nature == "illisible"


def test_un_message_qui_cite_le_ror_reste_court(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.body = complete().replace(b'entityID="urn:uuid:ej-1"', b'entityID="' + b"x" * 100_000 + b'"', 1)
    wire.body = wire.body.replace(b'entityID="urn:uuid:eg-1"', b'entityID="' + b"x" * 100_000 + b'"', 1)
    assert len(str(_failure(client))) < 700


def test_une_redirection_n_est_pas_suivie(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.status, wire.headers = 307, {"Location": "/ailleurs"}
    assert _failure(client).nature == "http"
    assert len(wire.received) == 1


def test_une_reponse_trop_grosse_n_est_pas_lue() -> None:
    with http_wire() as (wire, url):
        wire.body = complete()
        client = RorSoap(Connexion(url, taille_max=5_000))
        assert _failure(client).nature == "taille"
        client.close()


def test_une_reponse_sans_longueur_annoncee_est_coupee_a_la_limite() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\n\r\n"
    with raw_wire(drip(head, b" " * 4096, 0)) as url:
        client = RorSoap(Connexion(url, taille_max=100_000))
        assert _failure(client).nature == "taille"
        client.close()


def test_un_contenu_compresse_non_demande_est_refuse(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.headers = {"Content-Encoding": "gzip"}
    assert "compressé" in str(_failure(client))


def test_un_ror_absent_est_une_connexion_impossible() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/"
    assert _failure(RorSoap(Connexion(url))).nature == "connexion"


@pytest.mark.parametrize("url", ["pas une adresse", "ftp://127.0.0.1/", "http://", ""])
def test_une_adresse_mal_formee_est_une_connexion_impossible(url: str) -> None:
    assert _failure(RorSoap(Connexion(url))).nature == "connexion"


QUICK = Connexion("", delai_connexion=1, delai_lecture=0.3, delai_total=0.6)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nContent-Length: 100000\r\n\r\n"


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
        assert _failure(client).nature == "delai"
        assert datetime.now(UTC) - started < timedelta(seconds=2)
        client.close()


def test_une_reponse_coupee_avant_la_fin_est_une_panne_de_connexion() -> None:
    with raw_wire(lambda taken: taken.sendall(HEAD + b"<a>")) as url:
        client = RorSoap(replace(QUICK, url=url))
        assert _failure(client).nature == "connexion"
        client.close()


def test_une_coupure_seche_est_une_panne_de_connexion() -> None:
    with raw_wire(lambda _taken: None) as url:
        client = RorSoap(replace(QUICK, url=url))
        assert _failure(client).nature == "connexion"
        client.close()


def test_apres_une_panne_le_client_resert(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.status = 500
    _failure(client)
    wire.status, wire.body = 200, complete()
    assert client.lire_etablissement("010000024") is not None


def test_une_meme_reponse_est_demandee_mais_pas_relue(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.body = complete()
    assert client.lire_etablissement("010000024") is client.lire_etablissement("010000024")
    assert len(wire.received) == 2


def test_une_reponse_changee_d_un_mot_est_relue(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.body = complete()
    client.lire_etablissement("010000024")
    wire.body = complete().replace("Hôpital d'essai".encode(), "Hôpital de jour".encode())
    found = client.lire_etablissement("010000024")
    assert found is not None
    assert found.donnees["denomination"] == "Hôpital de jour"


def test_une_reponse_relue_pour_un_autre_etablissement_reste_incoherente(wired: tuple[Wire, RorSoap]) -> None:
    wire, client = wired
    wire.body = complete()
    client.lire_etablissement("010000024")
    assert _failure(client, "010000032").nature == "contenu"
