"""Change un type du contrat membre par membre : la ligne « nom ~ … » d'une table d'écart."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ror_simulator.soap.notation_types import Member, NotationError, TypeRow

ReadMember = Callable[[str], Member]


def changed(row: TypeRow, words: Iterable[str], read: ReadMember) -> TypeRow:
    """Le type et ses membres : retirés (« -x »), remplacés (« x>y »), ajoutés (« +y ») ou visés (« x »).

    `read` lit l'écriture d'un membre. Lève `NotationError` si un membre visé n'existe pas.
    """
    draft = _Draft(row, read)
    for word in words:
        draft.apply(word)
    return replace(row, members=tuple(draft.members))


class _Draft:
    """Les membres en cours de changement ; `place` : où s'insère le prochain ajout."""

    def __init__(self, row: TypeRow, read: ReadMember) -> None:
        self._type = row.name
        self._read = read
        self.members = list(row.members)
        self._place = len(self.members)

    def apply(self, word: str) -> None:
        target, replaced, written = word.partition(">")
        if word.startswith("+"):
            self.members.insert(self._place, self._read(word[1:]))
            self._place += 1
        elif word.startswith("-"):
            self._place = self._find(word[1:])
            del self.members[self._place]
        else:
            found = self._find(target)
            if replaced:
                self.members[found] = replace(self._read(written), choice=self.members[found].choice)
            self._place = found + 1

    def _find(self, name: str) -> int:
        for place, member in enumerate(self.members):
            if member.name == name:
                return place
        raise NotationError(f"type {self._type} : l'écart vise « {name} », que ce type n'a pas")
