"""Une partie : un scénario, et la lecture du manuel sous laquelle le système et le juge le jouent.

Une règle ambiguë a plusieurs lectures, et la recette sait juger chacune : un scénario balisé n'en juge
qu'une ou quelques-unes. Il se joue donc sous chacune des siennes, demandée en toutes lettres
(`P3-82=annexe2`) ; s'il vaut aussi pour la lecture retenue, il se joue d'abord sans rien demander, comme
tous les autres. Un scénario sans balise vaut pour toutes les lectures : il se joue aussi sous celles, non
retenues, que les autres scénarios de son exigence nomment. Une partie sous une lecture a son propre système,
ouvert pour elle : la lecture se choisit au démarrage, et le code qui la comprend ne s'exécute qu'alors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.readings import is_judged, rule_of


@dataclass(frozen=True)
class Partie:
    """Un scénario à jouer ; `lecture` : celle demandée au système et au juge, vide pour les retenues."""

    scenario: str
    exigence: str
    lecture: str = ""

    @property
    def nom(self) -> str:
        """Rend ce qui la désigne dans la carte."""
        return f"{self.scenario} sous {self.lecture}" if self.lecture else self.scenario

    @property
    def lectures(self) -> dict[str, str]:
        """Rend la lecture demandée, comme les réglages la portent."""
        return {rule_of(self.lecture): self.lecture.partition("=")[2]} if self.lecture else {}


def deal(scenarios: Iterable[ScenarioLu]) -> dict[str, Partie]:
    """Rend les parties de ces scénarios par nom : les ordinaires, puis celles sous une lecture demandée."""
    lus = list(scenarios)
    autres: dict[str, dict[str, None]] = defaultdict(dict)
    for un in lus:
        autres[un.exigence] |= {une: None for une in un.lectures if not is_judged((une,), {})}
    ordinaires = [Partie(un.identite, un.exigence) for un in lus if is_judged(un.lectures, {})]
    demandees = [
        Partie(un.identite, un.exigence, une) for un in lus for une in un.lectures or autres[un.exigence]
    ]
    return {une.nom: une for une in (*ordinaires, *demandees)}
