"""Porte un scénario lu, validé et complété : tout y est écrit, plus rien n'y est à tirer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

GRAINE_ORDINAIRE = 1
"""Graine de tout ce qui n'en dit pas : la même partout, pour retrouver à la main ce que la recette montre."""
Valeur = str | int | list[str] | None
"""Valeur d'une donnée de fiche : texte, entier, liste triée de textes, ou `None` si elle est absente."""


@dataclass(frozen=True)
class JuridiqueDecrite:
    """Entité juridique ; `statut` est un code de TRE_R72, `finess` son numéro d'EJ."""

    cle: str
    raison_sociale: str
    siren: str
    finess: str
    statut: str
    numero_voie: str
    voie: str
    code_postal: str
    commune: str
    code_commune: str
    cree_le: date


@dataclass(frozen=True)
class OrganisationDecrite:
    """Organisation interne ; `champs`, `modalite`, `activites` sont vides au-dessus de l'unité élémentaire.

    `niveau` vaut `pole`, `service`, `uf` ou `ue` ; `lits` et `places` sont `None` quand rien n'est déclaré ;
    les âges s'écrivent « 18 a » (nombre et unité UCUM) ; `identifiant` s'écrit `<région>/<suite>`.
    """

    cle: str
    identifiant: str
    nom: str
    niveau: str
    champs: tuple[str, ...]
    modalite: str
    activites: tuple[str, ...]
    categorie_organisation: str
    lits: int | None
    places: int | None
    age_minimum: str
    age_maximum: str
    publics: tuple[str, ...]
    equipements: tuple[str, ...]
    actes: tuple[str, ...]
    professions: tuple[str, ...]
    specialites: tuple[str, ...]
    competences: tuple[str, ...]
    responsable: str
    telephone: str
    unite_sensible: bool
    cree_le: date
    ferme_le: date | None
    contient: tuple["OrganisationDecrite", ...] = ()

    def descendance(self) -> Iterator["OrganisationDecrite"]:
        """Rend l'organisation elle-même puis toutes celles qu'elle contient, dans l'ordre écrit."""
        yield self
        for fille in self.contient:
            yield from fille.descendance()


@dataclass(frozen=True)
class EtablissementDecrit:
    """Entité géographique ; `organisations` n'en liste que les racines.

    `tarifs` : « type:montant:unité » (JDV_J36, euros, TRE_R228). `telecopie` et `motif_fermeture` (TRE_R286)
    peuvent être vides ; `categorie` vide : non renseignée dans le ROR.
    """

    cle: str
    juridique: str
    denomination: str
    finess: str
    siret: str
    categorie: str
    numero_voie: str
    voie: str
    code_postal: str
    commune: str
    code_commune: str
    telephone: str
    telecopie: str
    courriel: str
    site_internet: str
    direction: str
    territoire_sante: str
    participation_sph: str
    accessibilite: str
    aides_financieres: tuple[str, ...]
    tarifs: tuple[str, ...]
    cree_le: date
    ferme_le: date | None
    motif_fermeture: str
    organisations: tuple[OrganisationDecrite, ...] = ()

    def toutes_les_organisations(self) -> Iterator[OrganisationDecrite]:
        """Rend toutes les organisations de l'établissement, un parent toujours avant ses filles."""
        for racine in self.organisations:
            yield from racine.descendance()


@dataclass(frozen=True)
class MutationDecrite:
    """Mutation datée de la chronologie ; `instant` est en UTC, `ligne` est celle du fichier."""

    nom: str
    instant: datetime
    parametres: Mapping[str, str | list[str]]
    ligne: int


@dataclass(frozen=True)
class RorDecrit:
    """Moitié `ror:` : ce que le simulateur joue. La chronologie est triée par instant."""

    region: str
    departement: str
    juridiques: Mapping[str, JuridiqueDecrite]
    etablissements: Mapping[str, EtablissementDecrit]
    chronologie: tuple[MutationDecrite, ...] = ()

    def organisation(self, cle: str) -> OrganisationDecrite:
        """Rend l'organisation de cette clé ; `KeyError` si aucun établissement ne la porte."""
        for etablissement in self.etablissements.values():
            for organisation in etablissement.toutes_les_organisations():
                if organisation.cle == cle:
                    return organisation
        raise KeyError(cle)


@dataclass(frozen=True)
class UniteVTDecrite:
    """Unité de ViaTrajectoire ; `oi` est la clé de l'organisation à laquelle elle ressemble, ou `None`."""

    cle: str
    type: str
    oi: str | None
    donnees: Mapping[str, Valeur]


@dataclass(frozen=True)
class EtablissementVT:
    """Établissement tel que ViaTrajectoire le connaît ; `donnees` est sa fiche complète."""

    cle: str
    domaine: str
    donnees: Mapping[str, Valeur]
    unites: Mapping[str, UniteVTDecrite] = field(default_factory=dict)


@dataclass(frozen=True)
class CompteDecrit:
    """Compte de ViaTrajectoire ; `etablissements` liste les clés de son périmètre."""

    cle: str
    profil: str
    nom: str
    etablissements: tuple[str, ...]


@dataclass(frozen=True)
class ViaTrajectoireDecrit:
    """Moitié `viatrajectoire:` : ce que le banc remet au système testé."""

    etablissements: Mapping[str, EtablissementVT]
    comptes: Mapping[str, CompteDecrit]


@dataclass(frozen=True)
class Scenario:
    """Scénario entier ; `depart` est en UTC ; même texte et même graine donnent un `Scenario` égal."""

    nom: str
    titre: str
    description: str
    depart: datetime
    graine: int
    ror: RorDecrit
    viatrajectoire: ViaTrajectoireDecrit

    def __hash__(self) -> int:
        """Deux scénarios égaux ont ce nom et cette graine ; leurs tables, elles, ne se hachent pas."""
        return hash((self.nom, self.graine))
