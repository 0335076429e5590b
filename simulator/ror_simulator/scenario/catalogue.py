"""Remet au domaine les codes des nomenclatures, et de quoi tirer une valeur nouvelle pour chaque donnée."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from random import Random

from ror_contracts import identifiers
from ror_contracts.nomenclatures import load
from ror_contracts.scenario import Scenario
from ror_simulator.domain.catalogue import Catalogue
from ror_simulator.scenario.propositions import SANITARY_CATEGORIES, SANITARY_FIELDS, TEXTS

TABLES: Mapping[str, tuple[str, str]] = {
    "categorie": ("TRE_R66", "TRE_R66"),
    "participation_sph": ("TRE_R73", "TRE_R73"),
    "territoire_sante": ("TRE_R88", "TRE_R88"),
    "accessibilite": ("JDV_J50", "JDV_J50"),
    "aides_financieres": ("JDV_J31", "JDV_J31"),
    "motif_fermeture": ("TRE_R286", "TRE_R286"),
    "ej_statut": ("TRE_R72", "TRE_R72"),
    "champ_activite": ("TRE_R227", "TRE_R227"),
    "modalite_accueil": ("TRE_R213", "JDV_J19"),
    "type_unite": ("TRE_R207", "TRE_R207"),
    "activite": ("TRE_R211", "JDV_J17"),
    "categorie_organisation": ("JDV_J34", "JDV_J34"),
    "publics_admis": ("TRE_R239", "TRE_R239"),
    "equipements_ror": ("JDV_J18", "JDV_J18"),
    "actes_ror": ("JDV_J16", "JDV_J16"),
    "professions_ror": ("JDV_J54", "JDV_J54"),
    "specialites": ("TRE_R38", "TRE_R38"),
    "competences": ("JDV_J33", "JDV_J33"),
}
"""Par donnée codée : la table des codes admis, et celle où l'on tire (ses codes en usage)."""

PROPOSED = 8
"""Combien de numéros tirer par sorte d'identifiant."""


def catalogue_of(scenario: Scenario) -> Catalogue:
    """Rend le catalogue d'un scénario ; ses numéros tirés ne sont ceux d'aucun objet de la région."""
    admis, proposes = _codes(scenario.depart.date())
    return Catalogue(admis, {**proposes, **TEXTS, **_numbers(scenario)})


@cache
def _codes(day: date) -> tuple[Mapping[str, frozenset[str]], Mapping[str, tuple[str, ...]]]:
    admis = {donnee: frozenset(load(known).codes) for donnee, (known, _) in TABLES.items()}
    proposes = {donnee: load(drawn).codes_ouverts(day) for donnee, (_, drawn) in TABLES.items()}
    proposes["categorie"] = _among(proposes["categorie"], SANITARY_CATEGORIES)
    proposes["champ_activite"] = _among(proposes["champ_activite"], SANITARY_FIELDS)
    return admis, proposes


def _among(codes: Iterable[str], wanted: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code in wanted)


def _numbers(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    ror = scenario.ror
    taken = {eg.finess for eg in ror.etablissements.values()} | {ej.finess for ej in ror.juridiques.values()}
    alea = Random(f"{scenario.graine}:catalogue")  # noqa: S311  un tirage rejouable, pas un secret
    finess = [identifiers.finess(ror.departement, alea) for _ in range(PROPOSED)]
    sirens = [identifiers.siren(alea) for _ in range(PROPOSED)]
    return {
        "ej_numero": tuple(number for number in finess if number not in taken),
        "ej_siren": tuple(sirens),
        "siret": tuple(identifiers.siret(siren, alea) for siren in sirens),
    }
