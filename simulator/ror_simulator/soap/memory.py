"""Garde les réponses déjà faites, dans une taille bornée ; la moins récemment servie part la première."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from ror_simulator.soap.exchange import SoapResponse


@dataclass(frozen=True)
class Key:
    """Ce dont une réponse dépend : la région, la version, et tout ce que la requête en dit."""

    region: Hashable
    version: str
    content_type: str
    action: str
    body: bytes

    @property
    def size(self) -> int:
        return len(self.body) + len(self.content_type) + len(self.action)


class Memory:
    """Mémoire partagée entre fils. `max_bytes` : octets des requêtes et réponses gardées ; 0 la ferme."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._entries: OrderedDict[Key, SoapResponse] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    @property
    def size(self) -> int:
        """Octets gardés."""
        return self._bytes

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Key) -> SoapResponse | None:
        with self._lock:
            response = self._entries.get(key)
            if response is not None:
                self._entries.move_to_end(key)
            return response

    def put(self, key: Key, response: SoapResponse) -> None:
        """Garde une réponse ; une réponse plus grande que la mémoire n'est pas gardée."""
        size = key.size + len(response.body)
        if size > self._max_bytes:
            return
        with self._lock:
            self._drop(key)
            self._entries[key] = response
            self._bytes += size
            while self._bytes > self._max_bytes:
                self._drop(next(iter(self._entries)))

    def _drop(self, key: Key) -> None:
        response = self._entries.pop(key, None)
        if response is not None:
            self._bytes -= key.size + len(response.body)
