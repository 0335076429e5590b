"""Les deux travaux qu'un enfant reçoit : relever la carte, ou juger un mutant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ror_harness.judging.verdicts import Verdict
from ror_harness.mutation.carte import Passage, passage_of
from ror_harness.mutation.enfant import Message
from ror_harness.mutation.mutants import Fabrique, Mutant
from ror_harness.mutation.parties import Partie
from ror_harness.mutation.sort import Jugement, judged
from ror_harness.mutation.voie import Voie


class CarteImpossible(Exception):  # noqa: N818
    """Le consommateur juste ne passe pas un scénario : rien ne peut être jugé ; le message dit lequel."""


@dataclass(frozen=True)
class Releve:
    """Joue des parties contre le consommateur juste, et note par où elles passent.

    `ouverture` : noter aussi le démarrage du système ; il n'est à une partie que si elle a le sien.
    """

    parties: Sequence[Partie]
    passages: dict[str, Passage]
    ouverture: bool
    arret = False

    @property
    def suivies(self) -> tuple[str, ...]:
        """Les méthodes du pilote à suivre."""
        return ("__init__", "appeler") if self.ouverture else ("appeler",)

    def preparer(self, voie: Voie) -> None:
        """Rien à changer : le code est juste."""

    def ranger(self, voie: Voie) -> None:
        """Rien à remettre."""

    def rendre(self, messages: list[Message], muet: bool) -> None:
        """Range les passages ; lève `CarteImpossible` si un scénario n'est pas conforme."""
        for message in messages:
            if "mort_ne" in message:
                raise CarteImpossible(f"le consommateur juste ne démarre pas : {message['mort_ne']}")
            if Verdict(message["verdict"]) is not Verdict.CONFORME:
                raise CarteImpossible(f"{message['partie']} {message['verdict']} : {message['constat']}")
            self.passages[message["partie"]] = passage_of(message["duree_s"], message["lignes"])
        if muet:
            raise CarteImpossible("un scénario ne finit pas contre le consommateur juste")


@dataclass(frozen=True)
class Epreuve:
    """Joue contre un mutant les parties qui passent par lui, jusqu'au premier rouge."""

    mutant: Mutant
    fabrique: Fabrique
    parties: Sequence[Partie]
    possibles: int
    recu: Callable[[Jugement], None]
    arret = True
    suivies = ()

    def preparer(self, voie: Voie) -> None:
        """Écrit le mutant dans la copie du paquet."""
        voie.changer(self.mutant.fichier, self.fabrique.texte(self.mutant))

    def ranger(self, voie: Voie) -> None:
        """Remet le fichier juste."""
        voie.remettre(self.mutant.fichier)

    def rendre(self, messages: list[Message], muet: bool) -> None:
        """Dit le sort du mutant."""
        self.recu(judged(self.mutant, messages, muet, self.possibles))
