"""Nomme les mutations du ROR et leurs paramètres, avec les mots du manuel ; le simulateur y met le geste."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE, ROR, Donnee


@dataclass(frozen=True)
class Parametre:
    """Paramètre d'une mutation.

    `genre` dit ce qu'il vaut : `etablissement`, `oi`, `nouvelle_oi`, `donnee`, `valeur` (celle de la donnée
    nommée), `organisation` (vérifié comme la clé de même nom d'une organisation), `forme:…` ou `table:…`.
    """

    nom: str
    genre: str
    obligatoire: bool = False


@dataclass(frozen=True)
class MutationConnue:
    """Mutation : ses paramètres, et ceux dont il faut exactement un (`un_parmi`)."""

    nom: str
    parametres: tuple[Parametre, ...]
    un_parmi: tuple[str, ...] = ()

    @property
    def noms(self) -> tuple[str, ...]:
        """Noms des paramètres, dans l'ordre."""
        return tuple(parametre.nom for parametre in self.parametres)

    @property
    def obligatoires(self) -> tuple[str, ...]:
        """Noms des paramètres toujours obligatoires."""
        return tuple(parametre.nom for parametre in self.parametres if parametre.obligatoire)


_ETABLISSEMENT = Parametre("etablissement", "etablissement", obligatoire=True)
_OI = Parametre("oi", "oi", obligatoire=True)
_L_UN_OU_L_AUTRE = (Parametre("etablissement", "etablissement"), Parametre("oi", "oi"))
_DATE = Parametre("date", "forme:date")
_DES_ORGANISATIONS = (
    "niveau",
    "champ",
    "modalite",
    "activites",
    "identifiant",
    "nom",
    "categorie_organisation",
    "lits",
    "places",
    "age_minimum",
    "age_maximum",
    "publics",
    "equipements",
    "actes",
    "professions",
    "specialites",
    "competences",
    "responsable",
    "telephone",
    "unite_sensible",
    "cree_le",
)


def _valeur(table: str) -> Parametre:
    return Parametre("valeur", f"table:{table}")


_CONNUES = (
    MutationConnue(
        "fermeture_etablissement",
        (_ETABLISSEMENT, Parametre("motif", "table:TRE_R286", obligatoire=True), _DATE),
    ),
    MutationConnue("fermeture_unite", (_OI, _DATE)),
    MutationConnue("reouverture", _L_UN_OU_L_AUTRE, un_parmi=("etablissement", "oi")),
    MutationConnue("changement_categorie", (_ETABLISSEMENT, _valeur("TRE_R66"))),
    MutationConnue("effacement_categorie", (_ETABLISSEMENT,)),
    MutationConnue("categorie_inconnue", (_ETABLISSEMENT, Parametre("valeur", "forme:texte"))),
    MutationConnue("changement_champ_activite", (_OI, _valeur("TRE_R227"))),
    MutationConnue("effacement_champ_activite", (_OI,)),
    MutationConnue("changement_modalite_accueil", (_OI, _valeur("TRE_R213"))),
    MutationConnue("effacement_modalite_accueil", (_OI,)),
    MutationConnue("changement_type_unite", (_OI, _valeur("TRE_R207"))),
    MutationConnue("effacement_type_unite", (_OI,)),
    MutationConnue("changement_activite", (_OI, _valeur("TRE_R211"))),
    MutationConnue("effacement_activite", (_OI,)),
    MutationConnue("seconde_activite", (_OI, _valeur("TRE_R211"))),
    MutationConnue(
        "deplacement_unite",
        (_OI, Parametre("vers", "etablissement", obligatoire=True), Parametre("parent", "oi")),
    ),
    MutationConnue("disparition_unite", (_OI,)),
    MutationConnue(
        "ajout_unite",
        (
            _ETABLISSEMENT,
            Parametre("cle", "nouvelle_oi", obligatoire=True),
            Parametre("parent", "oi"),
            *(Parametre(nom, "organisation") for nom in _DES_ORGANISATIONS),
        ),
    ),
    MutationConnue(
        "modification",
        (*_L_UN_OU_L_AUTRE, Parametre("donnee", "donnee", obligatoire=True), Parametre("valeur", "valeur")),
        un_parmi=("etablissement", "oi"),
    ),
)

MUTATIONS: Mapping[str, MutationConnue] = MappingProxyType({mutation.nom: mutation for mutation in _CONNUES})
"""Toutes les mutations, par nom."""


def modifiables(objet: str) -> Mapping[str, Donnee]:
    """Rend les données que `modification` sait changer sur un `etablissement` ou une `oi`."""
    fiche = DONNEES_ETABLISSEMENT if objet == "etablissement" else DONNEES_UNITE
    return {cle: d for cle, d in fiche.items() if d.origine == ROR and d.modifiable}
