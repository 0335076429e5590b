"""Réunit ce qu'une fiche montre d'un scénario, ou des cas d'un plan, qui n'est pas conforme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ror_contracts.requirements import Tension, tensions
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.causes import probable_causes
from ror_harness.reports.chronicle import Journee, JourneeJouee, days, played_days
from ror_harness.reports.model import Rapport, ScenarioJuge
from ror_harness.reports.replay import replay
from ror_harness.reports.soap_excerpt import Extrait, excerpts, load_exchanges


@dataclass(frozen=True)
class Fiche:
    """Fiche, au `numero` unique dans le rapport ; `exigence` est absente pour une histoire longue.

    `cas` : les scénarios d'un plan qui échouent de la même façon, ou ceux d'une règle qu'une même raison a
    empêché de juger ; le reste de la fiche est du premier.
    """

    numero: int
    cas: tuple[ScenarioJuge, ...]
    exigence: Exigence | None
    histoire: tuple[JourneeJouee, ...]
    journees: tuple[Journee, ...]
    extraits: tuple[Extrait, ...]
    causes: tuple[str, ...]
    tensions: tuple[Tension, ...]
    commande: str

    @property
    def ancre(self) -> str:
        """Rend l'ancre de la fiche dans la page."""
        return f"fiche-{self.numero}"

    @property
    def juge(self) -> ScenarioJuge:
        """Rend le premier cas."""
        return self.cas[0]

    @property
    def titre(self) -> str:
        """Rend la règle, dite avec les mots du banc."""
        if self.exigence is None:
            return f"Histoire longue : {self.juge.lu.nom}"
        return f"{self.exigence.id} : {self.exigence.enonce}"

    @property
    def nom(self) -> str:
        """Rend le nom du scénario, ou du plan ; de plusieurs plans, qu'ils sont plusieurs."""
        if len(self.cas) == 1:
            return self.juge.lu.nom
        return _parts(self.juge)[0] if self.un_plan else "plusieurs, que la même raison arrête"

    @property
    def un_plan(self) -> bool:
        """Dit si ses cas sont d'un seul plan."""
        return len({(un.lu.fichier, un.lu.ligne) for un in self.cas}) == 1

    @property
    def exemples(self) -> tuple[tuple[str, ScenarioJuge], ...]:
        """Rend les cas, sous le nom de leur exemple si c'est un plan ; vide pour un scénario seul."""
        noms = (_parts(un)[1] if self.un_plan else un.lu.nom for un in self.cas)
        return tuple(zip(noms, self.cas, strict=True)) if len(self.cas) > 1 else ()

    @property
    def uniforme(self) -> bool:
        """Dit si tous les cas attendent la même chose du même objet."""
        ecarts = [un.resultat.ecart for un in self.cas]
        return len({(un.quoi, un.attendu) for un in ecarts if un}) < 2

    @property
    def envoi(self) -> Extrait | None:
        """Rend l'échange dont la demande se renvoie : celui où se lit l'écart, sinon le dernier."""
        entiers = [un for un in self.extraits if un.envoi and un.commande]
        return next((un for un in reversed(entiers) if un.trouve), entiers[-1] if entiers else None)


def sheets(rapport: Rapport, dossier: Path) -> list[Fiche]:
    """Rend les fiches, dans l'ordre du manuel puis les histoires ; `dossier` est celui des échanges."""
    cas: list[tuple[Exigence | None, tuple[ScenarioJuge, ...]]] = [
        (une.exigence, groupe) for une in rapport.exigences for groupe in grouped(une.scenarios)
    ]
    cas += [(None, groupe) for groupe in grouped(rapport.histoires)]
    return [_sheet(rapport, dossier, rang, *un) for rang, un in enumerate(cas, 1)]


def grouped(juges: Iterable[ScenarioJuge]) -> list[tuple[ScenarioJuge, ...]]:
    """Réunit les cas d'un même plan arrêtés à la même étape, sur le même reçu ; ôte ce qui est conforme.

    Ce qu'une même raison a empêché de juger se réunit d'un plan à l'autre.
    """
    groupes: dict[tuple[object, ...], list[ScenarioJuge]] = {}
    for juge in juges:
        if juge.verdict not in (Verdict.CONFORME, Verdict.OBSERVATION):
            groupes.setdefault(_likeness(juge), []).append(juge)
    return [tuple(groupe) for groupe in groupes.values()]


def _likeness(juge: ScenarioJuge) -> tuple[object, ...]:
    if not juge.lu.fichier.endswith(".feature"):
        return (juge.lu.identite,)
    resultat = juge.resultat
    if juge.verdict.incomplet and resultat.raison:
        return (juge.verdict, resultat.raison)
    arret = next(
        (rang for rang, une in enumerate(resultat.etapes) if une.verdict is not Verdict.CONFORME), None
    )
    recu = resultat.ecart.recu if resultat.ecart else None
    return (juge.lu.fichier, juge.lu.ligne, juge.verdict, arret, recu, resultat.raison)


def _parts(juge: ScenarioJuge) -> tuple[str, str]:
    """Sépare le nom d'un plan de celui de son exemple."""
    nom = juge.lu.nom
    for coupure, fin in ((" - ", ""), (" (", ")")):
        plan, trouve, exemple = nom.partition(coupure)
        if trouve:
            return plan, exemple.removesuffix(fin)
    return nom, nom


def _sheet(
    rapport: Rapport,
    dossier: Path,
    numero: int,
    exigence: Exigence | None,
    cas: tuple[ScenarioJuge, ...],
) -> Fiche:
    juge = cas[0]
    echanges = load_exchanges(dossier, juge.resultat.echange)
    return Fiche(
        numero=numero,
        cas=cas,
        exigence=exigence,
        histoire=tuple(played_days(juge.resultat.etapes)),
        journees=tuple(days(echanges)),
        extraits=tuple(excerpts(echanges, juge.resultat.ecart)),
        causes=() if rapport.presentation.rejeu else probable_causes(juge),
        tensions=tuple(une for une in tensions() if exigence and exigence.id in une.exigences),
        commande=replay(rapport, *(un.lu for un in cas)),
    )
