"""Énumère les verdicts et dit lequel l'emporte quand plusieurs se rencontrent."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """Verdict d'un scénario ou d'une exigence, du plus léger au plus grave ; la valeur est dans les rapports.

    `NON_EXPRIMABLE` n'est la faute de personne : la version du contrat jouée n'a pas de quoi le dire.
    """

    NON_EXPRIMABLE = "non_exprimable"
    CONFORME = "conforme"
    OBSERVATION = "observation"
    NON_JOUEE = "non_jouee"
    NON_VERIFIABLE = "non_verifiable"
    NON_ATTEINT = "non_atteint"
    EN_ERREUR = "en_erreur"
    NON_CONFORME = "non_conforme"
    FAUTE_DU_BANC = "faute_du_banc"

    @property
    def libelle(self) -> str:
        """Rend le verdict en toutes lettres."""
        return _LIBELLES[self]

    @property
    def icone(self) -> str:
        """Rend un signe qui double le mot, pour ne jamais dépendre de la couleur."""
        return _ICONES[self]

    @property
    def rouge(self) -> bool:
        """Dit si le système testé est en cause."""
        return self in (Verdict.NON_CONFORME, Verdict.EN_ERREUR)

    @property
    def incomplet(self) -> bool:
        """Dit si l'on ne sait pas encore."""
        return self in (Verdict.NON_VERIFIABLE, Verdict.NON_ATTEINT, Verdict.NON_JOUEE)


_LIBELLES = {
    Verdict.NON_EXPRIMABLE: "non exprimable",
    Verdict.CONFORME: "conforme",
    Verdict.OBSERVATION: "observation",
    Verdict.NON_JOUEE: "non jouée",
    Verdict.NON_VERIFIABLE: "non vérifiable",
    Verdict.NON_ATTEINT: "non atteint",
    Verdict.EN_ERREUR: "en erreur",
    Verdict.NON_CONFORME: "non conforme",
    Verdict.FAUTE_DU_BANC: "faute du banc",
}
_ICONES = {
    Verdict.NON_EXPRIMABLE: "∅",
    Verdict.CONFORME: "✓",
    Verdict.OBSERVATION: "◐",
    Verdict.NON_JOUEE: "–",
    Verdict.NON_VERIFIABLE: "?",
    Verdict.NON_ATTEINT: "⊘",
    Verdict.EN_ERREUR: "‼",
    Verdict.NON_CONFORME: "✗",
    Verdict.FAUTE_DU_BANC: "⚒",
}
_GRAVITE = {verdict: rang for rang, verdict in enumerate(Verdict)}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Rend le plus grave des verdicts ; « non jouée » s'il n'y en a aucun."""
    return max(verdicts, key=_GRAVITE.__getitem__, default=Verdict.NON_JOUEE)
