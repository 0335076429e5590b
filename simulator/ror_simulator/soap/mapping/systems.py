"""Les OID que le contrat demande : systèmes de codage des codes, autorités des identifiants."""

from enum import StrEnum

from ror_contracts import identifiers
from ror_contracts.nomenclatures import load

UCUM = "2.16.840.1.113883.6.8"
COMMUNE = "1.2.250.1.213.2.23"
"""Code officiel géographique (TRE_R13), trop grand pour être repris : seul son OID l'est."""
PLACE_FUNCTION = "1.2.250.1.213.3.3.227"
"""Fonction d'un lieu (TRE_R343), absente de l'état repris des nomenclatures : seul son OID l'est."""
CURRENCY = "1.0.4217"
"""ISO 4217 : le contrat cite une table de devises (TRE_R230) dont l'OID n'est pas publié."""


class Authority(StrEnum):
    """Qui délivre un identifiant (`otherID@assigningAuthorityName`)."""

    IDNAT_STRUCT = identifiers.OID_IDNAT_STRUCT
    IDNAT_STRUCT_BIS = identifiers.OID_IDNAT_STRUCT_REQUETE
    FINESS = identifiers.OID_FINESS
    SIREN_SIRET = identifiers.OID_SIREN_SIRET

    @property
    def libelle(self) -> str:
        return self.name.replace("_", " ").lower()


def system_of(table: str, code: str) -> str:
    """Rend l'OID du système de codage d'un code ; celui de la table, si le code n'y est pas (ou est vide)."""
    nomenclature = load(table)
    return nomenclature.entree(code).systeme if code in nomenclature else nomenclature.systeme


def accepts(tables: tuple[str, ...], code: str, system: str) -> bool:
    """Vrai si un critère désigne un code d'une de ces tables, par l'OID de la table ou de son système."""
    known = (load(table) for table in tables)
    return any(code in table and system in (table.oid, *table.systemes) for table in known)
