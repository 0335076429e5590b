"""Le ROR fautif : l'idNat_Struct de l'établissement est construit sur son SIRET malgré son FINESS."""

from ror_contracts.identifiers import OID_IDNAT_STRUCT, OID_SIREN_SIRET
from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu


def _spoil(lecture: Reading) -> None:
    found = {
        one.get("assigningAuthorityName"): one for one in lecture.etablissement.findall("csd:otherID", NS)
    }
    found[OID_IDNAT_STRUCT].set("code", f"3{found[OID_SIREN_SIRET].get('code')}")


VIOLATION = Violation(
    "idnat_sur_siret",
    "RG_ALIM_014",
    "L'idNat_Struct est construit sur le FINESS, à défaut le SIRET",
    "L'idNat_Struct de l'établissement est construit sur son SIRET malgré son FINESS.",
    contenu(_spoil),
)
