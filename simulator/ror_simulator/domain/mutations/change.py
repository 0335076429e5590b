"""Change la valeur d'une donnée : celle qui est demandée si elle est valide, sinon une autre, tirée."""

from typing import TypeVar

from ror_simulator.domain.donnees import Donnee, Valeurs
from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Parametres
from ror_simulator.domain.region import Region

T = TypeVar("T")

VALEUR = "valeur"


def wanted(
    region: Region, donnee: Donnee[T], holder: T, cle: str, parametres: Parametres, *, single: bool = False
) -> Valeurs:
    """Rend les valeurs à écrire dans `holder` (de clé `cle`) : celles du paramètre `valeur`, sinon tirées.

    `single` : une seule valeur tirée, à la place des actuelles, même si la donnée peut en avoir plusieurs.
    Lève `MutationError` si une valeur n'a pas la forme attendue ou n'est pas dans la nomenclature.
    """
    if VALEUR not in parametres:
        return (
            _other_list(region, donnee, holder, cle)
            if donnee.forme.liste and not single
            else (drawn(region, donnee, holder, cle),)
        )
    if donnee.forme.liste:
        asked = reading.values(parametres, VALEUR)
    else:
        asked = tuple(filter(None, [reading.text(parametres, VALEUR)]))
    if not asked and not donnee.forme.effacable:
        raise MutationError(VALEUR, "", f"{donnee.forme.attendu} : le contrat rend {donnee.cle} obligatoire")
    for value in asked:
        check(region, donnee, value)
    return asked


def drawn(region: Region, donnee: Donnee[T], holder: T, cle: str) -> str:
    """Rend une valeur que la donnée n'a pas, toujours la même pour une même graine. Lève `MutationError`."""
    value = _draw(region, donnee, holder, cle)
    if value is None:
        raise MutationError(VALEUR, "", f"une valeur de {donnee.cle} (le banc n'en a pas d'autre à proposer)")
    return value


def _other_list(region: Region, donnee: Donnee[T], holder: T, cle: str) -> Valeurs:
    """Rend la liste actuelle et une valeur de plus ; une de moins quand elle les a déjà toutes."""
    value = _draw(region, donnee, holder, cle)
    return donnee.lire(holder)[1:] if value is None else (*donnee.lire(holder), value)


def _draw(region: Region, donnee: Donnee[T], holder: T, cle: str) -> str | None:
    current = donnee.lire(holder)
    seed = f"{region.graine}:{cle}:{donnee.cle}:{','.join(current)}"
    return region.catalogue.draw(donnee.cle, seed, frozenset(current))


def check(region: Region, donnee: Donnee[T], value: str) -> None:
    """Lève `MutationError` si la valeur n'a pas la forme de la donnée, ou si son code n'existe pas."""
    if not donnee.forme.valide(value):
        raise MutationError(VALEUR, value, donnee.forme.attendu)
    codes = region.catalogue.admis.get(donnee.cle)
    if donnee.forme.codee and codes is not None and value not in codes:
        raise MutationError(VALEUR, value, f"{donnee.forme.attendu} de {donnee.cle}", codes)
