"""Contrôle les codes d'une lecture : la nomenclature de chaque élément, son OID, et les codes clos."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from ror_contracts.nomenclatures import load
from ror_harness.verifier.modele import Controle, Ecart, Echange, Examen, Observations, Role
from ror_harness.verifier.noms import CSD
from ror_harness.verifier.offre import Element, chemin, code_of, local

TABLES: dict[str, tuple[str, ...]] = {
    "EJ/codedType": ("TRE_R72", "TRE_R69"),
    "EG/codedType": ("TRE_R66", "JDV_J55", "TRE_R73"),
    "facility/codedType": ("TRE_R207",),
    "service/codedType": ("TRE_R211", "JDV_J17"),
    "device/codedType": ("TRE_R212", "JDV_J18"),
    "service/extension/actFamily": ("JDV_J51",),
    "facility/extension/typeActivity": ("TRE_R227", "JDV_J20"),
    "facility/extension/careMode": ("TRE_R213", "JDV_J19"),
    "patientsType/supportedPatient": ("TRE_R239", "JDV_J29"),
    "patientTypeAgeMin/unit": ("JDV_J37", "TRE_R247"),
    "patientTypeAgeMax/unit": ("JDV_J37", "TRE_R247"),
    "resourcesSkills/profession": ("TRE_G15", "JDV_J54"),
    "resourcesSkills/medicalSpeciality": ("TRE_R38",),
    "resourcesSkills/specificSkills": ("TRE_R243", "JDV_J33"),
    "facility/extension/professionalResource": ("JDV_J186", "TRE_G15", "JDV_J54"),
    "facility/extension/specificSkill": ("TRE_R243", "JDV_J33"),
    "facility/extension/specificAct": ("TRE_R210", "JDV_J16"),
    "facility/extension/facilityType": ("TRE_R244", "JDV_J34"),
    "facility/extension/takingCareSpeciality": ("TRE_R245", "JDV_J35"),
    "facility/extension/receptionType": ("JDV_J30",),
    "facility/extension/managementType": ("JDV_J26",),
    "facility/extension/annualOpenning": ("JDV_J28",),
    "facility/extension/maternityHospitalType": ("JDV_J42",),
    "residentialCapactity/residentialType": ("JDV_J32",),
    "extension/operatingHoursType": ("TRE_R252", "JDV_J41"),
    "operationalAccommodationCapacity/capacityNature": ("TRE_R329",),
    "operationalAccommodationCapacity/capacityStatus": ("TRE_R330",),
    "operationalAccommodationCapacity/capacityTemporality": ("TRE_R331",),
    "operationalAccommodationCapacity/capacitySourceType": ("TRE_R335",),
    "capacitySupported/temporaryAssignment": ("TRE_R337",),
    "healthCareTerritorial/type": ("TRE_R201",),
    "healthCareTerritorial/codedType": ("TRE_R88",),
    "interventionZone/type": ("TRE_R201",),
    "extension/closingReason": ("TRE_R286", "TRE_R232", "TRE_R233"),
    "extension/accessibilityLocation": ("TRE_R202", "JDV_J50"),
    "extension/financialHelpType": ("JDV_J31",),
    "extension/levelRecourseORSAN": ("TRE_R284",),
    "price/priceType": ("JDV_J36",),
    "price/priceUnit": ("TRE_R228",),
    "surchargePriceResidential/residentialType": ("JDV_J32",),
    "basePackageAccomodation/residentialType": ("JDV_J32",),
    "basePackageAccomodation/specialPrice": ("JDV_J39",),
    "dependencyPrice/dependencyLevel": ("JDV_J27",),
    "humanHelpPrice/managementType": ("JDV_J26",),
    "contact/function": ("TRE_R251",),
    "person/extension/function": ("TRE_R251",),
    "contact/nature": ("TRE_R287",),
    "contact/confidentialityLevel": ("TRE_R283",),
    "contactPoint/codedType": ("TRE_R200",),
    "contactPoint/extension/confidentialityLevel": ("TRE_R283",),
}
"""Fin du chemin d'un élément codé → tables dont il tire ses codes. Un élément absent d'ici n'est pas jugé."""

