"""L'actualisation d'un objet depuis le ROR : signaler les écarts, appliquer le reste, s'en souvenir."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from ror_consumer.application.alertes import de_l_objet, noter
from ror_consumer.application.composition import Absence, Composition, LectureRor, Mode
from ror_consumer.application.ports import Transaction
from ror_consumer.domain.calendrier import jour_local
from ror_consumer.domain.constat import (
    Constat,
    constater_disparition,
    constater_etablissement,
    constater_unite,
)
from ror_consumer.domain.ecarts import suspendue
from ror_consumer.domain.etablissement import Etablissement, Suivi
from ror_consumer.domain.fermetures import echeance, fermeture_unite
from ror_consumer.domain.fiches import remplacees
from ror_consumer.domain.journal import NatureErreur
from ror_consumer.domain.ror import LectureOrganisation
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import Fiche


def actualiser(
    c: Composition,
    t: Transaction,
    etablissement: Etablissement,
    lecture: LectureRor,
    mode: Mode,
    instant: datetime,
) -> int:
    """Actualise l'établissement puis ses unités, dans cette transaction ; rend le nombre de changements."""
    jour = jour_local(instant, c.reglages.fuseau)
    constat = constater_etablissement(etablissement, lecture.etablissement, jour, c.regles)
    changees = _appliquer_etablissement(c, t, etablissement, constat, mode, instant)
    echeances = [constat.echeance]
    for unite in t.unites(etablissement.region, etablissement.etablissement):
        if unite.unite not in lecture.unites:
            continue
        lue = lecture.unites[unite.unite]
        changees += c.services.actualiser_unite(c, t, unite, lue, mode, instant)
        if isinstance(lue, LectureOrganisation):
            echeances.append(echeance(fermeture_unite(lue), jour))
    for panne in lecture.pannes:
        noter(t, etablissement, NatureErreur.PANNE, panne, instant)
    _retenir(t, etablissement, lecture, mode, instant, echeances)
    return changees


def actualiser_unite(
    c: Composition,
    t: Transaction,
    unite: UniteVT,
    lecture: LectureOrganisation | Absence,
    mode: Mode,
    instant: datetime,
) -> int:
    """Actualise une unité seule ; rend le nombre de données changées."""
    etablissement = t.etablissement(unite.region, unite.etablissement)
    if etablissement is None or lecture is Absence.MANQUEE:
        return 0
    jour = jour_local(instant, c.reglages.fuseau)
    if isinstance(lecture, Absence):
        message = f"l'unité du ROR {unite.oi}, associée à « {unite.nom} », n'existe plus dans le ROR"
        noter(t, etablissement, NatureErreur.CONTENU, message, instant)
        constat = constater_disparition(c.regles)
        if constat.ecarts:
            c.services.signaler(c, t, etablissement, unite, constat, instant)
        return 0
    constat = constater_unite(unite, etablissement.finess, lecture, jour, c.regles)
    return _appliquer_unite(c, t, etablissement, unite, constat, mode, instant)


def _appliquer_etablissement(
    c: Composition,
    t: Transaction,
    etablissement: Etablissement,
    constat: Constat,
    mode: Mode,
    instant: datetime,
) -> int:
    alertes = c.services.signaler(c, t, etablissement, None, constat, instant)
    for erreur in constat.erreurs:
        noter(t, etablissement, NatureErreur.CONTENU, erreur, instant)
    donnees, changements = etablissement.donnees, constat.modifications
    if suspendue(c.regles.portees, Fiche.ETABLISSEMENT, alertes):
        changements = ()
    elif mode is not Mode.LANCEMENT:
        c.services.informer(c, t, etablissement, None, changements, instant)
    apres = replace(
        etablissement,
        donnees=remplacees(donnees, changements),
        fermeture_traitee=constat.fermeture,
    )
    if apres != etablissement:
        t.garder_etablissement(apres)
    return len(changements)


def _appliquer_unite(
    c: Composition,
    t: Transaction,
    etablissement: Etablissement,
    unite: UniteVT,
    constat: Constat,
    mode: Mode,
    instant: datetime,
) -> int:
    siennes = c.services.signaler(c, t, etablissement, unite, constat, instant)
    portees = de_l_objet(t.alertes(unite.region, unite.etablissement), None)
    for erreur in constat.erreurs:
        noter(t, etablissement, NatureErreur.CONTENU, f"« {unite.nom} » : {erreur}", instant)
    changements = constat.modifications
    if suspendue(c.regles.portees, Fiche.UNITE, (*siennes, *portees)):
        changements = ()
    elif mode is not Mode.LANCEMENT:
        c.services.informer(c, t, etablissement, unite, changements, instant)
    apres = replace(
        unite, donnees=remplacees(unite.donnees, changements), fermeture_traitee=constat.fermeture
    )
    if apres != unite:
        t.garder_unite(apres)
    return len(changements)


def _retenir(
    t: Transaction,
    etablissement: Etablissement,
    lecture: LectureRor,
    mode: Mode,
    instant: datetime,
    echeances: Iterable[date | None],
) -> None:
    relu = t.etablissement(etablissement.region, etablissement.etablissement) or etablissement
    du = {
        Mode.LANCEMENT: True,
        Mode.PASSAGE: bool(lecture.pannes),
        Mode.MANUEL: relu.suivi.du,
    }[mode]
    futures = [une for une in echeances if une is not None]
    suivi = Suivi(instant, du, relu.suivi.dernier_passage, instant, min(futures, default=None))
    t.garder_etablissement(replace(relu, suivi=suivi))
