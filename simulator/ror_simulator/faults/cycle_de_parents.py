"""La panne `cycle_de_parents` : en remontant les parents d'une organisation interne, on y revient."""

from collections.abc import Mapping

from ror_simulator.faults.content import Element, Reading, attach, content_kind, parent_of

Known = Mapping[str | None, Element]


def _edit(reading: Reading) -> bool:
    """La racine de la première branche prend pour parent sa descendante la plus profonde, ou elle-même."""
    known = {found.get("entityID"): found for found in reading.organisations}
    if not known:
        return False
    deepest = max(known, key=lambda entity: len(_line(entity, known)))
    attach(known[_line(deepest, known)[-1]], str(deepest))
    return True


def _line(entity: str | None, known: Known) -> list[str | None]:
    """L'OI et ses ascendantes transmises, jusqu'à la racine."""
    line: list[str | None] = []
    while entity in known and entity not in line:
        line.append(entity)
        entity = parent_of(known[entity])
    return line


KIND = content_kind("cycle_de_parents", "Les parents des organisations internes forment un cycle.", _edit)
