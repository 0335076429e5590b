"""L'erreur d'une mutation mal demandée : où, quoi, ce qui était attendu, ce qui s'en approche."""

from collections.abc import Iterable
from difflib import get_close_matches


class MutationError(ValueError):
    """Entrée fautive : `ou` est le paramètre (vide : la mutation entière), `quoi` ce qui y était écrit."""

    def __init__(self, ou: str, quoi: str, attendu: str, connus: Iterable[str] = ()) -> None:
        self.ou = ou
        self.quoi = quoi
        self.attendu = attendu
        self.proches = tuple(get_close_matches(quoi, sorted(connus), n=3, cutoff=0.5))
        super().__init__(self._message())

    def _message(self) -> str:
        place = f"{self.ou} : « {self.quoi} »" if self.ou else self.quoi
        near = f" ; le plus proche : {', '.join(self.proches)}" if self.proches else ""
        return f"{place} ; attendu : {self.attendu}{near}"
