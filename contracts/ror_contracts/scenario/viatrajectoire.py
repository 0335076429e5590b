"""Bâtit la moitié `viatrajectoire:` : des fiches « comme le ROR », leurs données propres, les comptes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ror_contracts.scenario import plausible, propres
from ror_contracts.scenario.donnees import TYPES_D_UNITE, donnees_etablissement, donnees_unite
from ror_contracts.scenario.draws import Tirage
from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE, Donnee
from ror_contracts.scenario.generation import Generation
from ror_contracts.scenario.model import (
    CompteDecrit,
    EtablissementVT,
    OrganisationDecrite,
    RorDecrit,
    UniteVTDecrite,
    Valeur,
    ViaTrajectoireDecrit,
)

Bruts = Mapping[str, Any]

COMPTES_PAR_DEFAUT = {
    "region": "region",
    "coordination": "coordination",
    "referent": "referent_structure",
    "sisra": "support_sisra",
    "autre": "autre",
}
"""Clé et profil des comptes toujours présents."""

_DE_TOUTE_LA_REGION = ("region", "support_sisra")


@dataclass(frozen=True)
class Fiches:
    """Bâtit les fiches de ViaTrajectoire à partir du ROR décrit."""

    generation: Generation
    ror: RorDecrit

    def build(self, brut: Bruts) -> ViaTrajectoireDecrit:
        """Rend la moitié entière."""
        ecrits = dict(brut.get("etablissements", {}))
        if "engendrer" in brut:
            ecrits = {**{cle: self._comme_le_ror(cle) for cle in self.ror.etablissements}, **ecrits}
        etablissements = {cle: self._etablissement(cle, e) for cle, e in ecrits.items()}
        return ViaTrajectoireDecrit(etablissements, self._comptes(brut.get("comptes", {}), etablissements))

    def _etablissement(self, cle: str, brut: Bruts) -> EtablissementVT:
        domaine = brut.get("domaine", "sanitaire")
        donnees: dict[str, Valeur] = {
            **self._communes(cle, brut),
            "domaine": domaine,
            **propres.etablissement(self._tirage(cle)),
            **_saisies(brut.get("donnees", {}), DONNEES_ETABLISSEMENT),
        }
        unites = {unite: self._unite(unite, ecrite) for unite, ecrite in brut.get("unites", {}).items()}
        return EtablissementVT(cle, domaine, _rangees(donnees, DONNEES_ETABLISSEMENT), unites)

    def _communes(self, cle: str, brut: Bruts) -> dict[str, Valeur]:
        if brut.get("absent_du_ror") == "oui":
            juridique = self.generation.juridique(f"vt_{cle}", {})
            return donnees_etablissement(self.generation.etablissement(cle, {}, juridique), juridique)
        decrit = self.ror.etablissements[cle]
        return donnees_etablissement(decrit, self.ror.juridiques[decrit.juridique])

    def _unite(self, cle: str, brut: Bruts) -> UniteVTDecrite:
        organisation = self._modele(cle, brut)
        donnees: dict[str, Valeur] = {
            **_comme(organisation),
            **propres.unite(self._tirage(cle), organisation),
            **_saisies(brut.get("donnees", {}), DONNEES_UNITE),
        }
        return UniteVTDecrite(cle, brut["type"], brut.get("oi"), _rangees(donnees, DONNEES_UNITE))

    def _modele(self, cle: str, brut: Bruts) -> OrganisationDecrite:
        """Rend l'organisation à laquelle l'unité ressemble, ou une organisation imaginée pour son type."""
        if "oi" in brut:
            return self.ror.organisation(brut["oi"])
        return self.generation.organisation(f"vt_{cle}", {"niveau": "ue", **_PAR_TYPE[brut["type"]]})

    def _comptes(self, bruts: Bruts, connus: Mapping[str, EtablissementVT]) -> dict[str, CompteDecrit]:
        defauts: Bruts = {cle: {"profil": profil} for cle, profil in COMPTES_PAR_DEFAUT.items()}
        return {cle: self._compte(cle, brut, tuple(connus)) for cle, brut in {**defauts, **bruts}.items()}

    def _compte(self, cle: str, brut: Bruts, tous: tuple[str, ...]) -> CompteDecrit:
        profil = brut["profil"]
        defaut = () if profil in _DE_TOUTE_LA_REGION else tous
        nom = brut.get("nom") or self._tirage(f"compte:{cle}").personne("nom")
        return CompteDecrit(cle, profil, nom, tuple(brut.get("etablissements", defaut)))

    def _comme_le_ror(self, cle: str) -> Bruts:
        """Rend un établissement dont chaque UE sanitaire a son unité, du type qui lui va."""
        organisations = self.ror.etablissements[cle].toutes_les_organisations()
        types = {o.cle: _type(o) for o in organisations}
        return {"unites": {f"unite_{oi}": {"type": t, "oi": oi} for oi, t in types.items() if t}}

    def _tirage(self, cle: str) -> Tirage:
        return Tirage(self.generation.graine, f"viatrajectoire:{cle}")


_PAR_TYPE: Mapping[str, Bruts] = {
    "mco_demandeuse": {"champ": "01", "modalite": "28"},
    "mco_receveuse": {"champ": "01", "modalite": "28", "activites": [plausible.SOINS_PALLIATIFS]},
    "had": {"champ": "01", "modalite": plausible.HAD},
    "ssr_receveuse": {"champ": "02", "modalite": "28"},
}


def _comme(organisation: OrganisationDecrite) -> dict[str, Valeur]:
    """Rend les données communes d'une unité pareille à cette organisation.

    Au-dessus de l'UE, le ROR ne dit ni modalité ni activité : ViaTrajectoire en a, celles de la première UE.
    """
    donnees = donnees_unite(organisation)
    ue = next((o for o in organisation.descendance() if o.niveau == "ue"), None)
    if ue and ue is not organisation:
        for cle in ("modalite_accueil", "activite"):
            donnees[cle] = donnees_unite(ue)[cle]
    return donnees


def _type(organisation: OrganisationDecrite) -> str | None:
    if TYPES_D_UNITE[organisation.niveau] != "4" or organisation.champs == ("04",):
        return None
    if organisation.modalite == plausible.HAD:
        return "had"
    if organisation.champs == ("02",):
        return "ssr_receveuse" if len(organisation.activites) == 1 else None
    return "mco_receveuse" if plausible.SOINS_PALLIATIFS in organisation.activites else "mco_demandeuse"


def _saisies(bruts: Bruts, fiche: Mapping[str, Donnee]) -> dict[str, Valeur]:
    """Rend les données écrites dans le scénario : entiers convertis, vides rendus `None`, listes triées."""
    return {cle: _saisie(brut, fiche[cle]) for cle, brut in bruts.items()}


def _saisie(brut: Any, donnee: Donnee) -> Valeur:
    if not brut:
        return None
    if donnee.liste:
        return sorted(brut)
    return int(brut) if donnee.forme == "entier" else str(brut)


def _rangees(donnees: Mapping[str, Valeur], fiche: Mapping[str, Donnee]) -> dict[str, Valeur]:
    """Rend la fiche complète, dans l'ordre de ses rubriques."""
    return {cle: donnees[cle] for cle in fiche}
