"""Les valeurs qu'une donnée peut prendre : codes admis, et propositions quand une mutation n'en dit pas."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32


@dataclass(frozen=True)
class Catalogue:
    """Par clé de donnée ; remis au domaine par qui connaît les nomenclatures.

    `admis` : tous les codes de la nomenclature, pour les seules données codées. `proposes` : ce qu'on y tire.
    """

    admis: Mapping[str, frozenset[str]] = field(default_factory=dict)
    proposes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def draw(self, donnee: str, seed: str, excluded: frozenset[str]) -> str | None:
        """Tire une proposition hors `excluded`, toujours la même pour une même `seed` ; `None` s'il n'en
        reste pas.
        """
        candidates = [value for value in self.proposes.get(donnee, ()) if value not in excluded]
        return candidates[crc32(seed.encode()) % len(candidates)] if candidates else None
