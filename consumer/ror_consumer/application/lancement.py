"""L'étape 3 et la suite : valider l'offre, suspendre, relancer."""

from __future__ import annotations

from dataclasses import replace

from ror_consumer.application.acces import Acces, maintenant, ouvrir_ror, panne_refusee, sur_l_etablissement
from ror_consumer.application.composition import Composition, LectureRor, Mode
from ror_consumer.application.offre import comparaisons
from ror_consumer.application.structure import refus_de_structure
from ror_consumer.application.vues import VueLancement
from ror_consumer.domain.etats import arrivee
from ror_consumer.domain.offre import suite
from ror_consumer.domain.refus import Motif, Refus, SynchronisationImpossible, exiger
from ror_consumer.domain.unite import UniteVT

IMMEDIAT = "immediat"


def valider_offre(c: Composition, region: str, compte: str, etablissement: str) -> VueLancement:
    """La région lance la synchronisation : l'offre commune est remplacée par celle du ROR (P2-40 à P2-47).

    Le remplacement est immédiat, dans la même transaction que le changement d'état ; un écart bloquant est
    signalé aussitôt. Le ROR en panne, rien ne change (refus ROR_INDISPONIBLE).
    """
    action = "valider_offre"
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, action, region, compte, etablissement)
        unites = t.unites(region, etablissement)
    exiger(refus_de_structure(c, unites), SynchronisationImpossible)
    avertissements = _non_verifiee(c, acces)
    lecture = _lire(c, acces, unites) if c.lectures.p2_42 == IMMEDIAT else None
    with c.ports.depot.transaction() as t:
        un = sur_l_etablissement(c, t, action, region, compte, etablissement).etablissement
        actif = replace(un, etat=arrivee(c.regles.etapes, action, un.etat), suivi=replace(un.suivi, du=True))
        t.garder_etablissement(actif)
        if lecture is not None:
            avertissements = (*avertissements, *_pas_a_jour(c, unites, lecture))
            c.services.actualiser(c, t, actif, lecture, Mode.LANCEMENT, maintenant(c, acces.region))
    c.services.envoyer_courriels(c)
    return VueLancement(avertissements)


def _non_verifiee(c: Composition, acces: Acces) -> tuple[str, ...]:
    if acces.etablissement.offre_verifiee is not None:
        return ()
    message = "l'offre n'a pas été déclarée vérifiée pour la totalité de l'établissement"
    if c.lectures.p2_44 == "refuse":
        raise SynchronisationImpossible((Refus(Motif.OFFRE_NON_VERIFIEE, message, "P2-44"),))
    return (message,)


def _lire(c: Composition, acces: Acces, unites: tuple[UniteVT, ...]) -> LectureRor:
    with panne_refusee():
        lecture = c.services.lire(ouvrir_ror(c, acces.region), acces.etablissement, unites, True)
    if lecture is None:
        message = "l'établissement n'est pas déclaré dans le ROR"
        raise SynchronisationImpossible((Refus(Motif.ETABLISSEMENT_ABSENT_DU_ROR, message, "P2-01"),))
    return lecture


def _pas_a_jour(c: Composition, unites: tuple[UniteVT, ...], lecture: LectureRor) -> tuple[str, ...]:
    return tuple(
        f"unité « {offre.unite} » : {suite(c.regles.suites, offre.cas).texte}"
        for offre in comparaisons(c, unites, lecture)
        if suite(c.regles.suites, offre.cas).avertit
    )


def suspendre(c: Composition, region: str, compte: str, etablissement: str) -> None:
    """La région suspend la mise à jour automatique (P3-50)."""
    _changer_d_etat(c, "suspendre", region, compte, etablissement)


def relancer(c: Composition, region: str, compte: str, etablissement: str) -> None:
    """La région relance la mise à jour automatique ; l'établissement est relu au prochain passage (P3-52)."""
    _changer_d_etat(c, "relancer", region, compte, etablissement)


def _changer_d_etat(c: Composition, action: str, region: str, compte: str, etablissement: str) -> None:
    with c.ports.depot.transaction() as t:
        un = sur_l_etablissement(c, t, action, region, compte, etablissement).etablissement
        etat = arrivee(c.regles.etapes, action, un.etat)
        t.garder_etablissement(replace(un, etat=etat, suivi=replace(un.suivi, du=True)))
