"""Défauts de la phase 3, cas 2 : la mise à jour manuelle (P3-60 à P3-64)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application.composition import Composition, LectureRor, Mode
from ror_consumer.application.vues import VueModifications
from ror_consumer.defauts.modele import Defaut
from ror_consumer.defauts.outils import change, profils, sans, service, usage
from ror_consumer.defauts.vocabulaire import AUTRE, REFERENT, REGION, TROIS
from ror_consumer.domain.alerte import NiveauAlerte
from ror_consumer.domain.vocabulaire import Fiche


def _au_lendemain(_juste: Any) -> Any:
    """Accepte, et laisse faire le passage."""
    return lambda _c, **_corps: VueModifications(0)


def _manuel_partiel(garde: int) -> Any:
    """La mise à jour manuelle de l'établissement n'actualise que ses premières unités."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Any, t: Any, un: Any, lecture: LectureRor, mode: Mode, instant: Any) -> int:
            if mode is Mode.MANUEL:
                lecture = replace(lecture, unites=dict(list(lecture.unites.items())[:garde]))
            changees: int = juste(c, t, un, lecture, mode, instant)
            return changees

        return faux

    return enveloppe


def _emporte_tout(juste: Any) -> Any:
    """Mettre à jour une unité met à jour tout son établissement."""

    def faux(c: Composition, region: str, compte: str, unite: str | None = None, **corps: Any) -> Any:
        if unite is not None:
            with c.ports.depot.transaction() as t:
                une = t.unite(region, unite)
            corps = {"etablissement": une.etablissement if une else ""}
            return juste(c, region=region, compte=compte, **corps)
        return juste(c, region=region, compte=compte, **corps)

    return faux


def _la_voisine_aussi(juste: Any) -> Any:
    """Mettre à jour une unité met aussi à jour les autres unités."""

    def faux(c: Composition, region: str, compte: str, unite: str | None = None, **corps: Any) -> Any:
        vue = juste(c, region=region, compte=compte, unite=unite, **corps)
        if unite is not None:
            with c.ports.depot.transaction() as t:
                une = t.unite(region, unite)
                autres = t.unites(region, une.etablissement) if une else ()
            for autre in (a for a in autres if a.unite != unite and a.oi):
                juste(c, region=region, compte=compte, unite=autre.unite)
        return vue

    return faux


def _cachee_sous_alerte(juste: Any) -> Any:
    """Sous alerte bloquante, la mise à jour manuelle n'est plus offerte."""

    def faux(c: Composition, **corps: Any) -> Any:
        vue = juste(c, **corps)
        bloquees = [
            a
            for a in vue.synchronisation.alertes
            if a.niveau == NiveauAlerte.BLOQUANTE and a.statut == "ouverte"
        ]
        if not bloquees:
            return vue
        actions = tuple(une for une in vue.synchronisation.actions if une != "mettre_a_jour")
        return replace(vue, synchronisation=replace(vue.synchronisation, actions=actions))

    return faux


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "coordination_sans_mise_a_jour",
        "P3-60",
        "La coordination ne met pas à jour à la main.",
        profils("mettre_a_jour", REGION, REFERENT),
    ),
    Defaut(
        "mise_a_jour_par_tous",
        "P3-60",
        "Un autre profil met à jour à la main.",
        profils("mettre_a_jour", *TROIS, AUTRE),
    ),
    Defaut(
        "mise_a_jour_remise_au_lendemain",
        "P3-60",
        "La mise à jour manuelle attend le passage suivant.",
        usage("mettre_a_jour", _au_lendemain),
    ),
    Defaut(
        "manuelle_sans_unites",
        "P3-61",
        "Mettre à jour l'établissement laisse ses unités comme elles sont.",
        service("actualiser", _manuel_partiel(0)),
    ),
    Defaut(
        "manuelle_premiere_unite",
        "P3-61",
        "Mettre à jour l'établissement n'emporte que sa première unité.",
        service("actualiser", _manuel_partiel(1)),
    ),
    Defaut(
        "manuelle_d_unite_emporte_tout",
        "P3-62",
        "Mettre à jour une unité met à jour tout l'établissement.",
        usage("mettre_a_jour", _emporte_tout),
    ),
    Defaut(
        "manuelle_d_unite_touche_les_voisines",
        "P3-62",
        "Mettre à jour une unité met aussi à jour les autres unités.",
        usage("mettre_a_jour", _la_voisine_aussi),
    ),
    Defaut(
        "manuelle_absente_des_unites",
        "P3-64",
        "La fiche de l'unité n'offre pas la mise à jour manuelle.",
        change("actions_offertes", {"action": "mettre_a_jour"}, fiches=frozenset({Fiche.ETABLISSEMENT})),
    ),
    Defaut(
        "manuelle_jamais_offerte",
        "P3-64",
        "Aucune fiche n'offre la mise à jour manuelle.",
        sans("actions_offertes", action="mettre_a_jour"),
    ),
    Defaut(
        "manuelle_cachee_sous_alerte",
        "P3-64",
        "Sous alerte bloquante, la mise à jour manuelle n'est plus offerte.",
        usage("lire_unite", _cachee_sous_alerte),
    ),
)
