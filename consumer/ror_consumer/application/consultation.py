"""Ce que chacun lit : la liste des établissements, les fiches, les alertes, les erreurs."""

from __future__ import annotations

from ror_consumer.application.acces import (
    Acces,
    AccesUnite,
    reconnaitre,
    refus_de_personne,
    sur_l_etablissement,
    sur_l_unite,
    sur_la_region,
)
from ror_consumer.application.composition import Composition
from ror_consumer.application.lecture import suivie
from ror_consumer.application.vues import (
    FicheEtablissement,
    FicheUnite,
    LigneEtablissement,
    Ressource,
    SynchronisationEtablissement,
    SynchronisationUnite,
    VueAlertes,
    VueErreur,
    VueErreurs,
    VueEtablissements,
    vue_alerte,
)
from ror_consumer.domain.droits import dans_le_perimetre
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.etats import description, message, permise
from ror_consumer.domain.fiches import a_completer
from ror_consumer.domain.offre import porte_une_offre
from ror_consumer.domain.region import Region
from ror_consumer.domain.saisie import modifiables
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import Fiche


def lister_etablissements(c: Composition, region: str, compte: str) -> VueEtablissements:
    """La liste des établissements de la région, avec la colonne « ROR » (P2-25)."""
    with c.ports.depot.transaction() as t:
        lue = sur_la_region(c, t, "lister_etablissements", region, compte).region
        return VueEtablissements(tuple(_ligne(c, lue, un) for un in t.etablissements(region)))


def _ligne(c: Composition, region: Region, un: Etablissement) -> LigneEtablissement:
    etat = description(c.regles.etats, un.etat) if etat_visible(c, region, un) else None
    denomination = un.donnees.get("denomination")
    return LigneEtablissement(
        un.etablissement,
        un.finess,
        str(denomination) if denomination is not None else None,
        un.domaine,
        etat.etat if etat else None,
        etat.libelle if etat else None,
        etat.icone if etat else None,
    )


def etat_visible(c: Composition, region: Region, etablissement: Etablissement) -> bool:
    """Vrai quand l'interface est activée pour le domaine de l'établissement (P1-08, P1-09)."""
    return region.activee_pour(etablissement.domaine, c.reglages.plateforme)


def lire_etablissement(c: Composition, region: str, compte: str, etablissement: str) -> FicheEtablissement:
    """La fiche d'un établissement, avec sa rubrique « Synchronisation ROR »."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, "lire_etablissement", region, compte, etablissement)
        alertes = t.alertes(region, etablissement)
        unites = t.unites(region, etablissement)
    un = acces.etablissement
    visible = etat_visible(c, acces.region, un)
    return FicheEtablissement(
        etablissement=un.etablissement,
        domaine=un.domaine,
        ouverture=un.ouverture,
        etat=un.etat if visible else None,
        donnees=un.donnees,
        modifiables=_modifiables(c, acces, Fiche.ETABLISSEMENT),
        unites=tuple(unite.unite for unite in unites),
        synchronisation=SynchronisationEtablissement(
            libelle=description(c.regles.etats, un.etat).libelle if visible else None,
            message=message(c.regles.messages, un.etat, acces.compte.profil) if visible else None,
            alertes=tuple(vue_alerte(une) for une in alertes if une.unite is None),
            actions=actions(c, acces, Fiche.ETABLISSEMENT),
            offre_verifiee=un.offre_verifiee,
            demande=un.demande,
            derniere_mise_a_jour=un.suivi.mis_a_jour_le,
        ),
    )


def lire_unite(c: Composition, region: str, compte: str, unite: str) -> FicheUnite:
    """La fiche d'une unité, avec l'origine de chaque ressource (P2-31)."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_unite(c, t, "lire_unite", region, compte, unite)
        alertes = t.alertes(region, acces.unite.etablissement)
    une = acces.unite
    return FicheUnite(
        unite=une.unite,
        etablissement=une.etablissement,
        type=une.type,
        ouverture=une.ouverture,
        donnees=une.donnees,
        modifiables=_modifiables(c, acces, Fiche.UNITE),
        a_completer=a_completer(c.regles.donnees, Fiche.UNITE, une.donnees),
        ressources=_ressources(c, une),
        synchronisation=SynchronisationUnite(
            oi=une.oi,
            alertes=tuple(vue_alerte(alerte) for alerte in alertes if alerte.unite == unite),
            actions=_actions_unite(c, acces),
        ),
    )


def _ressources(c: Composition, unite: UniteVT) -> tuple[Ressource, ...]:
    if not porte_une_offre(c.regles.porteuses, unite.type):
        return ()
    lignes: list[Ressource] = []
    for ligne in c.regles.ressources:
        codes = unite.donnees.get(ligne.donnee)
        if isinstance(codes, tuple):
            lignes.extend(Ressource(ligne.nature, code, ligne.origine) for code in codes)
    return tuple(lignes)


def _modifiables(c: Composition, acces: Acces, fiche: Fiche) -> tuple[str, ...]:
    if refus_de_personne(c, "modifier_donnee", acces):
        return ()
    return modifiables(c.regles.saisies, c.regles.donnees, fiche, acces.etablissement.etat)


def actions(c: Composition, acces: Acces, fiche: Fiche) -> tuple[str, ...]:
    """Ce que ce compte peut faire sur cette fiche, dans cet état ; rien sans interface activée."""
    if not etat_visible(c, acces.region, acces.etablissement):
        return ()
    return tuple(
        offerte.action
        for offerte in c.regles.actions_offertes
        if fiche in offerte.fiches
        and not refus_de_personne(c, offerte.action, acces)
        and permise(c.regles.etapes, offerte.action, acces.etablissement.etat)
    )


def _actions_unite(c: Composition, acces: AccesUnite) -> tuple[str, ...]:
    offertes = actions(c, acces, Fiche.UNITE)
    associee, tenue_a_jour = acces.unite.oi is not None, suivie(acces.unite)
    sans_objet = {"associer": associee, "mettre_a_jour": not tenue_a_jour}
    return tuple(action for action in offertes if not sans_objet[action])


def lister_alertes(c: Composition, region: str, compte: str, niveau: str | None = None) -> VueAlertes:
    """Les alertes de l'étendue du compte, quel que soit son profil, d'un niveau ou de tous (P3-22)."""
    with c.ports.depot.transaction() as t:
        acces = reconnaitre(t, region, compte)
        alertes = t.alertes(region)
    return VueAlertes(
        tuple(
            vue_alerte(une)
            for une in alertes
            if niveau in (None, une.niveau)
            and dans_le_perimetre(c.regles.perimetres, acces.compte, region, une.etablissement)
        )
    )


def lister_erreurs(c: Composition, region: str, compte: str) -> VueErreurs:
    """Les erreurs notées dans l'étendue du compte ; celles de la région entière se lisent partout (P3-42)."""
    with c.ports.depot.transaction() as t:
        acces = reconnaitre(t, region, compte)
        erreurs = t.erreurs(region)
    return VueErreurs(
        tuple(
            VueErreur(une.instant, une.etablissement, une.nature, une.message)
            for une in erreurs
            if une.etablissement is None
            or dans_le_perimetre(c.regles.perimetres, acces.compte, region, une.etablissement)
        )
    )
