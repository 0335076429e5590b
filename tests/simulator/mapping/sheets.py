"""Relit sur le fil les données d'une fiche, une ligne par donnée, d'après la correspondance publiée du
contrat : celle du 2.4, et ce qui en sépare les autres versions.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from .wire import codes, find, texts

Read = Callable[[etree._Element], object]
R66, R72, R73 = (f"1.2.250.1.213.1.6.1.{n}" for n in ("8", "44", "45"))


def _one(values: list[str]) -> str | None:
    assert len(values) <= 1, values
    return values[0] if values and values[0] else None


def _many(values: list[str]) -> list[str] | None:
    return sorted(values) or None


def _code_of(scheme: str) -> Read:
    def read(node: etree._Element) -> object:
        return _one([c.get("code", "") for c in find(node, "codedType") if c.get("codingScheme") == scheme])

    return read


def _other_id(authority: str) -> Read:
    return lambda node: _one(
        [i.get("code", "") for i in find(node, "otherID") if i.get("assigningAuthorityName") == authority]
    )


def _address(*attributes: str) -> Read:
    def read(node: etree._Element) -> object:
        (line,) = find(node, "extension/location/address/addressLine")
        return " ".join(line.get(name, "") for name in attributes)

    return read


def _reach(channel: str) -> Read:
    def read(node: etree._Element) -> object:
        points = find(node, "extension/contact/contactPoint")
        return _one([texts(p, "equipment")[0] for p in points if codes(p, "codedType") == [channel]])

    return read


def _person(function: str) -> Read:
    def read(node: etree._Element) -> object:
        contacts = find(node, "extension/contact")
        return _one([texts(c, "name")[0] for c in contacts if codes(c, "function") == [function]])

    return read


def _reach_ihe(channel: str) -> Read:
    """En 1.6 : le premier point de contact de ce canal."""

    def read(node: etree._Element) -> object:
        found = [p for p in find(node, "contactPoint") if codes(p, "codedType") == [channel]]
        return texts(found[0], "equipment")[0] if found else None

    return read


def _person_ihe(function: str) -> Read:
    def read(node: etree._Element) -> object:
        people = find(node, "contact/person")
        found = [p for p in people if codes(p, "extension/function") == [function]]
        return _one([texts(p, "name/commonName")[0] for p in found])

    return read


def _installed(nature: str) -> Read:
    """En 3.0 : la capacité installée de cette nature (TRE_R329)."""

    def read(node: etree._Element) -> object:
        path = "extension/locationRealizedOffer/capacitySupported/operationalAccommodationCapacity"
        found = [c for c in find(node, path) if codes(c, "capacityNature") == [nature]]
        assert all(codes(c, "capacityStatus") == ["01"] for c in found)
        return int(texts(found[0], "capacityNumber")[0]) if found else None

    return read


def _prices(node: etree._Element) -> object:
    return _many(
        [
            f"{codes(p, 'priceType')[0]}:{float(texts(p, 'price/amount')[0]):.2f}:{codes(p, 'priceUnit')[0]}"
            for p in find(node, "extension/price")
        ]
    )


def _total(kind: str) -> Read:
    def read(node: etree._Element) -> object:
        found = [c.get("total", "") for c in find(node, f"extension/accommodationCapacity/{kind}")]
        return int(found[0]) if found else None

    return read


def _age(bound: str) -> Read:
    def read(node: etree._Element) -> object:
        (value,), (unit,) = (
            texts(node, f"extension/patientsType/{bound}/value"),
            codes(node, f"extension/patientsType/{bound}/unit"),
        )
        return f"{value} {unit}" if unit else None

    return read


def _text(path: str) -> Read:
    return lambda node: _one(texts(node, path))


def _code(path: str) -> Read:
    return lambda node: _one(codes(node, path))


def _codes(path: str) -> Read:
    return lambda node: _many(codes(node, path))


ETABLISSEMENT: Mapping[str, Read] = {
    "denomination": _text("primaryName"),
    "adresse": _address("buildingNumber", "streetName"),
    "code_postal": _address("postCode"),
    "commune": _address("cityName"),
    "telephone": _reach("2"),
    "telecopie": _reach("6"),
    "courriel": _reach("3"),
    "direction": _person("01"),
    "site_internet": _reach("4"),
    "accessibilite": _code("extension/accessibilityLocation"),
    "aides_financieres": _codes("extension/financialHelpType"),
    "tarifs": _prices,
    "finess": _other_id("1.2.250.1.213.3.2"),
    "siret": _other_id("1.3.2"),
    "territoire_sante": _code("extension/healthCareTerritorial/codedType"),
    "categorie": _code_of(R66),
    "participation_sph": _code_of(R73),
}
JURIDIQUE: Mapping[str, Read] = {
    "ej_numero": _other_id("1.2.250.1.213.3.2"),
    "ej_raison_sociale": _text("primaryName"),
    "ej_siren": _other_id("1.3.2"),
    "ej_statut": _code_of(R72),
}
UNITE: Mapping[str, Read] = {
    "nom": _text("primaryName"),
    "categorie_organisation": _code("extension/facilityType"),
    "type_unite": _code("codedType"),
    "modalite_accueil": _code("extension/careMode"),
    "responsable": _person("22"),
    "lits_installes": _total("beds"),
    "places_installees": _total("space"),
    "age_minimum": _age("patientTypeAgeMin"),
    "age_maximum": _age("patientTypeAgeMax"),
    "publics_admis": _codes("extension/patientsType/supportedPatient"),
    "actes_ror": _codes("extension/specificAct"),
    "professions_ror": _codes("extension/resourcesSkills/profession"),
}


@dataclass(frozen=True)
class Sheets:
    """Où se relisent les données d'une version ; `equipment` : le renvoi d'une OI vers ses équipements."""

    etablissement: Mapping[str, Read]
    unite: Mapping[str, Read]
    equipment: str = "extension/equipment"


SHEETS = {
    "1.6": Sheets(
        {
            **ETABLISSEMENT,
            "telephone": _reach_ihe("2"),
            "telecopie": _reach_ihe("6"),
            "courriel": _reach_ihe("3"),
            "site_internet": _reach_ihe("4"),
            "direction": _person_ihe("01"),
        },
        {**UNITE, "responsable": _person_ihe("22")},
    ),
    "2.4": Sheets(ETABLISSEMENT, UNITE),
    "3.0": Sheets(
        ETABLISSEMENT,
        {
            **UNITE,
            "lits_installes": _installed("01"),
            "places_installees": _installed("02"),
            "professions_ror": _codes("extension/professionalResource"),
        },
        "extension/locationRealizedOffer/specificEquipment",
    ),
}


def referenced(root: etree._Element, node: etree._Element, path: str, kind: str) -> list[str]:
    """Les codes des objets du répertoire que `node` désigne (`service` ou `device`)."""
    wanted = {ref.get("entityID") for ref in find(node, path)}
    entries = find(root, f".//{kind}Directory/{kind}")
    return [codes(entry, "codedType")[0] for entry in entries if entry.get("entityID") in wanted]
