"""Défauts de la phase 2, étape 1 : interrompre, valider la structure, ne plus revenir (P2-18 à P2-23)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application import structure
from ror_consumer.application.composition import Composition
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.outils import Relais, depot, etats, profils, usage, vers
from ror_consumer.defauts.vocabulaire import (
    ACTIVE,
    AUTRE,
    COORDINATION,
    COURS,
    NON,
    REGION,
    STRUCTURE,
    SUSPENDUE,
    TROIS,
)
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.refus import ActionRefusee, Motif, SynchronisationImpossible
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import EtatSynchronisation

VALIDER = "valider_structure"


def _associations_en_memoire() -> Retouche:
    """Les associations ne sont pas écrites en base : un redémarrage les perd."""

    def retouche(c: Composition) -> Composition:
        memoire: dict[str, UniteVT] = {}

        class Volatile(Relais):
            def garder_unite(self, unite: UniteVT) -> None:
                memoire[unite.unite] = unite
                self.juste.garder_unite(replace(unite, oi=None, niveau_oi=None))

            def unite(self, region: str, unite: str) -> UniteVT | None:
                lue: UniteVT | None = self.juste.unite(region, unite)
                return memoire.get(unite, lue) if lue else None

            def unites(self, region: str, etablissement: str) -> tuple[UniteVT, ...]:
                return tuple(memoire.get(u.unite, u) for u in self.juste.unites(region, etablissement))

            def unites_associees(self, region: str, ois: tuple[str, ...]) -> dict[str, UniteVT]:
                siennes = (une for une in memoire.values() if une.region == region)
                return {une.oi: une for une in siennes if une.oi in ois}

        return depot(Volatile)(c)

    return retouche


def _etat_en_memoire() -> Retouche:
    """L'état de synchronisation n'est pas écrit en base : un redémarrage le perd."""

    def retouche(c: Composition) -> Composition:
        memoire: dict[str, EtatSynchronisation] = {}

        def lu(un: Etablissement) -> Etablissement:
            return replace(un, etat=memoire.get(un.etablissement, un.etat))

        class Volatile(Relais):
            def garder_etablissement(self, un: Etablissement) -> None:
                memoire[un.etablissement] = un.etat
                self.juste.garder_etablissement(replace(un, etat=NON))

            def etablissement(self, region: str, etablissement: str) -> Etablissement | None:
                trouve: Etablissement | None = self.juste.etablissement(region, etablissement)
                return lu(trouve) if trouve else None

            def etablissements(self, region: str) -> tuple[Etablissement, ...]:
                return tuple(lu(un) for un in self.juste.etablissements(region))

        return depot(Volatile)(c)

    return retouche


def _sans_controle(_juste: Any) -> Any:
    return lambda c, **corps: structure.avancer(c, VALIDER, **corps)


def _nomme_la_premiere(juste: Any) -> Any:
    def faux(c: Composition, **corps: Any) -> None:
        try:
            juste(c, **corps)
        except SynchronisationImpossible as refuse:
            un = refuse.refus[0]
            details = {"unites": un.details["unites"][:1]}
            raise SynchronisationImpossible((replace(un, details=details),)) from refuse

    return faux


def _une_suffit(juste: Any) -> Any:
    """Valide dès qu'une unité est associée."""

    def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> None:
        with c.ports.depot.transaction() as t:
            une = any(u.oi for u in t.unites(region, etablissement))
        suite = _sans_controle(juste) if une else juste
        suite(c, region=region, etablissement=etablissement, **corps)

    return faux


def _refuse_et_dissocie(juste: Any) -> Any:
    """Après la validation, la dissociation est refusée mais faite."""

    def faux(c: Composition, region: str, unite: str, **corps: Any) -> None:
        try:
            juste(c, region=region, unite=unite, **corps)
        except ActionRefusee as refuse:
            if Motif.STRUCTURE_DEJA_VALIDEE in {un.motif for un in refuse.refus}:
                with c.ports.depot.transaction() as t:
                    une = t.unite(region, unite)
                    if une is not None:
                        t.garder_unite(replace(une, oi=None, niveau_oi=None))
            raise

    return faux


