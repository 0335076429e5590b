"""Écrit `recette.html` : une page autonome, imprimable, lisible par un référent régional."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ror_contracts.requirements import tensions
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.assembly import CODES
from ror_harness.reports.listener import EcouteurFinal
from ror_harness.reports.model import ExigenceJugee, Rapport, ScenarioJuge
from ror_harness.reports.soap_excerpt import excerpts

FICHIER = "recette.html"
_NIVEAUX = {"M": "énoncée par le manuel", "I": "interprétation du banc"}


class RapportHtml(EcouteurFinal):
    """Écrit le rapport HTML."""

    def fin(self, rapport: Rapport, dossier: Path) -> None:
        """Écrit `recette.html`."""
        (dossier / FICHIER).write_text(render(rapport, dossier), encoding="utf-8")


def render(rapport: Rapport, dossier: Path) -> str:
    """Rend la page ; `dossier` est celui où sont les échanges."""
    modele = environment().get_template("recette.html.j2")
    return modele.render(
        rapport=rapport,
        date=datetime.fromisoformat(rapport.date).strftime("%d/%m/%Y à %H:%M"),
        conclusion=CODES[rapport.code],
        bilan=_counts(rapport),
        a_lire=[(une, un) for une in rapport.exigences for un in une.scenarios if _to_read(un)],
        histoires_a_lire=[un for un in rapport.histoires if _to_read(un)],
        observees=[
            (une, un) for une in rapport.exigences for un in une.scenarios if un.resultat.observations
        ],
        non_jugees=[une for une in rapport.exigences if une.manquante],
        extraits=lambda juge: excerpts(dossier, juge.resultat.echange),
        tensions=tensions(),
        niveaux=_NIVEAUX,
    )


def _counts(rapport: Rapport) -> list[tuple[Verdict, int, int]]:
    exigences = Counter(une.verdict for une in rapport.exigences if une.retenue)
    scenarios = Counter(un.verdict for un in rapport.scenarios)
    return [(un, exigences[un], scenarios[un]) for un in Verdict if exigences[un] or scenarios[un]]


def _to_read(juge: ScenarioJuge) -> bool:
    return juge.verdict not in (Verdict.CONFORME, Verdict.OBSERVATION)


def _anchor(jugee: ExigenceJugee) -> str:
    return f"exigence-{jugee.exigence.id}"


def environment() -> Environment:
    """Rend l'environnement Jinja des pages du juge."""
    environnement = Environment(
        loader=PackageLoader("ror_harness.reports", "modeles"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environnement.filters["ancre"] = _anchor
    return environnement
