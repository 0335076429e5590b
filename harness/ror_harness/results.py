"""Décrit le résultat d'un scénario, tel qu'il traverse les processus et entre dans les rapports."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from ror_harness.judging.judgement import Observation
from ror_harness.judging.verdicts import Verdict


@dataclass(frozen=True)
class EcartConstate:
    """Écart qui a arrêté un scénario, et l'étape où il est apparu."""

    attendu: str
    recu: str
    quoi: str
    etape: str


@dataclass(frozen=True)
class EtapeJouee:
    """Étape d'un scénario ; `non_jouee` après un arrêt.

    `instant` : l'heure de la région à la fin de l'étape (ISO 8601, à Paris), `None` tant qu'elle n'en a pas.
    """

    texte: str
    verdict: Verdict
    instant: str | None = None


@dataclass(frozen=True)
class ResultatScenario:
    """Résultat d'un scénario ; `echange` est le chemin des échanges SOAP, relatif au dossier du rapport.

    `lieu` : l'étape où une faute du banc est née, son fichier et sa ligne ; vide hors d'une étape.
    """

    identite: str
    verdict: Verdict
    duree_s: float = 0.0
    etapes: tuple[EtapeJouee, ...] = ()
    observations: tuple[Observation, ...] = ()
    notes: tuple[str, ...] = ()
    ecart: EcartConstate | None = None
    raison: str | None = None
    echange: str | None = None
    lieu: str = ""

    def to_json(self) -> str:
        """Rend le résultat en texte JSON : xdist ne transporte que des types simples."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, texte: str) -> ResultatScenario:
        """Relit un résultat écrit par `to_json`."""
        lu = json.loads(texte)
        return cls(
            identite=lu["identite"],
            verdict=Verdict(lu["verdict"]),
            duree_s=lu["duree_s"],
            etapes=tuple(
                EtapeJouee(un["texte"], Verdict(un["verdict"]), un["instant"]) for un in lu["etapes"]
            ),
            observations=tuple(Observation(**une) for une in lu["observations"]),
            notes=tuple(lu["notes"]),
            ecart=EcartConstate(**lu["ecart"]) if lu["ecart"] else None,
            raison=lu["raison"],
            echange=lu["echange"],
            lieu=lu["lieu"],
        )
