"""Le client du ROR demande selon le contrat, et rend ce que le ROR répond."""

from datetime import datetime, timedelta, timezone

import pytest
from lxml import etree

from ror_consumer.adapters.ror_soap import envelopes
from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.domain.ror import RorIndisponible
from ror_contracts.paths import contract_dir

from .fils import Wire, complete, enveloped, failure, notification

HIER = datetime(2026, 3, 1, 3, 0, tzinfo=timezone(timedelta(hours=1)))

STRUCTURE = "1.2.250.1.71.4.2.2"

INCONNU = '<csd:careServicesResponse><csd:error code="404" message="inconnu"/></csd:careServicesResponse>'


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
    assert failure(client, "010000032").nature == "contenu"
