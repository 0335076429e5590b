"""La panne `compte_ue_faux` : le nombre d'unités élémentaires annoncé n'est pas celui transmis (405)."""

from ror_simulator.faults.content import Reading, content_kind


def _edit(reading: Reading) -> bool:
    """En annonce une de plus, comme si le ROR en avait oublié une en route (RG_ALIM_019)."""
    announced = next(iter(reading.all("csd:facilityNumber")), None)
    if announced is None:
        return False
    announced.text = str(int(announced.text or "0") + 1)
    return True


KIND = content_kind("compte_ue_faux", "Le nombre d'unités annoncé est faux.", _edit)
