"""Les créations : un établissement demandé par la région, une unité choisie dans l'organisation du ROR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from ror_consumer.application.acces import (
    Acces,
    maintenant,
    ouvrir_ror,
    panne_refusee,
    reconnaitre,
    sur_l_etablissement,
    sur_la_region,
)
from ror_consumer.application.composition import Composition
from ror_consumer.application.page import lire_structure, vues_organisations
from ror_consumer.application.ports import Transaction
from ror_consumer.application.preparation import fiche_saisie
from ror_consumer.application.structure import coupler
from ror_consumer.application.vues import (
    EtablissementCree,
    UniteCreee,
    UniteCreeeDepuisRor,
    VueDemande,
    VueDemandes,
    VueOrganisationCreable,
    VueOrganisations,
)
from ror_consumer.domain.appairage import refus_d_appairage
from ror_consumer.domain.arbre import lire_dans
from ror_consumer.domain.calendrier import jour_local
from ror_consumer.domain.creation import (
    CandidatEtablissement,
    CandidateUnite,
    champs_du_domaine,
    refus_etablissement,
    refus_unite,
)
from ror_consumer.domain.demandes import DemandeCreation
from ror_consumer.domain.droits import refus_de_droit
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.etats import permise
from ror_consumer.domain.fiches import a_completer, donnees_a_la_creation, fiche_neuve
from ror_consumer.domain.formulaires import refus_incomplet
from ror_consumer.domain.refus import CreationImpossible, Motif, Refus, exiger
from ror_consumer.domain.region import Region
from ror_consumer.domain.ror import EtablissementRor
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import Domaine, Fiche, TypeUnite


def demander_creation_etablissement(
    c: Composition, region: str, compte: str, demande: Mapping[str, Any]
) -> VueDemande:
    """La région demande la création d'un établissement, formulaire complet (P3-70, P3-71, P3-75)."""
    with c.ports.depot.transaction() as t:
        acces = reconnaitre(t, region, compte)
        exiger(
            (
                *refus_de_droit(c.regles.droits, "demander_creation_etablissement", acces.compte.profil),
                *_refus_d_interface(c, acces.region),
                *refus_incomplet(demande, c.regles.demande_creation),
            ),
            CreationImpossible,
        )
        cle, le = t.nouvel_identifiant(region, "demande"), maintenant(c, acces.region)
        t.garder_demande_creation(DemandeCreation(region, cle, dict(demande), compte, le))
    return VueDemande(cle)


def _refus_d_interface(c: Composition, region: Region) -> tuple[Refus, ...]:
    if region.activation(c.reglages.plateforme) is not None:
        return ()
    message = "l'interface de la région n'est pas activée"
    return (Refus(Motif.INTERFACE_NON_ACTIVEE, message, "P3-70"),)


def lister_demandes_creation(c: Composition, region: str, compte: str) -> VueDemandes:
    """Les demandes reçues, avec tous leurs éléments (P3-71)."""
    with c.ports.depot.transaction() as t:
        sur_la_region(c, t, "lister_demandes_creation", region, compte)
        recues = t.demandes_creation(region)
    return VueDemandes(tuple({"demande": une.demande, **une.contenu} for une in recues))


def creer_etablissement(c: Composition, region: str, compte: str, demande: str) -> EtablissementCree:
    """Sisra crée l'établissement demandé, déclaré et ouvert dans le ROR (P3-72 à P3-75)."""
    with c.ports.depot.transaction() as t:
        acces = sur_la_region(c, t, "creer_etablissement", region, compte)
        contenu = _trouver_demande(t, region, demande).contenu
    with panne_refusee():
        lu = ouvrir_ror(c, acces.region).lire_etablissement(str(contenu["finess"]))
    with c.ports.depot.transaction() as t:
        exiger(_refus_d_etablissement(c, t, acces.region, lu, str(contenu["finess"])), CreationImpossible)
        un = _naitre(c, t, region, contenu, lu)
        t.garder_etablissement(un)
        recue = _trouver_demande(t, region, demande)
        t.garder_demande_creation(replace(recue, etablissement=un.etablissement))
    return EtablissementCree(un.etablissement)


def _trouver_demande(t: Transaction, region: str, demande: str) -> DemandeCreation:
    trouvee = t.demande_creation(region, demande)
    if trouvee is None:
        message = f"demande de création « {demande} » inconnue"
        raise CreationImpossible((Refus(Motif.INCONNU, message, "P3-75", {"demande": demande}),))
    return trouvee


def _refus_d_etablissement(
    c: Composition, t: Transaction, region: Region, lu: EtablissementRor | None, finess: str
) -> tuple[Refus, ...]:
    jour = jour_local(maintenant(c, region), c.reglages.fuseau)
    connu = any(un.finess == finess for un in t.etablissements(region.region))
    return refus_etablissement(CandidatEtablissement(lu, jour, connu), c.regles.conditions_etablissement)


