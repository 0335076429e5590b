"""La panne `date_qui_recule` : les dates de mise à jour reculent."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from ror_simulator.application.disruption import Fault
from ror_simulator.faults.content import ContentFault, Edit, Reading
from ror_simulator.faults.kind import LECTURES, FaultKind, Parameter, days

DEFAULT_DAYS = 3_650


def _edit(jours: int) -> Edit:
    """Assez de jours, et `updated` passe avant `created` : la réponse se contredit (RG_EXP_020 à 025)."""

    def edit(reading: Reading) -> bool:
        records = reading.all("csd:record[@updated]")
        for record in records:
            updated = datetime.fromisoformat(record.get("updated", "")) - timedelta(days=jours)
            record.set("updated", updated.isoformat(timespec="seconds"))
        return bool(records)

    return edit


def _build(values: Mapping[str, object]) -> Fault:
    return ContentFault("date_qui_recule", _edit(days(values.get("jours", DEFAULT_DAYS))))


KIND = FaultKind(
    "date_qui_recule",
    "Les dates de mise à jour reculent.",
    (Parameter("jours", f"de combien de jours, {DEFAULT_DAYS} par défaut", required=False),),
    _build,
    LECTURES,
)
