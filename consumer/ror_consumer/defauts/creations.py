"""Défauts de la phase 3, cas 3 et 4 : créer depuis le ROR (P3-70 à P3-85)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ror_consumer.application.composition import Composition
from ror_consumer.application.vues import VueOrganisationCreable, VueOrganisations
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.outils import Relais, ajoute, change, depot, etats, profils, sans, usage
from ror_consumer.defauts.ouverture import activation_fictive
from ror_consumer.defauts.vocabulaire import (
    ACTIVE,
    AUTRE,
    NON,
    REFERENT,
    REGION,
    SISRA,
    SUSPENDUE,
    TROIS,
)
from ror_consumer.domain.demandes import DemandeCreation
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.formulaires import ElementExige
from ror_consumer.domain.refus import CreationImpossible, Motif, Refus
from ror_consumer.domain.region import Region
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.valeurs import Donnees
from ror_consumer.domain.vocabulaire import Fiche, Origine

CREER, DEMANDER = "creer_unite_depuis_ror", "demander_creation_etablissement"


class _Active(Relais):
    """Une région sans interface passe pour active."""

    def region(self, region: str) -> Region | None:
        lue: Region | None = self.juste.region(region)
        return replace(lue, production=activation_fictive()) if lue and lue.production is None else lue


def _toujours_refuse(_juste: Any) -> Any:
    def faux(_c: Composition, **_corps: Any) -> None:
        message = "l'interface de la région n'est pas activée"
        raise CreationImpossible((Refus(Motif.INTERFACE_NON_ACTIVEE, message, "P3-70"),))

    return faux


class _SansStatut(Relais):
    def garder_demande_creation(self, demande: DemandeCreation) -> None:
        juridique = {**demande.contenu["entite_juridique"], "statut": ""}
        self.juste.garder_demande_creation(
            replace(demande, contenu={**demande.contenu, "entite_juridique": juridique})
        )


class _CommuneAuLieuDuTerritoire(Relais):
    def garder_demande_creation(self, demande: DemandeCreation) -> None:
        contenu = {**demande.contenu, "territoire_sante": demande.contenu["commune"]}
        self.juste.garder_demande_creation(replace(demande, contenu=contenu))


def _ferme_hier_seulement(candidat: Any) -> bool:
    """Ne voit que les fermetures du jour même."""
    fermeture = candidat.ror and candidat.ror.ferme_le
    return bool(fermeture and fermeture == candidat.jour)


def _fiche_creee(effet: Callable[[Donnees], Donnees]) -> Retouche:
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


def _cree_a_la_demande() -> Retouche:
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


def _unite_creee(effet: Callable[[Composition, Any, UniteVT], UniteVT]) -> Retouche:
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


def _copie_des_propres(c: Composition, t: Any, une: UniteVT) -> UniteVT:
    modele = t.unites(une.region, une.etablissement)[0]
    propres = {
        d.cle: modele.donnees.get(d.cle)
        for d in c.regles.donnees
        if d.fiche is Fiche.UNITE and d.origine is Origine.VIATRAJECTOIRE
    }
    return replace(une, donnees={**une.donnees, **propres})


def _sans_capacites(_c: Composition, _t: Any, une: UniteVT) -> UniteVT:
    return replace(une, donnees={**une.donnees, "lits_installes": None, "places_installees": None})


def _rien_a_completer(juste: Any) -> Any:
    return lambda c, **corps: replace(juste(c, **corps), a_completer=())


def _en_double(juste: Any) -> Any:
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


def _a_defaut_une_autre(juste: Any) -> Any:
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


def _proposition(
    effet: Callable[[VueOrganisationCreable], VueOrganisationCreable | None],
) -> Retouche:
    """Change ce que l'organisation proposée montre de chaque unité du ROR ; None l'ôte."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, **corps: Any) -> VueOrganisations:
            vue: VueOrganisations = juste(c, **corps)
            return VueOrganisations(tuple(filter(None, (effet(une) for une in vue.organisations))))

        return faux

    return usage("consulter_organisation", enveloppe)


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "creation_demandee_sans_interface",
        "P3-70",
        "Une région dont l'interface n'est pas active demande une création.",
        depot(_Active),
    ),
    Defaut(
        "creation_toujours_refusee",
        "P3-70",
        "Une région dont l'interface est active ne peut pas demander.",
        usage(DEMANDER, _toujours_refuse),
    ),
    Defaut(
        "statut_juridique_perdu", "P3-71", "La demande reçue perd le statut juridique.", depot(_SansStatut)
    ),
    Defaut(
        "territoire_confondu",
        "P3-71",
        "La demande reçue porte la commune à la place du territoire de santé.",
        depot(_CommuneAuLieuDuTerritoire),
    ),
    Defaut(
        "creation_exige_de_trop",
        "P3-71",
        "Une demande complète est refusée : un élément que le manuel ne demande pas est exigé.",
        ajoute("demande_creation", ElementExige("P3-71", "siret", "numéro SIRET")),
    ),
    Defaut(
        "etablissement_absent_cree",
        "P3-72",
        "Un établissement absent du ROR se crée.",
        sans("conditions_etablissement", motif=Motif.ETABLISSEMENT_ABSENT_DU_ROR),
    ),
    Defaut(
        "etablissement_ferme_cree",
        "P3-72",
        "Un établissement fermé dans le ROR se crée.",
        sans("conditions_etablissement", motif=Motif.ETABLISSEMENT_FERME_DANS_LE_ROR),
    ),
    Defaut(
        "fermeture_du_jour_seulement",
        "P3-72",
        "Seule une fermeture du jour même empêche la création.",
        change(
            "conditions_etablissement",
            {"motif": Motif.ETABLISSEMENT_FERME_DANS_LE_ROR},
            refuse=_ferme_hier_seulement,
        ),
    ),
    Defaut(
        "etablissement_cree_sans_siret",
        "P3-73",
        "L'établissement créé ne porte pas son numéro SIRET.",
        change("donnees", {"cle": "siret"}, origine=Origine.VIATRAJECTOIRE),
    ),
    Defaut(
        "etablissement_cree_sans_adresse",
        "P3-73",
        "L'établissement créé n'a pas d'adresse.",
        _fiche_creee(lambda donnees: {**donnees, "adresse": None, "commune": None}),
    ),
    Defaut(
        "creation_par_la_region",
        "P3-75",
        "La région crée elle-même ; le support n'y a pas droit.",
        profils("creer_etablissement", REGION),
    ),
    Defaut(
        "creation_a_la_demande",
        "P3-75",
        "L'établissement naît dès la demande, sans le support.",
        _cree_a_la_demande(),
    ),
    Defaut(
        "creation_d_unite_par_tous",
        "P3-80",
        "Un autre profil crée une unité depuis le ROR.",
        profils(CREER, *TROIS, AUTRE),
    ),
    Defaut(
        "coordination_sans_creation",
        "P3-80",
        "La coordination ne crée pas d'unité depuis le ROR.",
        profils(CREER, REGION, REFERENT),
    ),
    Defaut(
        "unite_fermee_creee",
        "P3-81",
        "Une unité fermée dans le ROR se crée.",
        sans("conditions_unite", motif=Motif.OI_FERMEE),
    ),
    Defaut(
        "unite_absente_remplacee",
        "P3-81",
        "À la place d'une unité absente du ROR, une autre est créée.",
        usage(CREER, _a_defaut_une_autre),
    ),
    Defaut(
        "creation_avant_synchronisation",
        "P3-82",
        "Une unité se crée depuis le ROR dès l'état « Non synchronisé ».",
        etats(CREER, NON, ACTIVE, SUSPENDUE),
    ),
    Defaut(
        "creation_en_suspension_seulement",
        "P3-82",
        "Une unité ne se crée depuis le ROR que pendant la suspension.",
        etats(CREER, SUSPENDUE),
    ),
    Defaut(
        "donnees_propres_recopiees",
        "P3-83",
        "L'unité créée reprend les données propres d'une autre unité.",
        _unite_creee(_copie_des_propres),
    ),
    Defaut(
        "unite_creee_sans_capacites",
        "P3-83",
        "L'unité créée ne porte ni lits ni places.",
        _unite_creee(_sans_capacites),
    ),
    Defaut(
        "rien_a_completer",
        "P3-83",
        "Rien ne dit ce qui reste à saisir.",
        usage(CREER, _rien_a_completer),
    ),
    Defaut(
        "seules_creables_proposees",
        "P3-85",
        "L'organisation proposée tait les unités fermées ou déjà associées.",
        _proposition(lambda une: une if une.creable else None),
    ),
    Defaut(
        "toutes_dites_ouvertes",
        "P3-85",
        "Les unités fermées dans le ROR sont proposées comme ouvertes.",
        _proposition(lambda une: replace(une, ouverture="ouverte")),
    ),
    Defaut(
        "toutes_dites_libres",
        "P3-85",
        "Les unités déjà associées sont proposées comme libres.",
        _proposition(lambda une: replace(une, associee=False, unite=None)),
    ),
    Defaut(
        "unite_creee_en_double", "P3-85", "Deux unités sont créées au lieu d'une.", usage(CREER, _en_double)
    ),
)
