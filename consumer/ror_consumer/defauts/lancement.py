"""Défauts de la phase 2, étape 3 : la région lance la synchronisation (P2-40 à P2-47)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ror_consumer.application import structure
from ror_consumer.application.acces import ouvrir_ror
from ror_consumer.application.composition import Composition, Mode
from ror_consumer.application.vues import VueLancement
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.offre import marque_la_region
from ror_consumer.defauts.outils import change, ensemble, etats, profils, sans, service, usage, vers
from ror_consumer.defauts.vocabulaire import (
    ACTIVE,
    COORDINATION,
    COURS,
    NON,
    REGION,
    SISRA,
    STRUCTURE,
    SUSPENDUE,
)
from ror_consumer.domain.valeurs import Donnees
from ror_consumer.domain.vocabulaire import EtatSynchronisation, Fiche, Origine

VALIDER = "valider_offre"


def _bouton_pour_tous(juste: Any) -> Any:
    """Montre le bouton de validation à tout profil."""

    def faux(c: Composition, **corps: Any) -> Any:
        fiche = juste(c, **corps)
        synchronisation = fiche.synchronisation
        actions = (*(une for une in synchronisation.actions if une != VALIDER), VALIDER)
        return replace(fiche, synchronisation=replace(synchronisation, actions=actions))

    return faux


def _valide_la_structure(juste: Any) -> Any:
    """En cours et tout associé, la validation de l'offre valide aussi la structure."""

    def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> VueLancement:
        with c.ports.depot.transaction() as t:
            un = t.etablissement(region, etablissement)
            prete = un is not None and un.etat is COURS
            if un is not None and prete and all(u.oi for u in t.unites(region, etablissement)):
                t.garder_etablissement(replace(un, etat=STRUCTURE))
        vue: VueLancement = juste(c, region=region, etablissement=etablissement, **corps)
        return vue

    return faux


def _force(juste: Any) -> Any:
    """En cours, la validation régionale passe sans que tout soit associé."""

    def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> VueLancement:
        with c.ports.depot.transaction() as t:
            un = t.etablissement(region, etablissement)
            if un is not None and un.etat is COURS and any(u.oi for u in t.unites(region, etablissement)):
                t.garder_etablissement(replace(un, etat=ACTIVE))
                return VueLancement(())
        vue: VueLancement = juste(c, region=region, etablissement=etablissement, **corps)
        return vue

    return faux


def _anciennes_valeurs() -> Retouche:
    """La suspension rend aux unités les valeurs d'avant le lancement."""

    def retouche(c: Composition) -> Composition:
        avant: dict[str, Donnees] = {}

        def valider(juste: Any) -> Any:
            def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> Any:
                with c.ports.depot.transaction() as t:
                    avant.update({u.unite: u.donnees for u in t.unites(region, etablissement)})
                return juste(c, region=region, etablissement=etablissement, **corps)

            return faux

        def suspendre(juste: Any) -> Any:
            def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> None:
                juste(c, region=region, etablissement=etablissement, **corps)
                with c.ports.depot.transaction() as t:
                    for u in t.unites(region, etablissement):
                        t.garder_unite(replace(u, donnees=avant.get(u.unite, u.donnees)))

            return faux

        return ensemble(usage(VALIDER, valider), usage("suspendre", suspendre))(c)

    return retouche


def _efface_au_lancement(juste: Any) -> Any:
    """Le lancement vide les conventions des unités."""

    def faux(c: Composition, t: Any, etablissement: Any, lecture: Any, mode: Mode, instant: Any) -> int:
        changees: int = juste(c, t, etablissement, lecture, mode, instant)
        if mode is Mode.LANCEMENT:
            for u in t.unites(etablissement.region, etablissement.etablissement):
                t.garder_unite(replace(u, donnees={**u.donnees, "conventions": None}))
        return changees

    return faux


def _actualise_les_voisins(juste: Any) -> Any:
    """Le lancement remplace aussi les données des autres établissements de la région."""

    def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> Any:
        vue = juste(c, region=region, etablissement=etablissement, **corps)
        with c.ports.depot.transaction() as t:
            lue = t.region(region)
            for autre in t.etablissements(region) if lue else ():
                if autre.etablissement == etablissement or lue is None:
                    continue
                lu = ouvrir_ror(c, lue).lire_etablissement(autre.finess or "")
                telephone = lu.donnees.get("telephone") if lu else None
                if telephone:
                    t.garder_etablissement(replace(autre, donnees={**autre.donnees, "telephone": telephone}))
        return vue

    return faux


def _initie_la_region(juste: Any) -> Any:
    """Initier un établissement initie tous ceux de la région."""

    def faux(c: Composition, region: str, **corps: Any) -> None:
        juste(c, region=region, **corps)
        with c.ports.depot.transaction() as t:
            for autre in t.etablissements(region):
                if autre.etat is NON:
                    t.garder_etablissement(replace(autre, etat=COURS))

    return faux


