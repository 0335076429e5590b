"""Le ROR fautif : le numéro FINESS de l'entité juridique a une clé fausse."""

from ror_contracts.identifiers import OID_FINESS
from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu


def _spoil(lecture: Reading) -> None:
    for identifiant in lecture.all("csd:organizationDirectory/csd:organization")[0].findall(
        "csd:otherID", NS
    ):
        if identifiant.get("assigningAuthorityName") == OID_FINESS:
            numero = identifiant.get("code", "")
            identifiant.set("code", numero[:-1] + str((int(numero[-1]) + 1) % 10))


VIOLATION = Violation(
    "finess_faux",
    "ID-01",
    "Les numéros des structures ont leur forme et leur clé",
    "Le numéro FINESS de l'entité juridique a une clé fausse.",
    contenu(_spoil),
)
