"""Lit une réponse de notification : les FINESS des établissements que le ROR dit modifiés."""

from ror_consumer.adapters.ror_soap import nodes
from ror_consumer.adapters.ror_soap.identity import finess_of
from ror_consumer.adapters.ror_soap.nodes import Element


def notified(response: Element) -> frozenset[str]:
    """Les FINESS notifiés ; une structure désignée autrement (SIRET) est hors du sanitaire et laissée."""
    found = (_finess(notice) for notice in nodes.find_all(response, "etablissementReponseNotif"))
    return frozenset(finess for finess in found if finess is not None)


def _finess(notice: Element) -> str | None:
    identifier = nodes.find(notice, "id_etablissement")
    code = nodes.attribute(identifier, "code")
    return (
        None if code is None else finess_of(code, nodes.attribute(identifier, "assigningAuthorityName") or "")
    )
