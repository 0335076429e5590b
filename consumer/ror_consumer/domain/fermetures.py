"""Les fermetures du ROR : quand elles valent, comment on les reconnaît, et ce que l'on en décide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ror_consumer.domain.alerte import CauseAlerte
from ror_consumer.domain.arbre import fermeture
from ror_consumer.domain.refus import Motif, Refus
from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import OuvertureEtablissement, OuvertureUnite


@dataclass(frozen=True)
class EtatFermeture:
    """La fermeture d'un objet dans le ROR : sa date, et la signature qui la distingue d'une autre."""

    le: date
    signature: str

    def vaut(self, jour: date) -> bool:
        """Vrai dès le jour dit ; une date future ne ferme pas (P3-07)."""
        return self.le <= jour


def fermeture_etablissement(etablissement: EtablissementRor) -> EtatFermeture | None:
    """La fermeture de l'établissement, définitive ou provisoire, ou None s'il est ouvert."""
    if etablissement.ferme_le is None:
        return None
    motif = etablissement.motif_fermeture or ""
    return EtatFermeture(etablissement.ferme_le, f"{etablissement.ferme_le.isoformat()}:{motif}")


def fermeture_unite(lecture: LectureOrganisation) -> EtatFermeture | None:
    """La fermeture de l'OI ou du premier de ses parents à fermer, ou None."""
    trouvee = fermeture(lecture)
    if trouvee is None:
        return None
    return EtatFermeture(trouvee.le, f"{trouvee.le.isoformat()}:{trouvee.oi}")


def echeance(fermeture_lue: EtatFermeture | None, jour: date) -> date | None:
    """La date d'une fermeture annoncée pour plus tard, ou None."""
    if fermeture_lue is None or fermeture_lue.vaut(jour):
        return None
    return fermeture_lue.le


class Decision(StrEnum):
    """Ce qu'un référent décide d'une fermeture."""

    CONFIRMER = "confirmer"
    FERMER_TEMPORAIREMENT = "fermer_temporairement"
    FERMER_DEFINITIVEMENT = "fermer_definitivement"
    REFUSER = "refuser"


@dataclass(frozen=True)
class EffetDecision:
    """Sur une alerte de cette cause, cette décision donne cette ouverture ; None la laisse comme elle est."""

    exigence: str
    cause: CauseAlerte
    decision: Decision
    ouverture: OuvertureEtablissement | OuvertureUnite | None


_CLOS, _FERMEE = CauseAlerte.ETABLISSEMENT_FERME, CauseAlerte.UNITE_FERMEE

DECISIONS: tuple[EffetDecision, ...] = (
    EffetDecision("P3-34", _CLOS, Decision.CONFIRMER, OuvertureEtablissement.FERME),
    EffetDecision("P3-36", _CLOS, Decision.REFUSER, None),
    EffetDecision("P3-35", _FERMEE, Decision.FERMER_TEMPORAIREMENT, OuvertureUnite.FERMEE_TEMPORAIREMENT),
    EffetDecision("P3-35", _FERMEE, Decision.FERMER_DEFINITIVEMENT, OuvertureUnite.FERMEE_DEFINITIVEMENT),
    EffetDecision("P3-36", _FERMEE, Decision.REFUSER, None),
)


def effet(table: Iterable[EffetDecision], cause: CauseAlerte, decision: str) -> EffetDecision | None:
    """L'effet de la décision sur une alerte de cette cause, ou None si elle ne s'y prend pas."""
    return next((une for une in table if une.cause is cause and une.decision == decision), None)


def refus_definitif(unite: UniteVT) -> tuple[Refus, ...]:
    """Le refus d'agir sur une unité fermée définitivement : elle ne suit plus le ROR (P3-35)."""
    if unite.ouverture is not OuvertureUnite.FERMEE_DEFINITIVEMENT:
        return ()
    message = "l'unité est fermée définitivement"
    return (Refus(Motif.DECISION_IMPOSSIBLE, message, "P3-35", {"unite": unite.unite}),)