def _naitre(
    c: Composition, t: Transaction, region: str, contenu: Mapping[str, Any], lu: EtablissementRor | None
) -> Etablissement:
    """Les données du ROR (P3-73) ; de la demande, les deux que le ROR ne porte pas."""
    ror = {**(lu.donnees if lu else {}), "domaine": Domaine.SANITAIRE.value}
    donnees = {
        **fiche_neuve(c.regles.donnees, Fiche.ETABLISSEMENT, ror),
        "mode_fixation_tarifs": str(contenu["mode_fixation_tarifs"]),
        "coordination": str(contenu["coordination"]),
    }
    return Etablissement(region, t.nouvel_identifiant(region, "etablissement"), Domaine.SANITAIRE, donnees)


def consulter_organisation(c: Composition, region: str, compte: str, etablissement: str) -> VueOrganisations:
    """L'organisation du ROR où choisir l'unité à créer ; dit celles qui s'y prêtent (P3-85)."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, "consulter_organisation", region, compte, etablissement)
    lu = lire_structure(c, acces)
    with c.ports.depot.transaction() as t:
        vues = vues_organisations(c, t, acces, lu)
        permis = permise(c.regles.etapes, "creer_unite_depuis_ror", acces.etablissement.etat)
        creables = {
            vue.oi
            for vue in vues
            if permis and any(not _refus(c, t, acces, lu, vue.oi, un) for un in TypeUnite)
        }
    return VueOrganisations(
        tuple(VueOrganisationCreable(**asdict(vue), creable=vue.oi in creables) for vue in vues)
    )


def creer_unite_depuis_ror(
    c: Composition, region: str, compte: str, etablissement: str, oi: str, type: str
) -> UniteCreeeDepuisRor:
    """Crée une unité depuis une OI ouverte, et l'y associe ; seules ses données communes sont remplies.

    L'établissement est relu au prochain passage : une fermeture déjà annoncée pour l'OI se retiendra (P3-07).
    """
    action = "creer_unite_depuis_ror"
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, action, region, compte, etablissement)
    lu = lire_structure(c, acces)
    with c.ports.depot.transaction() as t:
        actuel = sur_l_etablissement(c, t, action, region, compte, etablissement)
        exiger(_refus(c, t, actuel, lu, oi, TypeUnite(type)), CreationImpossible)
        candidate = _candidate(c, actuel, lu, oi, TypeUnite(type), t.nouvel_identifiant(region, "unite"))
        t.garder_unite(replace(candidate, oi=oi))
        a_relire = replace(actuel.etablissement.suivi, du=True)
        t.garder_etablissement(replace(actuel.etablissement, suivi=a_relire))
    return UniteCreeeDepuisRor(candidate.unite, a_completer(c.regles.donnees, Fiche.UNITE, candidate.donnees))


def _refus(
    c: Composition, t: Transaction, acces: Acces, lu: EtablissementRor, oi: str, type_: TypeUnite
) -> tuple[Refus, ...]:
    """Les conditions de création (P3-81) et les règles d'appairage (P3-84), toutes ensemble."""
    jour = jour_local(maintenant(c, acces.region), c.reglages.fuseau)
    champs = champs_du_domaine(c.regles.champs_des_domaines, acces.etablissement.domaine)
    lecture = lire_dans(lu, oi)
    refus = refus_unite(CandidateUnite(lecture, jour, champs), c.regles.conditions_unite)
    if lecture is None:
        return refus
    couple = coupler(t, _candidate(c, acces, lu, oi, type_, ""), lecture.organisation, lu)
    return (*refus, *refus_d_appairage(couple, c.regles.appairage, c.regles.niveaux_admis))


def _candidate(
    c: Composition, acces: Acces, lu: EtablissementRor, oi: str, type_: TypeUnite, cle: str
) -> UniteVT:
    """L'unité telle qu'elle naîtrait de cette OI, pas encore associée."""
    champs = champs_du_domaine(c.regles.champs_des_domaines, acces.etablissement.domaine)
    organisation = next(une for une in lu.organisations if une.oi == oi)
    donnees = fiche_neuve(c.regles.donnees, Fiche.UNITE, donnees_a_la_creation(organisation, champs))
    return UniteVT(
        region=acces.region.region,
        unite=cle,
        etablissement=acces.etablissement.etablissement,
        type=type_,
        donnees=donnees,
        niveau_oi=organisation.niveau_oi,
    )


def creer_unite(
    c: Composition, region: str, compte: str, etablissement: str, type: str, donnees: Mapping[str, Any]
) -> UniteCreee:
    """Crée une unité à la main, hors de la démarche de synchronisation (P2-23)."""
    with c.ports.depot.transaction() as t:
        sur_l_etablissement(c, t, "creer_unite", region, compte, etablissement)
        fiche = fiche_saisie(c.regles.donnees, Fiche.UNITE, donnees)
        cle = t.nouvel_identifiant(region, "unite")
        t.garder_unite(UniteVT(region, cle, etablissement, TypeUnite(type), fiche))
    return UniteCreee(cle)
