"""Le pilote du ROR simulé : démarre un simulateur dans son propre processus et parle à son administration."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import urllib3

from ror_contracts.versions import DEFAULT_VERSION
from ror_simulator.adapters.child_process import ChildSimulator, DriverError

__all__ = ["DemandeRefusee", "DriverError", "SansGuichet", "SimulatorDriver", "creer"]

REGLAGES = ("certificats", "delai_demarrage")
"""Les réglages que ce pilote comprend."""
_HTTP_TIMEOUT_S = 30.0
_START_TIMEOUT_S = 20.0


class DemandeRefusee(DriverError, ValueError):  # noqa: N818  un refus porte le nom de ce qui est refusé
    """L'administration refuse la demande : mutation, rôle, session ou instant qui ne conviennent pas."""


class SansGuichet(DriverError):  # noqa: N818  le nom dit ce qui manque
    """Ce simulateur n'a pas été démarré en mTLS ; ce qui en dépend ne se vérifie pas avec lui."""

    non_pris_en_charge = True


def creer(environnement: Mapping[str, str]) -> "SimulatorDriver":
    """Démarre un simulateur.

    Dans l'environnement : `delai_demarrage` (secondes) ; `certificats`, le dossier d'un paquet d'essai, le
    démarre aussi en mTLS ; `version`, celle du contrat que ses sessions annoncent. Lève `DriverError` s'il ne
    démarre pas, avec ce qu'il en a dit.
    """
    timeout = float(environnement.get("delai_demarrage", _START_TIMEOUT_S))
    certificats = environnement.get("certificats") or None
    version = environnement.get("version", DEFAULT_VERSION)
    return SimulatorDriver(ChildSimulator(timeout, certificats, version), certificats is not None, version)


class SimulatorDriver:
    """Satisfait `ProviderDriver` et `MutualTlsDriver`.

    Lève `DemandeRefusee`, `SansGuichet` sans mTLS, ou `DriverError` si le simulateur a cassé.

    S'emploie aussi avec `with` : le simulateur s'arrête à la sortie.
    """

    def __init__(self, simulator: ChildSimulator, mtls: bool = False, version: str = DEFAULT_VERSION) -> None:
        self.simulator, self._mtls, self._version = simulator, mtls, version
        self._http = urllib3.PoolManager(retries=False, timeout=_HTTP_TIMEOUT_S)

    def ouvrir_session(self, scenario: str, graine: int) -> dict[str, Any]:
        """Ouvre une session sur un scénario livré ou un fichier `.yaml` ; rend `{session, url, …}`."""
        source = (
            {"contenu": _content(scenario)}
            if scenario.endswith((".yaml", ".yml"))
            else {"scenario": scenario}
        )
        asked = {**source, "graine": graine, "version": self._version}
        opened: dict[str, Any] = self._call("POST", "/admin/sessions", asked)
        return opened

    def fermer_session(self, session: str) -> None:
        """Ferme une session."""
        self._call("DELETE", f"/admin/sessions/{session}")

    def horloge(self, session: str) -> str:
        """L'heure de la session."""
        return str(self._call("GET", f"/admin/sessions/{session}/horloge")["instant"])

    def regler_horloge(self, session: str, instant: str) -> None:
        """Avance l'horloge de la session jusqu'à `instant`."""
        self._call("PUT", f"/admin/sessions/{session}/horloge", {"instant": instant})

    def muter(
        self, session: str, mutation: str, parametres: Mapping[str, Any], le: str | None = None
    ) -> dict[str, Any]:
        """Mute la région, aussitôt ou à l'instant `le` ; rend `{applique_le, etiquettes}`."""
        asked = {"mutation": mutation, "parametres": dict(parametres), "le": le}
        done: dict[str, Any] = self._call("POST", f"/admin/sessions/{session}/mutations", asked)
        return done

    def pannes(self, session: str, liste: Sequence[Mapping[str, Any]]) -> None:
        """Remplace les pannes de la session ; une liste vide les ôte."""
        self._call("PUT", f"/admin/sessions/{session}/pannes", {"pannes": [dict(panne) for panne in liste]})

    def journal(
        self, session: str, operation: str | None = None, depuis: int = 0, entier: bool = False
    ) -> dict[str, Any]:
        """Les échanges SOAP de la session : `{total, echanges}`."""
        query = {"depuis": str(depuis), "entier": "true" if entier else "false"}
        if operation is not None:
            query["operation"] = operation
        found: dict[str, Any] = self._call("GET", f"/admin/sessions/{session}/journal", query=query)
        return found

    def mutations(self) -> list[dict[str, Any]]:
        """Le catalogue des mutations."""
        found: list[dict[str, Any]] = self._call("GET", "/admin/mutations")
        return found

    def guichet(self, session: str, serveur: str = "valide") -> dict[str, Any]:
        """La session derrière le guichet qui présente ce certificat de serveur : `{url, certificat}`.

        `serveur` : le code d'une variante du paquet d'essai ; `certificat` : PEM, ou None.
        """
        clear = self._call("GET", f"/admin/sessions/{session}")["url"]
        seen = self._mutual("GET", f"/admin/guichets/{serveur}")
        return {"url": seen["origine"] + urlsplit(clear).path, "certificat": seen["certificat"]}

    def inscrire(self, session: str, certificats: Sequence[str]) -> None:
        """Remplace les certificats clients (PEM) que la session sert ; une suite vide n'en sert aucun."""
        self._mutual("PUT", f"/admin/sessions/{session}/certificats", {"certificats": list(certificats)})

    def refus_tls(self, depuis: int = 0) -> dict[str, Any]:
        """Les refus des guichets, de numéro supérieur à `depuis` : `{total, refus}`."""
        found: dict[str, Any] = self._mutual("GET", "/admin/refus-tls", query={"depuis": str(depuis)})
        return found

    def fermer(self) -> None:
        """Arrête le simulateur ; sans effet la seconde fois."""
        self._http.clear()
        self.simulator.stop()

    def __enter__(self) -> "SimulatorDriver":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.fermer()

    def _mutual(
        self, method: str, path: str, body: Any = None, query: Mapping[str, str] | None = None
    ) -> Any:
        if not self._mtls:
            raise SansGuichet("ce simulateur n'a pas été démarré en mTLS")
        return self._call(method, path, body, query)

    def _call(self, method: str, path: str, body: Any = None, query: Mapping[str, str] | None = None) -> Any:
        url = self.simulator.admin + path
        try:
            response = self._http.request(method, url, json=body, fields=query)
            content = response.json() if response.data else None
        except (urllib3.exceptions.HTTPError, ValueError) as error:
            raise DriverError(self.simulator.explain(f"{method} {path} sans réponse")) from error
        if response.status >= HTTPStatus.BAD_REQUEST:
            said = content.get("erreur") if isinstance(content, dict) else None
            family = DemandeRefusee if response.status < HTTPStatus.INTERNAL_SERVER_ERROR else DriverError
            raise family(f"{method} {path} : {said or f'refusé ({response.status})'}")
        return content


def _content(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DemandeRefusee(f"scénario illisible : {path}") from error
