"""Les refus de l'application : session inconnue, horloge qui recule, mutation impossible."""

from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches

from ror_simulator.application.instants import LAST, write_instant
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.scenario.calendar import MutationPrevue


class Refus(Exception):  # noqa: N818  un refus porte le nom de ce qui est refusé
    """Une demande refusée : où, quoi, attendu, noms les plus proches ; le message tient sur une ligne."""

    def __init__(
        self, message: str, *, ou: str = "", quoi: str = "", attendu: str = "", proches: Iterable[str] = ()
    ) -> None:
        super().__init__(message)
        self.ou = ou
        self.quoi = quoi
        self.attendu = attendu
        self.proches = tuple(proches)


class SessionInconnue(Refus):
    """Aucune session ne porte cette clé (jamais ouverte, ou fermée)."""

    def __init__(self, session: str, known: Iterable[str]) -> None:
        known = tuple(known)
        super().__init__(
            f"session inconnue : « {session} »",
            ou="session",
            quoi=session,
            attendu="une session ouverte",
            proches=get_close_matches(session, known, n=3),
        )


class HorlogeReculee(Refus):
    """L'horloge virtuelle d'une session n'avance que vers l'avenir."""

    def __init__(self, now: datetime, asked: datetime) -> None:
        super().__init__(
            f"l'horloge ne recule pas : elle est à {write_instant(now)}, demandé {write_instant(asked)}",
            ou="instant",
            quoi=write_instant(asked),
            attendu=f"un instant à partir de {write_instant(now)}",
        )


class HorlogeTropLoin(Refus):
    """L'horloge virtuelle s'arrête fin 2999."""

    def __init__(self, asked: datetime) -> None:
        super().__init__(
            f"l'horloge ne va pas au-delà de {LAST.year} : demandé {asked.isoformat()}",
            ou="instant",
            quoi=asked.isoformat(),
            attendu=f"un instant avant la fin de {LAST.year}",
        )


class MutationRefusee(Refus):
    """Une mutation ne peut pas s'appliquer, ou empêcherait une mutation déjà programmée.

    `mutation` : celle qui échoue ; `cause` : ce que le domaine en dit.
    """

    def __init__(
        self, mutation: MutationPrevue, cause: MutationError, asked: MutationPrevue | None = None
    ) -> None:
        self.mutation = mutation
        self.cause = cause
        place = f"mutation {mutation.nom} du {write_instant(mutation.instant)}"
        reason = str(cause)
        if asked is not None and asked is not mutation:
            reason = f"après {asked.nom}, elle ne pourrait plus s'appliquer ; {reason}"
        super().__init__(
            f"{place} : {reason}",
            ou=cause.ou or "mutation",
            quoi=cause.quoi,
            attendu=cause.attendu,
            proches=cause.proches,
        )
