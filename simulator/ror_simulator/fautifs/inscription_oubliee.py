"""Le ROR qui oublie les certificats inscrits dès que le jour change."""

from ror_simulator.fautifs.pilote import PiloteFautif, Relais


class _Oublieux(Relais):
    def regler_horloge(self, session: str, instant: str) -> None:
        day = self.juste.horloge(session)[:10]
        self.juste.regler_horloge(session, instant)
        if instant[:10] != day:
            self.juste.inscrire(session, [])


FAUTIF = PiloteFautif(
    "ror_qui_oublie_le_lendemain",
    "P1-03",
    "Le ROR oublie le lendemain le certificat client inscrit.",
    _Oublieux,
)
