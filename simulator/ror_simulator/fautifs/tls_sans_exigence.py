"""Le ROR fautif : il répond à qui ne présente aucun certificat."""

from ror_simulator.fautifs.violation_tls import ViolationTls

VIOLATION = ViolationTls(
    "tls_sans_exigence",
    "TLS-01",
    "Sans certificat, le ROR refuse",
    "Le ROR répond à qui ne présente aucun certificat.",
    exige=False,
    admet=True,
)
