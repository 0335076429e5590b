"""Le contrat 3.0 : ce qui le sépare du 2.4."""

from dataclasses import replace

from ror_contracts.nomenclatures import load
from ror_simulator.soap.mapping import v2_4
from ror_simulator.soap.mapping.facilities import Seen
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.mapping.realized_offers import place, realized_offers
from ror_simulator.soap.mapping.version import changed
from ror_simulator.soap.types import SpyneObject

_BASE = v2_4.CORRESPONDANCE
_CLOSED_FOR_GOOD = "DEF"
"""Motif de fermeture définitive (TRE_R286) : la seule que la région sache d'une unité."""


def _professions(f: Factory, seen: Seen) -> list[SpyneObject]:
    """Les professions de la table de cette version, qui n'a plus celles du social ni des usagers de titre."""
    known = load("JDV_J186")
    declared = () if seen.oi.competences is None else seen.oi.competences.professions
    return f.codes("JDV_J186", tuple(code for code in declared if code in known))


def _skills(f: Factory, seen: Seen) -> list[SpyneObject]:
    return [] if seen.oi.competences is None else f.codes("JDV_J33", seen.oi.competences.competences)


CORRESPONDANCE = replace(
    _BASE,
    version="3.0",
    juridique_extension=changed(_BASE.juridique_extension, location=lambda f, ej: place(f, ej.lieu)),
    etablissement_extension=changed(
        _BASE.etablissement_extension, "closingReason", location=lambda f, eg: place(f, eg.lieu)
    ),
    organisation_extension=changed(
        _BASE.organisation_extension,
        "finalClosingDate",
        "accommodationCapacity",
        "resourcesSkills",
        "equipment",
        closingDate=lambda _, seen: seen.oi.ferme_le,
        closingReason=lambda f, seen: f.code_or_none(
            "TRE_R286", _CLOSED_FOR_GOOD if seen.oi.ferme_le else ""
        ),
        professionalResource=_professions,
        specificSkill=_skills,
        locationRealizedOffer=realized_offers,
    ),
)
