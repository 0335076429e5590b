"""Défauts de la phase 3, cas 1 : le passage du jour et les données verrouillées (P3-01 à P3-05)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application.composition import Composition, LectureRor, Mode
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.outils import ajoute, change, etats, service, usage
from ror_consumer.defauts.vocabulaire import ACTIVE, COURS, NON, STRUCTURE, SUSPENDUE
from ror_consumer.domain.donnees import Rubrique
from ror_consumer.domain.fiches import donnees_a_la_creation, fiche_neuve
from ror_consumer.domain.saisie import SaisiePermise
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.valeurs import ValeurInvalide
from ror_consumer.domain.vocabulaire import Fiche, NiveauOI, Origine, Profil, TypeUnite


def _jamais(_juste: Any) -> Any:
    return lambda _c, _region, _jour: None


def _joue_a_chaque_heure(juste: Any) -> Any:
    """Oublie que le passage du jour a eu lieu."""

    def faux(c: Composition, region: str, instant: Any) -> Any:
        with c.ports.depot.transaction() as t:
            lue = t.region(region)
            if lue is not None:
                t.garder_region(replace(lue, dernier_passage=None))
                for un in t.etablissements(region):
                    t.garder_etablissement(replace(un, suivi=replace(un.suivi, dernier_passage=None)))
        return juste(c, region=region, instant=instant)

    return faux


def sans_unites(juste: Any) -> Any:
    def faux(*args: Any) -> LectureRor | None:
        lecture: LectureRor | None = juste(*args)
        return replace(lecture, unites={}) if lecture else None

    return faux


def premiere_unite(juste: Any) -> Any:
    """Seule la première unité de l'établissement est lue."""

    def faux(*args: Any) -> LectureRor | None:
        lecture: LectureRor | None = juste(*args)
        return replace(lecture, unites=dict(list(lecture.unites.items())[:1])) if lecture else None

    return faux


def _region_modifie_tout(juste: Any) -> Any:
    """La région modifie une donnée verrouillée."""

    def faux(c: Composition, region: str, compte: str, donnee: str, valeur: Any, **vise: Any) -> Any:
        with c.ports.depot.transaction() as t:
            qui = t.compte(region, compte)
            if qui is not None and qui.profil is Profil.REGION and vise.get("etablissement"):
                un = t.etablissement(region, vise["etablissement"])
                if un is not None:
                    t.garder_etablissement(replace(un, donnees={**un.donnees, donnee: valeur}))
                    return None
        return juste(c, region=region, compte=compte, donnee=donnee, valeur=valeur, **vise)

    return faux


def _refuse_et_modifie(juste: Any) -> Any:
    """La modification d'une unité est refusée, et pourtant faite."""

    def faux(c: Composition, region: str, donnee: str, valeur: Any, unite: Any = None, **reste: Any) -> Any:
        with c.ports.depot.transaction() as t:
            une = t.unite(region, unite) if unite else None
            if une is not None:
                valeur_ = tuple(valeur) if isinstance(valeur, list) else valeur
                t.garder_unite(replace(une, donnees={**une.donnees, donnee: valeur_}))
        return juste(c, region=region, donnee=donnee, valeur=valeur, unite=unite, **reste)

    return faux


def efface_au_passage(cle: str) -> Retouche:
    """Le passage vide cette donnée des unités qu'il actualise."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, t: Any, unite: UniteVT, lecture: Any, mode: Mode, instant: Any) -> int:
            changees: int = juste(c, t, unite, lecture, mode, instant)
            apres = t.unite(unite.region, unite.unite)
            if mode is Mode.PASSAGE and changees:
                t.garder_unite(replace(apres, donnees={**apres.donnees, cle: None}))
            return changees

        return faux

    return service("actualiser_unite", enveloppe)


def _efface_la_coordination(juste: Any) -> Any:
    """Le passage vide la coordination de l'établissement qu'il actualise."""

    def faux(c: Composition, t: Any, etablissement: Any, lecture: Any, mode: Mode, instant: Any) -> int:
        changees: int = juste(c, t, etablissement, lecture, mode, instant)
        apres = t.etablissement(etablissement.region, etablissement.etablissement)
        if mode is Mode.PASSAGE and changees:
            t.garder_etablissement(replace(apres, donnees={**apres.donnees, "coordination": None}))
        return changees

    return faux


def _cree_les_unites(juste: Any) -> Any:
    """Crée une unité pour chaque unité élémentaire du ROR qui n'en a pas."""

    def faux(
        c: Composition, t: Any, etablissement: Any, lecture: LectureRor, mode: Mode, instant: Any
    ) -> int:
        changees: int = juste(c, t, etablissement, lecture, mode, instant)
        region = etablissement.region
        for oi in lecture.etablissement.organisations if mode is Mode.PASSAGE else ():
            elementaire = oi.niveau_oi is NiveauOI.UNITE_ELEMENTAIRE
            if elementaire and not t.unites_associees(region, (oi.oi,)):
                ror = donnees_a_la_creation(oi, frozenset(oi.champs))
                fiche = fiche_neuve(c.regles.donnees, Fiche.UNITE, ror)
                cle = t.nouvel_identifiant(region, "unite")
                t.garder_unite(
                    UniteVT(region, cle, etablissement.etablissement, TypeUnite.SSR_RECEVEUSE, fiche)
                )
        return changees

    return faux


