"""Le ROR qui n'inscrit personne : le client au certificat transmis reste refusé."""

from collections.abc import Sequence

from ror_simulator.fautifs.pilote import PiloteFautif, Relais


class _SansInscription(Relais):
    def inscrire(self, session: str, certificats: Sequence[str]) -> None:  # noqa: ARG002
        self.juste.inscrire(session, [])


FAUTIF = PiloteFautif(
    "ror_qui_n_inscrit_pas",
    "P1-03",
    "Le ROR n'inscrit pas le certificat client : ViaTrajectoire reste refusé.",
    _SansInscription,
)
