"""Vérifie ce qu'un schéma ne voit pas dans la moitié `ror:` : emboîtements, renvois, doublons, dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ror_contracts.nomenclatures import association
from ror_contracts.scenario.errors import ScenarioError, parmi
from ror_contracts.scenario.reader import Chemin, Document

NIVEAUX = ("pole", "service", "uf", "ue")
"""Niveaux d'organisation, du plus haut au plus bas."""

_PROPRES_A_L_UE = ("champ", "modalite", "activites")
_UNIQUES = ("finess", "siret", "siren", "identifiant")


def bloc(valeur: Any) -> Mapping[str, Any]:
    """Rend la valeur si c'est un bloc, un bloc vide sinon (le schéma l'aura déjà reproché)."""
    return valeur if isinstance(valeur, dict) else {}


def liste(valeur: Any) -> list[Any]:
    """Rend la valeur si c'est une liste, une liste vide sinon."""
    return valeur if isinstance(valeur, list) else []


@dataclass(frozen=True)
class Reperes:
    """Noms qu'un scénario définit, pour vérifier ceux qu'il cite."""

    document: Document
    engendres: tuple[str, ...] = ()
    """Clés des établissements que `engendrer` ajoutera."""
    organisations_engendrees: tuple[str, ...] = ()

    @cached_property
    def ror(self) -> Mapping[str, Any]:
        return bloc(bloc(self.document.donnees).get("ror"))

    @cached_property
    def etablissements(self) -> tuple[str, ...]:
        return (*bloc(self.ror.get("etablissements")), *self.engendres)

    @cached_property
    def organisations(self) -> tuple[tuple[Chemin, str | None], ...]:
        """Chemin de chaque organisation écrite, avec le niveau de son parent."""
        racine: Chemin = ("ror", "etablissements")
        trouvees: list[tuple[Chemin, str | None]] = []
        for cle, etablissement in bloc(self.ror.get("etablissements")).items():
            chemin = (*racine, cle, "organisations")
            trouvees += _organisations(bloc(etablissement).get("organisations"), chemin, None)
        return tuple(trouvees)

    @cached_property
    def cles_oi_au_depart(self) -> tuple[str, ...]:
        return (*(str(chemin[-1]) for chemin, _ in self.organisations), *self.organisations_engendrees)

    @cached_property
    def cles_oi(self) -> tuple[str, ...]:
        """Clés des organisations, celles que la chronologie ajoutera comprises."""
        ajoutees = (
            str(bloc(mutation).get("cle"))
            for mutation in liste(self.ror.get("chronologie"))
            if bloc(mutation).get("mutation") == "ajout_unite"
        )
        return tuple(dict.fromkeys((*self.cles_oi_au_depart, *ajoutees)))

    def lire(self, chemin: Chemin) -> Any:
        valeur: Any = self.document.donnees
        for part in chemin:
            valeur = valeur[part]
        return valeur

    def renvoi(
        self, chemin: Chemin, valeur: Any, connus: tuple[str, ...], quoi: str
    ) -> Iterator[ScenarioError]:
        """Rend une faute si le nom cité n'est pas parmi les noms connus."""
        if isinstance(valeur, str) and valeur not in connus:
            yield self.document.erreur(chemin, valeur, *parmi(quoi, valeur, connus))


def _organisations(valeur: Any, chemin: Chemin, parent: str | None) -> Iterator[tuple[Chemin, str | None]]:
    for cle, organisation in bloc(valeur).items():
        ici = (*chemin, cle)
        yield ici, parent
        niveau = bloc(organisation).get("niveau")
        yield from _organisations(bloc(organisation).get("contient"), (*ici, "contient"), niveau)


def ror_errors(reperes: Reperes) -> Iterator[ScenarioError]:
    """Rend toutes les fautes de renvoi et d'emboîtement de la moitié `ror:`."""
    yield from _region(reperes)
    yield from _juridiques(reperes)
    yield from _Organisations(reperes).errors()
    yield from _doublons(reperes)
    yield from _fermetures(reperes)


def departements(region: str) -> tuple[str, ...]:
    """Rend les départements d'une région (ASS_X09) dont un FINESS s'engendre : la Corse en est exclue."""
    connus = association("ASS_X09", "TRE_R30", "TRE_G09").get(region, ())
    return tuple(code for code in connus if code.isdigit() and len(code) <= 3 and code != "20")


