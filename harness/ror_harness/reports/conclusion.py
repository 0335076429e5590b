"""Conclut une recette en une phrase, sans rien dire de plus que ce qui a été jugé."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.french_dates import french_instant
from ror_harness.reports.model import Comparaison, Rapport, Sens
from ror_harness.reports.plurals import counted

CONFORME, NON_CONFORME, BANC_EN_FAUTE, INCOMPLET = 0, 1, 2, 3
"""Codes de sortie."""


def conclude(rapport: Rapport) -> str:
    """Rend la conclusion, sans majuscule ni point."""
    if rapport.code == BANC_EN_FAUTE:
        return "le banc n'a pas pu tourner correctement"
    if rapport.comparaison is not None:
        return _since(rapport.comparaison)
    if rapport.code == NON_CONFORME:
        return _broken(rapport)
    if rapport.code == INCOMPLET:
        return f"incomplet : au moins une {rapport.presentation.regle} n'a pas pu être jugée"
    return _kept(rapport) + _unsayable(rapport)


def _broken(rapport: Rapport) -> str:
    """Dit combien de règles, puis d'histoires longues, ne sont pas tenues, et de quelle façon."""
    groupes = (
        (rapport.presentation.regle, [une.verdict for une in rapport.exigences]),
        ("histoire longue", [une.verdict for une in rapport.histoires]),
    )
    parties = []
    for nom, verdicts in groupes:
        for verdict, pluriel in ((Verdict.NON_CONFORME, "s"), (Verdict.EN_ERREUR, "")):
            nombre = verdicts.count(verdict)
            accord = pluriel if nombre > 1 else ""
            parties += [f"{counted(nombre, nom)} {verdict.libelle}{accord}"] if nombre else []
    return ", ".join(parties)


def _unsayable(rapport: Rapport) -> str:
    nombre = len(rapport.non_exprimables)
    pluriel = "s" if nombre > 1 else ""
    suite = f"non exprimable{pluriel} dans le contrat {rapport.contrat}"
    return f" ; {counted(nombre, rapport.presentation.unite)} {suite}" if nombre else ""


def _kept(rapport: Rapport) -> str:
    """Rien n'est rouge ni manquant : encore faut-il que quelque chose soit conforme pour le dire."""
    regle = rapport.presentation.regle
    compte = Counter(une.verdict for une in rapport.exigences if une.retenue)
    observations = counted(compte[Verdict.OBSERVATION], "observation")
    if compte[Verdict.CONFORME]:
        suite = f", avec {observations}" if compte[Verdict.OBSERVATION] else ""
        return f"toutes les {regle}s jouées sont conformes{suite}"
    if compte[Verdict.OBSERVATION]:
        return f"{observations}, et aucune {regle} qui puisse être dite conforme ou non conforme"
    if rapport.histoires:
        return "les histoires jouées sont conformes"
    return f"aucune {regle} n'a été jugée"


def _since(comparaison: Comparaison) -> str:
    depuis = f"depuis la recette du {french_instant(datetime.fromisoformat(comparaison.date))}"
    rouges = len(comparaison.de(Sens.ROUGE_CONNU))
    connus = f" ; {counted(rouges, 'rouge')} déjà là" if rouges else ""
    regressions = len(comparaison.de(Sens.REGRESSION))
    quoi = counted(regressions, "régression") if regressions else "aucune régression"
    return f"{quoi} {depuis}{connus}"
