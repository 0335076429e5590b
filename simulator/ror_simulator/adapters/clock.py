"""L'heure de la machine."""

import time
from datetime import UTC, datetime


class SystemClock:
    """Satisfait `application.ports.Clock`."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def elapsed(self) -> float:
        return time.perf_counter()
