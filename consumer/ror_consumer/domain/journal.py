"""Ce que le système écrit pour ses utilisateurs : erreurs constatées et courriels à remettre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NatureErreur(StrEnum):
    """D'où vient l'erreur : le ROR n'a pas répondu, son contenu est fautif, un courriel n'est pas parti."""

    PANNE = "panne"
    CONTENU = "contenu"
    COURRIEL = "courriel"


@dataclass(frozen=True)
class Erreur:
    """Une erreur notée (P3-42), sur un établissement ou sur la région entière (None)."""

    region: str
    instant: datetime
    etablissement: str | None
    nature: NatureErreur
    message: str


@dataclass(frozen=True)
class Courriel:
    """Un courriel de la boîte d'envoi ; `courriel` est sa clé, d'où se tire un Message-ID stable."""

    region: str
    courriel: str
    destinataire: str
    sujet: str
    corps: str
    cree_le: datetime
    envoye_le: datetime | None = None

    @property
    def cle(self) -> str:
        return self.courriel
