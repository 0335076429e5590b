"""Défauts du contrat d'échange avec le ROR (T-01, T-02, T-05)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application.composition import Composition, Mode
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.outils import Relais, ajoute, ror, sans, service
from ror_consumer.domain.creation import ChampDuDomaine
from ror_consumer.domain.ror import EtablissementRor
from ror_consumer.domain.vocabulaire import Domaine


class _ChampPerdu(Relais):
    """Perd le champ d'activité médico-social en lisant : l'unité passe pour sanitaire."""

    def lire_etablissement(self, finess: str) -> EtablissementRor | None:
        lu: EtablissementRor | None = self.juste.lire_etablissement(finess)
        if lu is None:
            return None
        ois = tuple(replace(oi, champs=tuple(c for c in oi.champs if c != "04")) for oi in lu.organisations)
        return replace(lu, organisations=ois)


def _en_memoire() -> Retouche:
    """La première lecture d'un établissement sert toujours : le ROR n'est plus interrogé."""

    def retouche(c: Composition) -> Composition:
        lues: dict[str, EtablissementRor | None] = {}

        class Memoire(Relais):
            def lire_etablissement(self, finess: str) -> EtablissementRor | None:
                if finess not in lues:
                    lues[finess] = self.juste.lire_etablissement(finess)
                return lues[finess]

        return ror(Memoire)(c)

    return retouche


def _de_la_veille() -> Retouche:
    """Rend la lecture précédente de l'établissement, garde celle-ci pour la fois d'après."""

    def retouche(c: Composition) -> Composition:
        lues: dict[str, EtablissementRor | None] = {}

        class Veille(Relais):
            def lire_etablissement(self, finess: str) -> EtablissementRor | None:
                lue: EtablissementRor | None = self.juste.lire_etablissement(finess)
                precedente, lues[finess] = lues.get(finess, lue), lue
                return precedente

        return ror(Veille)(c)

    return retouche


def _descriptif_du_ror(juste: Any) -> Any:
    """Le passage écrit dans le descriptif de l'établissement."""

    def faux(c: Composition, t: Any, un: Any, lecture: Any, mode: Mode, instant: Any) -> int:
        changees: int = juste(c, t, un, lecture, mode, instant)
        apres = t.etablissement(un.region, un.etablissement)
        if mode is Mode.PASSAGE and changees:
            texte = f"Mis à jour depuis le ROR le {instant.date().isoformat()}"
            t.garder_etablissement(replace(apres, donnees={**apres.donnees, "descriptif": texte}))
        return changees

    return faux


def _code_du_ror(juste: Any) -> Any:
    """Le passage remplace le code de chaque unité par l'identifiant de son unité du ROR."""

    def faux(c: Composition, t: Any, un: Any, lecture: Any, mode: Mode, instant: Any) -> int:
        changees: int = juste(c, t, un, lecture, mode, instant)
        for unite in t.unites(un.region, un.etablissement) if mode is Mode.PASSAGE else ():
            if unite.oi is not None:
                t.garder_unite(replace(unite, donnees={**unite.donnees, "code_unite": unite.oi}))
        return changees

    return faux


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "lecture_de_la_veille",
        "T-01",
        "Chaque lecture sert à la fois suivante : la fiche montre ce qu'aucune requête du jour n'a rapporté.",
        _de_la_veille(),
    ),
    Defaut(
        "lecture_gardee_en_memoire",
        "T-01",
        "La première lecture d'un établissement sert toujours : ce que montre la fiche n'a plus sa requête.",
        _en_memoire(),
    ),
    Defaut(
        "medico_social_compte_comme_sanitaire",
        "T-02",
        "Le champ médico-social est rangé dans le domaine sanitaire.",
        ajoute("champs_des_domaines", ChampDuDomaine("T-02", Domaine.SANITAIRE, "04")),
    ),
    Defaut(
        "readaptation_hors_du_sanitaire",
        "T-02",
        "Les soins de suite et de réadaptation sont oubliés du domaine sanitaire.",
        sans("champs_des_domaines", champ="02"),
    ),
    Defaut(
        "champ_perdu_a_la_lecture", "T-02", "Le champ médico-social se perd à la lecture.", ror(_ChampPerdu)
    ),
    Defaut(
        "descriptif_ecrit_par_le_passage",
        "T-05",
        "Le passage écrit dans le descriptif de l'établissement.",
        service("actualiser", _descriptif_du_ror),
    ),
    Defaut(
        "code_de_l_unite_remplace",
        "T-05",
        "Le passage remplace le code de chaque unité par son identifiant du ROR.",
        service("actualiser", _code_du_ror),
    ),
)
