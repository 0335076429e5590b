"""Parle au système testé par son pilote, vérifie le contrat, et garde l'historique des appels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ror_harness.drivers import ConsumerDriver, Reponse
from ror_harness.judging import FauteDuBanc, NonVerifiable, SystemeEnErreur
from ror_harness.world.pilotage import PilotageContract


@dataclass(frozen=True)
class Appel:
    """Un appel de pilotage et sa réponse."""

    operation: str
    corps: Mapping[str, Any]
    reponse: Reponse


@dataclass
class SystemeTeste:
    """Système testé, vu d'un scénario."""

    pilote: ConsumerDriver
    contrat: PilotageContract
    historique: list[Appel] = field(default_factory=list)

    def appeler(self, operation: str, corps: Mapping[str, Any]) -> Reponse:
        """Joue une opération ; un refus est une réponse ordinaire.

        `FauteDuBanc` si la requête est hors contrat ; `NonVerifiable` si le pilote ne sait pas faire ;
        `SystemeEnErreur` s'il lève ou si sa réponse est hors contrat.
        """
        faute = self.contrat.request_error(operation, corps)
        if faute:
            raise FauteDuBanc(f"requête « {operation} » hors du contrat de pilotage : {faute}")
        reponse = self._ask(operation, corps)
        if reponse.get("non_pris_en_charge"):
            raise NonVerifiable(f"le pilote ne sait pas faire « {operation} » : {reponse.get('raison', '')}")
        faute = self.contrat.response_error(operation, reponse)
        if faute:
            raise SystemeEnErreur(f"la réponse à « {operation} » est hors du contrat de pilotage : {faute}")
        self.historique.append(Appel(operation, corps, reponse))
        return reponse

    def redemarrer(self) -> None:
        """Arrête et relance le système."""
        try:
            self.pilote.redemarrer()
        except Exception as cause:
            raise _translated("redemarrer", cause) from cause

    def _ask(self, operation: str, corps: Mapping[str, Any]) -> Reponse:
        try:
            reponse = self.pilote.appeler(operation, corps)
        except Exception as cause:
            raise _translated(operation, cause) from cause
        if not isinstance(reponse, dict):
            raise SystemeEnErreur(f"la réponse à « {operation} » n'est pas un objet JSON")
        return reponse


def _translated(operation: str, cause: Exception) -> Exception:
    """Un pilote dit « je ne sais pas faire » par un attribut d'exception ; tout le reste est une casse."""
    if getattr(cause, "non_pris_en_charge", False):
        return NonVerifiable(f"le pilote ne sait pas faire « {operation} » : {cause}")
    if isinstance(cause, NonVerifiable | SystemeEnErreur):
        return cause  # le pilote a déjà dit lequel, et mieux
    return SystemeEnErreur(f"« {operation} » a cassé : {type(cause).__name__} : {cause}")
