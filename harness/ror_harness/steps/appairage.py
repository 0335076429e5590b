"""Étapes de l'association : initier, associer, dissocier, valider la structure, lire les associations."""

from __future__ import annotations

from ror_harness.judging import constater
from ror_harness.steps.carnet import carnet, donnees_du_ror
from ror_harness.steps.gestes import agir, rendu, voisine
from ror_harness.steps.libelles import DIFFERENCES, DONNEES
from ror_harness.steps.vocabulaire import choisir, constat, geste, role
from ror_harness.world.monde import Monde

Table = list[list[str]]
RIEN = "rien"


@geste("{acteur:Acteur} initie la synchronisation de {etablissement:Role}")
def initier(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "initier_synchronisation", etablissement=etablissement)


@geste("{acteur:Acteur} associe {unite:Role} à {oi:Role}")
def associer(monde: Monde, acteur: str, unite: str, oi: str) -> None:
    monde.memoire["couple"] = (unite, oi)
    agir(monde, acteur, "associer", unite=unite, oi=oi)


@geste("{acteur:Acteur} associe {unite:Role} de l'autre région à {oi:Role}")
def associer_ailleurs(monde: Monde, acteur: str, unite: str, oi: str) -> None:
    agir(monde, acteur, "associer", unite=monde.unite(unite), oi=voisine(monde).oi(oi))


@geste("{acteur:Acteur} associe toutes les unités de {etablissement:Role}")
def associer_toutes(monde: Monde, acteur: str, etablissement: str) -> None:
    _associer_toutes(monde, acteur, etablissement, sauf=[])


@geste("{acteur:Acteur} associe toutes les unités de {etablissement:Role}, sauf {unites:Roles}")
def associer_presque_toutes(monde: Monde, acteur: str, etablissement: str, unites: list[str]) -> None:
    _associer_toutes(monde, acteur, etablissement, sauf=unites)


@geste("{acteur:Acteur} dissocie {unite:Role}")
def dissocier(monde: Monde, acteur: str, unite: str) -> None:
    agir(monde, acteur, "dissocier", unite=unite)


@geste("{acteur:Acteur} valide la structure de {etablissement:Role}")
def valider_structure(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "valider_structure", etablissement=etablissement)


@geste("{acteur:Acteur} crée à la main une unité dans {etablissement:Role}")
def creer_a_la_main(monde: Monde, acteur: str, etablissement: str) -> None:
    donnees = {"nom": "Unité créée à la main"}
    reponse = agir(
        monde, acteur, "creer_unite", etablissement=etablissement, type="ssr_receveuse", donnees=donnees
    )
    if "unite" in reponse:
        monde.nommer("unite", "unite_creee", reponse["unite"])


@geste("les associations sont relevées")
def relever_associations(monde: Monde) -> None:
    carnet(monde).associations = {
        unite: associee(monde, unite)
        for etablissement in monde.scenario.viatrajectoire.etablissements.values()
        for unite in etablissement.unites
    }


@constat("{unite:Role} est associée à {oi:Role}")
def est_associee(monde: Monde, unite: str, oi: str) -> None:
    constater(oi, associee(monde, unite), f"l'unité du ROR associée à « {unite} »")


@constat("{unite:Role} n'est associée à rien")
def n_est_pas_associee(monde: Monde, unite: str) -> None:
    constater(RIEN, associee(monde, unite), f"l'unité du ROR associée à « {unite} »")


@constat("les seules associations de {etablissement:Role} sont :")
def seules_associations(monde: Monde, etablissement: str, datatable: Table) -> None:
    attendues = {role(unite): role(oi) for unite, oi in datatable}
    lues = {u.cle: associee(monde, u.cle) for u in monde.unites_de(etablissement)}
    constater(
        attendues,
        {unite: oi for unite, oi in lues.items() if oi != RIEN},
        f"les associations de « {etablissement} »",
    )


@constat("les associations de {etablissement:Role} sont restées les mêmes")
def associations_intactes(monde: Monde, etablissement: str) -> None:
    for unite in monde.unites_de(etablissement):
        avant = carnet(monde).associations[unite.cle]
        constater(avant, associee(monde, unite.cle), f"l'unité du ROR associée à « {unite.cle} »")


@constat("le refus nomme ces unités, et elles seules :")
def unites_nommees(monde: Monde, datatable: Table) -> None:
    refus = [un for un in rendu(monde, "refus") if un["motif"] == "UNITES_NON_ASSOCIEES"]
    nommees = {unite for un in refus for unite in un["details"].get("unites", [])}
    constater({monde.unite(role(u)) for (u,) in datatable}, nommees, "les unités que le refus nomme")


@constat("le bandeau signale ces différences, et elles seules : {differences}")
def bandeau(monde: Monde, differences: str) -> None:
    attendues = {choisir(DIFFERENCES, une, "une différence") for une in differences.split(", ")}
    constater(attendues, set(monde.motifs), "les différences signalées par le bandeau")


@constat("le niveau en est la seule raison")
def seul_le_niveau(monde: Monde) -> None:
    constater({"NIVEAU_INTERDIT"}, set(monde.motifs), "les raisons du refus")


@constat("le bandeau montre pour chaque différence la valeur des deux côtés")
def bandeau_deux_cotes(monde: Monde) -> None:
    unite, oi = monde.memoire["couple"]
    donnees = {motif: DONNEES[libelle] for libelle, motif in DIFFERENCES.items()}
    cotes = {"ViaTrajectoire": monde.fiche(unite)["donnees"], "ROR": donnees_du_ror(monde, oi)}
    for refus in rendu(monde, "refus"):
        donnee = donnees.get(refus["motif"], "")
        for cote, fiche in cotes.items():
            constater(fiche.get(donnee), refus["details"].get(cote.lower()), f"{donnee} côté {cote}")


def associee(monde: Monde, unite: str) -> str:
    """Rend le rôle de l'unité du ROR que la fiche d'une unité dit associée, ou `RIEN`."""
    oi = monde.fiche(unite)["synchronisation"]["oi"]
    return RIEN if oi is None else role_oi(monde, oi)


def _associer_toutes(monde: Monde, acteur: str, etablissement: str, sauf: list[str]) -> None:
    for unite in monde.unites_de(etablissement):
        if unite.cle not in sauf:
            monde.exiger("associer", compte=acteur, unite=unite.cle, oi=unite.oi)


def role_oi(monde: Monde, identifiant: str) -> str:
    """Rend le rôle d'une organisation du ROR, ou son identifiant si l'histoire ne la connaît pas."""
    return monde.references.role("oi", identifiant) or identifiant
