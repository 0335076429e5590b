"""Compare une recette à une recette de référence : ce qui régresse, est corrigé, ou était déjà rouge."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ror_contracts import regles_ror
from ror_contracts.paths import DATA
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.model import Changement, Comparaison, ExigenceJugee, ScenarioJuge, Sens

_TENUS = (Verdict.CONFORME, Verdict.OBSERVATION)


class ReferenceInutilisable(Exception):  # noqa: N818
    """Le rapport de référence ne peut pas servir ; le message dit pourquoi."""


@dataclass(frozen=True)
class Reference:
    """Recette passée ; `verdicts` par exigence, ou par nom d'histoire longue, sur ce qu'elle a joué."""

    date: str
    graine: int
    verdicts: Mapping[str, Verdict]


def read_reference(fichier: str, version: str, contrat: str) -> Reference:
    """Lit `recette.json` d'un passage précédent, du même banc (`version`) et du même `contrat`."""
    document = _document(Path(fichier), fichier)
    _same(fichier, "version du banc", document.get("version"), version)
    _same(fichier, "version du contrat d'échange", document.get("contrat"), contrat)
    faute = _schema_fault(document)
    if faute:
        raise ReferenceInutilisable(
            f"« {fichier} » n'a pas la forme d'un recette.json (contracts/rapport.schema.json) : {faute}"
        )
    if {une["phase"] for une in document["phases"]} & set(regles_ror.familles()):
        raise ReferenceInutilisable(
            f"« {fichier} » est le rapport d'une vérification (banc-ror verifier), pas d'une recette ; "
            "attendu : le recette.json d'un passage précédent"
        )
    jouees = {une["id"]: une["verdict"] for une in document["exigences"] if une["retenue"]}
    histoires = {une["nom"]: une["verdict"] for une in document["histoires"]}
    verdicts = {nom: Verdict(un) for nom, un in {**jouees, **histoires}.items()}
    return Reference(document["date"], document["graine"], verdicts)


def _document(chemin: Path, fichier: str) -> Mapping[str, Any]:
    try:
        lu = json.loads(chemin.read_text("utf-8"))
    except OSError:
        raise ReferenceInutilisable(
            f"impossible de lire « {fichier} » ; attendu : le recette.json d'un passage précédent"
        ) from None
    except ValueError:
        raise ReferenceInutilisable(f"« {fichier} » n'est pas du JSON ; attendu : un recette.json") from None
    if not isinstance(lu, dict) or lu.get("outil") != "banc-ror":
        raise ReferenceInutilisable(
            f"« {fichier} » n'est pas un rapport de banc-ror ; attendu : un recette.json d'avant"
        )
    return lu


def _same(fichier: str, quoi: str, lue: object, attendue: str) -> None:
    if lue != attendue:
        raise ReferenceInutilisable(
            f"« {fichier} » est d'une autre {quoi} : {lue or 'non dite'} ; attendu : {attendue} (rejouez-la)"
        )


def _schema_fault(document: Mapping[str, Any]) -> str | None:
    from jsonschema import Draft202012Validator  # long à importer, ne sert qu'ici
    from jsonschema.exceptions import best_match

    schema = json.loads((DATA / "rapport.schema.json").read_text("utf-8"))
    erreur = best_match(Draft202012Validator(schema).iter_errors(document))
    if erreur is None:
        return None
    lieu = "/".join(str(pas) for pas in erreur.absolute_path) or "le document"
    return f"{lieu} n'a pas la forme prévue (règle « {erreur.validator} »)"


def compare(
    reference: Reference,
    exigences: Sequence[ExigenceJugee],
    histoires: Sequence[ScenarioJuge],
    filtre: str = "",
) -> Comparaison:
    """Rend ce qui a changé, ou est resté rouge, dans l'ordre du catalogue.

    Une exigence que le filtre écarte n'est pas comparée ; une exigence ôtée du catalogue est « disparue ».
    """
    changements = [
        Changement(nom, avant, maintenant, sens)
        for nom, maintenant, pese in _judged(exigences, histoires)
        if (sens := _direction(avant := reference.verdicts.get(nom), maintenant, pese))
    ]
    connues = {une.exigence.id for une in exigences} | {une.lu.nom for une in histoires}
    disparues = [] if filtre else [nom for nom in reference.verdicts if nom not in connues]
    changements += [Changement(nom, reference.verdicts[nom], None, Sens.DISPARUE) for nom in disparues]
    return Comparaison(reference.date, reference.graine, tuple(changements))


def _judged(
    exigences: Sequence[ExigenceJugee], histoires: Sequence[ScenarioJuge]
) -> list[tuple[str, Verdict, bool]]:
    """Rend ce qui se compare : nom, verdict, et si ne pas pouvoir le juger compte."""
    jugees = [
        (une.exigence.id, une.verdict, une.manquante and not une.toleree) for une in exigences if une.retenue
    ]
    return jugees + [(une.lu.nom, une.verdict, une.verdict.incomplet) for une in histoires]


def _direction(avant: Verdict | None, maintenant: Verdict, pese: bool) -> Sens | None:
    etait_rouge = avant is not None and avant.rouge
    if maintenant.rouge:
        return Sens.ROUGE_CONNU if etait_rouge else Sens.REGRESSION
    if maintenant.incomplet:
        perdue = pese and avant in _TENUS
        return Sens.REGRESSION if perdue else Sens.ROUGE_CONNU if etait_rouge else None
    if maintenant not in _TENUS or avant is None:
        return None
    if avant is Verdict.CONFORME and maintenant is Verdict.OBSERVATION:
        return Sens.AUTRE_LECTURE
    return Sens.CORRECTION if etait_rouge or avant.incomplet else None
