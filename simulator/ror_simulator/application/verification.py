"""Vérifie au journal ce qu'on attendait ; quand c'est non, trouve la requête la plus proche."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import Any

from ror_simulator.application.exchange import Exchange

Valeur = str | int | bool | list[str]


def _criterion(name: str) -> Callable[[Exchange], object]:
    return lambda exchange: exchange.criteres.get(name)


CHAMPS: Mapping[str, Callable[[Exchange], object]] = {
    "operation": lambda exchange: exchange.operation,
    "etablissement": _criterion("etablissement"),
    "oi": _criterion("oi"),
    "date_ref": _criterion("date_ref"),
    "champs": _criterion("champs"),
    "publics": _criterion("publics"),
    "statut_http": lambda exchange: exchange.statut_http,
    "schema_valide": lambda exchange: exchange.schema_valide,
    "panne": lambda exchange: exchange.panne,
}
"""Ce qu'une attente peut demander d'un échange, et où le journal le dit."""


@dataclass(frozen=True)
class Compte:
    """Combien d'échanges sont attendus : au moins `minimum`, au plus `maximum` (None : sans borne)."""

    minimum: int = 1
    maximum: int | None = None

    def holds(self, count: int) -> bool:
        return self.minimum <= count and (self.maximum is None or count <= self.maximum)


@dataclass(frozen=True)
class Attente:
    """Des échanges attendus : `voulu`, par nom de `CHAMPS`, parmi ceux de numéro supérieur à `depuis`."""

    voulu: Mapping[str, Valeur]
    compte: Compte = Compte()
    depuis: int = 0

    def as_json(self) -> dict[str, Any]:
        return {"voulu": dict(self.voulu), "compte": asdict(self.compte), "depuis": self.depuis}

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> "Attente":
        """Relit ce qu'écrit `as_json`."""
        return cls(written["voulu"], Compte(**written["compte"]), written["depuis"])


@dataclass(frozen=True)
class Ecart:
    """Ce qui diffère d'une requête à ce qui était attendu ; `recu` : None si la requête n'en dit rien."""

    champ: str
    attendu: Valeur
    recu: object

    @property
    def distance(self) -> float:
        """De 1 (presque pareil) à 2 (rien à voir, ou rien du tout)."""
        if self.recu is None:
            return 2.0
        return 2.0 - SequenceMatcher(None, str(self.attendu), str(self.recu)).ratio()


@dataclass(frozen=True)
class Constat:
    """Ce que le journal répond à une attente.

    `trouves` : numéros des échanges qui conviennent ; `examines` : combien ont été regardés ; `oublies` :
    échanges qu'il fallait regarder et que le journal n'a plus ; `proche` et `ecarts` : parmi ceux qui ne
    conviennent pas, le plus proche, cherché quand il manque des échanges.
    """

    attente: Attente
    trouves: tuple[int, ...]
    examines: int
    oublies: int = 0
    proche: Exchange | None = None
    ecarts: tuple[Ecart, ...] = ()

    @property
    def verifie(self) -> bool:
        """Vrai si le compte y est ; faux aussi quand des échanges oubliés empêchent de l'affirmer."""
        exact = self.attente.compte.holds(len(self.trouves))
        if not self.oublies:
            return exact
        return exact and self.attente.compte.maximum is None


def check(attente: Attente, exchanges: Iterable[Exchange], oublies: int = 0) -> Constat:
    """`exchanges` : tous ceux du journal, dans l'ordre ; `oublies` : ceux qu'il n'a plus, les premiers."""
    found: list[int] = []
    seen = 0
    best: Exchange | None = None
    best_gaps: tuple[Ecart, ...] = ()
    for exchange in exchanges:
        if exchange.numero <= attente.depuis:
            continue
        seen += 1
        gaps = differences(attente, exchange)
        if not gaps:
            found.append(exchange.numero)
        elif best is None or _distance(gaps) <= _distance(best_gaps):
            best, best_gaps = exchange, gaps
    missing = len(found) < attente.compte.minimum
    lost = max(0, oublies - attente.depuis)
    if not missing:
        return Constat(attente, tuple(found), seen, lost)
    return Constat(attente, tuple(found), seen, lost, best, best_gaps)


def differences(attente: Attente, exchange: Exchange) -> tuple[Ecart, ...]:
    """Ce qui sépare un échange d'une attente, champ par champ ; vide s'il convient."""
    read = ((name, wanted, CHAMPS[name](exchange)) for name, wanted in attente.voulu.items())
    return tuple(Ecart(name, wanted, found) for name, wanted, found in read if found != wanted)


def _distance(gaps: tuple[Ecart, ...]) -> float:
    return sum(gap.distance for gap in gaps)
