"""Un client indépendant (zeep) lit le WSDL de chaque version et appelle les deux opérations."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from soap_bench import ADDRESS, Banc, ComptoirRor, erreur_metier

from ror_contracts.scenario import load
from ror_simulator.domain.region import Region
from ror_simulator.scenario import build
from ror_simulator.soap.endpoint import EndpointSettings, SoapEndpoint
from ror_simulator.soap.mapping import RorMapping
from ror_simulator.soap.names import LECTURE_URN
from ror_simulator.soap.port import RorService
from ror_simulator.soap.versions import DEFAULT, VERSIONS

zeep = pytest.importorskip("zeep")


class _Reply:
    """Ce que zeep attend d'une réponse HTTP."""

    def __init__(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.status_code, self.headers, self.content, self.encoding = status, headers, content, "utf-8"
        self.text = content.decode()


class _InMemory(zeep.transports.Transport):  # type: ignore[misc]
    """Le réseau de zeep remplacé par un appel au point d'accès : rien ne sort du processus."""

    def __init__(self, banc: Banc) -> None:
        super().__init__()
        self._banc = banc
        self.loaded: list[str] = []

    def load(self, url: str) -> bytes:
        parts = urlsplit(url)
        self.loaded.append(url)
        reponse = self._banc.demander(
            b"", {}, method="GET", resource=parts.path.rpartition("/")[2], query=parts.query, address=ADDRESS
        )
        assert reponse.status == 200, url
        return reponse.body

    def post(self, address: str, message: bytes, headers: dict[str, str]) -> _Reply:
        assert address == ADDRESS
        reponse = self._banc.demander(message, headers)
        return _Reply(reponse.status, dict(reponse.headers), reponse.body)


def _client(ror: RorService, version: str = DEFAULT, *, strict: bool = True) -> tuple[Any, _InMemory]:
    transport = _InMemory(Banc(SoapEndpoint(version, EndpointSettings(memory_bytes=0)), ror))
    settings = zeep.Settings(strict=strict)
    return zeep.Client(f"{ADDRESS}?wsdl", transport=transport, settings=settings), transport


@pytest.fixture(scope="module")
def hopital() -> Region:
    return build(load("centre_hospitalier_complet", graine=0))[0]


def _function(client: Any, **choice: Any) -> dict[str, Any]:
    return {"function": {"urn": LECTURE_URN, "encapsulated": True, **choice}}


def test_zeep_ne_charge_que_ce_que_le_service_sert() -> None:
    _, transport = _client(ComptoirRor())
    assert [url.rpartition("/")[2] for url in transport.loaded] == [
        "CSD_ROR_Binding?wsdl",
        "csd.xsd",
        "xml.xsd",
    ]


def test_zeep_recoit_les_etablissements_modifies() -> None:
    ror = ComptoirRor()
    client, _ = _client(ror)
    operation = client.service["TR-Notif-ListeEtablissementsMajApresDate_Demande"]
    reponse = operation(params={"dateRef": datetime(2026, 3, 1, tzinfo=UTC)})
    assert reponse.etablissementReponseNotif[0].id_etablissement.code == "1010000024"
    assert ror.demandes[0].params.dateRef == datetime(2026, 3, 1, tzinfo=UTC)


def test_zeep_recoit_un_etablissement() -> None:
    client, _ = _client(ComptoirRor())
    cible = {
        "etablissementDemandeLecture": {
            "id_etablissement": {"code": "1010000024", "assigningAuthorityName": "1.2"}
        }
    }
    reponse = client.service.careServicesRequest_Request(
        **_function(client, **{"TR_Lecture-OffresSanteEtablissement": cible})
    )
    organisation = reponse.result.queryResult.organizationDirectory.organization[0]
    assert organisation.primaryName == "HÔPITAL DE L'ÉTOILE"
    assert organisation.codedType[0]._value_1 == "Centre hospitalier"


def test_zeep_comprend_la_faute_de_la_notification() -> None:
    client, _ = _client(ComptoirRor(erreur_metier()))
    with pytest.raises(zeep.exceptions.Fault, match="Établissement inconnu") as levee:
        client.service["TR-Notif-ListeEtablissementsMajApresDate_Demande"](
            params={"dateRef": datetime(2026, 3, 1)}
        )
    assert levee.value.detail[0].get("code") == "901"


def test_zeep_comprend_l_erreur_de_la_lecture() -> None:
    client, _ = _client(ComptoirRor(erreur_metier()))
    oi = {"organisationID": {"code": "84/1", "assigningAuthorityName": "1.2"}}
    reponse = client.service.careServicesRequest_Request(
        **_function(client, **{"TR_Lecture-OffreSanteOrganisationInterne": oi})
    )
    assert (reponse.error.code, reponse.error.message, reponse.result) == (901, "Établissement inconnu", None)


_BEDS = {
    "1.6": lambda extension: extension.accommodationCapacity.beds.total,
    "2.4": lambda extension: extension.accommodationCapacity.beds.total,
    "3.0": lambda extension: (
        extension.locationRealizedOffer[0]
        .capacitySupported[0]
        .operationalAccommodationCapacity[0]
        .capacityNumber
    ),
}
"""Où chaque version porte les lits d'une organisation interne."""


@pytest.mark.parametrize("version", VERSIONS)
def test_zeep_lit_un_etablissement_complet_dans_chaque_version(version: str, hopital: Region) -> None:
    """zeep prend le premier élément de toute extension pour l'élément étranger facultatif qui la commence ;
    strict, il refuse ensuite celui qui manque.
    """
    client, _ = _client(RorMapping(hopital), version, strict=False)
    (eg,) = hopital.etablissements.values()
    cible = {
        "etablissementDemandeLecture": {
            "id_etablissement": {"code": f"1{eg.finess}", "assigningAuthorityName": "1.2.250.1.71.4.2.2"}
        }
    }
    reponse = client.service.careServicesRequest_Request(
        **_function(client, **{"TR_Lecture-OffresSanteEtablissement": cible})
    )
    lues = {oi.otherID[0].code: oi for oi in reponse.result.queryResult.facilityDirectory.facility}
    attendues = {oi.identifiant: oi.capacite.lits for oi in hopital.organisations.values() if oi.capacite}
    lits = {cle: _BEDS[version](lues[cle].extension[0]) for cle, nombre in attendues.items() if nombre}
    assert lits == {cle: nombre for cle, nombre in attendues.items() if nombre}
    assert len(lues) == len(hopital.organisations)
