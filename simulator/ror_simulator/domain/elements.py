"""Les objets datés que portent un établissement ou une organisation interne : lieu, contacts, tarifs,
capacité…
"""

from dataclasses import dataclass
from enum import StrEnum

from ror_simulator.domain.record import UNDATED, Record


class Canal(StrEnum):
    """Moyen de contact, par son code de TRE_R200."""

    TELEPHONE = "2"
    COURRIEL = "3"
    SITE_INTERNET = "4"
    TELECOPIE = "6"


class Nature(StrEnum):
    """Nature d'un contact, par son code de TRE_R287."""

    ACCUEIL = "01"
    STANDARD = "06"


class Fonction(StrEnum):
    """Fonction de la personne d'un contact, par son code de TRE_R251."""

    DIRECTEUR = "01"
    RESPONSABLE_UNITE = "22"


@dataclass(frozen=True, slots=True)
class Lieu:
    """Adresse postale ; `code_commune` est le code officiel géographique (TRE_R13)."""

    numero_voie: str
    voie: str
    code_postal: str
    commune: str
    code_commune: str
    record: Record = UNDATED

    @property
    def adresse(self) -> str:
        """Numéro et voie, « 12 rue des Lilas »."""
        return " ".join(part for part in (self.numero_voie, self.voie) if part)


@dataclass(frozen=True, slots=True)
class Territoire:
    """Territoire de santé (TRE_R88)."""

    code: str
    record: Record = UNDATED

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Tarif:
    """Tarif d'hébergement : type (JDV_J36), montant en euros (« 45.00 »), unité (TRE_R228)."""

    type_tarif: str
    montant: str
    unite: str
    record: Record = UNDATED

    @property
    def key(self) -> str:
        return f"{self.type_tarif}:{self.unite}"


@dataclass(frozen=True, slots=True)
class PointDeContact:
    """Un moyen de joindre un contact."""

    canal: Canal
    valeur: str
    record: Record = UNDATED

    @property
    def key(self) -> str:
        return self.canal.value


@dataclass(frozen=True, slots=True)
class Contact:
    """Une nature, ou bien une fonction avec un nom, jamais les deux (RG_EXP_040, RG_EXP_041)."""

    nature: Nature | None = None
    fonction: Fonction | None = None
    nom: str = ""
    points: tuple[PointDeContact, ...] = ()
    record: Record = UNDATED

    @property
    def key(self) -> str:
        return f"{self.nature or ''}/{self.fonction or ''}"


@dataclass(frozen=True, slots=True)
class Activite:
    """Activité opérationnelle d'une organisation interne (TRE_R211)."""

    code: str
    entity_id: str
    record: Record = UNDATED

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Equipement:
    """Équipement spécifique d'une organisation interne (JDV_J18)."""

    code: str
    entity_id: str
    record: Record = UNDATED

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Patientele:
    """Qui est reçu : âges (« 18 a », unité UCUM ; vide : non renseigné) et publics (TRE_R239)."""

    age_minimum: str = ""
    age_maximum: str = ""
    publics: tuple[str, ...] = ()
    record: Record = UNDATED


@dataclass(frozen=True, slots=True)
class Capacite:
    """Lits et places installés ; `None` : non renseigné."""

    lits: int | None = None
    places: int | None = None
    record: Record = UNDATED


@dataclass(frozen=True, slots=True)
class Competences:
    """Professions (JDV_J54), spécialités (TRE_R38) et compétences (JDV_J33) présentes."""

    professions: tuple[str, ...] = ()
    specialites: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    record: Record = UNDATED
