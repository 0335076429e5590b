"""La page de synchronisation : l'organisation du ROR d'un côté, les unités de ViaTrajectoire de l'autre."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ror_consumer.application.acces import (
    Acces,
    connexion,
    maintenant,
    ouvrir_ror,
    panne_refusee,
    sur_l_etablissement,
)
from ror_consumer.application.composition import Composition
from ror_consumer.application.consultation import actions
from ror_consumer.application.ports import Transaction
from ror_consumer.application.vues import PageSynchronisation, UniteAAssocier, VueOrganisation
from ror_consumer.domain.arbre import lire_dans
from ror_consumer.domain.calendrier import jour_local
from ror_consumer.domain.creation import champs_du_domaine, visible
from ror_consumer.domain.etats import message
from ror_consumer.domain.fermetures import fermeture_unite
from ror_consumer.domain.refus import Motif, Refus, SynchronisationImpossible
from ror_consumer.domain.ror import EtablissementRor, OrganisationRor
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import EtatSynchronisation, Fiche


def lire_structure(c: Composition, acces: Acces) -> EtablissementRor:
    """L'établissement lu dans le ROR, ses OI triées à la lecture par champ d'activité (T-02).

    Lève `SynchronisationImpossible` s'il en est absent (P2-01), `ActionRefusee` si le ROR est en panne.
    """
    etablissement = acces.etablissement
    with panne_refusee():
        ror = ouvrir_ror(c, acces.region)
        lu = ror.lire_etablissement(etablissement.finess) if etablissement.finess else None
    if lu is None:
        message_ = "l'établissement n'est pas déclaré dans le ROR"
        raise SynchronisationImpossible((Refus(Motif.ETABLISSEMENT_ABSENT_DU_ROR, message_, "P2-01"),))
    champs = champs_du_domaine(c.regles.champs_des_domaines, etablissement.domaine)
    triee = replace(lu, organisations=tuple(oi for oi in lu.organisations if visible(oi, champs)))
    c.pages.retenir(etablissement, connexion(c, acces.region), maintenant(c, acces.region), triee)
    return triee


def structure_montree(c: Composition, acces: Acces) -> EtablissementRor | None:
    """La structure que la page vient de montrer ; None passé `Reglages.duree_page`, il faut la relire."""
    ror, instant = connexion(c, acces.region), maintenant(c, acces.region)
    return c.pages.montree(acces.etablissement, ror, instant, c.reglages.duree_page)


def consulter_synchronisation(
    c: Composition, region: str, compte: str, etablissement: str
) -> PageSynchronisation:
    """La page : l'organisation du ROR, et les unités une fois la synchronisation initiée (P2-03)."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, "consulter_synchronisation", region, compte, etablissement)
    lu = lire_structure(c, acces)
    with c.ports.depot.transaction() as t:
        unites = t.unites(region, etablissement)
        organisations = vues_organisations(c, t, acces, lu)
    etat = acces.etablissement.etat
    initiee = etat is not EtatSynchronisation.NON_SYNCHRONISE
    return PageSynchronisation(
        etat=etat,
        message=message(c.regles.messages, etat, acces.compte.profil),
        organisations=organisations,
        unites=tuple(UniteAAssocier(u.unite, u.nom, u.type, u.oi) for u in unites) if initiee else (),
        actions=actions(c, acces, Fiche.ETABLISSEMENT),
    )


def vues_organisations(
    c: Composition, t: Transaction, acces: Acces, lu: EtablissementRor
) -> tuple[VueOrganisation, ...]:
    """Les OI lues, ouvertes ou non, déjà associées ou non (P2-17)."""
    jour = jour_local(maintenant(c, acces.region), c.reglages.fuseau)
    associees = t.unites_associees(acces.region.region, tuple(oi.oi for oi in lu.organisations))
    return tuple(_vue(oi, lu, jour, associees.get(oi.oi), acces) for oi in lu.organisations)


def _vue(
    oi: OrganisationRor, lu: EtablissementRor, jour: date, associee: UniteVT | None, acces: Acces
) -> VueOrganisation:
    siennes = associee is not None and associee.etablissement == acces.etablissement.etablissement
    return VueOrganisation(
        oi=oi.oi,
        nom=oi.nom,
        niveau=oi.niveau_oi.code if oi.niveau_oi else None,
        parent=oi.parent,
        champs=oi.champs,
        modalite=oi.modalite,
        activites=oi.activites,
        ouverture="fermee" if fermee(lu, oi.oi, jour) else "ouverte",
        associee=associee is not None,
        unite=associee.unite if associee and siennes else None,
    )


def fermee(lu: EtablissementRor, oi: str, jour: date) -> bool:
    """Vrai si l'OI, ou un de ses parents, est fermée ce jour."""
    lecture = lire_dans(lu, oi)
    fermeture = fermeture_unite(lecture) if lecture else None
    return fermeture is not None and fermeture.vaut(jour)
