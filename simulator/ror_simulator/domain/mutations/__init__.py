"""Ce qui peut arriver à une région : une mutation par fichier, une ligne par mutation dans le registre."""

from collections.abc import Mapping
from datetime import datetime

from ror_simulator.domain.metadata import stamp_region
from ror_simulator.domain.mutations import (
    ajout_unite,
    categorie_inconnue,
    changement_activite,
    changement_categorie,
    changement_champ_activite,
    changement_modalite_accueil,
    changement_type_unite,
    deplacement_unite,
    disparition_unite,
    effacement_activite,
    effacement_categorie,
    effacement_champ_activite,
    effacement_modalite_accueil,
    effacement_type_unite,
    fermeture_etablissement,
    fermeture_unite,
    modification,
    reouverture,
    seconde_activite,
)
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.modification import MODIFIABLES_ETABLISSEMENT, MODIFIABLES_UNITE
from ror_simulator.domain.mutations.mutation import Etiquette, Mutation, Parametre, Parametres
from ror_simulator.domain.region import Region

__all__ = [
    "MODIFIABLES_ETABLISSEMENT",
    "MODIFIABLES_UNITE",
    "MUTATIONS",
    "Etiquette",
    "Mutation",
    "MutationError",
    "Parametre",
    "Parametres",
    "apply",
]

MUTATIONS: Mapping[str, Mutation] = {
    mutation.nom: mutation
    for mutation in (
        fermeture_etablissement.MUTATION,
        fermeture_unite.MUTATION,
        reouverture.MUTATION,
        changement_categorie.MUTATION,
        effacement_categorie.MUTATION,
        categorie_inconnue.MUTATION,
        changement_champ_activite.MUTATION,
        effacement_champ_activite.MUTATION,
        changement_modalite_accueil.MUTATION,
        effacement_modalite_accueil.MUTATION,
        changement_type_unite.MUTATION,
        effacement_type_unite.MUTATION,
        changement_activite.MUTATION,
        effacement_activite.MUTATION,
        seconde_activite.MUTATION,
        deplacement_unite.MUTATION,
        disparition_unite.MUTATION,
        ajout_unite.MUTATION,
        modification.MUTATION,
    )
}


def apply(region: Region, nom: str, parametres: Parametres, instant: datetime) -> Region:
    """Joue une mutation à cet instant et rend la région datée ; ne change pas celle qu'on lui donne.

    Lève `MutationError` : mutation, paramètre ou cible inconnus, valeur refusée, ou rien à changer.
    """
    if nom not in MUTATIONS:
        raise MutationError("mutation", nom, "une mutation du catalogue", MUTATIONS)
    mutation = MUTATIONS[nom]
    mutation.check(parametres)
    after = stamp_region(region, mutation.jouer(region, parametres, instant), instant)
    if after == region:
        raise MutationError("", f"{nom} ne change rien", "une mutation qui change au moins une donnée")
    return after
