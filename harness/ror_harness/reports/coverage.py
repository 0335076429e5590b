"""Croise exigences, scénarios et défauts : qui juge chaque règle, et ce qui prouve qu'elle est bien jugée."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ror_harness.catalogue.defauts import Defaut
from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.reports.html import environment

DEFAUTS_VOULUS = 2
"""Défauts d'effets différents par exigence du manuel : un seul pourrait être attrapé par hasard."""

_COLONNES = (
    *("exigence", "niveau", "phase", "enonce"),
    *("scenario", "fichier", "interpretation", "lectures"),
    *("defaut", "description_du_defaut"),
)


@dataclass(frozen=True)
class LigneCouverture:
    """Exigence, les scénarios qui la jugent et les défauts qui l'enfreignent."""

    exigence: Exigence
    scenarios: tuple[ScenarioLu, ...]
    defauts: tuple[Defaut, ...]

    @property
    def sans_scenario(self) -> bool:
        """Dit si rien ne joue l'exigence."""
        return not self.scenarios

    @property
    def sans_defaut(self) -> bool:
        """Dit si une exigence énoncée par le manuel a moins de défauts que voulu."""
        return self.exigence.obligatoire and len(self.defauts) < DEFAUTS_VOULUS


@dataclass(frozen=True)
class Couverture:
    """Matrice entière ; `catalogue` : des défauts sont installés, `orphelins` : ceux d'une règle inconnue."""

    lignes: tuple[LigneCouverture, ...]
    orphelins: tuple[Defaut, ...]
    catalogue: bool

    @property
    def sans_scenario(self) -> tuple[str, ...]:
        """Rend les exigences qu'aucun scénario ne joue."""
        return tuple(une.exigence.id for une in self.lignes if une.sans_scenario)

    @property
    def sans_defaut(self) -> tuple[str, ...]:
        """Rend les exigences du manuel qui en manquent ; vide si aucun défaut n'est installé."""
        return tuple(une.exigence.id for une in self.lignes if une.sans_defaut) if self.catalogue else ()

    @property
    def complete(self) -> bool:
        """Dit si chaque exigence du manuel a un scénario et assez de défauts, s'il y en a."""
        manque = any(une.sans_scenario and une.exigence.obligatoire for une in self.lignes)
        return not (manque or self.sans_defaut)

    @property
    def resume(self) -> tuple[str, ...]:
        """Rend la conclusion, une phrase par ligne."""
        total, manuel = len(self.lignes), sum(une.exigence.obligatoire for une in self.lignes)
        phrases = [f"{total - len(self.sans_scenario)} exigences sur {total} ont au moins un scénario."]
        if self.catalogue:
            nombre = sum(len(une.defauts) for une in self.lignes)
            avec = manuel - len(self.sans_defaut)
            phrases.append(
                f"{avec} exigences du manuel sur {manuel} ont au moins deux défauts ({nombre} au catalogue)."
            )
        else:
            phrases.append("Aucun défaut n'est installé : la preuve par les défauts n'est pas montrée.")
        phrases += _missing("Énoncées par le manuel et sans scénario", self._missing_stories(True))
        phrases += _missing("Interprétations sans scénario", self._missing_stories(False))
        phrases += _missing("Énoncées par le manuel et moins de deux défauts", self.sans_defaut)
        return tuple(phrases)

    def _missing_stories(self, obligatoire: bool) -> tuple[str, ...]:
        return tuple(
            une.exigence.id
            for une in self.lignes
            if une.sans_scenario and une.exigence.obligatoire is obligatoire
        )


def _missing(titre: str, exigences: Sequence[str]) -> list[str]:
    return [f"{titre} : {', '.join(exigences)}."] if exigences else []


def cross(
    exigences: Sequence[Exigence], scenarios: Iterable[ScenarioLu], defauts: Sequence[Defaut]
) -> Couverture:
    """Rend une ligne par exigence, dans l'ordre du catalogue."""
    des_scenarios: dict[str, list[ScenarioLu]] = defaultdict(list)
    des_defauts: dict[str, list[Defaut]] = defaultdict(list)
    for scenario in scenarios:
        des_scenarios[scenario.exigence].append(scenario)
    for defaut in defauts:
        des_defauts[defaut.exigence].append(defaut)
    connues = {une.id for une in exigences}
    return Couverture(
        lignes=tuple(
            LigneCouverture(une, tuple(des_scenarios[une.id]), tuple(des_defauts[une.id]))
            for une in exigences
        ),
        orphelins=tuple(un for un in defauts if un.exigence not in connues),
        catalogue=bool(defauts),
    )


def as_text(couverture: Couverture) -> str:
    """Rend la matrice pour un terminal."""
    texte = [f"{'exigence':<10} {'niv.':<5} {'scénarios':>9} {'défauts':>8}  règle"]
    for une in couverture.lignes:
        marque = "  <- aucun scénario" if une.sans_scenario else ""
        marque += "  <- moins de deux défauts" if couverture.catalogue and une.sans_defaut else ""
        nombres = f"{len(une.scenarios):>9} {len(une.defauts):>8}"
        exigence = une.exigence
        texte.append(f"{exigence.id:<10} {exigence.niveau:<5} {nombres}  {exigence.enonce[:80]}{marque}")
    return "\n".join([*texte, "", *couverture.resume]) + "\n"


def write_html(couverture: Couverture, fichier: Path) -> None:
    """Écrit la matrice en une page autonome."""
    page = environment().get_template("couverture.html.j2").render(couverture=couverture)
    fichier.write_text(page, encoding="utf-8")


def write_csv(couverture: Couverture, fichier: Path) -> None:
    """Écrit une ligne par scénario et par défaut ; une exigence qui n'a ni l'un ni l'autre a la sienne."""
    with fichier.open("w", encoding="utf-8", newline="") as flux:
        ecrivain = csv.writer(flux, delimiter=";")
        ecrivain.writerow(_COLONNES)
        for une in couverture.lignes:
            tete = [une.exigence.id, une.exigence.niveau, une.exigence.phase, une.exigence.enonce]
            ecrivain.writerows([*tete, *suite] for suite in _rest(une))


def _rest(ligne: LigneCouverture) -> list[list[str]]:
    scenarios = [
        [un.nom, un.fichier, "oui" if un.interpretation else "non", ", ".join(un.lectures), "", ""]
        for un in ligne.scenarios
    ]
    defauts = [["", "", "", "", un.nom, un.description] for un in ligne.defauts]
    return [*scenarios, *defauts] or [[""] * 6]
