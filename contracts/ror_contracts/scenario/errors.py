"""Dit ce qui ne va pas dans un scénario : où, quoi, ce qu'on attendait, et les noms les plus proches."""

from collections.abc import Iterable
from difflib import get_close_matches


class ScenarioError(ValueError):
    """Faute d'un scénario, en une ligne.

    `chemin` mène à la valeur (« ror.etablissements.hopital.categorie »), `ligne` vaut 0 si elle est inconnue,
    `valeur` est `None` quand c'est une absence qu'on reproche.
    """

    def __init__(
        self,
        fichier: str,
        ligne: int,
        chemin: str,
        valeur: str | None,
        attendu: str,
        proches: tuple[str, ...] = (),
    ) -> None:
        self.fichier = fichier
        self.ligne = ligne
        self.chemin = chemin
        self.valeur = valeur
        self.attendu = attendu
        self.proches = proches
        super().__init__(self._message())

    def _message(self) -> str:
        lieu = ", ".join(
            part for part in (self.fichier, f"ligne {self.ligne}" if self.ligne else "", self.chemin) if part
        )
        valeur = "absent" if self.valeur is None else f"« {_short(self.valeur)} »"
        proches = f" ; proches : {', '.join(self.proches)}" if self.proches else ""
        return f"{lieu} : {valeur} ; attendu : {self.attendu}{proches}"


class ScenarioErrors(ValueError):  # noqa: N818 - plusieurs fautes, et non une
    """Toutes les fautes d'un scénario, dans l'ordre des lignes."""

    def __init__(self, erreurs: Iterable[ScenarioError]) -> None:
        self.erreurs = tuple(sorted(erreurs, key=lambda erreur: erreur.ligne))
        super().__init__("\n".join(str(erreur) for erreur in self.erreurs))


class ScenarioIntrouvable(ScenarioErrors):
    """Aucun fichier à lire : le scénario n'existe pas, ou la machine refuse de le lire."""


def proches(valeur: str, connus: Iterable[str]) -> tuple[str, ...]:
    """Rend au plus trois noms connus qui ressemblent à la valeur : d'abord ceux qu'elle commence."""
    noms = list(connus)
    commences = [nom for nom in noms if len(valeur) > 1 and nom.startswith(valeur)]
    return tuple(dict.fromkeys([*commences, *get_close_matches(valeur, noms, n=3, cutoff=0.6)]))[:3]


def parmi(quoi: str, valeur: str, connus: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Rend ce qu'on attend et les noms proches ; sans nom proche, ce qu'on attend énumère tous les noms."""
    noms = list(connus)
    ressemblants = proches(valeur, noms)
    return (quoi, ressemblants) if ressemblants or not noms else (f"{quoi} : {', '.join(noms)}", ())


def _short(valeur: str) -> str:
    """Ramène une valeur à une ligne de 80 caractères, sans caractère de contrôle."""
    lisible = "".join(c if c.isprintable() else "·" for c in valeur)
    return lisible if len(lisible) <= 80 else f"{lisible[:79]}…"
