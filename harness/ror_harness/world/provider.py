"""Parle au ROR d'un scénario par son pilote : sa région, ses mutations, ses pannes, son journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from ror_harness.drivers import ProviderDriver, Reponse
from ror_harness.judging import FauteDuBanc, SystemeEnErreur

T = TypeVar("T")


@dataclass
class RorDuScenario:
    """Session ouverte chez le ROR pour un scénario."""

    pilote: ProviderDriver
    session: str
    url: str
    url_recette: str

    @classmethod
    def ouvrir(cls, pilote: ProviderDriver, scenario: str, graine: int) -> RorDuScenario:
        """Ouvre la région de ce scénario."""
        ouverte = _asked("ouvrir_session", lambda: pilote.ouvrir_session(scenario, graine))
        url = str(ouverte["url"])
        return cls(pilote, str(ouverte["session"]), url, str(ouverte.get("url_recette") or url))

    def horloge(self) -> datetime:
        """Rend l'instant de la région, en UTC."""
        instant = _asked("horloge", lambda: self.pilote.horloge(self.session))
        return datetime.fromisoformat(instant).astimezone(UTC)

    def regler_horloge(self, instant: datetime) -> None:
        """Avance la région à cet instant."""
        _asked(
            "regler_horloge",
            lambda: self.pilote.regler_horloge(self.session, instant.isoformat(timespec="seconds")),
        )

    def muter(self, mutation: str, parametres: Mapping[str, Any], le: datetime | None = None) -> Reponse:
        """Change la région, maintenant ou plus tard."""
        quand = le.isoformat(timespec="seconds") if le else None
        return _asked(
            f"mutation {mutation}",
            lambda: self.pilote.muter(self.session, mutation, parametres, quand),
        )

    def pannes(self, liste: Sequence[Mapping[str, Any]]) -> None:
        """Remplace les pannes de la région."""
        _asked("pannes", lambda: self.pilote.pannes(self.session, liste))

    def journal(
        self, operation: str | None = None, depuis: int = 0, entier: bool = False
    ) -> list[dict[str, Any]]:
        """Rend les appels reçus, de numéro supérieur à `depuis`, dans l'ordre."""
        page = _asked("journal", lambda: self.pilote.journal(self.session, operation, depuis, entier))
        echanges: list[dict[str, Any]] = page["echanges"]
        return [echange for echange in echanges if int(echange["numero"]) > depuis]

    def total(self) -> int:
        """Rend le numéro du dernier appel reçu, ou 0."""
        return int(_asked("journal", lambda: self.pilote.journal(self.session))["total"])

    def fermer(self) -> None:
        """Ferme la région."""
        _asked("fermer_session", lambda: self.pilote.fermer_session(self.session))


def _asked(quoi: str, demande: Callable[[], T]) -> T:
    try:
        return demande()
    except (ValueError, LookupError) as cause:
        raise FauteDuBanc(f"le ROR ne comprend pas « {quoi} » : {cause}") from cause
    except Exception as cause:
        raise SystemeEnErreur(f"le ROR a cassé sur « {quoi} » : {type(cause).__name__} : {cause}") from cause
