"""D'un échange SOAP à ce que voient les pannes (un appel) et le journal (des critères lisibles)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ror_simulator.application.disruption import Fault, Reply
from ror_simulator.application.exchange import Exchange
from ror_simulator.application.state import State
from ror_simulator.application.targeting import Call
from ror_simulator.soap.criteria import Criteria
from ror_simulator.soap.exchange import SoapExchange, SoapRequest

_FINESS_STRUCTURE = "1"
"""Premier chiffre d'un idNat_Struct bâti sur un numéro FINESS (TRE_G07)."""


def finess_of(code: str) -> str:
    """Le numéro FINESS d'un identifiant d'établissement, idNat_Struct (« 1 » + FINESS) ou FINESS seul."""
    is_structure = len(code) == 10 and code.startswith(_FINESS_STRUCTURE)
    return code[1:] if is_structure else code


CERTIFICATE = "banc_ror.certificat"
"""La clé ASGI où le guichet TLS dit l'empreinte et le sujet du client reconnu."""

MASK = "(masqué)"
_SECRET = re.compile(r"authorization|cookie|token|jeton|secret|password|api-?key", re.IGNORECASE)

KEPT_BYTES = 5_000_000
"""D'une réponse démesurée, le journal ne garde que le début."""


def call_of(exchange: SoapExchange, state: State) -> Call:
    """L'appel, avec les clés de l'établissement et de l'OI visés si la région les connaît."""
    wanted, region = exchange.criteria, state.region
    etablissement = (
        region.par_finess.get(finess_of(wanted.etablissement.code)) if wanted.etablissement else None
    )
    oi = region.par_identifiant.get(wanted.organisation_interne.code) if wanted.organisation_interne else None
    owner = etablissement.cle if etablissement else oi.etablissement if oi else None
    return Call(exchange.kind.value, owner, oi.cle if oi else None, state.now)


@dataclass(frozen=True)
class Moment:
    """Quand un échange a eu lieu : heure de la session, heure réelle, durée du traitement (ms)."""

    instant_virtuel: datetime
    recu_le: datetime
    duree_ms: float


def entry_of(
    moment: Moment,
    request: SoapRequest,
    exchange: SoapExchange,
    reply: Reply,
    faults: tuple[Fault, ...],
    certificat: Mapping[str, str] | None = None,
) -> Exchange:
    """La ligne du journal : ce qui a été demandé, et ce qui part vraiment (statut 0 : rien)."""
    return Exchange(
        operation=exchange.kind.value,
        instant_virtuel=moment.instant_virtuel,
        recu_le=moment.recu_le,
        duree_ms=moment.duree_ms,
        statut_http=int(reply.status),
        requete=request.body,
        reponse=reply.sent[:KEPT_BYTES],
        panne=", ".join(fault.name for fault in faults) or None,
        schema_valide=exchange.schema_valid,
        criteres=_criteria(exchange.criteria),
        erreur=_error(exchange),
        jeton=_token(exchange),
        entetes={name: masked(name, value) for name, value in request.headers.items()},
        entetes_reponse=reply.headers,
        methode=request.method,
        adresse=request.address + (f"?{request.query}" if request.query else ""),
        certificat=certificat,
    )


def masked(name: str, value: str) -> str:
    """La valeur d'un en-tête HTTP ; celle qui ouvre des droits ne se garde pas."""
    return MASK if _SECRET.search(name) else value


def _criteria(criteria: Criteria) -> dict[str, object]:
    """Les critères d'une requête, sans ceux qui manquent."""
    found: dict[str, object] = {
        "date_ref": criteria.date_ref,
        "etablissement": finess_of(criteria.etablissement.code) if criteria.etablissement else None,
        "oi": criteria.organisation_interne.code if criteria.organisation_interne else None,
        "champs": list(criteria.champs) or None,
        "publics": list(criteria.publics) or None,
        "restreinte": criteria.restreinte,
    }
    return {name: value for name, value in found.items() if value is not None}


def _error(exchange: SoapExchange) -> str | None:
    """La faute ou l'erreur du métier ; pour une panne interne, sa cause, qui ne paraît pas sur le fil."""
    if exchange.cause is not None:
        return f"{exchange.fault} [{type(exchange.cause).__name__} : {exchange.cause}]"
    return exchange.fault or exchange.error


def _token(exchange: SoapExchange) -> dict[str, str] | None:
    """Ce que dit le jeton VIHF ; None si la requête n'en porte pas."""
    token = exchange.token
    if token is None:
        return None
    return {
        "emetteur": token.issuer,
        "sujet": token.name_id,
        "profil_vihf": token.profile,
        "profil_utilisateur": token.user_profile,
    }
