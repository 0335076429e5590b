"""Les gestes faux dont sont faits les défauts d'appairage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ror_consumer.application.composition import Composition
from ror_consumer.application.vues import PageSynchronisation
from ror_consumer.defauts.initiation import associer_par_nom
from ror_consumer.defauts.modele import Retouche
from ror_consumer.defauts.outils import Relais, depot, ensemble, usage
from ror_consumer.domain.refus import AppairageImpossible, Refus
from ror_consumer.domain.unite import UniteVT


def vole(juste: Any) -> Any:
    """Prend l'unité du ROR à celle qui y est déjà associée."""

    def faux(c: Composition, region: str, oi: str, **corps: Any) -> None:
        with c.ports.depot.transaction() as t:
            occupante = t.unites_associees(region, (oi,)).get(oi)
            if occupante is not None and occupante.unite != corps["unite"]:
                t.garder_unite(replace(occupante, oi=None, niveau_oi=None))
        juste(c, region=region, oi=oi, **corps)

    return faux


def refuse_et_dissocie(juste: Any) -> Any:
    """Refuse la seconde association, et perd la première."""

    def faux(c: Composition, region: str, unite: str, **corps: Any) -> None:
        try:
            juste(c, region=region, unite=unite, **corps)
        except AppairageImpossible:
            liberer(c, region, unite)
            raise

    return faux


def liberer(c: Composition, region: str, unite: str) -> None:
    with c.ports.depot.transaction() as t:
        une = t.unite(region, unite)
        if une is not None:
            t.garder_unite(replace(une, oi=None, niveau_oi=None))


def bandeau(effet: Callable[[tuple[Refus, ...]], tuple[Refus, ...]]) -> Retouche:
    """Change ce que le bandeau dit d'une association refusée."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, **corps: Any) -> None:
            try:
                juste(c, **corps)
            except AppairageImpossible as refuse:
                raise AppairageImpossible(effet(refuse.refus)) from refuse

        return faux

    return usage("associer", enveloppe)


def libre_en_apparence() -> Retouche:
    """L'unité du ROR dissociée reste prise : on se souvient de qui l'avait."""

    def retouche(c: Composition) -> Composition:
        anciennes: dict[str, UniteVT] = {}

        class Souvenir(Relais):
            def unites_associees(self, region: str, ois: tuple[str, ...]) -> dict[str, UniteVT]:
                gardees = {oi: anciennes[f"{region} {oi}"] for oi in ois if f"{region} {oi}" in anciennes}
                return {**gardees, **self.juste.unites_associees(region, ois)}

        def dissocier(juste: Any) -> Any:
            def faux(c: Composition, region: str, unite: str, **corps: Any) -> None:
                with c.ports.depot.transaction() as t:
                    une = t.unite(region, unite)
                juste(c, region=region, unite=unite, **corps)
                if une is not None and une.oi is not None:
                    anciennes[f"{region} {une.oi}"] = une

            return faux

        return ensemble(depot(Souvenir), usage("dissocier", dissocier))(c)

    return retouche


def sans_effet(_juste: Any) -> Any:
    return lambda _c, **_corps: None


def aucune_grisee(_c: Composition, vue: PageSynchronisation, _r: str, _e: str) -> PageSynchronisation:
    return replace(vue, organisations=tuple(replace(oi, associee=False) for oi in vue.organisations))


def parents_grises(_c: Composition, vue: PageSynchronisation, _r: str, _e: str) -> PageSynchronisation:
    parents = {oi.parent for oi in vue.organisations if oi.associee}
    grisees = tuple(replace(oi, associee=oi.associee or oi.oi in parents) for oi in vue.organisations)
    return replace(vue, organisations=grisees)


def en_chaine(juste: Any) -> Any:
    """Associer une unité associe aussi les autres, par leur nom."""

    def faux(c: Composition, region: str, compte: str, unite: str, oi: str) -> None:
        juste(c, region=region, compte=compte, unite=unite, oi=oi)
        with c.ports.depot.transaction() as t:
            une = t.unite(region, unite)
        if une is not None:
            associer_par_nom(c, region, compte, une.etablissement)

    return faux


def une_seule_a_la_fois(juste: Any) -> Any:
    """Associer une unité défait l'association des autres."""

    def faux(c: Composition, region: str, unite: str, **corps: Any) -> None:
        juste(c, region=region, unite=unite, **corps)
        with c.ports.depot.transaction() as t:
            une = t.unite(region, unite)
            for autre in t.unites(region, une.etablissement) if une else ():
                if autre.unite != unite and autre.oi is not None:
                    t.garder_unite(replace(autre, oi=None, niveau_oi=None))

    return faux


UNE_ACTIVITE = {"exigence": "P2-13"}
