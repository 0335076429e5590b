"""Tire des scénarios joués la matrice des certificats et celle des pannes ; rien n'y est écrit d'avance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.model import Rapport, ScenarioJuge
from ror_harness.reports.wording import finding

CERTIFICATS = {"P1-03": "ViaTrajectoire se présente au ROR", "P1-04": "Le ROR se présente à ViaTrajectoire"}
"""Règle → sens de la présentation."""
AUTRE_CAS = "autre cas : "
PANNES = ("P3-42", "T-04")

_VARIANTE = re.compile(
    r"présente un certificat (?:client|de serveur) (.+?)(?:, celui que la région transmet)?$"
    r"|(ne présente aucun certificat)"
)
_REFUS = re.compile(
    r"seulement parce que (.+)$|dit du certificat que (.+)$|dit du certificat qu'(.+)$"
    r"|est refusée? parce que (.+)$"
)
_PANNE = re.compile(r"le ROR (?:tombe en panne|répond une fois sur deux)(?: (à .+?))? ?: (.+)$")


@dataclass(frozen=True)
class Case:
    """Case d'une matrice : ce que la règle attend, ce qui a été constaté, et le verdict du scénario."""

    exigence: str
    attendu: str
    constate: str
    verdict: Verdict
    scenario: str


@dataclass(frozen=True)
class LigneMatrice:
    """Ligne d'une matrice ; `cases` donne pour chaque colonne ses scénarios, ou rien."""

    nom: str
    cases: tuple[tuple[Case, ...], ...]


def certificates(rapport: Rapport) -> list[LigneMatrice]:
    """Rend une ligne par variante de certificat, une colonne par sens (`CERTIFICATS`)."""
    lignes: dict[str, dict[str, list[Case]]] = {}
    for juge in _of(rapport, CERTIFICATS):
        variante = _variant(juge)
        par_sens = lignes.setdefault(variante, {exigence: [] for exigence in CERTIFICATS})
        par_sens[juge.lu.exigence].append(_case(juge, _refusal(juge)))
    return [
        LigneMatrice(variante, tuple(tuple(cases) for cases in par_sens.values()))
        for variante, par_sens in sorted(lignes.items(), key=lambda une: une[0].startswith(AUTRE_CAS))
    ]


def outages(rapport: Rapport) -> list[LigneMatrice]:
    """Rend une ligne par panne jouée ; la seule colonne porte un scénario par moment où elle frappe."""
    lignes: dict[str, list[Case]] = {}
    for juge in _of(rapport, PANNES):
        for trouvee in _matches(_PANNE, juge):
            lignes.setdefault(trouvee.group(2), []).append(_case(juge, _title(juge)))
            break
    return [LigneMatrice(panne, (tuple(cases),)) for panne, cases in lignes.items()]


def _of(rapport: Rapport, exigences: Iterable[str]) -> Iterator[ScenarioJuge]:
    voulues = frozenset(exigences)
    return (un for un in rapport.scenarios if un.lu.exigence in voulues)


def _variant(juge: ScenarioJuge) -> str:
    for trouvee in _matches(_VARIANTE, juge):
        return trouvee.group(1) or "absent"
    return f"{AUTRE_CAS}{_title(juge)}"


def _refusal(juge: ScenarioJuge) -> str:
    """Ce que les « Alors » du scénario demandent : un refus et sa raison, ou ce que dit son titre."""
    raisons = [next(un for un in trouvee.groups() if un) for trouvee in _matches(_REFUS, juge)]
    return f"refusé : {raisons[-1]}" if raisons else juge.lu.nom


def _title(juge: ScenarioJuge) -> str:
    return juge.lu.nom.rpartition(" - ")[0] or juge.lu.nom


def _matches(forme: re.Pattern[str], juge: ScenarioJuge) -> Iterator[re.Match[str]]:
    return (trouvee for une in juge.resultat.etapes if (trouvee := forme.search(une.texte)))


def _case(juge: ScenarioJuge, attendu: str) -> Case:
    return Case(juge.lu.exigence, attendu, _finding(juge), juge.verdict, juge.lu.nom)


def _finding(juge: ScenarioJuge) -> str:
    resultat = juge.resultat
    ecarts = [resultat.ecart] if resultat.ecart else list(resultat.observations)
    if ecarts:
        return " ; ".join(map(finding, ecarts))
    return resultat.raison or ("comme attendu" if juge.verdict is Verdict.CONFORME else juge.verdict.libelle)
