"""L'étape 1 : l'initiation, l'appairage des unités, la validation structurelle."""

from __future__ import annotations

from dataclasses import replace

from ror_consumer.application.acces import sur_l_etablissement, sur_l_unite
from ror_consumer.application.composition import Composition
from ror_consumer.application.page import lire_structure, structure_montree
from ror_consumer.application.ports import Transaction
from ror_consumer.application.vues import VueCouple
from ror_consumer.domain.appairage import Couple, refus_d_appairage
from ror_consumer.domain.arbre import ancetres, descendants, par_identifiant
from ror_consumer.domain.comparaison import en_valeur, valeurs_ror
from ror_consumer.domain.donnees import de_la_fiche
from ror_consumer.domain.etats import arrivee
from ror_consumer.domain.fiches import donnees_unite
from ror_consumer.domain.refus import AppairageImpossible, Motif, Refus, SynchronisationImpossible, exiger
from ror_consumer.domain.ror import EtablissementRor, OrganisationRor
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.valeurs import Donnees
from ror_consumer.domain.vocabulaire import Fiche, OuvertureUnite


def initier_synchronisation(c: Composition, region: str, compte: str, etablissement: str) -> None:
    """La région initie la synchronisation d'un établissement décrit dans le ROR (P2-01, P2-02)."""
    action = "initier_synchronisation"
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, action, region, compte, etablissement)
    if not lire_structure(c, acces).organisations:
        message_ = "l'établissement n'est pas décrit dans le ROR : aucune organisation de son domaine"
        raise SynchronisationImpossible((Refus(Motif.ETABLISSEMENT_NON_DECRIT, message_, "P2-01"),))
    avancer(c, action, region, compte, etablissement)


def avancer(c: Composition, action: str, region: str, compte: str, etablissement: str) -> None:
    """Fait passer l'établissement à l'état où mène l'action, droits et état contrôlés dans la transaction."""
    with c.ports.depot.transaction() as t:
        un = sur_l_etablissement(c, t, action, region, compte, etablissement).etablissement
        t.garder_etablissement(replace(un, etat=arrivee(c.regles.etapes, action, un.etat)))


def comparer_couple(c: Composition, region: str, compte: str, unite: str, oi: str) -> VueCouple:
    """Les deux fiches d'un couple, sans rien associer (P2-24)."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_unite(c, t, "comparer_couple", region, compte, unite)
    lu = structure_montree(c, acces) or lire_structure(c, acces)
    return VueCouple(acces.unite.donnees, _fiche_ror(c, _choisie(lu, oi)))


def _fiche_ror(c: Composition, oi: OrganisationRor) -> Donnees:
    unite = de_la_fiche(c.regles.donnees, Fiche.UNITE)
    bloquantes = {d.cle: en_valeur(valeurs_ror(oi, d.cle)) for d in unite if d.bloquante}
    return {**donnees_unite(oi), **bloquantes}


def associer(c: Composition, region: str, compte: str, unite: str, oi: str) -> None:
    """Associe une unité à une OI ; lève `AppairageImpossible` avec toutes les différences (P2-06 à P2-15).

    Le ROR n'est pas relu à chaque association : elle se juge sur la page qu'on vient de lire.
    """
    with c.ports.depot.transaction() as t:
        acces = sur_l_unite(c, t, "associer", region, compte, unite)
        montree = structure_montree(c, acces)
        if montree is not None:
            _associer(c, t, acces.unite, montree, oi)
            return
    lu = lire_structure(c, acces)
    with c.ports.depot.transaction() as t:
        _associer(c, t, sur_l_unite(c, t, "associer", region, compte, unite).unite, lu, oi)


def _associer(c: Composition, t: Transaction, unite: UniteVT, lu: EtablissementRor, oi: str) -> None:
    choisie = _choisie(lu, oi)
    couple = coupler(t, unite, choisie, lu)
    exiger(refus_d_appairage(couple, c.regles.appairage, c.regles.niveaux_admis), AppairageImpossible)
    t.garder_unite(replace(unite, oi=choisie.oi, niveau_oi=choisie.niveau_oi))


def _choisie(lu: EtablissementRor, oi: str) -> OrganisationRor:
    trouvee = par_identifiant(lu.organisations).get(oi)
    if trouvee is None:
        message_ = "l'établissement n'a pas cette unité dans le ROR, pour son domaine d'activité"
        raise AppairageImpossible((Refus(Motif.OI_INCONNUE, message_, "T-02", {"oi": oi}),))
    return trouvee


def coupler(t: Transaction, unite: UniteVT, oi: OrganisationRor, lu: EtablissementRor) -> Couple:
    """Le couple à juger, avec les associations de la région autour de l'OI."""
    connues = par_identifiant(lu.organisations)
    associees = t.unites_associees(unite.region, tuple(connues))
    return Couple(
        unite=unite,
        oi=oi,
        occupante=associees[oi.oi].unite if oi.oi in associees else None,
        ancetres_associes=tuple(o.oi for o in ancetres(oi, connues) if o.oi in associees),
        descendants_associes=tuple(o.oi for o in descendants(oi.oi, connues) if o.oi in associees),
    )


def dissocier(c: Composition, region: str, compte: str, unite: str, oi: str | None = None) -> None:
    """Défait une association avant la validation ; l'OI redevient libre (P2-16)."""
    with c.ports.depot.transaction() as t:
        une = sur_l_unite(c, t, "dissocier", region, compte, unite).unite
        if une.oi is None or oi not in (None, une.oi):
            message_ = "cette unité n'est pas associée à cette unité du ROR"
            details = {"unite": unite, "oi": une.oi}
            raise AppairageImpossible((Refus(Motif.UNITE_NON_ASSOCIEE, message_, "P2-16", details),))
        t.garder_unite(replace(une, oi=None, niveau_oi=None))


def valider_structure(c: Composition, region: str, compte: str, etablissement: str) -> None:
    """Valide la synchronisation structurelle, toutes les unités associées ; irréversible (P2-19, P2-21)."""
    action = "valider_structure"
    with c.ports.depot.transaction() as t:
        un = sur_l_etablissement(c, t, action, region, compte, etablissement).etablissement
        exiger(refus_de_structure(c, t.unites(region, etablissement)), SynchronisationImpossible)
        t.garder_etablissement(replace(un, etat=arrivee(c.regles.etapes, action, un.etat)))


def refus_de_structure(c: Composition, unites: tuple[UniteVT, ...]) -> tuple[Refus, ...]:
    """Le refus qui nomme les unités encore à associer (P2-19, P2-47), vide s'il n'en reste pas."""
    restantes = [une for une in unites if une.oi is None and _a_associer(c, une)]
    if restantes:
        message_ = f"unités à associer : {', '.join(une.nom for une in restantes)}"
        details = {"unites": [une.unite for une in restantes]}
        return (Refus(Motif.UNITES_NON_ASSOCIEES, message_, "P2-19", details),)
    if not unites and c.lectures.p2_27 == "sans_unite_refuse":
        message_ = "l'établissement n'a aucune unité dans ViaTrajectoire"
        return (Refus(Motif.UNITES_NON_ASSOCIEES, message_, "P2-27", {"unites": []}),)
    return ()


def _a_associer(c: Composition, unite: UniteVT) -> bool:
    ignoree = c.lectures.p2_27 == "fermees_ignorees"
    return not (ignoree and unite.ouverture is OuvertureUnite.FERMEE_TEMPORAIREMENT)
