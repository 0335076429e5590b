"""Le ROR fautif : il refuse même le certificat qu'il devait admettre."""

from ror_simulator.fautifs.violation_tls import ViolationTls

VIOLATION = ViolationTls(
    "tls_sans_admis",
    "TLS-02",
    "Avec le certificat admis, le ROR répond",
    "Le ROR refuse tous les certificats, même celui qu'il devait admettre.",
    exige=True,
    admet=False,
)
