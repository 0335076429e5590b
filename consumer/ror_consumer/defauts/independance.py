"""Défauts de la phase 1 : l'établissement non synchronisé n'a pas de lien avec le ROR (P1-07, P1-13)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application.acces import ouvrir_ror
from ror_consumer.application.composition import Composition
from ror_consumer.defauts.modele import Defaut
from ror_consumer.defauts.outils import etats, sans, service, usage
from ror_consumer.defauts.vocabulaire import ACTIVE, NON, SUSPENDUE
from ror_consumer.domain.fiches import lire_fiche, modifications, remplacees
from ror_consumer.domain.vocabulaire import EtatSynchronisation, Fiche


def _importe_les_non_synchronises(juste: Any) -> Any:
    """Au passage, remplit depuis le ROR la fiche de chaque établissement non synchronisé."""

    def faux(c: Composition, region: str, jour: Any) -> None:
        juste(c, region, jour)
        with c.ports.depot.transaction() as t:
            lue = t.region(region)
            libres = [un for un in t.etablissements(region) if un.etat is EtatSynchronisation.NON_SYNCHRONISE]
            if lue is None or lue.production is None:
                return
            ror = ouvrir_ror(c, lue)
            for un in libres:
                lu = ror.lire_etablissement(un.finess or "")
                if lu is not None:
                    neuves = lire_fiche(c.regles.donnees, Fiche.ETABLISSEMENT, lu.donnees).donnees
                    donnees = remplacees(un.donnees, modifications(un.donnees, neuves))
                    t.garder_etablissement(replace(un, donnees=donnees))

    return faux


def _importe_les_unites(juste: Any) -> Any:
    """Au passage, recopie les lits de l'OI de même nom dans chaque unité non associée."""

    def faux(c: Composition, region: str, jour: Any) -> None:
        juste(c, region, jour)
        with c.ports.depot.transaction() as t:
            lue = t.region(region)
            if lue is None or lue.production is None:
                return
            ror = ouvrir_ror(c, lue)
            for un in t.etablissements(region):
                lu = ror.lire_etablissement(un.finess or "") if un.etat is NON else None
                ois = {oi.nom: oi for oi in lu.organisations} if lu else {}
                for unite in t.unites(region, un.etablissement):
                    oi = ois.get(unite.nom)
                    if oi is not None:
                        lits = oi.donnees.get("lits_installes")
                        donnees = {**unite.donnees, "lits_installes": int(str(lits)) if lits else None}
                        t.garder_unite(replace(unite, donnees=donnees))

    return faux


def _efface_la_voisine(juste: Any) -> Any:
    """Modifier une donnée en efface une autre de la même fiche."""

    def faux(c: Composition, region: str, donnee: str, unite: str | None = None, **corps: Any) -> None:
        juste(c, region=region, donnee=donnee, unite=unite, **corps)
        if unite is None or donnee == "personnel":
            return
        with c.ports.depot.transaction() as t:
            une = t.unite(region, unite)
            if une is not None:
                t.garder_unite(replace(une, donnees={**une.donnees, "personnel": None}))

    return faux


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "passage_sur_les_etablissements_sans_lien",
        "P1-07",
        "Le passage remplit la fiche des établissements qui ne sont pas synchronisés.",
        service("jouer_passage", _importe_les_non_synchronises),
    ),
    Defaut(
        "unites_sans_lien_importees",
        "P1-07",
        "Le passage recopie les lits d'une unité du ROR de même nom dans une unité qui n'y est pas associée.",
        service("jouer_passage", _importe_les_unites),
    ),
    Defaut(
        "donnees_communes_verrouillees_trop_tot",
        "P1-13",
        "Les données communes sont verrouillées dès l'état « Non synchronisé ».",
        sans("saisies", exigence="P1-13"),
    ),
    Defaut(
        "creation_a_la_main_interdite",
        "P1-13",
        "Aucune unité ne se crée à la main, même sans synchronisation.",
        etats("creer_unite", ACTIVE, SUSPENDUE),
    ),
    Defaut(
        "saisie_qui_efface_une_autre_donnee",
        "P1-13",
        "Modifier une donnée de l'unité en efface une autre.",
        usage("modifier_donnee", _efface_la_voisine),
    ),
)
