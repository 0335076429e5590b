"""Interroge une région à travers le service SOAP entier, et lit la réponse comme le ferait un inconnu."""

from functools import cache

from lxml import etree

from ror_simulator.domain.region import Region
from ror_simulator.soap.contract import schema_path
from ror_simulator.soap.endpoint import EndpointSettings, SoapEndpoint
from ror_simulator.soap.exchange import SoapRequest
from ror_simulator.soap.mapping import MappingSettings, RorMapping
from ror_simulator.soap.versions import DEFAULT
from ror_simulator.soap.vihf import WSSE

NS = {
    "env": "http://www.w3.org/2003/05/soap-envelope",
    "csd": "urn:ihe:iti:csd:2013",
    "ror": "urn:asip:ror:2015",
}
HEADERS = {"content-type": "application/soap+xml; charset=utf-8"}
ADDRESS = "http://ror.example/ROR/2.4/CSD_ROR_Binding"
LECTURE = "urn:asip:ror:lecture:offreSoinEtablissement:2017"
IDNAT = "1.2.250.1.71.4.2.2"


@cache
def endpoint(version: str = DEFAULT) -> SoapEndpoint:
    return SoapEndpoint(version, EndpointSettings(memory_bytes=0))


@cache
def schema(version: str = DEFAULT) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(schema_path(version))))


def notification(since: str, criteria: str = "") -> str:
    root = "ror:TR-Notif-ListeEtablissementsMajApresDate_Demande"
    return f"<{root}><csd:params><csd:dateRef>{since}</csd:dateRef>{criteria}</csd:params></{root}>"


def lecture_etablissement(code: str, criteria: str = "", authority: str = IDNAT) -> str:
    return _lecture(
        "<csd:TR_Lecture-OffresSanteEtablissement><csd:etablissementDemandeLecture>"
        f'<csd:id_etablissement code="{code}" assigningAuthorityName="{authority}"/>{criteria}'
        "</csd:etablissementDemandeLecture></csd:TR_Lecture-OffresSanteEtablissement>"
    )


def lecture_oi(code: str) -> str:
    return _lecture(
        "<csd:TR_Lecture-OffreSanteOrganisationInterne>"
        f'<csd:organisationID code="{code}" assigningAuthorityName="1.2.3"/>'
        "</csd:TR_Lecture-OffreSanteOrganisationInterne>"
    )


def _lecture(content: str) -> str:
    function = f'<csd:function urn="{LECTURE}" encapsulated="true">{content}</csd:function>'
    return f"<csd:careServicesRequest>{function}</csd:careServicesRequest>"


def ask(
    region: Region,
    body: str,
    version: str = DEFAULT,
    *,
    profil: str = "",
    settings: MappingSettings | None = None,
    service: SoapEndpoint | None = None,
) -> etree._Element:
    """La racine du corps de la réponse, valide au schéma (une faute est rendue telle quelle).

    `profil` : celui du jeton VIHF joint, vide pour n'en joindre aucun.
    """
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    header = f"<env:Header>{_token(profil)}</env:Header>" if profil else ""
    envelope = f"<env:Envelope {names}>{header}<env:Body>{body}</env:Body></env:Envelope>".encode()
    request = SoapRequest("POST", envelope, HEADERS, ADDRESS, RorMapping(region, settings), "essai")
    response = (service or endpoint(version)).answer(request)
    assert response.exchange is None or response.exchange.cause is None, response.exchange
    root = etree.fromstring(response.body).find("env:Body", NS)
    assert root is not None
    if not root[0].tag.endswith("}Fault"):
        schema(version).assertValid(root[0])
    return root[0]


def _token(profil: str) -> str:
    return (
        f'<wsse:Security xmlns:wsse="{WSSE}">'
        '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:AttributeStatement>'
        '<saml:Attribute Name="Profil_Utilisateur"><saml:AttributeValue>'
        f'<ProfilUtilisateur xmlns="urn:hl7-org:v3" code="{profil}" codeSystem="1.2.250.1.213.1.6.1.66"/>'
        "</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></wsse:Security>"
    )


def codes(node: etree._Element, path: str) -> list[str]:
    """Les attributs `code` des éléments d'un chemin, dont chaque pas est un nom du contrat."""
    return [found.get("code", "") for found in find(node, path)]


def find(node: etree._Element, path: str) -> list[etree._Element]:
    steps = "/".join(f"csd:{step}" if step[:1].isalpha() else step for step in path.split("/"))
    return list(node.iterfind(steps, NS))


def texts(node: etree._Element, path: str) -> list[str]:
    return [found.text or "" for found in find(node, path)]
