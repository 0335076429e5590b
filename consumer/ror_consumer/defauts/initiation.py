"""Défauts de la phase 2, étape 1 : initier la synchronisation, lire la page (P2-01 à P2-04, P2-24, P2-25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ror_consumer.application import structure
from ror_consumer.application.acces import sur_l_etablissement
from ror_consumer.application.composition import Composition
from ror_consumer.application.page import lire_structure
from ror_consumer.application.vues import PageSynchronisation, UniteAAssocier, VueCouple
from ror_consumer.defauts.modele import Defaut
from ror_consumer.defauts.outils import change, etats, profils, usage, vers
from ror_consumer.defauts.vocabulaire import ACTIVE, AUTRE, COURS, NON, REFERENT, REGION, STRUCTURE, TROIS
from ror_consumer.domain.refus import Motif, SynchronisationImpossible

INITIER = "initier_synchronisation"


def _malgre(motif: Motif) -> Callable[[Any], Any]:
    """Initie malgré ce refus."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, **corps: Any) -> None:
            try:
                juste(c, **corps)
            except SynchronisationImpossible as refuse:
                if motif not in {un.motif for un in refuse.refus}:
                    raise
                structure.avancer(c, INITIER, **corps)

        return faux

    return enveloppe


def associer_par_nom(c: Composition, region: str, compte: str, etablissement: str) -> None:
    """Associe d'office chaque unité libre à l'unité du ROR de même nom."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, "consulter_synchronisation", region, compte, etablissement)
    ois = {oi.nom: oi for oi in lire_structure(c, acces).organisations}
    with c.ports.depot.transaction() as t:
        associees = t.unites_associees(region, tuple(oi.oi for oi in ois.values()))
        for unite in t.unites(region, etablissement):
            oi = ois.get(unite.nom)
            if unite.oi is None and oi is not None and oi.oi not in associees:
                t.garder_unite(replace(unite, oi=oi.oi, niveau_oi=oi.niveau_oi))


def _associe_d_office(juste: Any) -> Any:
    def faux(c: Composition, **corps: Any) -> None:
        juste(c, **corps)
        associer_par_nom(c, **corps)

    return faux


def page(effet: Callable[[Composition, PageSynchronisation, str, str], PageSynchronisation]) -> Any:
    """Change ce que montre la page de synchronisation."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> PageSynchronisation:
            vue = juste(c, region=region, etablissement=etablissement, **corps)
            return effet(c, vue, region, etablissement)

        return faux

    return usage("consulter_synchronisation", enveloppe)


def _toutes_les_unites(
    c: Composition, vue: PageSynchronisation, region: str, etablissement: str
) -> PageSynchronisation:
    with c.ports.depot.transaction() as t:
        unites = t.unites(region, etablissement)
    return replace(vue, unites=tuple(UniteAAssocier(u.unite, u.nom, u.type, u.oi) for u in unites))


def _elementaires(
    _c: Composition, vue: PageSynchronisation, _region: str, _etablissement: str
) -> PageSynchronisation:
    return replace(vue, organisations=tuple(oi for oi in vue.organisations if oi.niveau == "ue"))


def _orphelines(
    _c: Composition, vue: PageSynchronisation, _region: str, _etablissement: str
) -> PageSynchronisation:
    return replace(vue, organisations=tuple(replace(oi, parent=None) for oi in vue.organisations))


def _deux_fois_la_meme(juste: Any) -> Any:
    def faux(c: Composition, **corps: Any) -> VueCouple:
        vue: VueCouple = juste(c, **corps)
        return replace(vue, ror=vue.viatrajectoire)

    return faux


def _associe_en_comparant(juste: Any) -> Any:
    def faux(c: Composition, region: str, unite: str, oi: str, **corps: Any) -> VueCouple:
        vue: VueCouple = juste(c, region=region, unite=unite, oi=oi, **corps)
        with c.ports.depot.transaction() as t:
            une = t.unite(region, unite)
            if une is not None:
                t.garder_unite(replace(une, oi=oi))
        return vue

    return faux


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "etablissement_non_decrit_accepte",
        "P2-01",
        "Un établissement sans organisation dans le ROR se synchronise.",
        usage(INITIER, _malgre(Motif.ETABLISSEMENT_NON_DECRIT)),
    ),
    Defaut(
        "etablissement_absent_accepte",
        "P2-01",
        "Un établissement que le ROR ne connaît pas se synchronise.",
        usage(INITIER, _malgre(Motif.ETABLISSEMENT_ABSENT_DU_ROR)),
    ),
    Defaut(
        "association_avant_l_initiation",
        "P2-02",
        "On associe des unités avant que la région ait initié la synchronisation.",
        etats("associer", NON, COURS),
    ),
    Defaut(
        "initiation_sans_effet",
        "P2-02",
        "L'initiation est acceptée et ne change pas l'état.",
        vers(INITIER, None),
    ),
    Defaut(
        "initiation_qui_associe",
        "P2-02",
        "Initier associe d'office les unités de même nom.",
        usage(INITIER, _associe_d_office),
    ),
    Defaut(
        "unites_montrees_trop_tot",
        "P2-03",
        "La page montre les unités de ViaTrajectoire avant l'initiation.",
        page(_toutes_les_unites),
    ),
    Defaut(
        "page_des_seules_elementaires",
        "P2-03",
        "La page ne montre que les unités élémentaires du ROR.",
        page(_elementaires),
    ),
    Defaut(
        "arbre_aplati",
        "P2-03",
        "La page perd le rattachement de chaque niveau à son parent.",
        page(_orphelines),
    ),
    Defaut(
        "autre_profil_associe",
        "P2-04",
        "Un autre profil associe des unités.",
        profils("associer", *TROIS, AUTRE),
    ),
    Defaut(
        "coordination_ecartee",
        "P2-04",
        "La coordination ne peut pas associer.",
        profils("associer", REGION, REFERENT),
    ),
    Defaut(
        "offre_declaree_par_tous",
        "P2-04",
        "Tout profil déclare l'offre vérifiée.",
        profils("declarer_offre_verifiee", *TROIS, AUTRE),
    ),
    Defaut(
        "fiche_du_ror_jamais_montree",
        "P2-24",
        "Le couple montre deux fois la fiche de ViaTrajectoire.",
        usage("comparer_couple", _deux_fois_la_meme),
    ),
    Defaut(
        "comparer_associe",
        "P2-24",
        "Consulter un couple l'associe.",
        usage("comparer_couple", _associe_en_comparant),
    ),
    Defaut(
        "icone_partagee",
        "P2-25",
        "Deux états montrent la même icône.",
        change("etats", {"etat": ACTIVE}, icone="structure-validee"),
    ),
    Defaut(
        "libelle_partage",
        "P2-25",
        "« Synchronisation structurelle validée » se lit « En cours de synchronisation ».",
        change("etats", {"etat": STRUCTURE}, libelle="En cours de synchronisation"),
    ),
)
