"""Montre la recette au fil de l'eau, puis sa conclusion, en français."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.conclusion import conclude
from ror_harness.reports.model import (
    RECETTE,
    Comparaison,
    ExigenceJugee,
    Presentation,
    Rapport,
    ScenarioJuge,
    Sens,
)
from ror_harness.reports.plurals import agreed, counted
from ror_harness.reports.readings import readings
from ror_harness.reports.wording import expected, finding, plain, received, spoken, subject
from ror_harness.results import ResultatScenario

LARGEUR = 24
_DISCRETS = (Verdict.CONFORME, Verdict.OBSERVATION, Verdict.NON_EXPRIMABLE)


class Console:
    """Progression et conclusion ; sur un terminal la barre se réécrit, sinon une ligne par dixième."""

    def __init__(
        self,
        sortie: TextIO,
        presentation: Presentation = RECETTE,
        montre: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sortie = sortie
        self._mots = presentation
        self._vivante = sortie.isatty()
        self._nombre = 0
        self._compte: Counter[Verdict] = Counter()
        self._montre = montre
        self._depart = montre()

    def debut(self, nombre: int) -> None:
        """Annonce la recette."""
        self._nombre = nombre
        self._depart = self._montre()
        self._line(f"{self._mots.nom} : {counted(nombre, self._mots.unite)} à jouer.")

    def resultat(self, scenario: ScenarioLu, resultat: ResultatScenario) -> None:
        """Fait avancer la barre ; nomme aussitôt ce qui est rouge. Ce qui n'est pas jugé se dit à la fin."""
        self._compte[resultat.verdict] += 1
        if resultat.verdict not in _DISCRETS and not resultat.verdict.incomplet:
            self._erase()
            titre = f"{scenario.exigence or 'histoire'} - {scenario.nom}"
            self._line(f"  {resultat.verdict.icone} {resultat.verdict.libelle} : {titre}")
        self._progress()

    def fin(self, rapport: Rapport, dossier: Path) -> None:
        """Donne le verdict de chaque phase, le détail des rouges, et où sont les rapports."""
        self._erase()
        self._line("")
        for phase in rapport.phases:
            detail = ", ".join(
                f"{verdict.libelle} : {nombre}" for verdict, nombre in sorted(phase.bilan.items())
            )
            self._line(f"{phase.verdict.icone} {phase.titre} : {phase.verdict.libelle} ({detail})")
        for intitule, dit in rapport.perimetre.items():
            self._line(f"{intitule} : {dit}")
        for groupe in alike(un for un in rapport.scenarios if un.verdict.rouge):
            self._detail(groupe)
        self._observed(rapport)
        self._stopped(rapport)
        if not rapport.fautes:  # sinon ces verdicts ne valent pas, et leur liste cacherait la faute
            self._unjudged(rapport)
        self._readings(rapport)
        if rapport.comparaison is not None:
            self._changed(rapport.comparaison)
        for faute in rapport.fautes:
            nombre = counted(len(faute.scenarios), self._mots.unite)
            touches = f" ({nombre})" if faute.scenarios else ""
            self._line(f"\n⚒ faute du banc : {faute.message}{touches}")
        self._line(f"\nConclusion : {conclude(rapport)}. Durée : {rapport.duree_s:.1f} s.")
        graine = "" if self._mots.rejeu else f"Graine : {rapport.graine}. "
        self._line(f"{graine}Rapports : {dossier}")

    def _observed(self, rapport: Rapport) -> None:
        """Nomme chaque observation : elle ne rend rien rouge, et doit pourtant se voir."""
        for juge in rapport.scenarios:
            for une in juge.resultat.observations:
                titre = f"{juge.lu.exigence or 'histoire'} - {juge.lu.nom} ({juge.lu.fichier})"
                self._line(f"\n{Verdict.OBSERVATION.icone} {titre}\n    {finding(une)}")

    def _stopped(self, rapport: Rapport) -> None:
        """Dit une fois chaque raison pour laquelle des scénarios n'ont pas pu être jugés."""
        for groupe in alike(un for un in rapport.scenarios if un.verdict.incomplet):
            premier = groupe[0]
            ecart = premier.resultat.ecart
            raison = finding(ecart) if ecart else plain(premier.resultat.raison or "raison inconnue")
            ids = ", ".join(dict.fromkeys(un.lu.exigence or "histoire" for un in groupe))
            nombre = counted(len(groupe), self._mots.unite)
            self._line(f"\n{premier.verdict.icone} {premier.verdict.libelle} ({nombre} : {ids}) : {raison}")

    def _unjudged(self, rapport: Rapport) -> None:
        tolerees = [une.exigence.id for une in rapport.exigences if une.toleree]
        manquantes = [une.exigence.id for une in rapport.exigences if une.manquante and not une.toleree]
        if manquantes:
            self._line(f"\nNon jugées : {', '.join(manquantes)}")
        interpretees = [une.exigence.id for une in rapport.exigences if _unread(une)]
        if interpretees:
            self._line(
                f"\nNon jugées, en tout ou en partie, sans rendre la {self._mots.nom.lower()} incomplète "
                f"(lectures du banc) : {', '.join(interpretees)}"
            )
        if tolerees:
            self._line(f"\nTolérées : {', '.join(tolerees)}")
        if rapport.non_exprimables:
            self._line(f"\nNon exprimables dans le contrat {rapport.contrat} :")
        for juge in rapport.non_exprimables:
            self._line(f"  {juge.lu.exigence or 'histoire'} - {juge.lu.nom} : {juge.resultat.raison}")

    def _readings(self, rapport: Rapport) -> None:
        """Nomme la lecture jugée de chaque règle ambiguë jouée, et dit si le système la suit."""
        codees = [une for une in readings(rapport) if une.code]
        if codees:
            self._line("\nLectures jugées :")
        for une in codees:
            par = ", ".join(jugee.exigence.id for jugee in une.jugees)
            self._line(f"  {une.code} (jugée par {par}) : {une.dite}")

    def _changed(self, comparaison: Comparaison) -> None:
        for sens in Sens:
            changements = comparaison.de(sens)
            if changements:
                self._line(f"\n{sens.libelle.capitalize()} ({len(changements)}) :")
            for un in changements:
                avant = un.avant.libelle if un.avant else "pas jugée"
                maintenant = un.maintenant.libelle if un.maintenant else "plus au catalogue"
                self._line(f"  {un.nom} : {avant} → {maintenant}")

    def _detail(self, groupe: Sequence[ScenarioJuge]) -> None:
        """Nomme des scénarios arrêtés par le même écart, puis le dit."""
        self._line("")
        for juge in groupe:
            self._line(
                f"{juge.verdict.icone} {juge.lu.exigence or 'histoire'} - {juge.lu.nom} ({juge.lu.fichier})"
            )
        resultat = groupe[0].resultat
        if resultat.ecart:
            ecart = resultat.ecart
            self._line(f"    étape   : {ecart.etape}")
            self._line(f"    quoi    : {subject(ecart.quoi)}")
            self._line(f"    attendu : {spoken(expected(ecart.attendu, ecart.quoi))}")
            self._line(f"    reçu    : {spoken(received(ecart.recu, ecart.quoi))}")
        if resultat.raison:
            self._line(f"    raison  : {plain(resultat.raison)}")

    def _progress(self) -> None:
        faits = sum(self._compte.values())
        if self._vivante:
            self._erase()
            self._sortie.write(self._bar(faits))
            self._sortie.flush()
        elif self._nombre and faits * 10 // self._nombre > (faits - 1) * 10 // self._nombre:
            self._line(f"  {self._advance(faits)}")

    def _bar(self, faits: int) -> str:
        plein = LARGEUR * faits // max(self._nombre, 1)
        return f"[{'#' * plein}{'.' * (LARGEUR - plein)}] {self._advance(faits)}"

    def _advance(self, faits: int) -> str:
        """Rend ce qui est joué, les écarts trouvés, et le temps qu'il reste d'après celui déjà passé."""
        rouges = sum(nombre for verdict, nombre in self._compte.items() if verdict.rouge)
        ecarts = counted(rouges, "rouge") if rouges else "aucun rouge"
        reste = (self._montre() - self._depart) / max(faits, 1) * (self._nombre - faits)
        suite = f", encore {_duration(reste)}" if faits < self._nombre else ""
        return f"{faits}/{self._nombre} {agreed(self._nombre, f'{self._mots.unite} joué')}, {ecarts}{suite}"

    def _erase(self) -> None:
        if self._vivante:
            self._sortie.write("\r\x1b[2K")

    def _line(self, texte: str) -> None:
        self._sortie.write(texte + "\n")
        self._sortie.flush()


def alike(juges: Iterable[ScenarioJuge]) -> list[list[ScenarioJuge]]:
    """Réunit les scénarios arrêtés par le même écart à la même étape, ou pour la même raison."""
    groupes: dict[object, list[ScenarioJuge]] = {}
    for un in juges:
        ecart = un.resultat.ecart
        sans_mot_cle = replace(ecart, etape=ecart.etape.partition(" ")[2]) if ecart else None
        groupes.setdefault((un.verdict, sans_mot_cle, un.resultat.raison), []).append(un)
    return list(groupes.values())


def _unread(jugee: ExigenceJugee) -> bool:
    """Dit si une lecture du banc n'y a pas pu être jugée, sans que la recette en soit incomplète."""
    return not jugee.manquante and any(
        un.verdict.incomplet and (un.lu.interpretation or not jugee.exigence.obligatoire)
        for un in jugee.scenarios
    )


def _duration(secondes: float) -> str:
    """Rend une durée arrondie : « 40 s », « 2 min 05 s »."""
    minutes, reste = divmod(round(secondes), 60)
    return f"{minutes} min {reste:02} s" if minutes else f"{reste} s"
