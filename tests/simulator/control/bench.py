"""Un simulateur entier, dans le processus du test : ses deux applications, appelées sans réseau."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree
from starlette.testclient import TestClient

from ror_simulator.bootstrap import Simulator, assemble
from ror_simulator.control.admin import build_admin

CSD = "{urn:ihe:iti:csd:2013}"
SOAP_URL = "http://127.0.0.1:8080"
SOAP_TYPE = {"content-type": "application/soap+xml; charset=utf-8"}
_ENV = "http://www.w3.org/2003/05/soap-envelope"
_ENVELOPE = f'<env:Envelope xmlns:env="{_ENV}"><env:Body>{{}}</env:Body></env:Envelope>'
_FUNCTION = (
    '<careServicesRequest xmlns="urn:ihe:iti:csd:2013">'
    '<function urn="urn:asip:ror:lecture:offreSoinEtablissement:2017" encapsulated="true">{}</function>'
    "</careServicesRequest>"
)


def notification(since: str = "2020-01-01T00:00:00") -> bytes:
    """La requête de l'opération 1."""
    name = "TR-Notif-ListeEtablissementsMajApresDate_Demande"
    params = f"<params><dateRef>{since}</dateRef></params>"
    return _ENVELOPE.format(
        f'<r:{name} xmlns:r="urn:asip:ror:2015" xmlns="urn:ihe:iti:csd:2013">{params}</r:{name}>'
    ).encode()


def lecture(finess: str) -> bytes:
    """La requête de l'opération 2 pour un établissement."""
    identifier = f'<id_etablissement code="1{finess}" assigningAuthorityName="1.2.250.1.71.4.2.2"/>'
    name = "TR_Lecture-OffresSanteEtablissement"
    asked = f"<{name}><etablissementDemandeLecture>{identifier}</etablissementDemandeLecture></{name}>"
    return _ENVELOPE.format(_FUNCTION.format(asked)).encode()


def lecture_oi(identifiant: str) -> bytes:
    """La requête de l'opération 2 pour une organisation interne."""
    name = "TR_Lecture-OffreSanteOrganisationInterne"
    identifier = f'<organisationID code="{identifiant}" assigningAuthorityName="1"/>'
    return _ENVELOPE.format(_FUNCTION.format(f"<{name}>{identifier}</{name}>")).encode()


class FixedClock:
    """Une heure réelle qui ne bouge pas."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 12, tzinfo=UTC)

    def elapsed(self) -> float:
        return 0.0


@dataclass
class Bench:
    """Les deux applications d'un simulateur, et les gestes courants."""

    simulator: Simulator
    admin: TestClient
    soap: TestClient

    def open(self, scenario: str = "fermeture_unite_ssr", graine: int = 0) -> str:
        """Ouvre une session et rend sa clé."""
        answer = self.admin.post("/admin/sessions", json={"scenario": scenario, "graine": graine})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["session"])

    def state(self, session: str) -> dict[str, Any]:
        found: dict[str, Any] = self.admin.get(f"/admin/sessions/{session}").json()
        return found

    def finess(self, session: str, cle: str = "hopital") -> str:
        return next(e["finess"] for e in self.state(session)["etablissements"] if e["cle"] == cle)

    def identifiant(self, session: str, cle: str) -> str:
        return next(oi["identifiant"] for oi in self.state(session)["organisations"] if oi["cle"] == cle)

    def ask(self, session: str, body: bytes) -> Any:
        """Envoie une requête SOAP à la session."""
        path = f"/sessions/{session}/ROR/2.4/CSD_ROR_Binding"
        return self.soap.post(path, content=body, headers=SOAP_TYPE)

    def read(self, session: str, cle: str = "hopital") -> Any:
        return self.ask(session, lecture(self.finess(session, cle)))

    def mutate(self, session: str, mutation: str, le: str | None = None, **parametres: str) -> Any:
        asked = {"mutation": mutation, "parametres": parametres, "le": le}
        return self.admin.post(f"/admin/sessions/{session}/mutations", json=asked)

    def arm(self, session: str, *pannes: dict[str, object]) -> Any:
        return self.admin.put(f"/admin/sessions/{session}/pannes", json={"pannes": list(pannes)})

    def journal(self, session: str, **query: object) -> dict[str, Any]:
        found: dict[str, Any] = self.admin.get(f"/admin/sessions/{session}/journal", params=query).json()
        return found


def notified(answer: Any) -> list[str]:
    """Les numéros FINESS que rend une notification."""
    root = etree.fromstring(answer.content)
    return [found.get("code", "")[1:] for found in root.iter(f"{CSD}id_etablissement")]


def bench() -> Bench:
    simulator = assemble()
    admin = TestClient(build_admin(simulator.opening, SOAP_URL), raise_server_exceptions=False)
    return Bench(simulator, admin, TestClient(simulator.soap, base_url=SOAP_URL))
