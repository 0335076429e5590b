"""Relève la base d'essai d'un geste à l'autre, et dit ce qui ne devait pas changer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ror_consumer.domain.alerte import Alerte, NiveauAlerte
from ror_consumer.domain.donnees import Donnee
from ror_consumer.domain.etablissement import Etablissement, Suivi
from ror_consumer.domain.journal import Courriel
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import EtatSynchronisation, Fiche, Origine

from ..application.faux import TransactionEnMemoire

Cle = tuple[str, str]
STRUCTURE_VALIDEE = frozenset(EtatSynchronisation) - {
    EtatSynchronisation.NON_SYNCHRONISE,
    EtatSynchronisation.EN_COURS,
}


@dataclass(frozen=True)
class Releve:
    """La base à un instant, sans ce qui n'est que mémoire du passage (`suivi`)."""

    etablissements: Mapping[Cle, Etablissement]
    unites: Mapping[Cle, UniteVT]
    alertes: Mapping[Cle, Alerte]
    courriels: Mapping[Cle, Courriel]

    @classmethod
    def de(cls, base: TransactionEnMemoire) -> Releve:
        return cls(
            {cle: replace(un, suivi=Suivi()) for cle, un in base.les_etablissements.items()},
            dict(base.les_unites),
            dict(base.les_alertes),
            {cle: replace(un, envoye_le=None) for cle, un in base.les_courriels.items()},
        )

    def fiches(self) -> Iterator[tuple[Cle, Etablissement | UniteVT]]:
        yield from self.etablissements.items()
        yield from self.unites.items()

    def de_l_etablissement(self, etablissement: str) -> tuple[object, ...]:
        """Tout ce qui est à cet établissement : sa fiche, ses unités, leurs alertes."""
        return (
            {cle: un for cle, un in self.etablissements.items() if un.etablissement == etablissement},
            {cle: une for cle, une in self.unites.items() if une.etablissement == etablissement},
            {cle: une for cle, une in self.alertes.items() if une.etablissement == etablissement},
        )

    def de_la_region(self, region: str) -> tuple[object, ...]:
        tous: tuple[Mapping[Cle, Any], ...] = (self.etablissements, self.unites, self.alertes)
        return tuple({cle: un for cle, un in objets.items() if cle[0] == region} for objets in tous)

    def bloquees(self) -> Iterator[tuple[Cle, Etablissement | UniteVT]]:
        """Les fiches qu'une bloquante ouverte suspend : l'objet, et les unités d'un établissement (P3-23)."""
        portees = [
            une for une in self.alertes.values() if une.ouverte and une.niveau is NiveauAlerte.BLOQUANTE
        ]
        objets = {(une.region, une.unite or une.etablissement) for une in portees}
        entiers = {(une.region, une.etablissement) for une in portees if une.unite is None}
        for cle, fiche in self.fiches():
            if cle in objets or (fiche.region, fiche.etablissement) in entiers:
                yield cle, fiche


@dataclass(frozen=True)
class Geste:
    """Ce qui vient d'être fait : son opération, l'avant, l'après."""

    operation: str
    avant: Releve
    apres: Releve
    table: tuple[Donnee, ...]

    def changees(self, cle: Cle, garder: Callable[[Donnee], bool]) -> dict[str, list[object]]:
        """Les données de cette fiche qui ont changé, parmi celles qu'on garde."""
        avant, apres = dict(self.avant.fiches())[cle], dict(self.apres.fiches())[cle]
        nature = Fiche.UNITE if isinstance(apres, UniteVT) else Fiche.ETABLISSEMENT
        cles = [d.cle for d in self.table if d.fiche is nature and garder(d)]
        return {
            une: [avant.donnees.get(une), apres.donnees.get(une)]
            for une in cles
            if avant.donnees.get(une) != apres.donnees.get(une)
        }

    def epreuves(self) -> Iterator[str]:
        """Ce que ce geste a mis à l'épreuve."""
        if any(self.apres.bloquees()):
            yield "fiche bloquée"
        if len(self.apres.courriels) > len(self.avant.courriels):
            yield "courriel"
        if len(self.apres.unites) > len(self.avant.unites):
            yield "unité créée"
        if self.avant != self.apres:
            yield f"effet de {self.operation}"

    def communs(self) -> list[Cle]:
        """Les fiches d'avant qui existent encore."""
        apres = dict(self.apres.fiches())
        return [cle for cle, _ in self.avant.fiches() if cle in apres]


def rien_ne_revient(geste: Geste) -> None:
    """P2-21 : la structure validée, ni l'état ni une association ne revient."""
    for (region, etablissement), un in geste.avant.etablissements.items():
        if un.etat not in STRUCTURE_VALIDEE:
            continue
        apres = geste.apres.etablissements[region, etablissement]
        assert apres.etat in STRUCTURE_VALIDEE, f"retour en arrière : {un.etat} -> {apres.etat}"
        for cle, unite in geste.avant.unites.items():
            if (unite.region, unite.etablissement) == (region, etablissement):
                change = (unite.oi, geste.apres.unites[cle].oi)
                assert change[0] == change[1], f"association défaite : {cle[1]} {change}"


def propres_intactes(geste: Geste) -> None:
    """P3-03 : seule une saisie touche une donnée propre, et l'ouverture d'un objet se décide."""
    if geste.operation == "modifier_donnee":
        return
    for cle in geste.communs():
        changees = geste.changees(cle, lambda d: d.origine is Origine.VIATRAJECTOIRE)
        assert not changees, f"donnée propre touchée par {geste.operation} : {cle[1]} {changees}"


def rien_ne_ferme_seul(geste: Geste) -> None:
    """P3-30, P3-31 : un passage ne ferme ni ne rouvre rien dans ViaTrajectoire."""
    if geste.operation in ("decider_fermeture", "fermer_temporairement", "rouvrir"):
        return
    apres = dict(geste.apres.fiches())
    for cle, fiche in geste.avant.fiches():
        assert fiche.ouverture == apres[cle].ouverture, f"ouverture changée par {geste.operation} : {cle[1]}"


def une_bloquante_suspend(geste: Geste) -> None:
    """P3-10 à P3-21, P3-23 : sous une bloquante ouverte, aucune donnée commune n'est actualisée."""
    if geste.operation in ("modifier_donnee", "aligner_sur_ror"):
        return
    connues = set(geste.communs())
    for cle, _ in geste.apres.bloquees():
        if cle in connues:
            changees = geste.changees(cle, lambda d: d.origine is Origine.ROR)
            assert not changees, f"objet bloqué actualisé par {geste.operation} : {cle[1]} {changees}"


def une_oi_une_unite(geste: Geste) -> None:
    """P2-06 : une OI a au plus une unité dans la région."""
    prises = [(une.region, une.oi) for une in geste.apres.unites.values() if une.oi is not None]
    assert len(prises) == len(set(prises)), f"deux unités pour une organisation : {sorted(prises)}"


DE_CHAQUE_GESTE = (
    rien_ne_revient,
    propres_intactes,
    rien_ne_ferme_seul,
    une_bloquante_suspend,
    une_oi_une_unite,
)
