"""La panne `date_qui_recule` : les dates de mise à jour reculent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ror_simulator.application.disruption import Fault
from ror_simulator.faults.content import ContentFault, Element, Reading
from ror_simulator.faults.kind import LECTURES, FaultKind, Parameter, days, yes_or_no

DEFAULT_DAYS = 3_650


@dataclass(frozen=True)
class _Backward:
    """`avant_creation` : `updated` passe avant `created`, et la réponse se contredit (RG_EXP_020)."""

    jours: int
    avant_creation: bool

    def __call__(self, reading: Reading) -> bool:
        moved = [self._move(record) for record in reading.all("csd:record[@updated]")]
        return any(moved)

    def _move(self, record: Element) -> bool:
        created, updated = (datetime.fromisoformat(record.get(name, "")) for name in ("created", "updated"))
        back = updated - timedelta(days=self.jours)
        if not self.avant_creation:
            back = max(created, back)
        record.set("updated", back.isoformat(timespec="seconds"))
        return back != updated


def _build(values: Mapping[str, object]) -> Fault:
    return ContentFault(
        "date_qui_recule",
        _Backward(
            days(values.get("jours", DEFAULT_DAYS)),
            yes_or_no("avant_creation", values.get("avant_creation", True)),
        ),
    )


KIND = FaultKind(
    "date_qui_recule",
    "Les dates de mise à jour reculent.",
    (
        Parameter("jours", f"de combien de jours, {DEFAULT_DAYS} par défaut", required=False),
        Parameter(
            "avant_creation", "faux : jamais avant la date de création ; vrai par défaut", required=False
        ),
    ),
    _build,
    LECTURES,
)
