"""Défauts de la phase 3, cas 1 : suspendre, relancer (P3-50 à P3-53)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application.composition import Composition
from ror_consumer.defauts.modele import Defaut
from ror_consumer.defauts.outils import ajoute, change, profils, sans, service, usage, vers
from ror_consumer.defauts.vocabulaire import ACTIVE, COORDINATION, NON, REFERENT, REGION, SISRA, SUSPENDUE
from ror_consumer.domain.donnees import Rubrique
from ror_consumer.domain.droits import Perimetre


def _sans_effet(_juste: Any) -> Any:
    return lambda _c, **_corps: None


def _relance_d_office(juste: Any) -> Any:
    """Le passage commence par relancer tout ce qui est suspendu."""

    def faux(c: Composition, region: str, jour: Any) -> None:
        with c.ports.depot.transaction() as t:
            for un in t.etablissements(region):
                if un.etat is SUSPENDUE:
                    t.garder_etablissement(replace(un, etat=ACTIVE, suivi=replace(un.suivi, du=True)))
        juste(c, region, jour)

    return faux


def _recommence_tout(juste: Any) -> Any:
    """Relancer ramène l'établissement à « Non synchronisé »."""

    def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> None:
        juste(c, region=region, etablissement=etablissement, **corps)
        with c.ports.depot.transaction() as t:
            un = t.etablissement(region, etablissement)
            if un is not None:
                t.garder_etablissement(replace(un, etat=NON))

    return faux


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "suspension_par_le_referent",
        "P3-50",
        "Le référent suspend la mise à jour.",
        profils("suspendre", REGION, REFERENT),
    ),
    Defaut(
        "suspension_sans_effet",
        "P3-50",
        "La suspension est acceptée et ne change pas l'état.",
        vers("suspendre", None),
    ),
    Defaut(
        "suspension_d_un_jour",
        "P3-50",
        "Le passage suivant relance d'office l'établissement suspendu.",
        service("jouer_passage", _relance_d_office),
    ),
    Defaut(
        "suspension_par_le_support",
        "P3-50",
        "Le support suspend la mise à jour.",
        profils("suspendre", REGION, SISRA),
    ),
    Defaut(
        "ressources_verrouillees_en_suspension",
        "P3-51",
        "Pendant la suspension, rien de commun ne se modifie.",
        sans("saisies", exigence="P3-51"),
    ),
    Defaut(
        "suspension_ouvre_le_voisin",
        "P3-51",
        "Un référent modifie les unités de toute la région.",
        ajoute("perimetres", Perimetre("P3-51", REFERENT)),
    ),
    Defaut(
        "mauvaise_rubrique_en_suspension",
        "P3-51",
        "Pendant la suspension, ce sont les caractéristiques médicales qui s'ouvrent, pas les ressources.",
        change("saisies", {"exigence": "P3-51"}, rubriques=frozenset({Rubrique.MEDICALES})),
    ),
    Defaut(
        "saisie_de_suspension_perdue",
        "P3-51",
        "La saisie faite pendant la suspension est acceptée et perdue.",
        usage("modifier_donnee", _sans_effet),
    ),
    Defaut(
        "relance_sans_effet",
        "P3-52",
        "La relance est acceptée et l'établissement reste suspendu.",
        usage("relancer", _sans_effet),
    ),
    Defaut(
        "relance_par_la_coordination",
        "P3-52",
        "La coordination relance la mise à jour.",
        profils("relancer", REGION, COORDINATION),
    ),
    Defaut(
        "relance_qui_recommence_tout",
        "P3-52",
        "La relance ramène l'établissement à « Non synchronisé ».",
        usage("relancer", _recommence_tout),
    ),
    Defaut(
        "suspension_non_dite",
        "P3-53",
        "Rien ne dit que la synchronisation est suspendue.",
        sans("messages", exigence="P3-53"),
    ),
    Defaut(
        "suspension_dite_a_la_region",
        "P3-53",
        "Seule la région lit que la synchronisation est suspendue.",
        change("messages", {"exigence": "P3-53"}, profils=frozenset({REGION})),
    ),
)
