"""Le journal d'une session : chaque échange SOAP, entier, dans l'ordre ; borné en mémoire, gardé en base."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Lock
from typing import Protocol

from ror_simulator.application.exchange import Exchange


@dataclass(frozen=True)
class JournalLimits:
    """Au-delà, la mémoire oublie les échanges les plus anciens (le compte, lui, continue)."""

    exchanges: int = 2_000
    octets: int = 64_000_000


@dataclass(frozen=True)
class Wanted:
    """Les échanges à rendre : de numéro supérieur à `depuis`, d'une opération ou de toutes.

    `limite` : combien au plus ; `entier` : avec les octets échangés.
    """

    operation: str | None = None
    depuis: int = 0
    limite: int | None = None
    entier: bool = True


@dataclass(frozen=True)
class Page:
    """Des échanges, dans l'ordre ; `suite` : il en reste d'autres après le dernier rendu."""

    exchanges: tuple[Exchange, ...]
    suite: bool = False


class ExchangeArchive(Protocol):
    """La base où les échanges d'une session sont gardés. Les méthodes lèvent `BaseIndisponible`."""

    def keep(self, exchange: Exchange) -> None:
        """Garde un échange : il y est encore après un arrêt brutal."""
        ...

    def exchanges(self, wanted: Wanted, limits: JournalLimits) -> Page:
        """Les échanges gardés, une page à la fois ; sans `entier`, leurs octets sont vides."""
        ...


class Journal:
    """Se partage entre fils. Avec `archive`, rien n'est oublié ; `total` : le compte où reprendre."""

    def __init__(
        self, limits: JournalLimits | None = None, archive: ExchangeArchive | None = None, total: int = 0
    ) -> None:
        self._limits = limits or JournalLimits()
        self._archive = archive
        self._exchanges: deque[Exchange] = deque()
        self._weight = 0
        self._total = total
        self._lock = Lock()

    @property
    def total(self) -> int:
        """Le nombre d'échanges depuis l'ouverture : c'est aussi le numéro du dernier."""
        return self._total

    @property
    def oublies(self) -> int:
        """Le nombre d'échanges, les plus anciens, que le journal n'a plus ; 0 avec une base."""
        with self._lock:
            return 0 if self._archive else self._total - len(self._exchanges)

    def record(self, exchange: Exchange) -> Exchange:
        """Inscrit un échange et le rend avec son numéro. Lève `BaseIndisponible`, sans l'avoir inscrit."""
        with self._lock:
            numbered = replace(exchange, numero=self._total + 1)
            if self._archive is not None:
                self._archive.keep(numbered)
            self._total += 1
            self._exchanges.append(numbered)
            self._weight += numbered.poids
            self._forget()
        return numbered

    def page(self, wanted: Wanted) -> Page:
        """Les échanges demandés, de la mémoire si elle les a tous, sinon de la base."""
        with self._lock:
            kept, first = tuple(self._exchanges), self._total - len(self._exchanges)
        if self._archive is not None and wanted.depuis < first:
            return self._archive.exchanges(wanted, self._limits)
        found = tuple(e for e in kept if e.numero > wanted.depuis and wanted.operation in (None, e.operation))
        limit = len(found) if wanted.limite is None else wanted.limite
        return Page(found[:limit], len(found) > limit)

    def exchanges(self, operation: str | None = None, depuis: int = 0) -> tuple[Exchange, ...]:
        """La première page, échanges entiers."""
        return self.page(Wanted(operation, depuis)).exchanges

    def every(self, depuis: int = 0) -> Iterator[Exchange]:
        """Tous les échanges que le journal a encore, page par page ; leurs octets peuvent être vides."""
        suite = True
        while suite:
            page = self.page(Wanted(depuis=depuis, entier=False))
            yield from page.exchanges
            suite = page.suite
            depuis = page.exchanges[-1].numero if page.exchanges else depuis

    def _forget(self) -> None:
        """Le dernier échange reste toujours, si gros soit-il."""
        while len(self._exchanges) > 1 and (
            len(self._exchanges) > self._limits.exchanges or self._weight > self._limits.octets
        ):
            self._weight -= self._exchanges.popleft().poids
