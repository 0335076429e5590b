"""Le journal d'une session : chaque échange SOAP, entier, dans l'ordre, borné en nombre et en octets."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock


@dataclass(frozen=True)
class Exchange:
    """Un échange : ce qui a été demandé, ce qui est vraiment parti (panne comprise).

    `operation` : `notification`, `lecture_etablissement`, `lecture_oi` ou `inconnue` ; `instant_virtuel` :
    l'heure de la session ; `recu_le` : l'heure réelle ; `duree_ms` : le temps de traitement, sans l'attente
    qu'impose une panne ; `schema_valide` : None si la requête n'est pas allée jusqu'au schéma ; `numero` :
    posé par le journal, à partir de 1.
    """

    operation: str
    instant_virtuel: datetime
    recu_le: datetime
    duree_ms: float
    statut_http: int
    requete: bytes
    reponse: bytes
    panne: str | None = None
    schema_valide: bool | None = None
    criteres: Mapping[str, object] = field(default_factory=dict)
    erreur: str | None = None
    jeton: Mapping[str, str] | None = None
    entetes: Mapping[str, str] = field(default_factory=dict)
    numero: int = 0

    @property
    def weight(self) -> int:
        """Les octets que l'échange occupe, à peu de chose près."""
        return len(self.requete) + len(self.reponse)


@dataclass(frozen=True)
class JournalLimits:
    """Au-delà, les échanges les plus anciens sont oubliés (le compte, lui, continue)."""

    exchanges: int = 2_000
    octets: int = 64_000_000


class Journal:
    """Se partage entre fils."""

    def __init__(self, limits: JournalLimits | None = None) -> None:
        self._limits = limits or JournalLimits()
        self._exchanges: deque[Exchange] = deque()
        self._weight = 0
        self._total = 0
        self._lock = Lock()

    @property
    def total(self) -> int:
        """Le nombre d'échanges depuis l'ouverture : c'est aussi le numéro du dernier."""
        return self._total

    def record(self, exchange: Exchange) -> Exchange:
        """Inscrit un échange et le rend avec son numéro."""
        with self._lock:
            self._total += 1
            numbered = replace(exchange, numero=self._total)
            self._exchanges.append(numbered)
            self._weight += numbered.weight
            self._forget()
        return numbered

    def exchanges(self, operation: str | None = None, depuis: int = 0) -> tuple[Exchange, ...]:
        """Les échanges gardés, de numéro supérieur à `depuis`, d'une opération ou de toutes, dans l'ordre."""
        with self._lock:
            kept = tuple(self._exchanges)
        return tuple(e for e in kept if e.numero > depuis and operation in (None, e.operation))

    def _forget(self) -> None:
        """Le dernier échange reste toujours, si gros soit-il."""
        while len(self._exchanges) > 1 and (
            len(self._exchanges) > self._limits.exchanges or self._weight > self._limits.octets
        ):
            self._weight -= self._exchanges.popleft().weight
