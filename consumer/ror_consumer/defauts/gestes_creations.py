"""Les gestes faux dont sont faits les défauts de création depuis le ROR."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ror_consumer.application.composition import Composition
from ror_consumer.application.vues import VueOrganisationCreable, VueOrganisations
from ror_consumer.defauts.modele import Retouche
from ror_consumer.defauts.outils import Relais, usage
from ror_consumer.defauts.ouverture import activation_fictive
from ror_consumer.defauts.vocabulaire import (
    SISRA,
)
from ror_consumer.domain.demandes import DemandeCreation
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.refus import CreationImpossible, Motif, Refus
from ror_consumer.domain.region import Region
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.valeurs import Donnees
from ror_consumer.domain.vocabulaire import Fiche, Origine

CREER, DEMANDER = "creer_unite_depuis_ror", "demander_creation_etablissement"


class Active(Relais):
    """Une région sans interface passe pour active."""

    def region(self, region: str) -> Region | None:
        lue: Region | None = self.juste.region(region)
        return replace(lue, production=activation_fictive()) if lue and lue.production is None else lue


def toujours_refuse(_juste: Any) -> Any:
    def faux(_c: Composition, **_corps: Any) -> None:
        message = "l'interface de la région n'est pas activée"
        raise CreationImpossible((Refus(Motif.INTERFACE_NON_ACTIVEE, message, "P3-70"),))

    return faux


class SansStatut(Relais):
    def garder_demande_creation(self, demande: DemandeCreation) -> None:
        juridique = {**demande.contenu["entite_juridique"], "statut": ""}
        self.juste.garder_demande_creation(
            replace(demande, contenu={**demande.contenu, "entite_juridique": juridique})
        )


class CommuneAuLieuDuTerritoire(Relais):
    def garder_demande_creation(self, demande: DemandeCreation) -> None:
        contenu = {**demande.contenu, "territoire_sante": demande.contenu["commune"]}
        self.juste.garder_demande_creation(replace(demande, contenu=contenu))


def ferme_hier_seulement(candidat: Any) -> bool:
    """Ne voit que les fermetures du jour même."""
    fermeture = candidat.ror and candidat.ror.ferme_le
    return bool(fermeture and fermeture == candidat.jour)


def fiche_creee(effet: Callable[[Donnees], Donnees]) -> Retouche:
    """Change la fiche de l'établissement qui naît."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, region: str, **corps: Any) -> Any:
            vue = juste(c, region=region, **corps)
            with c.ports.depot.transaction() as t:
                un: Etablissement | None = t.etablissement(region, vue.etablissement)
                if un is not None:
                    t.garder_etablissement(replace(un, donnees=effet(un.donnees)))
            return vue

        return faux

    return usage("creer_etablissement", enveloppe)


def cree_a_la_demande() -> Retouche:
    """La demande de la région crée l'établissement, sans attendre le support."""

    def retouche(c: Composition) -> Composition:
        creer = c.cas_usage["creer_etablissement"]

        def enveloppe(juste: Any) -> Any:
            def faux(c: Composition, region: str, **corps: Any) -> Any:
                vue = juste(c, region=region, **corps)
                with c.ports.depot.transaction() as t:
                    support = next(un for un in t.comptes(region) if un.profil is SISRA)
                creer(c, region=region, compte=support.compte, demande=vue.demande)
                return vue

            return faux

        return usage(DEMANDER, enveloppe)(c)

    return retouche


def unite_creee(effet: Callable[[Composition, Any, UniteVT], UniteVT]) -> Retouche:
    """Change l'unité qui naît ; `effet` reçoit la composition, la transaction et l'unité."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, region: str, **corps: Any) -> Any:
            vue = juste(c, region=region, **corps)
            with c.ports.depot.transaction() as t:
                une = t.unite(region, vue.unite)
                if une is not None:
                    t.garder_unite(effet(c, t, une))
            return vue

        return faux

    return usage(CREER, enveloppe)


def copie_des_propres(c: Composition, t: Any, une: UniteVT) -> UniteVT:
    modele = t.unites(une.region, une.etablissement)[0]
    propres = {
        d.cle: modele.donnees.get(d.cle)
        for d in c.regles.donnees
        if d.fiche is Fiche.UNITE and d.origine is Origine.VIATRAJECTOIRE
    }
    return replace(une, donnees={**une.donnees, **propres})


def sans_capacites(_c: Composition, _t: Any, une: UniteVT) -> UniteVT:
    return replace(une, donnees={**une.donnees, "lits_installes": None, "places_installees": None})


def rien_a_completer(juste: Any) -> Any:
    return lambda c, **corps: replace(juste(c, **corps), a_completer=())


def en_double(juste: Any) -> Any:
    """Crée deux unités au lieu d'une."""

    def faux(c: Composition, region: str, **corps: Any) -> Any:
        vue = juste(c, region=region, **corps)
        with c.ports.depot.transaction() as t:
            une = t.unite(region, vue.unite)
            if une is not None:
                double = t.nouvel_identifiant(region, "unite")
                t.garder_unite(replace(une, unite=double, oi=None, niveau_oi=None))
        return vue

    return faux


def a_defaut_une_autre(juste: Any) -> Any:
    """L'unité demandée absente du ROR, une autre est créée à sa place."""

    def faux(c: Composition, region: str, etablissement: str, oi: str, compte: str, type: str) -> Any:
        corps: dict[str, Any] = {"region": region, "etablissement": etablissement, "compte": compte}
        try:
            return juste(c, oi=oi, type=type, **corps)
        except CreationImpossible as refuse:
            if Motif.OI_INCONNUE not in {un.motif for un in refuse.refus}:
                raise
            vue: Any = c.executer("consulter_organisation", **corps)
            autre = next(o.oi for o in vue.organisations if o.creable and o.niveau == "ue")
            return juste(c, oi=autre, type=type, **corps)

    return faux


def proposition(
    effet: Callable[[VueOrganisationCreable], VueOrganisationCreable | None],
) -> Retouche:
    """Change ce que l'organisation proposée montre de chaque unité du ROR ; None l'ôte."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, **corps: Any) -> VueOrganisations:
            vue: VueOrganisations = juste(c, **corps)
            return VueOrganisations(tuple(filter(None, (effet(une) for une in vue.organisations))))

        return faux

    return usage("consulter_organisation", enveloppe)
