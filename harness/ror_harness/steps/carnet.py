"""Tient ce qu'un scénario retient d'une étape à l'autre : fiches relevées, saisies, valeurs changées."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ror_contracts.scenario.donnees import donnees_etablissement, donnees_unite
from ror_contracts.scenario.model import Valeur
from ror_harness.drivers import Reponse
from ror_harness.judging import FauteDuBanc
from ror_harness.judging.judgement import current
from ror_harness.judging.readable import readable
from ror_harness.steps.libelles import DONNEES
from ror_harness.steps.vocabulaire import compare_au_releve, lit_le_journal
from ror_harness.world.expressible import require_value
from ror_harness.world.monde import Monde

NOMS_DES_DONNEES = {cle: libelle for libelle, cle in DONNEES.items()}
"""Clé d'une donnée de fiche → son nom français, avec son article."""


@dataclass
class Carnet:
    """Carnet d'un scénario ; les clés sont celles des rôles (`hopital`, `unite_ssr`, `ue_ssr`)."""

    fiches: dict[str, dict[str, Any]] = field(default_factory=dict)
    unites: dict[str, list[str]] = field(default_factory=dict)
    associations: dict[str, str] = field(default_factory=dict)
    saisies: dict[tuple[str, str], Valeur] = field(default_factory=dict)
    reponses: list[Reponse] = field(default_factory=list)
    ror: dict[tuple[str, str], Valeur] = field(default_factory=dict)
    icones: dict[str, str] = field(default_factory=dict)
    depart: int | None = None


def carnet(monde: Monde) -> Carnet:
    """Rend le carnet du scénario, vide au départ."""
    tenu = monde.memoire.setdefault("carnet", Carnet())
    assert isinstance(tenu, Carnet)
    return tenu


def releve(monde: Monde) -> None:
    """Relève les fiches de la région et les unités de chaque établissement."""
    tenu = carnet(monde)
    for etablissement in monde.scenario.viatrajectoire.etablissements.values():
        lue = monde.fiche(etablissement.cle)
        tenu.fiches[etablissement.cle] = contenu(lue)
        tenu.unites[etablissement.cle] = sorted(lue["unites"])
        for unite in etablissement.unites:
            tenu.fiches[unite] = contenu(monde.fiche(unite))


def relever_si_utile(monde: Monde) -> None:
    """Relève les fiches si un « Alors » du scénario doit y comparer : sinon, ce serait lire pour rien."""
    if any(compare_au_releve(etape) for etape in current().alors):
        releve(monde)


def noter_le_depart(monde: Monde) -> None:
    """Retient l'endroit du journal du ROR où commence le temps qui va passer, si un « Alors » doit y lire."""
    if any(lit_le_journal(etape) for etape in current().alors):
        carnet(monde).depart = monde.repere_journal()


def appels_depuis_le_depart(monde: Monde) -> list[Reponse]:
    """Rend les appels reçus par le ROR depuis que le temps passe ; `FauteDuBanc` s'il n'a pas passé."""
    depart = carnet(monde).depart
    if depart is None:
        raise FauteDuBanc("cet « Alors » lit les appels d'un temps qui n'a pas été noté")
    return monde.journal(depuis=depart)


def contenu(fiche: Reponse) -> dict[str, Any]:
    """Rend les données et l'ouverture d'une fiche, hors la rubrique « Synchronisation ROR »."""
    return {**fiche["donnees"], "ouverture": fiche["ouverture"]}


def differences(avant: dict[str, Any], apres: dict[str, Any]) -> dict[str, str]:
    """Rend, pour chaque donnée qui a changé, une ligne lisible : « le téléphone : avant → après »."""
    cles = sorted(avant.keys() | apres.keys())
    return {cle: _ligne(cle, avant, apres) for cle in cles if avant.get(cle) != apres.get(cle)}


def _ligne(cle: str, avant: dict[str, Any], apres: dict[str, Any]) -> str:
    return f"{NOMS_DES_DONNEES.get(cle, cle)} : {readable(avant.get(cle))} → {readable(apres.get(cle))}"


def valeur_du_ror(monde: Monde, objet: str, donnee: str) -> Valeur:
    """Rend la valeur d'une donnée d'un établissement ou d'une organisation du ROR, mutations comprises."""
    changees = carnet(monde).ror
    cle = objet, donnee
    valeur = changees[cle] if cle in changees else donnees_du_ror(monde, objet)[donnee]
    require_value(monde.moyens.reglages.version, donnee, valeur)
    return valeur


def donnees_du_ror(monde: Monde, objet: str) -> dict[str, Valeur]:
    """Rend les données communes que l'histoire donne à un établissement ou à une organisation du ROR."""
    ror = monde.scenario.ror
    if objet in ror.etablissements:
        decrit = ror.etablissements[objet]
        return dict(donnees_etablissement(decrit, ror.juridiques[decrit.juridique]))
    return dict(donnees_unite(ror.organisation(objet)))


def est_etablissement(monde: Monde, objet: str) -> bool:
    """Dit si un rôle est celui d'un établissement, du ROR ou de ViaTrajectoire."""
    cotes = (monde.scenario.ror.etablissements, monde.scenario.viatrajectoire.etablissements)
    return any(objet in cote for cote in cotes)


def objet_du_ror(monde: Monde, objet: str) -> str:
    """Rend, dans le ROR, l'établissement lui-même ou l'organisation dont une unité est l'image."""
    if est_etablissement(monde, objet):
        return objet
    etablissement = monde.scenario.viatrajectoire.etablissements[monde.etablissement_de(objet)]
    return etablissement.unites[objet].oi or objet
