"""Le rapprochement des écarts du jour et des alertes ouvertes d'un objet : ni doublon, ni oubli."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ror_consumer.domain.alerte import Alerte, NiveauAlerte
from ror_consumer.domain.constat import Constat
from ror_consumer.domain.ecarts import Ecart


@dataclass(frozen=True)
class Rapprochement:
    """Les alertes à ouvrir et celles à lever, pour que les ouvertes disent exactement les écarts."""

    a_ouvrir: tuple[Ecart, ...]
    a_lever: tuple[Alerte, ...]


def rapprocher(ouvertes: Iterable[Alerte], constat: Constat, traitee: str | None) -> Rapprochement:
    """Rapproche un constat des alertes ouvertes du même objet.

    `traitee` est la signature de la dernière fermeture signalée : la même, une fois décidée, ne redonne pas
    d'alerte tant que le ROR ne change pas (P3-36).
    """
    deja = {(une.cause, une.nouvelle): une for une in ouvertes if une.suspend}
    constates = {(un.cause, un.nouvelle): un for un in constat.ecarts}
    decidee = constat.fermeture is not None and constat.fermeture == traitee
    return Rapprochement(
        a_ouvrir=tuple(
            un
            for cle, un in constates.items()
            if cle not in deja and not (decidee and un.niveau is NiveauAlerte.IMPACTANTE)
        ),
        a_lever=tuple(une for cle, une in deja.items() if cle not in constates),
    )
