"""Raconte un scénario chargé, pour qui veut le lire : le ROR, ce qui y arrive, ViaTrajectoire."""

from collections.abc import Iterator
from datetime import date, datetime

from ror_contracts.nomenclatures import load
from ror_contracts.scenario.instants import PARIS
from ror_contracts.scenario.model import (
    EtablissementDecrit,
    EtablissementVT,
    MutationDecrite,
    OrganisationDecrite,
    Scenario,
)

_NIVEAUX = {"pole": "pôle", "service": "service", "uf": "UF", "ue": "UE"}


def describe(scenario: Scenario) -> Iterator[str]:
    """Rend les lignes du récit."""
    yield f"{scenario.titre}  ({scenario.nom}, graine {scenario.graine})"
    if scenario.description:
        yield scenario.description
    yield ""
    region = load("TRE_R30").label(scenario.ror.region)
    yield f"ROR de la région {scenario.ror.region} ({region}), le {_quand(scenario.depart)}"
    for etablissement in scenario.ror.etablissements.values():
        yield from _etablissement(etablissement)
    if scenario.ror.chronologie:
        yield ""
        yield "Ce qui y arrive"
        yield from (_mutation(mutation) for mutation in scenario.ror.chronologie)
    if scenario.viatrajectoire.etablissements:
        yield ""
        yield "Ce que ViaTrajectoire en sait au départ"
        for connu in scenario.viatrajectoire.etablissements.values():
            yield from _etablissement_vt(connu)


def _etablissement(etablissement: EtablissementDecrit) -> Iterator[str]:
    categorie = etablissement.categorie or "non renseignée"
    ferme = f", fermé le {_jour(etablissement.ferme_le)}" if etablissement.ferme_le else ""
    nom = f"{etablissement.cle} : {etablissement.denomination}"
    yield f"  {nom}, FINESS {etablissement.finess}, catégorie {categorie}{ferme}"
    for organisation in etablissement.organisations:
        yield from _organisation(organisation, 2)


def _organisation(organisation: OrganisationDecrite, retrait: int) -> Iterator[str]:
    codes = ""
    if organisation.niveau == "ue":
        activites = ", ".join(organisation.activites) or "aucune activité"
        champ = ", ".join(organisation.champs) or "sans champ"
        codes = f" [champ {champ} ; modalité {organisation.modalite or 'aucune'} ; {activites}]"
    ferme = f", fermée le {_jour(organisation.ferme_le)}" if organisation.ferme_le else ""
    nom = f"{_NIVEAUX[organisation.niveau]} {organisation.cle} : {organisation.nom}"
    yield f"{'  ' * retrait}{nom}{codes}{ferme}"
    for fille in organisation.contient:
        yield from _organisation(fille, retrait + 1)


def _mutation(mutation: MutationDecrite) -> str:
    parametres = ", ".join(
        f"{cle} = {valeur if isinstance(valeur, str) else ' '.join(valeur)}"
        for cle, valeur in mutation.parametres.items()
    )
    return f"  {_quand(mutation.instant)} : {mutation.nom} ({parametres})"


def _etablissement_vt(etablissement: EtablissementVT) -> Iterator[str]:
    yield f"  {etablissement.cle} : {etablissement.donnees['denomination']} ({etablissement.domaine})"
    for unite in etablissement.unites.values():
        ressemblance = f", pareille à {unite.oi}" if unite.oi else ""
        yield f"    {unite.cle} : {unite.type}{ressemblance}"


def _quand(instant: datetime) -> str:
    local = instant.astimezone(PARIS)
    return f"{_jour(local)} à {local:%H:%M}"


def _jour(jour: date) -> str:
    return f"{jour:%d/%m/%Y}"
