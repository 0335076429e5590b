"""Tourne un refus métier, ou une panne du ROR pendant une action, en la forme JSON du pilotage."""

from collections.abc import Iterable
from typing import Any

from ror_consumer.control.render import plain
from ror_consumer.domain.refus import ActionRefusee, Motif, Refus
from ror_consumer.domain.ror import RorIndisponible


def refused(error: ActionRefusee | RorIndisponible) -> dict[str, Any]:
    """Tous les refus d'une action ; une panne du ROR est un refus de motif ROR_INDISPONIBLE."""
    if isinstance(error, RorIndisponible):
        return _form([Refus(Motif.ROR_INDISPONIBLE, str(error), "P3-42")])
    return _form(error.refus)


def unsupported(raison: str) -> dict[str, Any]:
    """L'opération n'est pas prise en charge ; les exigences qui en dépendent ne se vérifient pas."""
    return {"non_pris_en_charge": True, "raison": raison}


def _form(refus: Iterable[Refus]) -> dict[str, Any]:
    return {
        "accepte": False,
        "refus": [
            {"motif": str(one.motif), "message": one.message, "details": plain(one.details)} for one in refus
        ],
    }
