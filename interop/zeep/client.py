"""Client zeep du ROR simulé : lit le WSDL, appelle les deux opérations, écrit ce qu'il a compris.

Usage : python client.py <adresse du WSDL> <FINESS>
"""

import json
import sys
from datetime import UTC, datetime
from typing import Any

from requests import Session
from zeep import Client, Settings, Transport
from zeep.exceptions import Fault

LECTURE = "urn:asip:ror:lecture:offreSoinEtablissement:2017"
NOTIFICATION = "TR-Notif-ListeEtablissementsMajApresDate_Demande"


def connect(wsdl: str) -> Client:
    session = Session()
    session.trust_env = False
    # strict, zeep refuse des réponses 3.0 que le schéma admet
    return Client(wsdl, transport=Transport(session=session), settings=Settings(strict=False))


def read(client: Client, code: str) -> Any:
    identifiant = {"code": code, "assigningAuthorityName": "1.2.250.1.71.4.2.2"}
    cible = {"etablissementDemandeLecture": {"id_etablissement": identifiant}}
    demande = {"urn": LECTURE, "encapsulated": True, "TR_Lecture-OffresSanteEtablissement": cible}
    return client.service.careServicesRequest_Request(function=demande)


def described(found: Any) -> dict[str, Any]:
    codes = [other.code for other in found.otherID]
    return {"entite": found.entityID, "nom": found.primaryName, "identifiants": codes}


def fault(client: Client) -> str | None:
    """La raison de la faute que rend une date hors de l'horloge du ROR."""
    try:
        client.service[NOTIFICATION](params={"dateRef": "99999-01-01T00:00:00"})
    except Fault as raised:
        return str(raised.message)
    return None


def main(wsdl: str, finess: str) -> None:
    client = connect(wsdl)
    notified = client.service[NOTIFICATION](params={"dateRef": datetime(2020, 1, 1, tzinfo=UTC)})
    found = read(client, f"1{finess}").result.queryResult
    understood = {
        "notifies": [n.id_etablissement.code for n in notified.etablissementReponseNotif],
        "organisations": [described(o) for o in found.organizationDirectory.organization],
        "unites": [described(f) for f in found.facilityDirectory.facility],
        "erreur": int(read(client, "1000000000").error.code),
        "faute": fault(client),
    }
    print(json.dumps(understood, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
