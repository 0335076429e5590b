"""Le ROR vu du fil : contrat officiel, SOAP 1.2, spyne (importé nulle part ailleurs)."""

from ror_simulator.soap import spyne_compat

spyne_compat.install()
