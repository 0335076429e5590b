"""Les noms officiels du contrat : espaces de noms, service, opérations, actions, éléments racines."""

from dataclasses import dataclass

CSD = "urn:ihe:iti:csd:2013"
ROR = "urn:asip:ror:2015"
ENV = "http://www.w3.org/2003/05/soap-envelope"
ENV11 = "http://schemas.xmlsoap.org/soap/envelope/"
XML = "http://www.w3.org/XML/1998/namespace"
XSD = "http://www.w3.org/2001/XMLSchema"
BANC = "urn:banc-ror:faute"
"""Espace de noms du banc, pour ce que le contrat ne nomme pas : sous-codes et détails des fautes."""

PREFIXES = {"env": ENV, "ror": ROR, "csd": CSD}

DEFINITIONS = "ROR_WebService"
SERVICE = "CareServicesRequest_Service"
PORT = "CareServicesRequest_Port"
PORT_TYPE = "CareServicesRequest_PortType"
BINDING = "CareServicesRequest_Binding"
ENDPOINT = "CSD_ROR_Binding"
"""Dernier segment de l'adresse du service : `…/ROR/<version>/CSD_ROR_Binding`."""

ERROR_ELEMENT = "erreur"
LECTURE_URN = "urn:asip:ror:lecture:offreSoinEtablissement:2017"
"""Valeur fixe de `function@urn`."""

MIME_TYPE = "application/soap+xml"


@dataclass(frozen=True)
class Operation:
    """Une opération du contrat : ce que le WSDL en dit, et les types de ses messages.

    `messages` : noms WSDL de l'entrée, de la sortie et de la faute ; `namespace` : celui des deux racines.
    """

    name: str
    action: str
    namespace: str
    request: str
    response: str
    messages: tuple[str, str, str]
    fault: str

    @property
    def request_root(self) -> str:
        return f"{{{self.namespace}}}{self.request}"

    @property
    def response_root(self) -> str:
        return f"{{{self.namespace}}}{self.response}"


NOTIFICATION = Operation(
    name="TR-Notif-ListeEtablissementsMajApresDate_Demande",
    action="urn:asip:ror:2015:stored-function:ror-update",
    namespace=ROR,
    request="TR-Notif-ListeEtablissementsMajApresDate_Demande",
    response="TR-Notif-ListeEtablissementMajApresDate_Reponse",
    messages=(
        "TR-Notif-ListeEtablissementsMajApresDate_Demande",
        "TR-Notif-ListeEtablissementMajApresDate_Reponse",
        "TR-Notif-ListeEtablissementMajApresDate_Reponse_Error",
    ),
    fault="CodeErreur",
)

LECTURE = Operation(
    name="careServicesRequest_Request",
    action="urn:asip:ror:2015:stored-function:ror-search",
    namespace=CSD,
    request="careServicesRequest",
    response="careServicesResponse",
    messages=(
        "careServicesRequest_Message",
        "careServicesRequest_Message_Response",
        "careServicesRequest_Message_Error",
    ),
    fault="erreur",
)

OPERATIONS = {operation.request_root: operation for operation in (NOTIFICATION, LECTURE)}
"""Les opérations, par le nom qualifié de la racine de leur requête (c'est elle qui aiguille)."""
