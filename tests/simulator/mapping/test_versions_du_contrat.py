"""Une version du contrat est une table d'écart sur la base : ajouter, remplacer, retirer une règle."""

from collections.abc import Mapping

import pytest

from ror_simulator.domain.queries import lire_organisation
from ror_simulator.soap.mapping import CORRESPONDANCES, MappingSettings
from ror_simulator.soap.mapping.facilities import Seen, seen
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.mapping.version import Correspondance, changed
from ror_simulator.soap.versions import VERSIONS, types_of

from ..domain.regions import petite_region

BASE = CORRESPONDANCES["2.4"]


def _always(_f: Factory, _seen: Seen) -> bool:
    return True


def _tables(version: Correspondance) -> dict[str, Mapping[str, object]]:
    return {
        "organization": version.etablissement,
        "organisationExtension": version.etablissement_extension,
        "facility": version.organisation,
        "facilityExtension": version.organisation_extension,
        "service": version.activite,
        "device": version.equipement,
    }


def test_toute_version_du_contrat_a_sa_correspondance() -> None:
    assert tuple(CORRESPONDANCES) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_chaque_membre_obligatoire_du_contrat_a_sa_regle(version: str) -> None:
    for type_name, rules in _tables(CORRESPONDANCES[version]).items():
        shape = types_of(version)[type_name].shape
        assert set(rules) <= set(shape.empty)
        assert set(shape.required) - {"type", "urn"} <= set(rules)


@pytest.mark.parametrize("version", VERSIONS)
def test_ce_qu_un_ecart_ne_change_pas_est_la_regle_de_la_base(version: str) -> None:
    """Une règle recopiée dans une version serait un autre objet."""
    here, base = _tables(CORRESPONDANCES[version]), _tables(BASE)
    shared = [(name, member) for name in here for member in here[name].keys() & base[name].keys()]
    kept = [(name, member) for name, member in shared if here[name][member] is base[name][member]]
    assert len(kept) > 0.8 * len(shared)


def test_une_table_d_ecart_retire_et_remplace_des_membres() -> None:
    (first, *_) = seen(lire_organisation(petite_region(), "84/ue_ssr"))
    rules = changed(BASE.organisation_extension, "contact", receptionMode=_always)
    built = Factory(types_of("2.4"), MappingSettings()).extension("facilityExtension", rules, first)
    assert built.receptionMode is True
    assert list(built.contact) == []


def test_une_table_d_ecart_ne_retire_pas_ce_qui_n_y_est_pas() -> None:
    with pytest.raises(KeyError, match="contcat"):
        changed(BASE.organisation_extension, "contcat")
