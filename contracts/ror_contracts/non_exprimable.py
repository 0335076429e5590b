"""Dit ce qu'une version du contrat ne sait pas dire, et ce qui, dans un scénario, en aurait besoin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ror_contracts import nomenclatures
from ror_contracts.paths import DATA
from ror_contracts.yaml_text import load_text


@dataclass(frozen=True)
class NonExprimable:
    """Une donnée qu'une version n'exprime pas (voir `contracts/non_exprimable.yaml`).

    `absents` : les « type/membre » qui manquent à sa notation, ou `tables` : ses codes d'avant et de
    maintenant. `exige` : une mutation et ses paramètres, ou une donnée de fiche.
    """

    version: str
    donnee: str
    intitule: str
    raison: str
    absents: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    exige: tuple[Mapping[str, str], ...] = ()
    exigences: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Les codes que la table de cette version n'a pas, s'il s'agit de cela."""
        if not self.tables:
            return frozenset()
        before, now = (nomenclatures.load(table) for table in self.tables)
        return frozenset(set(before.codes) - set(now.codes))

    def exigee_par_mutation(self, mutation: str, parametres: Mapping[str, Any]) -> bool:
        """Dit si cette mutation du ROR a besoin de la donnée."""
        joue = {"mutation": mutation, **parametres}
        return any("mutation" in une and une.items() <= joue.items() for une in self.exige)

    def exigee_par_valeur(self, donnee: str, valeur: object) -> bool:
        """Dit si cette valeur d'une donnée de fiche a besoin d'un code que la version n'a pas."""
        codes = valeur if isinstance(valeur, Sequence) and not isinstance(valeur, str) else (valeur,)
        return {"donnee": donnee} in self.exige and not self.codes.isdisjoint(codes)


@cache
def load() -> tuple[NonExprimable, ...]:
    """Rend tout ce qui est déclaré, dans l'ordre du fichier."""
    return tuple(map(_read, load_text(DATA / "non_exprimable.yaml")["non_exprimables"]))


def _read(brute: Mapping[str, Any]) -> NonExprimable:
    champs: dict[str, Any] = {nom: tuple(v) if isinstance(v, list) else v for nom, v in brute.items()}
    return NonExprimable(**champs)


def of_version(version: str) -> tuple[NonExprimable, ...]:
    """Rend ce que cette version ne sait pas dire."""
    return tuple(une for une in load() if une.version == version)