def _etat_apres(etat: EtatSynchronisation) -> Callable[[Any], Any]:
    """Le geste change aussi l'état de l'établissement."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> None:
            juste(c, region=region, etablissement=etablissement, **corps)
            with c.ports.depot.transaction() as t:
                un = t.etablissement(region, etablissement)
                if un is not None and un.etat is STRUCTURE:
                    t.garder_etablissement(replace(un, etat=etat))

        return faux

    return enveloppe


def _sans_effet(_juste: Any) -> Any:
    return lambda _c, **_corps: None


def _avance_sans_lire(_juste: Any) -> Any:
    """L'état devient actif, et rien n'est remplacé ni dû."""

    def faux(c: Composition, **corps: Any) -> VueLancement:
        structure.avancer(c, VALIDER, **corps)
        return VueLancement(())

    return faux


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "offre_validee_par_la_coordination",
        "P2-40",
        "La coordination valide la synchronisation de l'offre.",
        profils(VALIDER, REGION, COORDINATION),
    ),
    Defaut(
        "offre_validee_par_le_support",
        "P2-40",
        "La validation de l'offre est confiée au support au lieu de la région.",
        profils(VALIDER, SISRA),
    ),
    Defaut(
        "attente_non_dite",
        "P2-40",
        "Le référent ne lit pas que la validation régionale est en attente.",
        sans("messages", exigence="P2-40"),
    ),
    Defaut(
        "bouton_montre_a_tous",
        "P2-40",
        "Tous les profils voient le bouton de validation de l'offre.",
        usage("lire_etablissement", _bouton_pour_tous),
    ),
    Defaut(
        "offre_validee_avant_la_structure",
        "P2-41",
        "L'offre se valide sans passer par la validation de la structure.",
        usage(VALIDER, _valide_la_structure),
    ),
    Defaut(
        "offre_validee_sans_initiation",
        "P2-41",
        "L'offre se valide dès l'état « Non synchronisé ».",
        etats(VALIDER, NON, STRUCTURE),
    ),
    Defaut(
        "lancement_suspendu",
        "P2-42",
        "Valider l'offre mène à « Mise à jour de l'offre suspendue ».",
        vers(VALIDER, SUSPENDUE),
    ),
    Defaut(
        "responsable_jamais_remplace",
        "P2-42",
        "Le responsable de l'unité n'est jamais remplacé par celui du ROR.",
        change("donnees", {"cle": "responsable"}, exprimable=False),
    ),
    Defaut(
        "anciennes_valeurs_rendues",
        "P2-42",
        "Suspendre rend les valeurs d'avant le lancement.",
        _anciennes_valeurs(),
    ),
    Defaut(
        "lancement_sans_lecture",
        "P2-42",
        "L'état devient actif sans que l'offre soit remplacée.",
        usage(VALIDER, _avance_sans_lire),
    ),
    Defaut(
        "descriptif_ecrase",
        "P2-43",
        "Le descriptif de l'établissement est traité comme une donnée du ROR, et vidé.",
        change(
            "donnees",
            {"fiche": Fiche.ETABLISSEMENT, "cle": "descriptif"},
            origine=Origine.ROR,
            exprimable=True,
        ),
    ),
    Defaut(
        "conventions_videes",
        "P2-43",
        "Le lancement vide les conventions des unités.",
        service("actualiser", _efface_au_lancement),
    ),
    Defaut(
        "voisins_actualises",
        "P2-45",
        "Lancer un établissement remplace aussi le téléphone de ses voisins.",
        usage(VALIDER, _actualise_les_voisins),
    ),
    Defaut(
        "region_entiere_initiee",
        "P2-45",
        "Initier un établissement les initie tous.",
        usage("initier_synchronisation", _initie_la_region),
    ),
    Defaut(
        "demande_perdue",
        "P2-46",
        "La demande du référent est acceptée et n'est visible de personne.",
        usage("demander_synchronisation", _sans_effet),
    ),
    Defaut(
        "demande_pour_toute_la_region",
        "P2-46",
        "La demande du référent vaut pour tous les établissements de la région.",
        usage("demander_synchronisation", marque_la_region("demande")),
    ),
    Defaut(
        "demande_vaut_validation",
        "P2-47",
        "La demande du référent suffit : la région n'a plus à valider.",
        usage("demander_synchronisation", _etat_apres(ACTIVE)),
    ),
    Defaut(
        "validation_regionale_forcee",
        "P2-47",
        "La région valide l'offre sans que toutes les unités soient associées.",
        usage(VALIDER, _force),
    ),
)
