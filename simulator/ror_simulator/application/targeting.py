"""À quels appels une panne s'applique : opération, cible, fenêtre de l'horloge virtuelle, hasard à graine."""

from dataclasses import dataclass
from datetime import datetime
from random import Random


@dataclass(frozen=True)
class Call:
    """Un appel, vu des pannes : l'opération, l'heure de la session (UTC), et la clé de ce qu'il vise.

    `etablissement` et `oi` : None si l'appel n'en vise pas, ou si la région ne les connaît pas.
    """

    operation: str
    etablissement: str | None = None
    oi: str | None = None
    instant: datetime | None = None


@dataclass(frozen=True)
class Window:
    """Une fenêtre de l'horloge virtuelle : `depuis` compris, `jusqu_a` exclu (UTC) ; None : sans borne."""

    depuis: datetime | None = None
    jusqu_a: datetime | None = None

    def holds(self, instant: datetime | None) -> bool:
        if self.depuis is None and self.jusqu_a is None:
            return True
        return (
            instant is not None
            and (self.depuis is None or self.depuis <= instant)
            and (self.jusqu_a is None or instant < self.jusqu_a)
        )


ANYTIME = Window()


@dataclass(frozen=True)
class Selector:
    """Les appels qu'une panne vise ; un critère à None les admet tous.

    `admises` : les seules opérations que la panne sait gâter, quoi que dise `operation`.
    """

    operation: str | None = None
    etablissement: str | None = None
    oi: str | None = None
    fenetre: Window = ANYTIME
    admises: frozenset[str] | None = None

    def matches(self, call: Call) -> bool:
        return (
            self.operation in (None, call.operation)
            and self.etablissement in (None, call.etablissement)
            and self.oi in (None, call.oi)
            and (self.admises is None or call.operation in self.admises)
            and self.fenetre.holds(call.instant)
        )


@dataclass(frozen=True)
class Chance:
    """Le hasard d'une panne, rejouable : la même graine frappe toujours les mêmes appels visés."""

    probabilite: float = 1.0
    graine: int = 0

    def strikes(self, rank: int) -> bool:
        """Vrai si l'appel visé de rang `rank` (à partir de 0) est frappé."""
        if self.probabilite >= 1:
            return True
        # une graine par appel : le tirage d'un rang ne dépend pas de ceux d'avant
        return Random(f"{self.graine}:{rank}").random() < self.probabilite  # noqa: S311  rejouable


EVERY_CALL = Selector()
ALWAYS = Chance()
