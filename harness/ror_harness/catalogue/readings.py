"""Lit les balises de lecture d'un scénario, et dit si celles que l'on juge le laissent jouer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from ror_contracts.requirements import Ambiguite, ambiguites

BALISE = "lecture:"


def reading_tags(balises: Iterable[str]) -> tuple[str, ...]:
    """Rend les lectures que des balises nomment (`lecture:P3-82=annexe2` → `P3-82=annexe2`), triées."""
    return tuple(sorted(une.removeprefix(BALISE) for une in balises if une.startswith(BALISE)))


def reading_fault(lectures: Iterable[str]) -> str | None:
    """Rend ce qu'on reproche à ces lectures ; un scénario peut valoir pour plusieurs d'une même règle."""
    connues = [f"{une.regle}={code}" for une in ambiguites().values() for code in une.admises]
    for une in lectures:
        if une not in connues:
            proche = get_close_matches(une, connues, n=1)
            suite = f" ; la plus proche : {proche[0]}" if proche else ""
            return f"lecture inconnue : « {une} »{suite}"
    regles = sorted({rule_of(une) for une in lectures})
    return (
        f"un scénario juge la lecture d'une seule règle ; trouvé : {', '.join(regles)}"
        if regles[1:]
        else None
    )


def rule_of(lecture: str) -> str:
    """Rend la règle d'une lecture (`P3-82=annexe2` → `P3-82`)."""
    return lecture.partition("=")[0]


def judged(ambiguite: Ambiguite, choisies: Mapping[str, str]) -> str:
    """Rend le code de la lecture jugée : celle choisie à la commande, sinon la retenue."""
    return choisies.get(ambiguite.regle, ambiguite.retenue)


def is_judged(lectures: tuple[str, ...], choisies: Mapping[str, str]) -> bool:
    """Dit si un scénario de ces lectures se joue ; sans balise de lecture, il se joue toujours."""
    if not lectures:
        return True
    regle = rule_of(lectures[0])
    return f"{regle}={judged(ambiguites()[regle], choisies)}" in lectures
