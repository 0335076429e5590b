"""Tient les noms officiels du contrat : espaces de noms, opérations, types de contenu."""

from __future__ import annotations

from dataclasses import dataclass

CSD = "urn:ihe:iti:csd:2013"
ROR = "urn:asip:ror:2015"
ENV = "http://www.w3.org/2003/05/soap-envelope"
ENV11 = "http://schemas.xmlsoap.org/soap/envelope/"
WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
XS = "http://www.w3.org/2001/XMLSchema"
WSDL = "http://schemas.xmlsoap.org/wsdl/"
WSDL_SOAP12 = "http://schemas.xmlsoap.org/wsdl/soap12/"

NS = {"csd": CSD, "ror": ROR, "env": ENV, "xs": XS, "wsdl": WSDL, "soap": WSDL_SOAP12}

MIME = "application/soap+xml"
FONCTION = "urn:asip:ror:lecture:offreSoinEtablissement:2017"
"""Valeur fixe de `function@urn`."""


@dataclass(frozen=True)
class Operation:
    """Opération du contrat : son action et la racine de sa réponse (nom qualifié)."""

    action: str
    reponse: str


NOTIFICATION = Operation(
    "urn:asip:ror:2015:stored-function:ror-update",
    f"{{{ROR}}}TR-Notif-ListeEtablissementMajApresDate_Reponse",
)
LECTURE = Operation("urn:asip:ror:2015:stored-function:ror-search", f"{{{CSD}}}careServicesResponse")
