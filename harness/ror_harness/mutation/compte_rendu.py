"""Écrit le bilan d'une mutation : à l'écran, en JSON, en une page à lire."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO

from ror_harness.mutation.bilan import CIBLES, Bilan, Reste, Score
from ror_harness.mutation.mutants import Famille
from ror_harness.mutation.sort import Sort

_COLONNES = (Sort.ECART, Sort.OBSERVATION, Sort.ERREUR, Sort.PREPARATION, Sort.SURVIVANT)
_TITRES = {Famille.FONCTION: "Fonctions", Famille.TABLE: "Lignes de table"}


def print_report(bilan: Bilan, sortie: TextIO) -> None:
    """Écrit les restes inexpliqués et les deux scores."""
    for faute in bilan.fautes:
        sortie.write(f"⚒ faute du banc : {faute}\n")
    for un in bilan.inexpliques:
        sortie.write(f"✗ {un.jugement.sort.libelle} sans explication : {_where(un)}\n")
        sortie.write(f"    avant : {un.avant}\n    après : {un.apres or '(rien)'}\n")
    for famille, score in bilan.scores.items():
        sortie.write(f"{_TITRES[famille]} : {_sentence(score, CIBLES[famille])}\n")
    sortie.write(f"Durée : {bilan.duree_s} s.\n")
    sortie.flush()


def as_json(bilan: Bilan, entete: dict[str, Any]) -> dict[str, Any]:
    """Rend le bilan en types simples ; `entete` : date, graine, bornes, empreinte."""
    return {
        **entete,
        "duree_s": bilan.duree_s,
        "scores": {str(famille): _score(un, CIBLES[famille]) for famille, un in bilan.scores.items()},
        "inexpliques": len(bilan.inexpliques),
        "restes": [_rest(un) for un in bilan.restes],
    }


def write_report(bilan: Bilan, entete: dict[str, Any], dossier: Path) -> None:
    """Écrit `mutation.json` et `mutation.md`."""
    dossier.mkdir(parents=True, exist_ok=True)
    contenu = as_json(bilan, entete)
    texte = json.dumps(contenu, ensure_ascii=False, indent=1) + "\n"
    (dossier / "mutation.json").write_text(texte, encoding="utf-8")
    (dossier / "mutation.md").write_text(_page(bilan, entete), encoding="utf-8")


def _page(bilan: Bilan, entete: dict[str, Any]) -> str:
    lignes = [
        "# Mutation de code",
        "",
        "Le consommateur de référence, changé d'un rien à la fois, doit faire rougir une fonctionnalité.",
        "Page écrite par la commande `banc-ror mutation` ; les explications sont dans `survivants.yaml`.",
        "",
        " · ".join(f"{cle} : {valeur}" for cle, valeur in entete.items()),
        "",
        "| | score | cible | existants | joués | tués par un écart | par un écart d'interprétation"
        " | par une erreur | arrêtés avant tout « Alors » | survivants | dont équivalents | délai dépassé"
        " | morts-nés |",
        f"|{'---|' * 13}",
        *(_row(famille, score) for famille, score in bilan.scores.items()),
        "",
        "Le score compte les tués parmi les mutants joués, morts-nés, délais dépassés et équivalents ôtés.",
        "Un mort-né ne démarre pas, ou pas sous la lecture du manuel qu'on lui demande. Un scénario balisé"
        " d'une lecture se joue sous elle, retenue ou non ; il compte une fois par lecture.",
        "",
        "## Ce qu'aucune fonctionnalité n'a tué",
        "",
        *(_item(un) for un in bilan.restes),
    ]
    return "\n".join(lignes).rstrip() + "\n"


def _row(famille: Famille, score: Score) -> str:
    sorts = [score.sorts[un] for un in _COLONNES]
    fin = [score.equivalents, score.sorts[Sort.DELAI], score.sorts[Sort.MORT_NE]]
    cellules = [
        _TITRES[famille],
        _percent(score),
        f"{CIBLES[famille]} %",
        *map(str, [score.existants, score.joues, *sorts, *fin]),
    ]
    return f"| {' | '.join(cellules)} |"


def _item(un: Reste) -> str:
    explication = un.explication
    raison = f"{explication.sorte.libelle}. {explication.raison}" if explication else "sans explication."
    return f"- `{_where(un)}` : `{un.avant}` devient `{un.apres or '(rien)'}`. {raison}"


def _where(un: Reste) -> str:
    mutant, jugement = un.jugement.mutant, un.jugement
    joues = f"{jugement.joues} scénarios joués sur {jugement.possibles} possibles"
    return f"{mutant.fichier}:{mutant.ligne} {mutant.lieu} ({joues})"


def _sentence(score: Score, cible: int) -> str:
    ecarts, erreurs = score.sorts[Sort.ECART] + score.sorts[Sort.OBSERVATION], score.sorts[Sort.ERREUR]
    return (
        f"{_percent(score)} (cible {cible} %) : {score.tues} tués sur {score.comptes} comptés"
        f" ({ecarts} par un écart, {erreurs} par une erreur) ; {score.sorts[Sort.SURVIVANT]} survivants,"
        f" {score.sorts[Sort.PREPARATION]} arrêtés avant un « Alors », {score.equivalents} équivalents ;"
        f" {score.sorts[Sort.DELAI]} délais dépassés, {score.sorts[Sort.MORT_NE]} morts-nés ;"
        f" {score.joues} joués sur {score.existants} existants."
    )


def _percent(score: Score) -> str:
    return "sans objet" if score.pour_cent is None else f"{score.pour_cent} %"


def _score(score: Score, cible: int) -> dict[str, Any]:
    return {
        "score": score.pour_cent,
        "cible": cible,
        "existants": score.existants,
        "joues": score.joues,
        "equivalents": score.equivalents,
        **{str(sort): score.sorts[sort] for sort in Sort},
    }


def _rest(un: Reste) -> dict[str, Any]:
    mutant, explication = un.jugement.mutant, un.explication
    return {
        "fichier": mutant.fichier,
        "ligne": mutant.ligne,
        "lieu": mutant.lieu,
        "operateur": mutant.operateur,
        "avant": un.avant,
        "apres": un.apres,
        "sort": str(un.jugement.sort),
        "joues": un.jugement.joues,
        "possibles": un.jugement.possibles,
        "sorte": str(explication.sorte) if explication else None,
        "raison": explication.raison if explication else None,
    }
