"""L'entité juridique et l'établissement : chaque membre du contrat, et ce qui le remplit."""

from ror_contracts.identifiers import idnat_struct
from ror_contracts.nomenclatures import association
from ror_simulator.domain.region import EntiteJuridique, Etablissement
from ror_simulator.soap.mapping.contacts import contacts, location
from ror_simulator.soap.mapping.factory import Factory, Rules
from ror_simulator.soap.mapping.prices import prices
from ror_simulator.soap.mapping.systems import Authority
from ror_simulator.soap.types import SpyneObject

HEALTH_TERRITORY = "4"
"""Division territoriale de type « territoire de santé » (TRE_R201), la seule employée (RG_EXP_030)."""

JURIDIQUE: Rules[EntiteJuridique] = {
    "entityID": lambda _, ej: ej.entity_id,
    "otherID": lambda f, ej: _identifiers(f, ej.finess, ej.siren),
    "codedType": lambda f, ej: _legal_status(f, ej.statut),
    "primaryName": lambda _, ej: ej.raison_sociale,
    "record": lambda f, ej: f.record(ej.record),
}

JURIDIQUE_EXTENSION: Rules[EntiteJuridique] = {
    "location": lambda f, ej: location(f, ej.lieu),
    "creationDate": lambda _, ej: ej.cree_le,
}

ETABLISSEMENT: Rules[Etablissement] = {
    "entityID": lambda _, eg: eg.entity_id,
    "otherID": lambda f, eg: _identifiers(f, eg.finess, eg.siret),
    "codedType": lambda f, eg: _categories(f, eg),
    "primaryName": lambda _, eg: eg.denomination,
    "record": lambda f, eg: f.record(eg.record),
}

ETABLISSEMENT_EXTENSION: Rules[Etablissement] = {
    "contact": lambda f, eg: contacts(f, eg.contacts),
    "healthCareTerritorial": lambda f, eg: _territories(f, eg),
    "location": lambda f, eg: location(f, eg.lieu),
    "price": lambda f, eg: prices(f, eg.tarifs),
    "financialHelpType": lambda f, eg: f.codes("JDV_J31", eg.aides_financieres),
    "creationDate": lambda _, eg: eg.cree_le,
    "closingDate": lambda _, eg: eg.ferme_le,
    "closingReason": lambda f, eg: f.code_or_none("TRE_R286", eg.motif_fermeture),
    "accessibilityLocation": lambda f, eg: f.code_or_none("JDV_J50", eg.accessibilite),
}


def establishment_identifier(f: Factory, etablissement: Etablissement) -> SpyneObject:
    """L'identifiant national d'un établissement, construit sur son FINESS (RG_ALIM_014)."""
    return f.identifier(Authority.IDNAT_STRUCT, idnat_struct(etablissement.finess))


def _identifiers(f: Factory, finess: str, siren_or_siret: str) -> list[SpyneObject]:
    found = {
        Authority.IDNAT_STRUCT: idnat_struct(finess),
        Authority.FINESS: finess,
        Authority.SIREN_SIRET: siren_or_siret,
    }
    return [f.identifier(authority, number) for authority, number in found.items() if number]


def _legal_status(f: Factory, statut: str) -> list[SpyneObject]:
    """Le statut juridique, puis le sous-ensemble d'agrégat dont il relève."""
    aggregates = association("ASS_X11", "TRE_R72", "TRE_R69").get(statut, ())
    return [f.code("TRE_R72", statut), *f.codes("TRE_R69", aggregates[:1])]


def _categories(f: Factory, eg: Etablissement) -> list[SpyneObject]:
    """La catégorie, obligatoire (vide : non renseignée), puis la participation au service public."""
    participation = f.code_or_none("TRE_R73", eg.participation_sph)
    return [f.code("TRE_R66", eg.categorie), *([] if participation is None else [participation])]


def _territories(f: Factory, eg: Etablissement) -> list[SpyneObject]:
    return [
        f.types.territorialDivision(
            type=f.code("TRE_R201", HEALTH_TERRITORY),
            codedType=f.code("TRE_R88", territoire.code),
            record=f.record(territoire.record),
        )
        for territoire in eg.territoires
    ]
