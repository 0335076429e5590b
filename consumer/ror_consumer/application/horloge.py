"""L'heure de la région : on la lui dit, et le passage qui échoit se joue."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from ror_consumer.application.acces import maintenant, trouver_region
from ror_consumer.application.composition import Composition
from ror_consumer.application.vues import VuePassages
from ror_consumer.domain.calendrier import jour_local, passage_du
from ror_consumer.domain.refus import ActionRefusee, Motif, Refus


def horloge(c: Composition, region: str, instant: datetime | str) -> VuePassages:
    """Règle l'heure de la région ; joue le passage du jour s'il est dû (P3-01). Reculer est refusé.

    `instant` : ISO 8601 ; sans décalage, il se lit dans le fuseau du réglage.
    """
    vise = _instant(c, instant)
    with c.ports.depot.transaction() as t:
        lue = trouver_region(t, region)
        if lue.instant is not None and vise < lue.instant:
            message = "l'heure de la région ne recule pas"
            details = {"instant": lue.instant.isoformat()}
            raise ActionRefusee((Refus(Motif.ETAT_INCOMPATIBLE, message, "P3-01", details),))
        t.garder_region(replace(lue, instant=vise))
    heure, fuseau = c.reglages.heure_passage, c.reglages.fuseau
    return _jouer(c, region, passage_du(vise, lue.dernier_passage, heure, fuseau))


def lancer_passage(c: Composition, region: str) -> VuePassages:
    """Joue le passage du jour s'il n'a pas eu lieu ; sinon rien (P3-01)."""
    with c.ports.depot.transaction() as t:
        lue = trouver_region(t, region)
    jour = jour_local(maintenant(c, lue), c.reglages.fuseau)
    deja = lue.dernier_passage is not None and lue.dernier_passage >= jour
    return _jouer(c, region, None if deja else jour)


def _jouer(c: Composition, region: str, jour: date | None) -> VuePassages:
    if jour is None:
        return VuePassages(0)
    c.services.jouer_passage(c, region, jour)
    return VuePassages(1)


def _instant(c: Composition, instant: datetime | str) -> datetime:
    lu = datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    return (lu if lu.tzinfo else lu.replace(tzinfo=c.reglages.fuseau)).astimezone(UTC)
