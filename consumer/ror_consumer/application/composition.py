"""La composition : tout ce qu'un cas d'usage reçoit, figé, et dont chaque partie se remplace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum, StrEnum
from zoneinfo import ZoneInfo

from ror_consumer.application.pages import Pages
from ror_consumer.application.ports import Ports, Ror, Transaction
from ror_consumer.domain.alerte import Alerte
from ror_consumer.domain.constat import Constat
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.fiches import Modification
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.regles import Regles
from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import Plateforme

CasUsage = Callable[..., object]


@dataclass(frozen=True)
class Reglages:
    """Ce qui se règle sans être une règle : l'heure du passage, son fuseau, le recouvrement des dates.

    `plateforme` est celle que ce système est ; elle n'appelle que son URL (P1-12). `certificat_client` :
    la partie publique (PEM) du certificat qu'il présente aux ROR, None s'il n'en a pas. `duree_page` : ce que
    vaut une page d'appairage lue, pour les associations qui la suivent (zéro : chacune relit le ROR).
    """

    heure_passage: time = time(3, 0)
    fuseau: tzinfo = field(default_factory=lambda: ZoneInfo("Europe/Paris"))
    recouvrement: timedelta = timedelta(seconds=1)
    plateforme: Plateforme = Plateforme.PRODUCTION
    certificat_client: str | None = None
    duree_page: timedelta = timedelta(minutes=1)


class Mode(Enum):
    """Ce qui déclenche une actualisation."""

    LANCEMENT = "lancement"
    PASSAGE = "passage"
    MANUEL = "manuel"


class Absence(StrEnum):
    """Une OI associée que la lecture de l'établissement ne donne pas, relue seule (P3-06)."""

    DISPARUE = "disparue"
    MANQUEE = "manquee"


@dataclass(frozen=True)
class LectureRor:
    """Un établissement lu, et chaque unité suivie (par sa clé) avec l'OI qui lui est associée."""

    etablissement: EtablissementRor
    unites: Mapping[str, LectureOrganisation | Absence]
    pannes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Services:
    """Les gestes que plusieurs cas d'usage partagent."""

    lire: Callable[[Ror, Etablissement, tuple[UniteVT, ...], bool], LectureRor | None]
    actualiser: Callable[[Composition, Transaction, Etablissement, LectureRor, Mode, datetime], int]
    actualiser_unite: Callable[
        [Composition, Transaction, UniteVT, LectureOrganisation | Absence, Mode, datetime], int
    ]
    jouer_passage: Callable[[Composition, str, date], None]
    signaler: Callable[
        [Composition, Transaction, Etablissement, UniteVT | None, Constat, datetime], tuple[Alerte, ...]
    ]
    informer: Callable[
        [Composition, Transaction, Etablissement, UniteVT | None, tuple[Modification, ...], datetime], None
    ]
    avertir: Callable[[Composition, Transaction, Etablissement, UniteVT | None, Alerte], None]
    envoyer_courriels: Callable[[Composition], None]


@dataclass(frozen=True)
class Composition:
    """Règles, lectures, réglages, ports, services et cas d'usage, branchés une fois pour toutes.

    Un cas d'usage est appelé avec la composition en premier, puis les champs de l'opération de pilotage ;
    `dataclasses.replace` donne une composition où une ligne, un service, un cas d'usage ou un port diffère.
    """

    regles: Regles
    lectures: Lectures
    reglages: Reglages
    ports: Ports
    services: Services
    cas_usage: Mapping[str, CasUsage]
    pages: Pages = field(default_factory=Pages)

    def executer(self, operation: str, **corps: object) -> object:
        """Joue le cas d'usage de ce nom ; lève `ActionRefusee`, ou `KeyError` si le nom est inconnu."""
        return self.cas_usage[operation](self, **corps)
