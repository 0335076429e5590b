"""Une version du contrat est une table d'écart sur la base : ajouter, remplacer, retirer une règle."""

from dataclasses import replace

from ror_simulator.domain.queries import lire_organisation
from ror_simulator.soap.mapping import CORRESPONDANCES, MappingSettings
from ror_simulator.soap.mapping.facilities import Seen, seen
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.versions import types_of

from ..domain.regions import petite_region

BASE = CORRESPONDANCES["2.4"]


def _always(_f: Factory, _seen: Seen) -> bool:
    return True


def test_chaque_membre_obligatoire_du_contrat_a_sa_regle() -> None:
    types = types_of("2.4")
    for type_name, rules in {
        "organization": BASE.etablissement,
        "organisationExtension": BASE.etablissement_extension,
        "facility": BASE.organisation,
        "facilityExtension": BASE.organisation_extension,
        "service": BASE.activite,
        "device": BASE.equipement,
    }.items():
        shape = types[type_name].shape
        assert set(rules) <= set(shape.empty)
        assert set(shape.required) - {"type", "urn"} <= set(rules)


def test_une_table_d_ecart_retire_et_remplace_des_membres() -> None:
    (first, *_) = seen(lire_organisation(petite_region(), "84/ue_ssr"))
    without = {k: rule for k, rule in BASE.organisation_extension.items() if k != "contact"}
    other = replace(BASE, organisation_extension={**without, "receptionMode": _always})
    built = Factory(types_of("2.4"), MappingSettings()).extension(
        "facilityExtension", other.organisation_extension, first
    )
    assert built.receptionMode is True
    assert list(built.contact) == []
