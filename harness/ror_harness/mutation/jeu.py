"""Joue une mutation : une session pytest lit les fonctionnalités, un enfant juge chaque mutant."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from ror_contracts.certificats import create_package
from ror_harness.mutation.carte import Carte
from ror_harness.mutation.chauffe import one_per_file, warm_up
from ror_harness.mutation.choix import Choix
from ror_harness.mutation.course import Travail, run_children
from ror_harness.mutation.mutants import Fabrique, Famille, Mutant
from ror_harness.mutation.parties import Partie, deal
from ror_harness.mutation.sort import Jugement, Sort
from ror_harness.mutation.travaux import Epreuve, Releve
from ror_harness.mutation.voie import MUTES, Voie, open_lane, package_folder, read_sources
from ror_harness.plugin.collection import SCENARIO
from ror_harness.plugin.controller import Controleur
from ror_harness.programme import Programme
from ror_harness.reports.fingerprint import fingerprint
from ror_harness.session import play

_LOT = 40
"""Parties d'un enfant de la passe instrumentée."""


@dataclass(frozen=True)
class Demande:
    """Ce qui est demandé ; `secondes` et `scenarios_max` : 0 pour tout jouer ; `motif` : un bout de nom."""

    graine: int
    processus: int
    secondes: float
    scenarios_max: int
    carte: Path
    motif: str = ""


@dataclass
class Tirage:
    """Ce qui a été joué, sur combien de mutants ; `duree_s` compte tout, la carte comprise."""

    jugements: list[Jugement] = field(default_factory=list)
    existants: dict[Famille, int] = field(default_factory=dict)
    duree_s: float = 0.0


class Chef(Controleur):
    """Remplace la boucle de pytest : les scénarios, de toutes les lectures, se jouent dans des enfants."""

    def __init__(self, programme: Programme, demande: Demande, suivi: Callable[[Jugement], None]) -> None:
        super().__init__(replace(programme, selection=programme.lecture.scenarios), ())
        self._parties = deal(self.programme.selection)
        self.tirage = Tirage()
        self._fabrique = Fabrique({})
        self._tueurs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._demande = demande
        self._depart = time.monotonic()
        self._suivi = suivi

    def changement(self, mutant: Mutant) -> tuple[str, str]:
        """Rend ce qu'un mutant change : avant, après."""
        return self._fabrique.changement(mutant)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Joue la demande, et rien de ce que pytest aurait joué."""
        items = {un.stash[SCENARIO].identite: un for un in session.items}
        with ExitStack() as pile:
            ici = Path(pile.enter_context(tempfile.TemporaryDirectory(prefix="banc-ror-mutation-")))
            paquet = package_folder()
            certificats = create_package(ici / "certificats")
            chauffe = open_lane(ici / "chauffe", paquet, certificats, "simulateur")
            try:
                warm_up(one_per_file(item for nom, item in items.items() if nom in self._parties), chauffe)
            finally:
                chauffe.ror.fermer()
            voies = []
            for numero in range(self._demande.processus):
                voies.append(open_lane(ici / f"voie{numero}", paquet, certificats, "simulateur"))
                pile.callback(voies[-1].ror.fermer)
            self._play(items, voies, read_sources(paquet))
        return True

    def _play(self, items: dict[str, pytest.Item], voies: Sequence[Voie], sources: dict[str, str]) -> None:
        carte = self._map(items, voies)
        self._fabrique = Fabrique(sources)
        choix = Choix(sources, carte, self._parties)
        mutants = [un for un in self._fabrique.tous() if self._demande.motif in un.nom]
        self.tirage.existants = {famille: sum(un.famille is famille for un in mutants) for famille in Famille}
        limite = self._depart + self._demande.secondes if self._demande.secondes else float("inf")
        epreuves = self._trials(choix, shuffled(mutants, self._demande.graine))
        run_children(epreuves, voies, items, lambda: time.monotonic() < limite)
        self.tirage.duree_s = round(time.monotonic() - self._depart, 1)

    def _map(self, items: dict[str, pytest.Item], voies: Sequence[Voie]) -> Carte:
        """Rend la carte ; seules les parties qu'elle ne connaît pas encore se jouent."""
        paquet = package_folder()
        carte = Carte.lire(self._demande.carte, fingerprint({un: paquet / un for un in MUTES}))
        manquantes = [une for une in self._parties.values() if une.nom not in carte.passages]
        lots: Iterator[Travail] = (
            Releve(siennes[un : un + _LOT], carte.passages, ouverture)
            for ouverture in (False, True)
            for siennes in ([une for une in manquantes if bool(une.lecture) is ouverture],)
            for un in range(0, len(siennes), _LOT)
        )
        try:
            run_children(lots, voies, items, lambda: True)
        finally:
            carte.ecrire(self._demande.carte)
        return carte

    def _trials(self, choix: Choix, mutants: Sequence[Mutant]) -> Iterator[Travail]:
        for mutant in mutants:
            toutes = choix.parties(mutant)
            if toutes:
                # Ce qui a tué un voisin tue souvent celui-ci : l'ordre y gagne, le sort n'en dépend pas.
                voisins = self._tueurs[mutant.fichier, mutant.lieu]
                ordre = sorted(toutes, key=lambda une: (bool(une.lecture), -voisins[une.nom]))
                retenues = self._within_bounds(ordre)
                yield Epreuve(mutant, self._fabrique, retenues, len(toutes), self._received)
            else:
                self._received(Jugement(mutant, Sort.SURVIVANT))

    def _within_bounds(self, parties: Sequence[Partie]) -> list[Partie]:
        """Borne les parties ordinaires ; celles sous une lecture se jouent toutes, après elles."""
        ordinaires = [une for une in parties if not une.lecture]
        demandees = [une for une in parties if une.lecture]
        return [*ordinaires[: self._demande.scenarios_max or None], *demandees]

    def _received(self, jugement: Jugement) -> None:
        self.tirage.jugements.append(jugement)
        if jugement.sort.tue:
            self._tueurs[jugement.mutant.fichier, jugement.mutant.lieu][jugement.scenario] += 1
        self._suivi(jugement)


def shuffled(mutants: Sequence[Mutant], graine: int) -> list[Mutant]:
    """Mêle les mutants, les deux familles tour à tour à proportion de leur nombre."""
    tirage = random.Random(f"{graine}:mutation")  # noqa: S311 - un tirage d'essai, pas un secret
    rangs = []
    for famille in Famille:
        siens = [un for un in mutants if un.famille is famille]
        tirage.shuffle(siens)
        rangs += [((rang + 0.5) / len(siens), famille, un) for rang, un in enumerate(siens)]
    return [un for _, _, un in sorted(rangs, key=lambda rang: rang[:2])]


def named(motif: str) -> bool:
    """Dit si un mutant porte ce bout de nom ; lu sans rien jouer."""
    return Fabrique(read_sources(package_folder())).porte(motif)


def mutate(programme: Programme, demande: Demande, suivi: Callable[[Jugement], None]) -> Chef:
    """Joue la demande et rend le chef, qui porte le tirage et les fautes du banc."""
    chef = Chef(programme, demande, suivi)
    play(programme, chef, 1, ["ror_harness.mutation.greffon"], ["--capture=no"])
    return chef