def _refuse_une_organisation_neuve(c: Composition) -> Composition:
    """Une organisation apparue depuis le lancement rend l'établissement illisible."""
    connues: dict[str, set[str]] = {}

    def enveloppe(juste: Any) -> Any:
        def faux(ror: Any, etablissement: Any, unites: Any, stricte: bool) -> LectureRor | None:
            lecture: LectureRor | None = juste(ror, etablissement, unites, stricte)
            if lecture is None:
                return None
            lues = {oi.oi for oi in lecture.etablissement.organisations}
            if lues - connues.setdefault(etablissement.etablissement, lues):
                raise ValeurInvalide("organisation inattendue")
            return lecture

        return faux

    return service("lire", enveloppe)(c)


_LITS = {"fiche": Fiche.UNITE, "cle": "lits_installes"}

DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "passage_jamais_joue",
        "P3-01",
        "Le passage du jour ne se joue pas.",
        service("jouer_passage", _jamais),
    ),
    Defaut(
        "passage_joue_plusieurs_fois",
        "P3-01",
        "Le passage se rejoue à chaque heure dite.",
        usage("horloge", _joue_a_chaque_heure),
    ),
    Defaut("passage_sans_unites", "P3-01", "Le passage oublie les unités.", service("lire", sans_unites)),
    Defaut(
        "coordonnees_libres",
        "P3-02",
        "Les coordonnées de l'établissement restent modifiables.",
        ajoute(
            "saisies",
            SaisiePermise("P3-02", frozenset({ACTIVE}), Origine.ROR, frozenset({Rubrique.COORDONNEES})),
        ),
    ),
    Defaut(
        "lits_libres",
        "P3-02",
        "Le nombre de lits est traité comme une donnée propre.",
        change("donnees", _LITS, origine=Origine.VIATRAJECTOIRE),
    ),
    Defaut(
        "region_au_dessus_du_verrou",
        "P3-02",
        "La région modifie les données verrouillées de l'établissement.",
        usage("modifier_donnee", _region_modifie_tout),
    ),
    Defaut(
        "verrou_de_facade",
        "P3-02",
        "La modification d'une donnée verrouillée est refusée, et pourtant faite.",
        usage("modifier_donnee", _refuse_et_modifie),
    ),
    Defaut(
        "donnees_propres_verrouillees",
        "P3-03",
        "Les données propres sont verrouillées avec les autres une fois l'offre active.",
        change("saisies", {"exigence": "P3-03"}, etats=frozenset({NON, COURS, STRUCTURE, SUSPENDUE})),
    ),
    Defaut(
        "gardes_videes_au_passage",
        "P3-03",
        "Le passage vide les gardes et astreintes.",
        efface_au_passage("gardes_astreintes"),
    ),
    Defaut(
        "coordination_videe_au_passage",
        "P3-03",
        "Le passage vide la coordination de l'établissement.",
        service("actualiser", _efface_la_coordination),
    ),
    Defaut(
        "hors_ror_confondu_avec_le_ror",
        "P3-03",
        "Les équipements hors ROR sont traités comme venus du ROR : verrouillés et vidés.",
        change("donnees", {"cle": "equipements_hors_ror"}, origine=Origine.ROR, exprimable=True),
    ),
    Defaut(
        "suspendus_actualises",
        "P3-04",
        "Le passage porte aussi sur les établissements suspendus.",
        etats("actualiser_automatiquement", ACTIVE, SUSPENDUE),
    ),
    Defaut(
        "en_cours_actualises",
        "P3-04",
        "Le passage porte aussi sur les établissements en cours de synchronisation.",
        etats("actualiser_automatiquement", ACTIVE, COURS),
    ),
    Defaut(
        "unites_creees_au_passage",
        "P3-05",
        "Le passage crée une unité pour chaque unité élémentaire du ROR.",
        service("actualiser", _cree_les_unites),
    ),
    Defaut(
        "organisation_neuve_bloque_tout",
        "P3-05",
        "Une organisation ajoutée dans le ROR arrête la mise à jour de l'établissement.",
        _refuse_une_organisation_neuve,
    ),
)
