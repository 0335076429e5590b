"""Une région figée : entités juridiques, établissements, organisations internes, et les liens qui les
tiennent.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from ror_simulator.domain.catalogue import Catalogue
from ror_simulator.domain.elements import (
    Activite,
    Capacite,
    Competences,
    Contact,
    Equipement,
    Lieu,
    Patientele,
    Tarif,
    Territoire,
)
from ror_simulator.domain.niveau import NiveauOI
from ror_simulator.domain.record import UNDATED, Record, last_change


@dataclass(frozen=True, slots=True)
class EntiteJuridique:
    """EJ ; `statut` est un code de TRE_R72."""

    cle: str
    entity_id: str
    raison_sociale: str
    finess: str
    siren: str
    statut: str
    lieu: Lieu | None = None
    cree_le: date | None = None
    record: Record = UNDATED


@dataclass(frozen=True, slots=True)
class Etablissement:
    """EG ; `cle` et `juridique` sont des noms de rôle du scénario.

    `categorie` (TRE_R66), `participation_sph` (TRE_R73), `accessibilite` (JDV_J50), `motif_fermeture`
    (TRE_R286) : vides quand rien n'est renseigné.
    """

    cle: str
    juridique: str
    entity_id: str
    denomination: str
    finess: str
    siret: str
    categorie: str
    participation_sph: str
    lieu: Lieu
    territoires: tuple[Territoire, ...] = ()
    contacts: tuple[Contact, ...] = ()
    tarifs: tuple[Tarif, ...] = ()
    accessibilite: str = ""
    aides_financieres: tuple[str, ...] = ()
    cree_le: date | None = None
    ferme_le: date | None = None
    motif_fermeture: str = ""
    record: Record = UNDATED


@dataclass(frozen=True, slots=True)
class OrganisationInterne:
    """OI ; `etablissement` et `parent` sont des clés de la région, `identifiant` s'écrit `<région>/<suite>`.

    `type_oi` est un code de TRE_R207 (vide : non renseigné). `champs` (TRE_R227) sont ceux que l'OI déclare
    elle-même ; ceux qu'elle montre comprennent ceux de ses descendantes : `Region.champs_remontes`.
    """

    cle: str
    etablissement: str
    parent: str | None
    entity_id: str
    identifiant: str
    type_oi: str
    nom: str
    champs: tuple[str, ...] = ()
    modalite: str = ""
    activites: tuple[Activite, ...] = ()
    categorie_organisation: str = ""
    patientele: Patientele = field(default_factory=Patientele)
    capacite: Capacite | None = None
    competences: Competences | None = None
    equipements: tuple[Equipement, ...] = ()
    actes: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    sensible: bool = False
    cree_le: date | None = None
    ferme_le: date | None = None
    record: Record = UNDATED

    @property
    def est_ue(self) -> bool:
        """Vrai si le ROR la dit unité élémentaire, en ce moment."""
        return self.type_oi == NiveauOI.UNITE_ELEMENTAIRE.code


@dataclass(frozen=True)
class Region:
    """Tout ce qu'un ROR régional sait à un instant ; chaque table va de la clé du scénario à l'objet.

    `code` : TRE_R30. `graine` : celle des tirages. `catalogue` : codes admis et valeurs proposées aux
    mutations.
    """

    code: str
    graine: int
    juridiques: Mapping[str, EntiteJuridique]
    etablissements: Mapping[str, Etablissement]
    organisations: Mapping[str, OrganisationInterne]
    catalogue: Catalogue = field(default_factory=Catalogue)

    @cached_property
    def par_finess(self) -> Mapping[str, Etablissement]:
        """Les établissements par numéro FINESS."""
        return {e.finess: e for e in self.etablissements.values()}

    @cached_property
    def par_identifiant(self) -> Mapping[str, OrganisationInterne]:
        """Les organisations internes par identifiant d'OI."""
        return {oi.identifiant: oi for oi in self.organisations.values()}

    @cached_property
    def par_etablissement(self) -> Mapping[str, tuple[OrganisationInterne, ...]]:
        """Les organisations internes de chaque établissement, dans l'ordre de la région."""
        return _group((oi.etablissement, oi) for oi in self.organisations.values())

    @cached_property
    def filles(self) -> Mapping[str, tuple[OrganisationInterne, ...]]:
        """Les organisations internes directement contenues dans une autre, par la clé de celle-ci."""
        return _group((oi.parent, oi) for oi in self.organisations.values() if oi.parent is not None)

    @cached_property
    def champs_remontes(self) -> Mapping[str, tuple[str, ...]]:
        """Les champs d'activité de chaque OI : les siens et ceux de ses descendantes (RG_ALIM_006)."""
        champs: dict[str, tuple[str, ...]] = {}
        for oi in self.organisations.values():
            self._raise_fields(oi, champs)
        return champs

    def _raise_fields(self, oi: OrganisationInterne, champs: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        if oi.cle not in champs:
            below = (self._raise_fields(fille, champs) for fille in self.filles.get(oi.cle, ()))
            champs[oi.cle] = tuple(sorted({*oi.champs, *(champ for found in below for champ in found)}))
        return champs[oi.cle]

    @cached_property
    def modifies_le(self) -> Mapping[str, datetime]:
        """La dernière modification de chaque établissement : la sienne, celle de son EJ, de chacune de ses
        OI.

        Une OI disparue ou partie compte aussi : elle a daté celle, ou l'établissement, qui la contenait
        (RG_EXP_025).
        """
        juridiques = {cle: last_change(ej) for cle, ej in self.juridiques.items()}
        return {
            cle: max(
                last_change(e),
                juridiques[e.juridique],
                *map(last_change, self.par_etablissement.get(cle, ())),
            )
            for cle, e in self.etablissements.items()
        }

    def descendance(self, cle: str) -> tuple[OrganisationInterne, ...]:
        """Rend une OI puis toutes celles qu'elle contient, à toute profondeur."""
        below = (oi for fille in self.filles.get(cle, ()) for oi in self.descendance(fille.cle))
        return (self.organisations[cle], *below)

    def ascendance(self, cle: str) -> tuple[OrganisationInterne, ...]:
        """Rend les OI qui contiennent celle-ci, la plus haute d'abord."""
        parent = self.organisations[cle].parent
        return () if parent is None else (*self.ascendance(parent), self.organisations[parent])

    def avec_juridique(self, juridique: EntiteJuridique) -> "Region":
        """Rend la même région, cette EJ remplacée."""
        return replace(self, juridiques={**self.juridiques, juridique.cle: juridique})

    def avec_etablissement(self, etablissement: Etablissement) -> "Region":
        """Rend la même région, cet établissement remplacé."""
        return replace(self, etablissements={**self.etablissements, etablissement.cle: etablissement})

    def avec_organisations(self, organisations: Iterable[OrganisationInterne]) -> "Region":
        """Rend la même région, ces OI ajoutées ou remplacées."""
        return replace(self, organisations={**self.organisations, **{oi.cle: oi for oi in organisations}})

    def sans_organisations(self, cles: Iterable[str]) -> "Region":
        """Rend la même région, ces OI retirées."""
        gone = frozenset(cles)
        kept = {cle: oi for cle, oi in self.organisations.items() if cle not in gone}
        return replace(self, organisations=kept)


def _group(
    pairs: Iterable[tuple[str, OrganisationInterne]],
) -> Mapping[str, tuple[OrganisationInterne, ...]]:
    groups: defaultdict[str, list[OrganisationInterne]] = defaultdict(list)
    for cle, oi in pairs:
        groups[cle].append(oi)
    return {cle: tuple(found) for cle, found in groups.items()}
