"""Les ROR fautifs : un pilote qui enfreint exprès une règle engageant le ROR, pour juger le banc."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


class _Relais:
    """Fait tout comme le pilote juste, sauf ce qu'une sous-classe redéfinit."""

    def __init__(self, juste: Any) -> None:
        self.juste = juste

    def __getattr__(self, name: str) -> Any:
        return getattr(self.juste, name)


class _SansInscription(_Relais):
    """N'inscrit personne : le client au certificat transmis reste refusé."""

    def inscrire(self, session: str, certificats: Sequence[str]) -> None:  # noqa: ARG002
        self.juste.inscrire(session, [])


class _Oublieux(_Relais):
    """Oublie les inscriptions dès que le jour change."""

    def regler_horloge(self, session: str, instant: str) -> None:
        day = self.juste.horloge(session)[:10]
        self.juste.regler_horloge(session, instant)
        if instant[:10] != day:
            self.juste.inscrire(session, [])


@dataclass(frozen=True)
class RorFautif:
    """Un ROR fautif : `appliquer` reçoit le pilote juste et rend celui qui enfreint `exigence`."""

    nom: str
    exigence: str
    description: str
    appliquer: Callable[[Any], Any]


FAUTIFS: tuple[RorFautif, ...] = (
    RorFautif(
        "ror_qui_n_inscrit_pas",
        "P1-03",
        "Le ROR n'inscrit pas le certificat client : ViaTrajectoire reste refusé.",
        _SansInscription,
    ),
    RorFautif(
        "ror_qui_oublie_le_lendemain",
        "P1-03",
        "Le ROR oublie le lendemain le certificat client inscrit.",
        _Oublieux,
    ),
)
"""Tous les ROR fautifs (groupe de points d'entrée `banc_ror.rors_fautifs`)."""
