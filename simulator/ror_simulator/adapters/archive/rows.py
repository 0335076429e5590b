"""D'un échange du journal à sa ligne, et retour : les octets à part, le reste en JSON."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ror_simulator.application.exchange import Exchange


def row_of(session: str, exchange: Exchange) -> dict[str, Any]:
    """La ligne d'un échange."""
    return {
        "session": session,
        "numero": exchange.numero,
        "operation": exchange.operation,
        "poids": exchange.poids,
        "fiche": json.dumps(_sheet(exchange)),
        "requete": exchange.requete,
        "reponse": exchange.reponse,
    }


def exchange_of(row: Mapping[str, Any]) -> Exchange:
    """L'échange d'une ligne ; sans leurs colonnes, la requête et la réponse sont vides."""
    sheet = json.loads(row["fiche"])
    return Exchange(
        **{
            **sheet,
            "instant_virtuel": datetime.fromisoformat(sheet["instant_virtuel"]),
            "recu_le": datetime.fromisoformat(sheet["recu_le"]),
            "entetes_reponse": tuple((name, value) for name, value in sheet["entetes_reponse"]),
        },
        operation=row["operation"],
        numero=row["numero"],
        requete=bytes(row.get("requete", b"")),
        reponse=bytes(row.get("reponse", b"")),
    )


def _sheet(exchange: Exchange) -> dict[str, Any]:
    return {
        "instant_virtuel": exchange.instant_virtuel.isoformat(),
        "recu_le": exchange.recu_le.isoformat(),
        "duree_ms": exchange.duree_ms,
        "statut_http": exchange.statut_http,
        "panne": exchange.panne,
        "schema_valide": exchange.schema_valide,
        "criteres": dict(exchange.criteres),
        "erreur": exchange.erreur,
        "jeton": None if exchange.jeton is None else dict(exchange.jeton),
        "entetes": dict(exchange.entetes),
        "entetes_reponse": [list(pair) for pair in exchange.entetes_reponse],
        "methode": exchange.methode,
        "adresse": exchange.adresse,
        "certificat": None if exchange.certificat is None else dict(exchange.certificat),
    }