def _valide_et_dissocie(juste: Any) -> Any:
    """La validation perd l'association de la dernière unité."""

    def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> None:
        juste(c, region=region, etablissement=etablissement, **corps)
        with c.ports.depot.transaction() as t:
            derniere = t.unites(region, etablissement)[-1]
            t.garder_unite(replace(derniere, oi=None, niveau_oi=None))

    return faux


def _refuse_et_cree(juste: Any) -> Any:
    """La création à la main est refusée, et l'unité est créée."""

    def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> Any:
        try:
            return juste(c, region=region, etablissement=etablissement, **corps)
        except ActionRefusee:
            with c.ports.depot.transaction() as t:
                modele = t.unites(region, etablissement)[0]
                neuve = t.nouvel_identifiant(region, "unite")
                t.garder_unite(replace(modele, unite=neuve, oi=None, niveau_oi=None))
            raise

    return faux


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "associations_perdues_au_redemarrage",
        "P2-18",
        "Un redémarrage perd les associations faites.",
        _associations_en_memoire(),
    ),
    Defaut(
        "etat_perdu_au_redemarrage",
        "P2-18",
        "Un redémarrage ramène l'établissement à « Non synchronisé ».",
        _etat_en_memoire(),
    ),
    Defaut(
        "structure_validee_sans_association",
        "P2-19",
        "La structure se valide quel que soit le nombre d'unités associées.",
        usage(VALIDER, _sans_controle),
    ),
    Defaut(
        "une_association_suffit",
        "P2-19",
        "La structure se valide dès qu'une unité est associée.",
        usage(VALIDER, _une_suffit),
    ),
    Defaut(
        "unites_restantes_mal_nommees",
        "P2-19",
        "Le refus ne nomme que la première des unités restantes.",
        usage(VALIDER, _nomme_la_premiere),
    ),
    Defaut(
        "referent_prive_de_validation",
        "P2-20",
        "Le référent de l'établissement ne valide pas sa structure.",
        profils(VALIDER, REGION, COORDINATION),
    ),
    Defaut(
        "structure_validee_par_tous",
        "P2-20",
        "Un autre profil valide la structure.",
        profils(VALIDER, *TROIS, AUTRE),
    ),
    Defaut(
        "dissociation_apres_validation",
        "P2-21",
        "La dissociation reste possible après la validation structurelle.",
        etats("dissocier", COURS, STRUCTURE, ACTIVE, SUSPENDUE),
    ),
    Defaut(
        "retour_arriere_en_suspension",
        "P2-21",
        "Une fois suspendu, l'établissement se réassocie.",
        etats("dissocier", COURS, SUSPENDUE),
    ),
    Defaut(
        "dissociation_refusee_mais_faite",
        "P2-21",
        "La dissociation est refusée après la validation, et pourtant faite.",
        usage("dissocier", _refuse_et_dissocie),
    ),
    Defaut(
        "structure_sans_etat",
        "P2-22",
        "La validation structurelle ne change pas l'état.",
        vers(VALIDER, None),
    ),
    Defaut(
        "structure_qui_lance_l_offre",
        "P2-22",
        "La validation structurelle mène tout droit à « Mise à jour de l'offre active ».",
        vers(VALIDER, ACTIVE),
    ),
    Defaut(
        "validation_qui_dissocie",
        "P2-22",
        "La validation structurelle perd une association.",
        usage(VALIDER, _valide_et_dissocie),
    ),
    Defaut(
        "creation_a_la_main_en_cours",
        "P2-23",
        "Une unité se crée à la main pendant l'association des unités.",
        etats("creer_unite", NON, COURS),
    ),
    Defaut(
        "creation_depuis_le_ror_en_cours",
        "P2-23",
        "Une unité se crée depuis le ROR pendant l'association des unités.",
        etats("creer_unite_depuis_ror", COURS, ACTIVE, SUSPENDUE),
    ),
    Defaut(
        "creation_refusee_mais_faite",
        "P2-23",
        "La création est refusée, et l'unité existe pourtant.",
        usage("creer_unite", _refuse_et_cree),
    ),
)
