"""Parle au ROR d'un scénario par son pilote : sa région, ses mutations, ses pannes, son journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from ror_harness.drivers import MutualTlsDriver, ProviderDriver, Reponse
from ror_harness.judging import FauteDuBanc, NonVerifiable, SystemeEnErreur
from ror_harness.world.opening import CERTIFICAT_D_ESSAI

T = TypeVar("T")


@dataclass
class RorDuScenario:
    """Session ouverte chez le ROR pour un scénario.

    `depart` : l'instant où la région s'ouvre, en UTC ; `certificat_serveur` : ce que la région transmet dans
    sa demande (PEM) ; `recette` : une session à part pour la plateforme de recette, à la même heure.
    """

    pilote: ProviderDriver
    session: str
    url: str
    url_recette: str
    depart: datetime
    certificat_serveur: str = CERTIFICAT_D_ESSAI
    recette: RorDuScenario | None = None

    @classmethod
    def ouvrir(cls, pilote: ProviderDriver, scenario: str, graine: int) -> RorDuScenario:
        """Ouvre la région de ce scénario."""
        ouverte = _asked("ouvrir_session", lambda: pilote.ouvrir_session(scenario, graine))
        url = str(ouverte["url"])
        depart = _asked("horloge", lambda: _instant(ouverte["horloge"]))
        return cls(pilote, str(ouverte["session"]), url, str(ouverte.get("url_recette") or url), depart)

    def horloge(self) -> datetime:
        """Rend l'instant de la région, en UTC."""
        return _asked("horloge", lambda: _instant(self.pilote.horloge(self.session)))

    def regler_horloge(self, instant: datetime) -> None:
        """Avance la région à cet instant."""
        _asked(
            "regler_horloge",
            lambda: self.pilote.regler_horloge(self.session, instant.isoformat(timespec="seconds")),
        )
        if self.recette is not None:
            self.recette.regler_horloge(instant)

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

    def presenter(self, serveur: str, transmis: str | None = None) -> None:
        """Passe en mTLS : le ROR présente ce certificat de serveur, et la région transmet l'autre ou le même.

        `serveur`, `transmis` : codes d'une variante du paquet d'essai.
        """
        derriere = self._guichet(serveur)
        self.url = self.url_recette = str(derriere["url"])
        self.certificat_serveur = str(
            self._guichet(transmis)["certificat"] if transmis else derriere["certificat"]
        )

    def inscrire(self, *certificats: str) -> None:
        """Remplace les certificats clients (PEM) que le ROR sert."""
        _asked("inscrire", lambda: self._mutual().inscrire(self.session, certificats))

    def refus_tls(self, depuis: int = 0) -> list[Reponse]:
        """Rend les clients refusés par le ROR, de numéro supérieur à `depuis`."""
        refus: list[Reponse] = _asked("refus_tls", lambda: self._mutual().refus_tls(depuis))["refus"]
        return refus

    def total_refus_tls(self) -> int:
        """Rend le numéro du dernier client refusé, ou 0."""
        return int(_asked("refus_tls", lambda: self._mutual().refus_tls())["total"])

    def _guichet(self, serveur: str) -> Reponse:
        return _asked("guichet", lambda: self._mutual().guichet(self.session, serveur))

    def _mutual(self) -> MutualTlsDriver:
        if not isinstance(self.pilote, MutualTlsDriver):
            raise NonVerifiable("le pilote du ROR ne sait pas présenter ni exiger de certificat")
        return self.pilote

    def fermer(self) -> None:
        """Ferme la région."""
        _asked("fermer_session", lambda: self.pilote.fermer_session(self.session))


def _instant(ecrit: str) -> datetime:
    return datetime.fromisoformat(ecrit).astimezone(UTC)


def _asked(quoi: str, demande: Callable[[], T]) -> T:
    try:
        return demande()
    except NonVerifiable:
        raise
    except (ValueError, LookupError) as cause:
        raise FauteDuBanc(f"le ROR ne comprend pas « {quoi} » : {cause}") from cause
    except Exception as cause:
        if getattr(cause, "non_pris_en_charge", False):
            raise NonVerifiable(f"le pilote du ROR ne sait pas faire « {quoi} » : {cause}") from cause
        raise SystemeEnErreur(f"le ROR a cassé sur « {quoi} » : {type(cause).__name__} : {cause}") from cause
