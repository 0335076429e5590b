"""Nomme les façons dont un scénario s'arrête : chacune mène à un verdict différent."""

from __future__ import annotations


class Ecart(Exception):  # noqa: N818
    """Ce que le système fait n'est pas ce que la règle demande ; levé par `constater`."""

    def __init__(self, attendu: str, recu: str, quoi: str) -> None:
        super().__init__(f"{quoi} : attendu {attendu}, reçu {recu}")
        self.attendu = attendu
        self.recu = recu
        self.quoi = quoi


class PreparationRouge(Exception):  # noqa: N818
    """Le système a refusé ce qu'il fallait pour arriver à la règle jugée ; le message dit quoi."""


class NonVerifiable(Exception):  # noqa: N818
    """Le pilote ne sait pas faire ce que la règle demande ; le message donne sa raison."""


class NonExprimableIci(Exception):  # noqa: N818
    """La version du contrat jouée n'a pas de quoi dire ce que la règle demande ; le message dit quoi."""


class SystemeEnErreur(Exception):  # noqa: N818
    """Le système testé, le ROR ou leur pilote a cassé au lieu de répondre."""


class DelaiDepasse(BaseException):
    """Le scénario a duré plus que le délai maximal.

    Hors de la famille `Exception` : un système testé qui rattrape tout ne doit pas l'avaler.
    """


class FauteDuBanc(Exception):  # noqa: N818
    """Le banc s'est trompé : étape qui ne vérifie rien, rôle inconnu, requête hors contrat."""
