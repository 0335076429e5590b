"""Une donnée commune : sa clé, son nom, où elle se lit et s'écrit dans l'objet qui la porte."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from ror_simulator.domain.donnees.forme import Forme

T = TypeVar("T")
Valeurs: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Donnee(Generic[T]):
    """`lire` rend les valeurs (aucune : non renseignée) ; `ecrire` rend l'objet changé, sans toucher à ses
    dates.
    """

    cle: str
    libelle: str
    forme: Forme
    lire: Callable[[T], Valeurs]
    ecrire: Callable[[T, Valeurs], T]


def table(donnees: Iterable[Donnee[T]]) -> Mapping[str, Donnee[T]]:
    """Range des données par leur clé."""
    return {donnee.cle: donnee for donnee in donnees}


def scalar(
    cle: str, libelle: str, forme: Forme, lire: Callable[[T], str], ecrire: Callable[[T, str], T]
) -> Donnee[T]:
    """Une donnée à une seule valeur, que l'objet garde comme un texte (vide : non renseignée)."""
    return Donnee(
        cle,
        libelle,
        forme,
        lire=lambda holder: (lire(holder),) if lire(holder) else (),
        ecrire=lambda holder, values: ecrire(holder, values[0] if values else ""),
    )
