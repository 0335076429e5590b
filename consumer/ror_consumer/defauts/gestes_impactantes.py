"""Les gestes faux dont sont faits les défauts de fermeture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application.alertes import ouvrir
from ror_consumer.application.composition import Composition
from ror_consumer.defauts.modele import Retouche
from ror_consumer.defauts.outils import Relais, change, depot
from ror_consumer.defauts.vocabulaire import (
    REFERENT,
)
from ror_consumer.domain.alerte import Alerte, CauseAlerte, NiveauAlerte
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.fermetures import Decision
from ror_consumer.domain.vocabulaire import (
    OuvertureEtablissement,
    OuvertureUnite,
)


def ferme_apres_actualisation(juste: Any) -> Any:
    """L'actualisation finie, ferme ce qui porte une impactante ouverte."""

    def faux(c: Composition, t: Any, etablissement: Any, *reste: Any) -> int:
        changees: int = juste(c, t, etablissement, *reste)
        region, cle = etablissement.region, etablissement.etablissement
        for une in t.alertes(region, cle):
            if not une.ouverte or une.niveau is not NiveauAlerte.IMPACTANTE:
                continue
            if une.unite is None:
                un = t.etablissement(region, cle)
                t.garder_etablissement(replace(un, ouverture=OuvertureEtablissement.FERME))
            else:
                unite = t.unite(region, une.unite)
                t.garder_unite(replace(unite, ouverture=OuvertureUnite.FERMEE_TEMPORAIREMENT))
        return changees

    return faux


def chaque_jour(juste: Any) -> Any:
    """Une fermeture déjà signalée l'est de nouveau à chaque passage."""

    def faux(
        c: Composition, t: Any, etablissement: Any, unite: Any, constat: Any, instant: Any
    ) -> tuple[Alerte, ...]:
        avant = t.alertes(etablissement.region, etablissement.etablissement)
        cle = unite.unite if unite else None
        deja = {une.cause for une in avant if une.ouverte and une.unite == cle}
        alertes: tuple[Alerte, ...] = juste(c, t, etablissement, unite, constat, instant)
        for ecart in constat.ecarts:
            if ecart.niveau is NiveauAlerte.IMPACTANTE and ecart.cause in deja:
                ouvrir(c, t, etablissement, unite, ecart, instant)
        return alertes

    return faux


def toutes_les_unites(juste: Any) -> Any:
    """La fermeture d'une unité s'ouvre en alerte sur toutes celles de l'établissement."""

    def faux(c: Composition, t: Any, etablissement: Any, *reste: Any) -> int:
        changees: int = juste(c, t, etablissement, *reste)
        region, cle = etablissement.region, etablissement.etablissement
        ouvertes = [a for a in t.alertes(region, cle) if a.ouverte and a.cause is CauseAlerte.UNITE_FERMEE]
        atteintes = {a.unite for a in ouvertes}
        for autre in t.unites(region, cle) if ouvertes else ():
            if autre.unite not in atteintes:
                neuve = t.nouvel_identifiant(region, "alerte")
                t.garder_alerte(replace(ouvertes[0], alerte=neuve, unite=autre.unite))
        return changees

    return faux


def niveau(*causes: CauseAlerte) -> Retouche:
    """Ces causes s'ouvrent en alerte impactante."""

    class Haussee(Relais):
        def garder_alerte(self, alerte: Alerte) -> None:
            if alerte.cause in causes:
                alerte = replace(alerte, niveau=NiveauAlerte.IMPACTANTE)
            self.juste.garder_alerte(alerte)

    return depot(Haussee)


def sans_effet(_juste: Any) -> Any:
    return lambda *_args, **_corps: None


def deux_fois(juste: Any) -> Any:
    """Avertit aussi la région de la fermeture d'une unité."""

    def faux(c: Composition, t: Any, etablissement: Any, unite: Any, alerte: Alerte) -> None:
        juste(c, t, etablissement, unite, alerte)
        juste(c, t, etablissement, unite, replace(alerte, cause=CauseAlerte.ETABLISSEMENT_FERME))

    return faux


class TousReferents(Relais):
    """Lit chaque référent comme celui de tous les établissements de la région."""

    def comptes(self, region: str) -> tuple[Compte, ...]:
        tous = frozenset(un.etablissement for un in self.juste.etablissements(region))
        lus: tuple[Compte, ...] = self.juste.comptes(region)
        return tuple(replace(un, etablissements=tous) if un.profil is REFERENT else un for un in lus)


def decide_pour_toutes(juste: Any) -> Any:
    """La décision sur une unité vaut pour toutes celles de l'établissement."""

    def faux(c: Composition, region: str, alerte: str, **corps: Any) -> None:
        juste(c, region=region, alerte=alerte, **corps)
        with c.ports.depot.transaction() as t:
            visee = t.alerte(region, alerte)
            une = t.unite(region, visee.unite) if visee and visee.unite else None
            for autre in t.unites(region, une.etablissement) if une else ():
                t.garder_unite(replace(autre, ouverture=une.ouverture if une else autre.ouverture))

    return faux


def ferme_tout_de_bon(juste: Any) -> Any:
    """La fermeture temporaire à la main ferme définitivement."""

    def faux(c: Composition, region: str, unite: str, **corps: Any) -> None:
        juste(c, region=region, unite=unite, **corps)
        with c.ports.depot.transaction() as t:
            une = t.unite(region, unite)
            if une is not None:
                t.garder_unite(replace(une, ouverture=OuvertureUnite.FERMEE_DEFINITIVEMENT))

    return faux


def decision(cause: CauseAlerte, decision: Decision, ouverture: object) -> Retouche:
    return change("decisions", {"cause": cause, "decision": decision}, ouverture=ouverture)


_CLOS, _FERMEE = CauseAlerte.ETABLISSEMENT_FERME, CauseAlerte.UNITE_FERMEE
