"""La panne `finess_en_double` : deux établissements de la réponse portent le même FINESS."""

from copy import deepcopy

from ror_simulator.faults.content import Reading, content_kind

_OTHER = "urn:uuid:00000000-0000-5000-8000-000000000001"


def _edit(reading: Reading) -> bool:
    """Recopie l'établissement sous un autre `entityID`."""
    twin = deepcopy(reading.etablissement)
    twin.set("entityID", _OTHER)
    reading.etablissement.addnext(twin)
    return True


KIND = content_kind("finess_en_double", "Deux établissements portent le même FINESS.", _edit)
