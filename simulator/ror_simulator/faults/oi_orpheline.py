"""La panne `oi_orpheline` : une organisation interne a un parent que la réponse ne transmet pas."""

from ror_simulator.faults.content import Reading, attach, content_kind

_UNKNOWN = "urn:uuid:00000000-0000-5000-8000-000000000000"


def _edit(reading: Reading) -> bool:
    """La dernière transmise prend un parent inconnu."""
    if not reading.organisations:
        return False
    attach(reading.organisations[-1], _UNKNOWN)
    return True


KIND = content_kind("oi_orpheline", "Une organisation interne a un parent absent.", _edit)
