"""Tire des valeurs reproductibles : une par (graine, clé, champ), sans que l'une dépende de l'autre."""

import re
import threading
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faker.generator import Generator


class _Fil(threading.local):
    """Ce qui n'appartient qu'à un fil d'exécution : le générateur porte l'aléa de l'appel en cours."""

    @cached_property
    def generator(self) -> "Generator":
        # Long à bâtir comme à importer : une seule fois, et seulement pour qui charge un scénario.
        from faker.generator import Generator
        from faker.providers.address.fr_FR import Provider as Adresses
        from faker.providers.person.fr_FR import Provider as Personnes

        generator = Generator()
        generator.add_provider(Personnes(generator))
        generator.add_provider(Adresses(generator))
        return generator


_FIL = _Fil()


@dataclass(frozen=True)
class Tirage:
    """Tirages d'un objet du scénario ; ajouter un objet ou un champ ne change rien à ceux des autres."""

    graine: int
    cle: str

    def alea(self, champ: str) -> Random:
        """Rend le générateur de ce champ."""
        return Random(f"{self.graine}:{self.cle}:{champ}")  # noqa: S311 - données d'essai, rien de secret

    def choix(self, champ: str, valeurs: Sequence[str]) -> str:
        """Tire une valeur."""
        return self.alea(champ).choice(valeurs)

    def entier(self, champ: str, minimum: int, maximum: int) -> int:
        """Tire un entier, bornes comprises."""
        return self.alea(champ).randint(minimum, maximum)

    def echantillon(self, champ: str, valeurs: Sequence[str], minimum: int, maximum: int) -> tuple[str, ...]:
        """Tire de `minimum` à `maximum` valeurs distinctes, triées."""
        alea = self.alea(champ)
        nombre = alea.randint(minimum, min(maximum, len(valeurs)))
        return tuple(sorted(alea.sample(list(valeurs), nombre)))

    def jour(self, champ: str, premier: date, dernier: date) -> date:
        """Tire un jour, bornes comprises."""
        return premier + timedelta(days=self.entier(champ, 0, (dernier - premier).days))

    def personne(self, champ: str) -> str:
        """Tire un prénom et un nom."""
        return f"{self._faker(champ, 'first_name')} {self.nom(champ)}"

    def nom(self, champ: str) -> str:
        """Tire un nom de famille."""
        return self._faker(f"{champ}:nom", "last_name")

    def commune(self, champ: str) -> str:
        """Tire un nom de commune imaginaire."""
        return self._faker(champ, "city")

    def voie(self, champ: str) -> str:
        """Tire un nom de voie."""
        return self._faker(champ, "street_name")

    def telephone(self, champ: str) -> str:
        """Tire un numéro de la plage 01 99 00, réservée aux œuvres de fiction."""
        numero = f"{self.entier(champ, 0, 9999):04d}"
        return f"01 99 00 {numero[:2]} {numero[2:]}"

    def _faker(self, champ: str, genre: str) -> str:
        _FIL.generator.random = self.alea(champ)
        return str(_FIL.generator.format(genre))


@dataclass(frozen=True)
class Numeros:
    """Retient les numéros déjà pris dans la région, pour n'en donner aucun deux fois."""

    pris: set[str] = field(default_factory=set)

    def libre(self, tirage: Tirage, champ: str, tirer: Callable[[Random], str]) -> str:
        """Tire un numéro encore libre et le retient."""
        for essai in range(1000):
            numero = tirer(tirage.alea(f"{champ}:{essai}" if essai else champ))
            if numero not in self.pris:
                self.pris.add(numero)
                return numero
        raise ValueError(f"Plus aucun numéro libre pour « {champ} » de « {tirage.cle} ».")


def hote(texte: str) -> str:
    """Rend un nom d'hôte fictif, sous `.exemple.invalid`, tiré d'un nom."""
    ascii_ = unicodedata.normalize("NFKD", texte).encode("ascii", "ignore").decode()
    return f"{re.sub(r'[^a-z0-9]+', '-', ascii_.lower()).strip('-')[:60]}.exemple.invalid"
