"""Un service SOAP 2.4 entier, en mémoire, devant un ROR de comptoir écrit à la main."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from ror_simulator.soap.endpoint import EndpointSettings, SoapEndpoint
from ror_simulator.soap.exchange import SoapRequest, SoapResponse
from ror_simulator.soap.names import BANC, CSD, ENV, LECTURE_URN, ROR
from ror_simulator.soap.port import RorFault, RorService
from ror_simulator.soap.types import ContractTypes

NS = {"env": ENV, "ror": ROR, "csd": CSD, "banc": BANC}
ADDRESS = "http://banc.example:8080/ROR/2.4/CSD_ROR_Binding"
_QUAND = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SOAP = {"content-type": "application/soap+xml; charset=utf-8"}


def enveloppe(corps: str, en_tete: str = "") -> str:
    """Une enveloppe SOAP 1.2 ; `corps` et `en_tete` emploient les préfixes env, ror, csd."""
    header = f"<env:Header>{en_tete}</env:Header>" if en_tete else ""
    return (
        f'<env:Envelope xmlns:env="{ENV}" xmlns:ror="{ROR}" xmlns:csd="{CSD}">'
        f"{header}<env:Body>{corps}</env:Body></env:Envelope>"
    )


def demande_notification(date_ref: str = "2026-03-01T00:00:00", suite: str = "") -> str:
    name = "ror:TR-Notif-ListeEtablissementsMajApresDate_Demande"
    return f"<{name}><csd:params><csd:dateRef>{date_ref}</csd:dateRef>{suite}</csd:params></{name}>"


def demande_lecture(contenu: str) -> str:
    function = f'<csd:function urn="{LECTURE_URN}" encapsulated="true">{contenu}</csd:function>'
    return f"<csd:careServicesRequest>{function}</csd:careServicesRequest>"


def demande_etablissement(code: str = "1010000024", suite: str = "") -> str:
    return demande_lecture(
        "<csd:TR_Lecture-OffresSanteEtablissement><csd:etablissementDemandeLecture>"
        f'<csd:id_etablissement code="{code}" assigningAuthorityName="1.2.250.1.71.4.2.2"/>{suite}'
        "</csd:etablissementDemandeLecture></csd:TR_Lecture-OffresSanteEtablissement>"
    )


def demande_oi(code: str = "84/12") -> str:
    return demande_lecture(
        "<csd:TR_Lecture-OffreSanteOrganisationInterne>"
        f'<csd:organisationID code="{code}" assigningAuthorityName="1.2.3"/>'
        "</csd:TR_Lecture-OffreSanteOrganisationInterne>"
    )


_FILTRES = (
    '<csd:typeActivity code="02" codingScheme="1.2">SSR</csd:typeActivity>'
    '<csd:supportedPatient code="1" codingScheme="1.2"/>'
)
_DATE = "<csd:dateRef>2026-03-01T00:00:00Z</csd:dateRef>"
DEMANDES_PLEINES = (
    demande_notification(suite=_FILTRES),
    demande_oi(),
    demande_etablissement(
        suite=f"{_DATE}{_FILTRES}<csd:restrictedOrganisation>true</csd:restrictedOrganisation>"
    ),
)
"""Les trois demandes, tous leurs membres remplis."""


class ComptoirRor:
    """Un ROR qui note ce qu'on lui demande, et rend ou lève ce qu'on lui a dit."""

    def __init__(self, erreur: Exception | None = None, nom: str = "HÔPITAL DE L'ÉTOILE") -> None:
        self.demandes: list[Any] = []
        self.profils: list[str] = []
        self.erreur = erreur
        self.nom = nom

    def notifier(self, types: ContractTypes, demande: Any) -> Any:
        self._noter(demande)
        identifiant = types.otherID(code="1010000024", assigningAuthorityName="1.2.250.1.71.4.2.2")
        notifie = types.etablissementReponseNotif(id_etablissement=identifiant)
        return types["TR-Notif-ListeEtablissementMajApresDate_Reponse"](
            etablissementReponseNotif=[notifie], result=1
        )

    def lire(self, types: ContractTypes, demande: Any, profil: str = "") -> Any:
        self._noter(demande)
        self.profils.append(profil)
        organisation = types.organization(
            entityID="urn:uuid:eg",
            codedType=[types.codedtype(code="355", codingScheme="1.2.3", texte="Centre hospitalier")],
            primaryName=self.nom,
            record=types.record(created=_QUAND, updated=_QUAND, status="actif"),
        )
        repertoires = types.CSD(
            organizationDirectory=types.organizationDirectory(organization=[organisation]),
            serviceDirectory=types.serviceDirectory(),
            facilityDirectory=types.facilityDirectory(),
            providerDirectory=types.providerDirectory(),
            deviceDirectory=types.deviceDirectory(),
        )
        return types.careServicesResponse(result=types.Result(facilityNumber=0, queryResult=repertoires))

    def _noter(self, demande: Any) -> None:
        self.demandes.append(demande)
        if self.erreur is not None:
            raise self.erreur


class Banc:
    """Un point d'accès et un ROR ; `demander` rend la réponse, `lire` son arbre."""

    def __init__(self, endpoint: SoapEndpoint | None = None, ror: RorService | None = None) -> None:
        self.endpoint = endpoint or SoapEndpoint(settings=EndpointSettings(memory_bytes=0))
        self.ror: Any = ror or ComptoirRor()

    def demander(self, corps: str | bytes, entetes: Mapping[str, str] = SOAP, **champs: Any) -> SoapResponse:
        octets = corps if isinstance(corps, bytes) else corps.encode()
        defauts: dict[str, Any] = {"method": "POST", "address": ADDRESS, "region": "r1"}
        return self.endpoint.answer(
            SoapRequest(body=octets, headers=entetes, service=self.ror, **(defauts | champs))
        )


def arbre(reponse: SoapResponse) -> etree._Element:
    return etree.fromstring(reponse.body)


def raison(reponse: SoapResponse) -> str:
    """Le texte français de la faute ; échoue si la réponse n'est pas une faute SOAP 1.2 bien faite."""
    faute = arbre(reponse).find("env:Body/env:Fault", NS)
    assert faute is not None, reponse.body.decode()
    texte = faute.find("env:Reason/env:Text", NS)
    assert texte.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    return str(texte.text)


def code(reponse: SoapResponse) -> tuple[str, str]:
    """Le code SOAP et le sous-code du banc, sans préfixe."""
    faute = arbre(reponse).find("env:Body/env:Fault/env:Code", NS)
    values = (faute.find("env:Value", NS), faute.find("env:Subcode/env:Value", NS))
    names = tuple(str(value.text).partition(":") for value in values)
    assert [node.nsmap[prefix] for node, (prefix, _, _) in zip(values, names, strict=True)] == [ENV, BANC]
    return names[0][2], names[1][2]


def erreur_metier(numero: int = 901, **champs: Any) -> RorFault:
    return RorFault(numero, "Établissement inconnu", "Aucun établissement de ce numéro.", **champs)
