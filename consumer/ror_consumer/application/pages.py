"""Les pages d'appairage montrées : une association se juge sur l'organisation que la page vient de lire."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.region import ConnexionRor
from ror_consumer.domain.ror import EtablissementRor

_RETENUES = 32
"""Pages gardées en mémoire, les dernières lues ; une page oubliée est relue."""


@dataclass(frozen=True)
class _Page:
    connexion: ConnexionRor
    lue_le: datetime
    lu: EtablissementRor


class Pages:
    """Ce que le ROR disait d'un établissement quand sa page a été lue ; rien n'en survit à un redémarrage."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[str, str], _Page] = OrderedDict()
        self._verrou = Lock()

    def retenir(
        self, etablissement: Etablissement, connexion: ConnexionRor, instant: datetime, lu: EtablissementRor
    ) -> None:
        """Retient la lecture faite à cet instant, à la place de la précédente."""
        cle = (etablissement.region, etablissement.etablissement)
        with self._verrou:
            self._pages[cle] = _Page(connexion, instant, lu)
            self._pages.move_to_end(cle)
            if len(self._pages) > _RETENUES:
                self._pages.popitem(last=False)

    def montree(
        self, etablissement: Etablissement, connexion: ConnexionRor, instant: datetime, duree: timedelta
    ) -> EtablissementRor | None:
        """La lecture de ce ROR faite il y a moins de `duree` ; None s'il faut relire."""
        page = self._pages.get((etablissement.region, etablissement.etablissement))
        if page is None or page.connexion != connexion:
            return None
        return page.lu if timedelta(0) <= instant - page.lue_le < duree else None
