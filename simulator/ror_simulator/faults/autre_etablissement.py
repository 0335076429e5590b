"""La panne `autre_etablissement` : la réponse, bien formée, est celle d'un autre établissement."""

from ror_contracts.identifiers import OID_FINESS, OID_IDNAT_STRUCT, luhn_key
from ror_simulator.faults.content import CSD, Reading, content_kind

_ORDER = slice(0, 8)


def _edit(reading: Reading) -> bool:
    """Seul le FINESS change : qui ne le compare pas à celui qu'il demandait appliquera le reste."""
    changed = False
    for other in reading.etablissement.findall(f"{{{CSD}}}otherID"):
        code, autorite = other.get("code") or "", other.get("assigningAuthorityName")
        if autorite == OID_FINESS:
            other.set("code", _next(code))
            changed = True
        elif autorite == OID_IDNAT_STRUCT and len(code) == 10:
            other.set("code", code[0] + _next(code[1:]))
            changed = True
    return changed


def _next(finess: str) -> str:
    """Le FINESS suivant, de clé juste."""
    order = finess[_ORDER]
    following = f"{order[:4]}{(int(order[4:]) + 1) % 10_000:04d}"
    return following + luhn_key(following) if following.isdigit() else following + finess[-1]


KIND = content_kind("autre_etablissement", "La réponse est celle d'un autre établissement.", _edit)