def _region(reperes: Reperes) -> Iterator[ScenarioError]:
    region, departement = reperes.ror.get("region"), reperes.ror.get("departement")
    if not isinstance(region, str):
        return
    admis = departements(region)
    if not admis:
        attendu = "une région actuelle, hors la Corse (ses numéros FINESS ne s'engendrent pas)"
        yield reperes.document.erreur(("ror", "region"), region, attendu)
    elif isinstance(departement, str) and departement not in admis:
        attendu = f"un département de la région {region} : {', '.join(admis)}"
        yield reperes.document.erreur(("ror", "departement"), departement, attendu)


def _juridiques(reperes: Reperes) -> Iterator[ScenarioError]:
    connues = tuple(bloc(reperes.ror.get("juridiques")))
    for cle, etablissement in bloc(reperes.ror.get("etablissements")).items():
        chemin = ("ror", "etablissements", cle, "juridique")
        citee = bloc(etablissement).get("juridique")
        yield from reperes.renvoi(chemin, citee, connues, "une entité juridique du scénario")


@dataclass
class _Organisations:
    """Vérifie chaque organisation : clé unique, niveau sous celui du parent, données de l'UE."""

    reperes: Reperes
    vues: dict[str, int] = field(default_factory=dict)

    def errors(self) -> Iterator[ScenarioError]:
        for chemin, parent in self.reperes.organisations:
            organisation = bloc(self.reperes.lire(chemin))
            yield from self._cle(chemin)
            yield from self._niveau(chemin, organisation, parent)
            yield from self._propres_a_l_ue(chemin, organisation)

    def _cle(self, chemin: Chemin) -> Iterator[ScenarioError]:
        document, cle = self.reperes.document, str(chemin[-1])
        if cle in self.vues:
            attendu = f"une clé d'organisation unique dans la région (déjà à la ligne {self.vues[cle]})"
            yield document.erreur(chemin, cle, attendu)
        self.vues.setdefault(cle, document.ligne(chemin))

    def _niveau(
        self, chemin: Chemin, organisation: Mapping[str, Any], parent: str | None
    ) -> Iterator[ScenarioError]:
        niveau = organisation.get("niveau")
        if niveau not in NIVEAUX or parent not in NIVEAUX:
            return
        admis = NIVEAUX[NIVEAUX.index(parent) + 1 :]
        if niveau not in admis:
            attendu = f"un niveau sous « {parent} » : {', '.join(admis)}" if admis else "rien sous une UE"
            yield self.reperes.document.erreur((*chemin, "niveau"), niveau, attendu)

    def _propres_a_l_ue(self, chemin: Chemin, organisation: Mapping[str, Any]) -> Iterator[ScenarioError]:
        if organisation.get("niveau") not in NIVEAUX[:-1]:
            return
        for cle in _PROPRES_A_L_UE:
            if cle in organisation:
                attendu = "cette donnée sur une unité élémentaire seulement"
                valeur = str(organisation[cle])
                yield self.reperes.document.erreur((*chemin, cle), valeur, attendu)


def _doublons(reperes: Reperes) -> Iterator[ScenarioError]:
    vus: dict[tuple[str, str], int] = {}
    for chemin, objet in _objets(reperes):
        for cle in _UNIQUES:
            valeur = objet.get(cle)
            if not isinstance(valeur, str):
                continue
            ici = (*chemin, cle)
            if (cle, valeur) in vus:
                attendu = f"un numéro porté une seule fois (déjà à la ligne {vus[cle, valeur]})"
                yield reperes.document.erreur(ici, valeur, attendu)
            vus.setdefault((cle, valeur), reperes.document.ligne(ici))


def _fermetures(reperes: Reperes) -> Iterator[ScenarioError]:
    for chemin, objet in _objets(reperes):
        cree, ferme, motif = (objet.get(cle) for cle in ("cree_le", "ferme_le", "motif_fermeture"))
        if isinstance(cree, str) and isinstance(ferme, str) and ferme < cree:
            attendu = f"une date qui suit la création ({cree})"
            yield reperes.document.erreur((*chemin, "ferme_le"), ferme, attendu)
        if motif and not ferme:
            yield reperes.document.erreur((*chemin, "ferme_le"), None, "la date du motif de fermeture écrit")


def _objets(reperes: Reperes) -> Iterator[tuple[Chemin, Mapping[str, Any]]]:
    for partie in ("juridiques", "etablissements"):
        for cle, objet in bloc(reperes.ror.get(partie)).items():
            yield ("ror", partie, cle), bloc(objet)
    for chemin, _ in reperes.organisations:
        yield chemin, bloc(reperes.lire(chemin))
