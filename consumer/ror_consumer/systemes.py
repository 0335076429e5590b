"""Tient plusieurs systèmes à la fois : un par environnement d'essai, chaque région chez le sien."""

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ror_consumer.adapters.retouches import RetoucheInconnue
from ror_consumer.assembly import CertificatInutilisable
from ror_consumer.control.entry import EntreeFautive, check
from ror_consumer.control.environment import check_environment, write_certificates
from ror_consumer.domain.lectures import LectureInconnue
from ror_consumer.driver import Pilote

OUVERTS_MAX = 16
"""Systèmes gardés ouverts ; un plus ancien se ferme, et repart de sa base à sa prochaine requête."""
_COMMUN = ""
_SANS: Mapping[str, str] = MappingProxyType({})


class _Place:
    """Un système, ouvert ou non, et le verrou qui n'y laisse entrer qu'une requête à la fois."""

    def __init__(self, environnement: Mapping[str, str]) -> None:
        self.environnement = environnement
        self.verrou = threading.Lock()
        self.pilote: Pilote | None = None

    def ouvrir(self) -> Pilote:
        if self.pilote is None:
            self.pilote = Pilote(self.environnement)
        return self.pilote

    def fermer(self) -> None:
        if self.pilote is not None:
            self.pilote.fermer()
            self.pilote = None

    @property
    def au_repos(self) -> bool:
        return self.pilote is not None and not self.pilote.passage_en_cours


class Systemes:
    """Joue une opération chez le système de sa région.

    `environnement` : celui du pilote, pour ce que l'appelant ne règle pas ; `dossier` : où vivent les bases.
    """

    def __init__(self, environnement: Mapping[str, str], dossier: Path) -> None:
        self._environnement = dict(environnement)
        self._dossier = dossier
        self._verrou = threading.Lock()
        self._places: dict[str, _Place] = {}
        self._regions: dict[str, str] = {}

    def jouer(self, operation: str, corps: object) -> Mapping[str, Any]:
        """La réponse de pilotage. Lève `EntreeFautive` si le corps est mal formé."""
        checked = check(operation, corps)
        region = checked.get("region", "")
        if operation == "preparer":
            self._inscrire(region, checked.get("environnement", {}))
        with self._tenir(self._regions.get(region, _COMMUN)) as pilote:
            return pilote.appeler(operation, checked)

    def fermer(self) -> None:
        """Arrête tous les systèmes."""
        for place in self._places.values():
            with place.verrou:
                place.fermer()

    def _inscrire(self, region: str, environnement: Mapping[str, str]) -> None:
        given = check_environment(environnement)
        key = _key(given)
        if self._regions.setdefault(region, key) != key:
            raise EntreeFautive(
                "environnement", "un autre environnement", "celui de la première préparation de cette région"
            )
        try:
            with self._tenir(key, given):
                pass  # ouvert une première fois ici : un environnement fautif se dit à qui l'a donné
        except (LectureInconnue, RetoucheInconnue, CertificatInutilisable, ValueError, OSError) as error:
            self._oublier(region, key)
            raise EntreeFautive("environnement", str(error), "un environnement utilisable") from error

    def _oublier(self, region: str, key: str) -> None:
        with self._verrou:
            self._places.pop(key, None)
            self._regions.pop(region, None)

    def _placer(self, key: str, given: Mapping[str, str]) -> _Place:
        dossier = self._dossier / (key or "commun")
        dossier.mkdir(parents=True, exist_ok=True)
        complet = {**self._environnement, **write_certificates(given, dossier), "dossier": str(dossier)}
        with self._verrou:
            return self._places.setdefault(key, _Place(complet))

    @contextmanager
    def _tenir(self, key: str, given: Mapping[str, str] = _SANS) -> Iterator[Pilote]:
        place = self._places.get(key) or self._placer(key, given)
        with place.verrou:
            if place.pilote is None:
                self._faire_place()
            with self._verrou:
                self._places[key] = self._places.pop(key, place)  # le dernier servi passe en queue
            yield place.ouvrir()

    def _faire_place(self) -> None:
        """Ferme les plus anciens systèmes au repos, tant qu'il y en a trop d'ouverts."""
        with self._verrou:
            ouvertes = [place for place in self._places.values() if place.pilote is not None]
        for place in ouvertes[: max(0, len(ouvertes) - OUVERTS_MAX + 1)]:
            if place.verrou.acquire(blocking=False):
                try:
                    if place.au_repos:
                        place.fermer()
                finally:
                    place.verrou.release()


def _key(environnement: Mapping[str, str]) -> str:
    """Ce qui distingue deux environnements ; vide pour l'environnement commun."""
    if not environnement:
        return _COMMUN
    text = json.dumps(environnement, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
