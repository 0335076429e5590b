"""Une donnée commune d'un établissement ou d'une unité change : toute donnée que le contrat transporte."""

from datetime import datetime

from ror_simulator.domain.donnees import DONNEES_ETABLISSEMENT, DONNEES_JURIDIQUE, DONNEES_UNITE
from ror_simulator.domain.mutations import change, reading
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Mutation, Parametre, Parametres
from ror_simulator.domain.region import Etablissement, OrganisationInterne, Region

HAVE_THEIR_OWN = {
    "categorie": "changement_categorie",
    "champ_activite": "changement_champ_activite",
    "modalite_accueil": "changement_modalite_accueil",
    "type_unite": "changement_type_unite",
    "activite": "changement_activite",
}
"""Données qui ont leur mutation à elles."""

OUT_OF_SHEET = frozenset({"telephone", "specialites", "competences"})
"""Données d'une OI que le contrat transporte, mais que la fiche d'une unité ne montre pas (annexe 3)."""

MODIFIABLES_ETABLISSEMENT = tuple(
    sorted((DONNEES_ETABLISSEMENT.keys() | DONNEES_JURIDIQUE.keys()) - HAVE_THEIR_OWN.keys())
)
MODIFIABLES_UNITE = tuple(sorted(DONNEES_UNITE.keys() - HAVE_THEIR_OWN.keys() - OUT_OF_SHEET))


def _play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
    cible = reading.target(region, parametres)
    donnee = reading.text(parametres, "donnee")
    if isinstance(cible, Etablissement):
        _check(donnee, MODIFIABLES_ETABLISSEMENT)
        return _modify_etablissement(region, cible, donnee, parametres)
    _check(donnee, MODIFIABLES_UNITE)
    return _modify_organisation(region, cible, donnee, parametres)


def _check(donnee: str, modifiables: tuple[str, ...]) -> None:
    if donnee in HAVE_THEIR_OWN:
        raise MutationError(
            "donnee", donnee, f"une autre donnée : celle-ci a sa mutation, {HAVE_THEIR_OWN[donnee]}"
        )
    if donnee not in modifiables:
        raise MutationError(
            "donnee", donnee, f"une donnée de cette fiche ({', '.join(modifiables)})", modifiables
        )


def _modify_etablissement(region: Region, eg: Etablissement, donnee: str, parametres: Parametres) -> Region:
    if donnee in DONNEES_JURIDIQUE:
        ej = region.juridiques[eg.juridique]
        ej_field = DONNEES_JURIDIQUE[donnee]
        return region.avec_juridique(
            ej_field.ecrire(ej, change.wanted(region, ej_field, ej, ej.cle, parametres))
        )
    field = DONNEES_ETABLISSEMENT[donnee]
    return region.avec_etablissement(field.ecrire(eg, change.wanted(region, field, eg, eg.cle, parametres)))


def _modify_organisation(
    region: Region, oi: OrganisationInterne, donnee: str, parametres: Parametres
) -> Region:
    field = DONNEES_UNITE[donnee]
    return region.avec_organisations([field.ecrire(oi, change.wanted(region, field, oi, oi.cle, parametres))])


MUTATION = Mutation(
    nom="modification",
    titre="Modification d'une autre donnée commune",
    parametres=(
        Parametre("etablissement", "clé de l'établissement, ou bien :", obligatoire=False),
        Parametre("oi", "clé de l'organisation interne", obligatoire=False),
        Parametre(
            "donnee",
            f"établissement : {', '.join(MODIFIABLES_ETABLISSEMENT)} ; "
            f"unité : {', '.join(MODIFIABLES_UNITE)}",
        ),
        Parametre(
            "valeur", "nouvelle valeur ; vide : effacée ; absente : une autre, tirée", obligatoire=False
        ),
    ),
    jouer=_play,
)
