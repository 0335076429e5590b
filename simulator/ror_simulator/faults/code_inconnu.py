"""La panne `code_inconnu` : une donnée informative de l'établissement porte un code hors nomenclature."""

from ror_simulator.faults.content import Reading, content_kind

UNKNOWN = "ZZ99"


def _edit(reading: Reading) -> bool:
    """L'accessibilité (JDV_J50) : un code y est obligatoire, et rien n'en dépend."""
    found = reading.all("csd:accessibilityLocation")
    for code in found:
        code.set("code", UNKNOWN)
    return bool(found)


KIND = content_kind("code_inconnu", "L'accessibilité de l'établissement a un code inconnu.", _edit)
