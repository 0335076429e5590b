"""Réunit ce qu'une fiche montre d'un scénario qui n'est pas conforme."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ror_contracts.requirements import Tension, tensions
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.causes import probable_causes
from ror_harness.reports.chronicle import Journee, JourneeJouee, days, played_days
from ror_harness.reports.model import Rapport, ScenarioJuge
from ror_harness.reports.replay import replay
from ror_harness.reports.soap_excerpt import Extrait, excerpts, load_exchanges


@dataclass(frozen=True)
class Fiche:
    """Fiche d'un scénario ; `exigence` est absente pour une histoire longue."""

    ancre: str
    juge: ScenarioJuge
    exigence: Exigence | None
    histoire: tuple[JourneeJouee, ...]
    journees: tuple[Journee, ...]
    extraits: tuple[Extrait, ...]
    causes: tuple[str, ...]
    tensions: tuple[Tension, ...]
    commande: str

    @property
    def titre(self) -> str:
        """Rend la règle, dite avec les mots du banc."""
        if self.exigence is None:
            return f"Histoire longue : {self.juge.lu.nom}"
        return f"{self.exigence.id} : {self.exigence.enonce}"

    @property
    def envoi(self) -> Extrait | None:
        """Rend l'échange dont la demande se renvoie : celui où se lit l'écart, sinon le dernier."""
        entiers = [un for un in self.extraits if un.envoi and un.commande]
        return next((un for un in reversed(entiers) if un.trouve), entiers[-1] if entiers else None)


def sheets(rapport: Rapport, dossier: Path) -> list[Fiche]:
    """Rend les fiches, dans l'ordre du manuel puis les histoires ; `dossier` est celui des échanges."""
    cas: list[tuple[Exigence | None, ScenarioJuge]] = [
        (une.exigence, un) for une in rapport.exigences for un in une.scenarios
    ]
    cas += [(None, un) for un in rapport.histoires]
    a_lire = [(exigence, un) for exigence, un in cas if _to_read(un)]
    return [
        _sheet(rapport, dossier, f"fiche-{rang}", exigence, un)
        for rang, (exigence, un) in enumerate(a_lire, 1)
    ]


def _to_read(juge: ScenarioJuge) -> bool:
    return juge.verdict not in (Verdict.CONFORME, Verdict.OBSERVATION)


def _sheet(
    rapport: Rapport, dossier: Path, ancre: str, exigence: Exigence | None, juge: ScenarioJuge
) -> Fiche:
    echanges = load_exchanges(dossier, juge.resultat.echange)
    return Fiche(
        ancre=ancre,
        juge=juge,
        exigence=exigence,
        histoire=tuple(played_days(juge.resultat.etapes)),
        journees=tuple(days(echanges)),
        extraits=tuple(excerpts(echanges, juge.resultat.ecart)),
        causes=() if rapport.presentation.rejeu else probable_causes(juge),
        tensions=tuple(une for une in tensions() if exigence and exigence.id in une.exigences),
        commande=replay(rapport, juge.lu),
    )
