"""Lit les critères d'une demande : établissement, date, champs d'activité, publics."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ror_contracts.identifiers import finess_of
from ror_simulator.domain.queries import Filtre
from ror_simulator.soap.mapping.refusals import Refusal, refuse
from ror_simulator.soap.mapping.systems import Authority, accepts

PARIS = ZoneInfo("Europe/Paris")
FIELD_TABLES = ("JDV_J20", "TRE_R227")
PUBLIC_TABLES = ("JDV_J29", "TRE_R239")


def filtre(criteria: Any) -> Filtre:
    """Les codes de `typeActivity` et de `supportedPatient`. Lève `RorFault` si l'un est hors nomenclature."""
    return Filtre(
        champs=_codes("typeActivity", criteria.typeActivity, FIELD_TABLES),
        publics=_codes("supportedPatient", criteria.supportedPatient, PUBLIC_TABLES),
    )


def instant(written: datetime | None) -> datetime | None:
    """Une date de référence ; sans décalage, c'est l'heure de Paris."""
    if written is None or written.tzinfo is not None:
        return written
    return written.replace(tzinfo=PARIS)


def finess(identifier: Any) -> str:
    """Le numéro FINESS que porte un `id_etablissement` : idNat_Struct (deux OID) ou FINESS seul. Lève
    `RorFault`.
    """
    authority, code = identifier.assigningAuthorityName, identifier.code
    if authority == Authority.FINESS:
        return str(code)
    if authority in (Authority.IDNAT_STRUCT, Authority.IDNAT_STRUCT_BIS):
        found = finess_of(code)
        if found is None:
            raise refuse(
                Refusal.ETABLISSEMENT_INCONNU, f"id_etablissement {code} : « 1 » suivi d'un FINESS attendu"
            )
        return found
    known = ", ".join((Authority.IDNAT_STRUCT, Authority.IDNAT_STRUCT_BIS, Authority.FINESS))
    raise refuse(Refusal.AUTORITE_INCONNUE, f"autorité {authority} inconnue ; attendu : {known}")


def _codes(name: str, criteria: Any, tables: tuple[str, ...]) -> frozenset[str]:
    for criterion in criteria or ():
        if not accepts(tables, criterion.code, criterion.codingScheme):
            raise refuse(
                Refusal.CRITERE_INCONNU,
                f"critère {name} inconnu : {criterion.code} ({criterion.codingScheme}) ; "
                f"attendu : un code de {tables[0]}",
            )
    return frozenset(criterion.code for criterion in criteria or ())
