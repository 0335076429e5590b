"""Une organisation interne s'ajoute à un établissement."""

from datetime import datetime

from ror_simulator.domain.donnees import DONNEES_UNITE
from ror_simulator.domain.identity import entity_id
from ror_simulator.domain.mutations import change, reading
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.holder import parent_in
from ror_simulator.domain.mutations.mutation import Mutation, Parametre, Parametres
from ror_simulator.domain.niveau import NiveauOI
from ror_simulator.domain.region import OrganisationInterne, Region

_DRAWN = {"champ": "champ_activite", "modalite": "modalite_accueil", "activites": "activite"}
"""Ce qu'une unité élémentaire doit avoir : tiré quand ce n'est pas dit. Ailleurs, laissé vide."""

_GIVEN = {
    "nom": "nom",
    "categorie_organisation": "categorie_organisation",
    "lits": "lits_installes",
    "places": "places_installees",
    "age_minimum": "age_minimum",
    "age_maximum": "age_maximum",
    "publics": "publics_admis",
    "equipements": "equipements_ror",
    "actes": "actes_ror",
    "professions": "professions_ror",
    "specialites": "specialites",
    "competences": "competences",
    "responsable": "responsable",
    "telephone": "telephone",
}
"""Paramètres, nommés comme dans un scénario, et la donnée que chacun remplit."""


def _play(region: Region, parametres: Parametres, instant: datetime) -> Region:
    oi = _bare(region, parametres, instant)
    for nom, donnee in (_DRAWN | _GIVEN).items():
        if parametres.get(nom) or (oi.est_ue and nom in _DRAWN):
            oi = _filled(region, oi, nom, donnee, parametres)
    return region.avec_organisations([oi])


def _bare(region: Region, parametres: Parametres, instant: datetime) -> OrganisationInterne:
    eg = reading.etablissement(region, parametres)
    cle = reading.text(parametres, "cle")
    if cle in region.organisations:
        raise MutationError("cle", cle, "une clé que la région n'a pas encore")
    identifiant = reading.text(parametres, "identifiant") or _free_identifier(region)
    if identifiant in region.par_identifiant:
        raise MutationError("identifiant", identifiant, "un identifiant que la région n'a pas encore")
    return OrganisationInterne(
        cle=cle,
        etablissement=eg.cle,
        parent=parent_in(region, eg, parametres),
        entity_id=entity_id(region.code, region.graine, "oi", identifiant),
        identifiant=identifiant,
        type_oi=_niveau(parametres).code,
        nom=f"Unité {cle.replace('_', ' ')}",
        sensible=reading.yes_no(parametres, "unite_sensible"),
        cree_le=reading.day(parametres, "cree_le", instant),
    )


def _niveau(parametres: Parametres) -> NiveauOI:
    written = reading.text(parametres, "niveau") or NiveauOI.UNITE_ELEMENTAIRE.value
    try:
        return NiveauOI(written)
    except ValueError:
        raise MutationError("niveau", written, ", ".join(NiveauOI), list(NiveauOI)) from None


def _free_identifier(region: Region) -> str:
    rank = len(region.organisations) + 1
    while f"{region.code}/{rank:09d}" in region.par_identifiant:
        rank += 1
    return f"{region.code}/{rank:09d}"


def _filled(
    region: Region, oi: OrganisationInterne, nom: str, donnee: str, parametres: Parametres
) -> OrganisationInterne:
    field = DONNEES_UNITE[donnee]
    asked = {change.VALEUR: parametres[nom]} if parametres.get(nom) else {}
    return field.ecrire(oi, change.wanted(region, field, oi, oi.cle, asked, single=True))


MUTATION = Mutation(
    nom="ajout_unite",
    titre="Ajout d'une unité",
    parametres=(
        Parametre("etablissement", "clé de l'établissement"),
        Parametre("cle", "clé de la nouvelle organisation interne"),
        Parametre("parent", "clé de celle qui la contient ; aucune par défaut", obligatoire=False),
        Parametre("niveau", "pole, service, uf ou ue (par défaut)", obligatoire=False),
        Parametre("identifiant", "identifiant d'OI ; engendré par défaut", obligatoire=False),
        Parametre("cree_le", "date d'ouverture ; celle du jour par défaut", obligatoire=False),
        *(
            Parametre(nom, f"{DONNEES_UNITE[d].libelle} ; tiré par défaut", False)
            for nom, d in _DRAWN.items()
        ),
        *(Parametre(nom, DONNEES_UNITE[d].libelle, False) for nom, d in _GIVEN.items()),
        Parametre("unite_sensible", "oui ou non (par défaut)", obligatoire=False),
    ),
    jouer=_play,
)