OIDS: dict[str, frozenset[str]] = {"location/cityNumber": frozenset({"1.2.250.1.213.2.23"})}
"""Éléments dont la table (code officiel géographique) n'est pas livrée : seul l'OID se juge."""

_PROFONDEUR = 3
_DE_LISTE = ("TRE_R227", "JDV_J20")


def coded(o: Observations) -> Iterator[tuple[Echange, Element, tuple[str, ...], frozenset[str]]]:
    """Rend chaque code non vide d'une réponse : son échange, son élément, ses tables, les OID admis."""
    for echange in o.de(Role.NOTIFICATION):
        if echange.contenu is not None:
            for un in echange.contenu.iter(f"{{{CSD}}}typeActivity"):
                yield echange, un, _DE_LISTE, _oids(_DE_LISTE)
    for echange, offre in o.offres(Role.LECTURE):
        for un in offre.resultat.iter():
            if code_of(un) and un.get("codingScheme") is not None:
                tables, oids = _expected(_path(un))
                yield echange, un, tables, oids


@cache
def _expected(noms: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    for rang in range(len(noms)):
        fin = "/".join(noms[rang:])
        if fin in TABLES:
            return TABLES[fin], _oids(TABLES[fin])
        if fin in OIDS:
            return (), OIDS[fin]
    return (), frozenset()


def _path(element: Element) -> tuple[str, ...]:
    """Les derniers noms du chemin ; une structure se dit EJ ou EG, selon qu'elle a une parente."""
    noms: list[str] = []
    courant: Element | None = element
    while courant is not None and len(noms) <= _PROFONDEUR:
        noms.insert(0, _name(courant))
        courant = courant.getparent()
    return tuple(noms)


def _name(element: Element) -> str:
    if local(element) != "organization":
        return local(element)
    return "EJ" if element.find(f"{{{CSD}}}parent") is None else "EG"


@cache
def _oids(tables: tuple[str, ...]) -> frozenset[str]:
    return frozenset(oid for une in tables for oid in (load(une).oid, *load(une).systemes))


def _known_codes(o: Observations) -> Examen:
    for echange, un, tables, _ in coded(o):
        if tables:
            connu = any(code_of(un) in load(table) for table in tables)
            yield (
                None
                if connu
                else Ecart(
                    f"{echange.titre} : {chemin(un)}",
                    f"un code de {' ou '.join(tables)}",
                    f"« {code_of(un)} »",
                    echange,
                )
            )


def _known_systems(o: Observations) -> Examen:
    for echange, un, _, oids in coded(o):
        if oids:
            recu = (un.get("codingScheme") or "").strip()
            yield (
                None
                if recu in oids
                else Ecart(
                    f"{echange.titre} : {chemin(un)} @codingScheme",
                    " ou ".join(sorted(oids)),
                    f"« {recu} »",
                    echange,
                )
            )


def _open_codes(o: Observations) -> Examen:
    jour = datetime.now(UTC).date()
    for echange, un, tables, _ in coded(o):
        entrees = [load(table).entree(code_of(un)) for table in tables if code_of(un) in load(table)]
        if entrees:
            clos = not any(une.est_ouverte(jour) for une in entrees)
            yield (
                Ecart(
                    f"{echange.titre} : {chemin(un)}", "un code en usage", f"« {code_of(un)} », clos", echange
                )
                if clos
                else None
            )


CONTROLES = (
    Controle("NOS-01", "Chaque code est dans la nomenclature de son élément", _known_codes, "codes"),
    Controle("NOS-02", "Chaque code porte l'OID de sa nomenclature", _known_systems, "codes"),
    Controle("NOS-03", "Aucun code n'est clos", _open_codes, "codes"),
)
