"""L'organisation interne, ses activités, ses équipements : chaque membre du contrat et ce qui le remplit."""

from dataclasses import dataclass

from ror_contracts.nomenclatures import association
from ror_simulator.domain.elements import Activite, Equipement, Lieu
from ror_simulator.domain.queries import Extrait
from ror_simulator.domain.region import OrganisationInterne
from ror_simulator.soap.mapping.contacts import contacts
from ror_simulator.soap.mapping.factory import Factory, Rules
from ror_simulator.soap.mapping.systems import UCUM
from ror_simulator.soap.types import SpyneObject


@dataclass(frozen=True)
class Seen:
    """Une OI telle qu'un extrait la montre : son établissement et son lieu, sa parente, ses champs."""

    oi: OrganisationInterne
    etablissement_id: str
    lieu: Lieu
    parent_id: str | None
    champs: tuple[str, ...]


def seen(extrait: Extrait) -> list[Seen]:
    """Les OI d'un extrait, avec ce qui les situe."""
    ids = {oi.cle: oi.entity_id for oi in extrait.organisations}
    eg = extrait.etablissement
    return [
        Seen(oi, eg.entity_id, eg.lieu, ids.get(oi.parent or ""), extrait.champs[oi.cle])
        for oi in extrait.organisations
    ]


ORGANISATION: Rules[Seen] = {
    "entityID": lambda _, s: s.oi.entity_id,
    "otherID": lambda f, s: [f.identifier(f.settings.oi_authority, s.oi.identifiant)],
    "codedType": lambda f, s: [f.code("TRE_R207", s.oi.type_oi)],
    "primaryName": lambda _, s: s.oi.nom,
    "organizations": lambda f, s: _organizations(f, s),
    "record": lambda f, s: f.record(s.oi.record),
}

ORGANISATION_EXTENSION: Rules[Seen] = {
    "contact": lambda f, s: contacts(f, s.oi.contacts, sensitive=s.oi.sensible),
    "finalClosingDate": lambda _, s: s.oi.ferme_le,
    "creationDate": lambda _, s: s.oi.cree_le,
    "typeActivity": lambda f, s: f.codes("TRE_R227", s.champs or ("",)),
    "careMode": lambda f, s: f.code("TRE_R213", s.oi.modalite),
    "patientsType": lambda f, s: _patients(f, s.oi),
    "accommodationCapacity": lambda f, s: _capacity(f, s.oi),
    "resourcesSkills": lambda f, s: _skills(f, s.oi),
    "equipment": lambda f, s: [f.reference(e.entity_id) for e in s.oi.equipements],
    "facilityType": lambda f, s: f.code_or_none("JDV_J34", s.oi.categorie_organisation),
    "specificAct": lambda f, s: f.codes("JDV_J16", s.oi.actes),
    "parentFacility": lambda f, s: None if s.parent_id is None else f.reference(s.parent_id),
    "sensitiveUnit": lambda _, s: s.oi.sensible,
}

ACTIVITE: Rules[Activite] = {
    "entityID": lambda _, activite: activite.entity_id,
    "codedType": lambda f, activite: f.code("TRE_R211", activite.code),
    "record": lambda f, activite: f.record(activite.record),
}

ACTIVITE_EXTENSION: Rules[Activite] = {"actFamily": lambda f, activite: _families(f, activite.code)}

EQUIPEMENT: Rules[Equipement] = {
    "entityID": lambda _, equipement: equipement.entity_id,
    "codedType": lambda f, equipement: f.code("JDV_J18", equipement.code),
    "record": lambda f, equipement: f.record(equipement.record),
}


def _organizations(f: Factory, seen: Seen) -> SpyneObject:
    services = [f.types.facilityService(entityID=activite.entity_id) for activite in seen.oi.activites]
    holder = f.types.facilityOrganization(entityID=seen.etablissement_id, service=services)
    return f.types.facilityOrganizations(organization=[holder])


def _patients(f: Factory, oi: OrganisationInterne) -> SpyneObject:
    return f.types.patientType(
        supportedPatient=f.codes("TRE_R239", oi.patientele.publics),
        patientTypeAgeMin=_age(f, oi.patientele.age_minimum),
        patientTypeAgeMax=_age(f, oi.patientele.age_maximum),
        record=f.record(oi.patientele.record),
    )


def _age(f: Factory, age: str) -> SpyneObject:
    """Un nombre et son unité ; le nombre étant obligatoire, c'est l'unité vide qui dit « non renseigné »."""
    value, _, unit = age.partition(" ")
    return f.types.mesurement(value=int(value or 0), unit=f.coded(UCUM, unit))


def _capacity(f: Factory, oi: OrganisationInterne) -> SpyneObject | None:
    if oi.capacite is None:
        return None
    updated = oi.capacite.record.updated
    beds, space = (
        None if total is None else f.types.capacity(total=total, updateDate=updated)
        for total in (oi.capacite.lits, oi.capacite.places)
    )
    return f.types.accommodationCapacity(beds=beds, space=space, record=f.record(oi.capacite.record))


def _skills(f: Factory, oi: OrganisationInterne) -> SpyneObject | None:
    if oi.competences is None:
        return None
    return f.types.resourceSkills(
        profession=f.codes("JDV_J54", oi.competences.professions),
        medicalSpeciality=f.codes("TRE_R38", oi.competences.specialites),
        specificSkills=f.codes("JDV_J33", oi.competences.competences),
        record=f.record(oi.competences.record),
    )


def _families(f: Factory, activite: str) -> list[SpyneObject]:
    """Les familles de l'activité : celles des prestations (TRE_R266), sinon les autres (TRE_R265)."""
    codes = {
        code: None
        for table in ("TRE_R265", "TRE_R266")
        for code in association("ASS_A14", "TRE_R211", table).get(activite, ())
    }
    return f.codes("JDV_J51", tuple(codes))
