"""Écrit le bilan du jugement : à l'écran, en JSON, en CSV."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, TextIO

from ror_harness.juger.bilan import Bilan, Ligne
from ror_harness.reports.plurals import agreed, counted


def print_report(bilan: Bilan, sortie: TextIO) -> None:
    """Écrit les survivants, les accusés à tort, les taux."""
    for faute in bilan.fautes:
        sortie.write(f"⚒ faute du banc : {faute}\n")
    for une in bilan.survivants:
        sujet = une.sujet
        sortie.write(f"✗ survivant : {sujet.nom} ({sujet.exigence}) — {sujet.description} {une.constat}\n")
    for une in bilan.accuses:
        sortie.write(f"✗ accusé à tort : {une.sujet.nom} — {une.sujet.description}\n")
        for reproche in une.reproches:
            sortie.write(f"    {reproche}\n")
    attrapes = len(bilan.fautifs) - len(bilan.survivants)
    accuses = f"{counted(len(bilan.accuses), 'système')} {agreed(len(bilan.accuses), 'accusé')} à tort"
    sortie.write(
        f"\nDétection : {counted(attrapes, 'défaut attrapé')} sur {len(bilan.fautifs)}"
        f" ({_percent(attrapes, len(bilan.fautifs))}).\n"
        f"Fausse alerte : {accuses} sur {counted(len(bilan.justes), 'juste')}"
        f" ({_percent(len(bilan.accuses), len(bilan.justes))}).\n"
        f"Durée : {bilan.duree_s} s, {counted(sum(une.joues for une in bilan.lignes), 'scénario joué')}.\n"
    )
    sortie.flush()


def as_json(bilan: Bilan, graine: int) -> dict[str, Any]:
    """Rend le bilan en types simples, sans rien qui change d'une machine à l'autre."""
    attrapes = len(bilan.fautifs) - len(bilan.survivants)
    return {
        "graine": graine,
        "defauts": len(bilan.fautifs),
        "attrapes": attrapes,
        "taux_de_detection": _percent(attrapes, len(bilan.fautifs)),
        "justes": len(bilan.justes),
        "accuses_a_tort": len(bilan.accuses),
        "taux_de_fausse_alerte": _percent(len(bilan.accuses), len(bilan.justes)),
        "matrice": [_row(une) for une in bilan.fautifs],
        "sujets_justes": [
            {"nom": une.sujet.nom, "description": une.sujet.description, "reproches": list(une.reproches)}
            for une in bilan.justes
        ],
    }


def write_report(bilan: Bilan, graine: int, dossier: Path) -> None:
    """Écrit `juger.json` et `juger.csv`."""
    dossier.mkdir(parents=True, exist_ok=True)
    contenu = {**as_json(bilan, graine), "duree_s": bilan.duree_s}
    (dossier / "juger.json").write_text(json.dumps(contenu, ensure_ascii=False, indent=1), encoding="utf-8")
    with (dossier / "juger.csv").open("w", encoding="utf-8", newline="") as flux:
        ecrivain = csv.writer(flux, delimiter=";")
        ecrivain.writerow(["exigence", "defaut", "attrapé", "exigences rouges", "description", "constat"])
        for une in bilan.fautifs:
            sujet, oui = une.sujet, "oui" if une.attrape else "non"
            rouges = " ".join(une.rouges)
            ecrivain.writerow([sujet.exigence, sujet.nom, oui, rouges, sujet.description, une.constat])


def _row(ligne: Ligne) -> dict[str, Any]:
    return {
        "defaut": ligne.sujet.nom,
        "exigence": ligne.sujet.exigence,
        "description": ligne.sujet.description,
        "attrape": ligne.attrape,
        "rouges": list(ligne.rouges),
    }


def _percent(part: int, tout: int) -> str:
    return f"{100 * part / tout:.1f} %" if tout else "sans objet"
