"""Écrit `recette.html` : une page autonome, imprimable, lisible par un référent régional."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ror_contracts.requirements import Tension, tensions
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.conclusion import conclude
from ror_harness.reports.french_dates import for_the_page, french_instant
from ror_harness.reports.glossary import GLOSSAIRE
from ror_harness.reports.listener import EcouteurFinal
from ror_harness.reports.matrices import CERTIFICATS, certificates, outages
from ror_harness.reports.model import RECETTE, Changement, ExigenceJugee, Rapport, Sens
from ror_harness.reports.plurals import agreed
from ror_harness.reports.readings import described, readings
from ror_harness.reports.sheets import Fiche, sheets
from ror_harness.reports.summary import shortcomings, upstream
from ror_harness.reports.wording import brief, expected, plain, received, subject, value

MANQUEMENTS_MONTRES = 12


class RapportHtml(EcouteurFinal):
    """Écrit le rapport HTML."""

    def fin(self, rapport: Rapport, dossier: Path) -> None:
        """Écrit `recette.html`, ou le nom que dit la présentation."""
        (dossier / f"{rapport.presentation.fichier}.html").write_text(
            render(rapport, dossier), encoding="utf-8"
        )


def render(rapport: Rapport, dossier: Path) -> str:
    """Rend la page ; `dossier` est celui où sont les échanges."""
    fiches = sheets(rapport, dossier)
    manquements = shortcomings(fiches, rapport.exigences)
    return (
        environment()
        .get_template("recette.html.j2")
        .render(
            rapport=rapport,
            date=french_instant(datetime.fromisoformat(rapport.date)),
            conclusion=conclude(rapport),
            date_de_reference=_date_of_reference(rapport),
            changements=_changes(rapport),
            bilan=_counts(rapport),
            manquements=manquements,
            amont=upstream(manquements),
            limite=MANQUEMENTS_MONTRES,
            fiches=fiches,
            fiches_par_exigence=_by_requirement(fiches),
            verdicts=[un for un in Verdict if any(une.verdict is un for une in rapport.exigences)],
            non_jugees=[une for une in rapport.exigences if une.manquante],
            lectures=readings(rapport),
            certificats=certificates(rapport),
            sens=CERTIFICATS,
            pannes=outages(rapport),
            tensions=_open_points(rapport),
            glossaire=GLOSSAIRE if rapport.presentation is RECETTE else {},
            niveaux={"M": rapport.presentation.enoncee, "I": "interprétation du banc"},
        )
    )


def _open_points(rapport: Rapport) -> list[Tension]:
    """Rend ce que le manuel laisse ouvert sur les règles jouées."""
    if rapport.presentation is not RECETTE:
        return []
    jouees = {une.exigence.id for une in rapport.exigences if une.scenarios}
    return [une for une in tensions() if jouees.intersection(une.exigences)]


def _failing(jugee: ExigenceJugee) -> str:
    """Dit combien des histoires d'une règle échouent ou n'ont pas pu être jugées ; vide si aucune."""
    echecs = sum(un.verdict.rouge for un in jugee.scenarios)
    manques = sum(un.verdict.incomplet for un in jugee.scenarios)
    dits = [f"{echecs} en échec"] if echecs else []
    dits += [f"{manques} non {agreed(manques, 'jugée')}"] if manques else []
    return ", ".join(dits)


def _date_of_reference(rapport: Rapport) -> str:
    return french_instant(datetime.fromisoformat(rapport.comparaison.date)) if rapport.comparaison else ""


def _changes(rapport: Rapport) -> list[Changement]:
    """Rend ce qui a changé depuis la référence, régressions d'abord."""
    comparaison = rapport.comparaison
    return [un for sens in Sens for un in comparaison.de(sens)] if comparaison else []


def _counts(rapport: Rapport) -> list[tuple[Verdict, int, int]]:
    exigences = Counter(une.verdict for une in rapport.exigences if une.retenue)
    scenarios = Counter(un.verdict for un in rapport.scenarios)
    return [(un, exigences[un], scenarios[un]) for un in Verdict if exigences[un] or scenarios[un]]


def _by_requirement(fiches: list[Fiche]) -> dict[str, list[Fiche]]:
    rangees: dict[str, list[Fiche]] = {}
    for fiche in fiches:
        rangees.setdefault(fiche.exigence.id if fiche.exigence else "", []).append(fiche)
    return rangees


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
    environnement.filters["montre"] = for_the_page
    environnement.filters.update(
        accorde=agreed,
        valeur=value,
        attendu=expected,
        recu=received,
        sujet=subject,
        clair=plain,
        bref=brief,
        dont=_failing,
        lecture=described,
        capitale=lambda texte: texte[:1].upper() + texte[1:],
    )
    return environnement
