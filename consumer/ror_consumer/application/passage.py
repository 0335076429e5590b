"""Le passage quotidien d'une région : notifier, puis ne lire que ce qui a changé ou reste dû."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date, datetime

from ror_consumer.application.acces import maintenant, ouvrir_ror, trouver_region
from ror_consumer.application.alertes import noter
from ror_consumer.application.composition import Composition, Mode
from ror_consumer.application.ports import Ror, Transaction
from ror_consumer.domain.calendrier import jour_local
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.etats import permise
from ror_consumer.domain.journal import Erreur, NatureErreur
from ror_consumer.domain.region import Region
from ror_consumer.domain.ror import RorIndisponible

journal = logging.getLogger(__name__)
AUTOMATIQUE = "actualiser_automatiquement"


@dataclass(frozen=True)
class Suivis:
    """Ce que le passage trouve en commençant : la région, et ses établissements actifs."""

    region: Region
    actifs: tuple[Etablissement, ...]


def jouer_passage(c: Composition, region: str, jour: date) -> None:
    """Joue le passage de ce jour ; interrompu puis repris, il ne relit pas ce qu'il a déjà appliqué."""
    with c.ports.depot.transaction() as t:
        suivis = Suivis(trouver_region(t, region), _actifs(c, t, region))
    if suivis.actifs and suivis.region.activation(c.reglages.plateforme) is not None:
        instant = maintenant(c, suivis.region)
        ror = ouvrir_ror(c, suivis.region)
        for etablissement in _notifier(c, ror, suivis, jour, instant):
            _actualiser_un(c, ror, etablissement, jour, instant)
    with c.ports.depot.transaction() as t:
        t.garder_region(replace(trouver_region(t, region), dernier_passage=jour))
    c.services.envoyer_courriels(c)


def _actifs(c: Composition, t: Transaction, region: str) -> tuple[Etablissement, ...]:
    return tuple(un for un in t.etablissements(region) if permise(c.regles.etapes, AUTOMATIQUE, un.etat))


def _notifier(
    c: Composition, ror: Ror, suivis: Suivis, jour: date, instant: datetime
) -> tuple[Etablissement, ...]:
    """Demande au ROR ce qui a changé, et rend ce que ce passage doit lire.

    Les établissements notifiés sont marqués dus et la date de référence avance d'un même geste ; une
    notification en panne est notée, et laisse à lire ce qui était déjà dû.
    """
    region = suivis.region.region
    try:
        modifies = ror.etablissements_modifies(_date_ref(c, suivis, instant))
    except RorIndisponible as panne:
        message = f"la notification du ROR a échoué : {panne}"
        with c.ports.depot.transaction() as t:
            t.noter_erreur(Erreur(region, instant, None, NatureErreur.PANNE, message))
            return _a_lire(c, t, region, jour, instant)
    with c.ports.depot.transaction() as t:
        for un in _actifs(c, t, region):
            if un.finess in modifies and not un.suivi.du:
                t.garder_etablissement(replace(un, suivi=replace(un.suivi, du=True)))
        t.garder_region(replace(trouver_region(t, region), notifie_le=instant))
        return _a_lire(c, t, region, jour, instant)


def _date_ref(c: Composition, suivis: Suivis, instant: datetime) -> datetime:
    lues = [un.suivi.lu_le for un in suivis.actifs if un.suivi.lu_le is not None]
    connue = suivis.region.notifie_le or min(lues, default=instant)
    return min(connue, instant) - c.reglages.recouvrement


def _a_lire(
    c: Composition, t: Transaction, region: str, jour: date, instant: datetime
) -> tuple[Etablissement, ...]:
    """Ce qui est notifié ou dû (P3-08), et que ce passage n'a pas déjà fait."""
    aujourd_hui, en_alerte = jour_local(instant, c.reglages.fuseau), t.etablissements_en_alerte(region)
    return tuple(
        un
        for un in _actifs(c, t, region)
        if un.suivi.dernier_passage != jour
        and (
            un.suivi.du
            or un.etablissement in en_alerte
            or (un.suivi.echeance is not None and un.suivi.echeance <= aujourd_hui)
        )
    )


def _actualiser_un(
    c: Composition, ror: Ror, etablissement: Etablissement, jour: date, instant: datetime
) -> None:
    """Lit et applique un établissement ; quoi qu'il arrive, les autres sont traités (P3-42)."""
    try:
        _lire_et_appliquer(c, ror, etablissement, jour, instant)
    except RorIndisponible as panne:
        _manquer(c, etablissement, NatureErreur.PANNE, f"lecture impossible : {panne}", instant)
    except Exception as faute:
        journal.debug("établissement %s", etablissement.etablissement, exc_info=faute)
        message = f"contenu du ROR inutilisable ({type(faute).__name__}) : {faute}"
        _manquer(c, etablissement, NatureErreur.CONTENU, message, instant)


def _lire_et_appliquer(
    c: Composition, ror: Ror, etablissement: Etablissement, jour: date, instant: datetime
) -> None:
    region, cle = etablissement.region, etablissement.etablissement
    with c.ports.depot.transaction() as t:
        unites = t.unites(region, cle)
    lecture = c.services.lire(ror, etablissement, unites, False)
    if lecture is None:
        message = "l'établissement n'est plus déclaré dans le ROR"
        _manquer(c, etablissement, NatureErreur.CONTENU, message, instant, jour)
        return
    with c.ports.depot.transaction() as t:
        actuel = t.etablissement(region, cle)
        if actuel is None or not permise(c.regles.etapes, AUTOMATIQUE, actuel.etat):
            return
        c.services.actualiser(c, t, actuel, lecture, Mode.PASSAGE, instant)
        fait = t.etablissement(region, cle) or actuel
        t.garder_etablissement(replace(fait, suivi=replace(fait.suivi, dernier_passage=jour)))


def _manquer(
    c: Composition,
    etablissement: Etablissement,
    nature: NatureErreur,
    message: str,
    instant: datetime,
    jour: date | None = None,
) -> None:
    """Note l'erreur et laisse l'établissement dû ; `jour` : le passage de ce jour est fait malgré tout."""
    with c.ports.depot.transaction() as t:
        actuel = t.etablissement(etablissement.region, etablissement.etablissement) or etablissement
        suivi = replace(actuel.suivi, du=True, dernier_passage=jour or actuel.suivi.dernier_passage)
        t.garder_etablissement(replace(actuel, suivi=suivi))
        noter(t, etablissement, nature, message, instant)
