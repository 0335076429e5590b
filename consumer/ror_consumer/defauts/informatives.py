"""Défauts de la phase 3, cas 1 : les alertes sur les fiches, les informatives (P3-24, P3-40 à P3-42)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application.composition import Composition
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.outils import Relais, ajoute, change, depot, service, usage
from ror_consumer.domain.alerte import Alerte, NiveauAlerte
from ror_consumer.domain.ecarts import Portee
from ror_consumer.domain.refus import Motif, Refus, SaisieRefusee
from ror_consumer.domain.ror import LectureOrganisation
from ror_consumer.domain.vocabulaire import Fiche


def _portee_par_l_etablissement(*niveaux: NiveauAlerte) -> Retouche:
    """Les alertes d'unité de ces niveaux se portent sur l'établissement."""

    class Remontee(Relais):
        def garder_alerte(self, alerte: Alerte) -> None:
            self.juste.garder_alerte(replace(alerte, unite=None) if alerte.niveau in niveaux else alerte)

    return depot(Remontee)


def _niveau_confondu(de: NiveauAlerte, vers: NiveauAlerte) -> Retouche:
    """Une alerte d'un niveau se montre à un autre sur les fiches."""

    def fiche(juste: Any) -> Any:
        def faux(c: Composition, **corps: Any) -> Any:
            vue = juste(c, **corps)
            alertes = tuple(
                replace(a, niveau=vers) if a.niveau == de else a for a in vue.synchronisation.alertes
            )
            return replace(vue, synchronisation=replace(vue.synchronisation, alertes=alertes))

        return faux

    def retouche(c: Composition) -> Composition:
        return usage("lire_unite", fiche)(usage("lire_etablissement", fiche)(c))

    return retouche


def _fiche_muette(juste: Any) -> Any:
    """La rubrique « Synchronisation ROR » ne montre pas les alertes."""

    def faux(c: Composition, **corps: Any) -> Any:
        vue = juste(c, **corps)
        return replace(vue, synchronisation=replace(vue.synchronisation, alertes=()))

    return faux


def _sans_effet(_juste: Any) -> Any:
    return lambda *_args: None


def _sur_l_etablissement(juste: Any) -> Any:
    """L'informative d'une unité se porte sur l'établissement."""

    def faux(c: Composition, t: Any, etablissement: Any, _unite: Any, *reste: Any) -> None:
        juste(c, t, etablissement, None, *reste)

    return faux


def _premiere_donnee(juste: Any) -> Any:
    """L'informative nomme toujours la même donnée."""

    def faux(c: Composition, t: Any, etablissement: Any, unite: Any, changees: Any, instant: Any) -> None:
        cle = "nom" if unite else "denomination"
        juste(c, t, etablissement, unite, tuple(replace(un, donnee=cle) for un in changees), instant)

    return faux


def _erreur_contagieuse(juste: Any) -> Any:
    """Une donnée manquante sur une unité arrête tout l'établissement."""

    def faux(c: Composition, t: Any, etablissement: Any, lecture: Any, *reste: Any) -> int:
        lues = [une for une in lecture.unites.values() if isinstance(une, LectureOrganisation)]
        if any(une.organisation.modalite is None and une.organisation.niveau == "4" for une in lues):
            raise ValueError("une unité du ROR est incomplète")
        changees: int = juste(c, t, etablissement, lecture, *reste)
        return changees

    return faux


def _fiche_gelee(juste: Any) -> Any:
    """Sous alerte bloquante, plus rien ne se modifie sur l'unité."""

    def faux(c: Composition, region: str, unite: str | None = None, **corps: Any) -> Any:
        with c.ports.depot.transaction() as t:
            siennes = [a for a in t.alertes(region) if a.unite == unite and a.ouverte]
        if unite and any(a.niveau is NiveauAlerte.BLOQUANTE for a in siennes):
            refus = Refus(Motif.DONNEE_VERROUILLEE, "l'unité porte une alerte bloquante", "P3-42")
            raise SaisieRefusee((refus,))
        return juste(c, region=region, unite=unite, **corps)

    return faux


_I, _E = NiveauAlerte.INFORMATIVE, Fiche.ETABLISSEMENT

DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "impactantes_sur_l_etablissement",
        "P3-24",
        "La fermeture d'une unité se lit sur la fiche de l'établissement.",
        _portee_par_l_etablissement(NiveauAlerte.IMPACTANTE),
    ),
    Defaut(
        "bloquantes_dites_informatives",
        "P3-24",
        "Les alertes bloquantes se montrent comme informatives.",
        _niveau_confondu(NiveauAlerte.BLOQUANTE, _I),
    ),
    Defaut(
        "fiche_d_unite_muette",
        "P3-24",
        "La fiche de l'unité ne montre aucune alerte.",
        usage("lire_unite", _fiche_muette),
    ),
    Defaut(
        "aucune_informative", "P3-40", "Rien ne dit ce qui a été modifié.", service("informer", _sans_effet)
    ),
    Defaut(
        "telephone_jamais_applique",
        "P3-40",
        "Le téléphone de l'établissement n'est jamais remplacé.",
        change("donnees", {"fiche": _E, "cle": "telephone"}, exprimable=False),
    ),
    Defaut(
        "informative_sur_l_etablissement",
        "P3-40",
        "L'informative d'une unité se porte sur l'établissement.",
        service("informer", _sur_l_etablissement),
    ),
    Defaut(
        "informative_mal_nommee",
        "P3-40",
        "L'informative ne nomme pas la bonne donnée.",
        service("informer", _premiere_donnee),
    ),
    Defaut(
        "informative_d_unite_suspend",
        "P3-41",
        "Une informative d'unité suspend son actualisation.",
        ajoute("portees", Portee("P3-41", _I, Fiche.UNITE, frozenset({Fiche.UNITE}))),
    ),
    Defaut(
        "informative_d_etablissement_suspend",
        "P3-41",
        "Une informative d'établissement suspend son actualisation.",
        ajoute("portees", Portee("P3-41", _I, _E, frozenset({_E}))),
    ),
    Defaut(
        "erreur_contagieuse",
        "P3-42",
        "Une donnée manquante sur une unité arrête tout l'établissement.",
        service("actualiser", _erreur_contagieuse),
    ),
    Defaut(
        "fiche_gelee_sous_alerte",
        "P3-42",
        "Sous alerte bloquante, les données propres ne se modifient plus.",
        usage("modifier_donnee", _fiche_gelee),
    ),
)
