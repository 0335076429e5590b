"""Échange une enveloppe avec le ROR : délais et taille bornés, toute panne dite en français."""

import threading
from collections.abc import Iterator
from http import HTTPStatus

import requests
from requests import exceptions

from ror_consumer.adapters.ror_soap import failure, tls_causes
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.failure import indisponible
from ror_consumer.adapters.ror_soap.guard import Deadline, Watch, WatchedAdapter
from ror_consumer.adapters.ror_soap.tls import client_tls

_BLOCK = 64 * 1024
_HEADERS = {"Accept": "application/soap+xml", "Accept-Encoding": "identity"}


class Transport:
    """Un client HTTP tourné vers un seul ROR ; un appel à la fois (le délai total porte sur sa prise)."""

    def __init__(self, connexion: Connexion) -> None:
        self._connexion = connexion
        self._watch = Watch()
        self._lock = threading.Lock()
        self._secure = connexion.url.strip().lower().startswith("https:")
        self._opened: requests.Session | None = None
        self._prepared: requests.PreparedRequest | None = None

    def post(self, body: bytes, action: str) -> tuple[int, bytes]:
        """Le statut HTTP et le corps reçu.

        Lève `RorIndisponible` : connexion, certificat, delai, taille ou illisible.
        """
        with self._lock, Deadline(self._connexion.delai_total, self._watch) as deadline:
            try:
                answer = self._exchange(body, action)
            except exceptions.RequestException as error:
                raise _translated(error, deadline, self._connexion) from error
            if deadline.expired:
                raise indisponible(failure.DELAI, _plus_de(self._connexion.delai_total))
            if self._secure and answer[0] == HTTPStatus.FORBIDDEN:
                raise indisponible(failure.CERTIFICAT, tls_causes.forbidden(answer[1]))
            return answer

    def _exchange(self, body: bytes, action: str) -> tuple[int, bytes]:
        connexion = self._connexion
        session = self._session()
        with session.send(
            self._request(session, body, action),
            timeout=(connexion.delai_connexion, connexion.delai_lecture),
            allow_redirects=False,
            stream=True,
        ) as response:
            return response.status_code, _bounded(response, connexion.taille_max)

    def _request(self, session: requests.Session, body: bytes, action: str) -> requests.PreparedRequest:
        """L'adresse et les en-têtes ne se préparent qu'une fois : seuls changent le corps et l'action."""
        if self._prepared is None:
            bare = requests.Request("POST", self._connexion.url, headers=_HEADERS)
            self._prepared = session.prepare_request(bare)
        request = self._prepared.copy()
        request.headers["Content-Type"] = f'application/soap+xml; charset=utf-8; action="{action}"'
        request.prepare_body(body, None)
        return request

    def close(self) -> None:
        """Ferme les connexions gardées."""
        if self._opened is not None:
            self._opened.close()

    def _session(self) -> requests.Session:
        """Ouverte au premier appel : un certificat illisible est alors une panne de cet appel."""
        if self._opened is None:
            tls = client_tls(self._connexion) if self._secure else None
            self._opened = _session(WatchedAdapter(self._watch, tls))
        return self._opened


def _session(adapter: WatchedAdapter) -> requests.Session:
    session = requests.Session()
    session.trust_env = (
        False  # ni mandataire ni autorités de l'environnement : le ROR est celui de la demande
    )
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _bounded(response: requests.Response, limit: int) -> bytes:
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding != "identity":
        raise indisponible(failure.ILLISIBLE, f"contenu compressé ({encoding}) qui n'était pas demandé")
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > limit:
        raise indisponible(failure.TAILLE, _au_dela(limit))
    return b"".join(_blocks(response, limit))


def _blocks(response: requests.Response, limit: int) -> Iterator[bytes]:
    received = 0
    for block in response.iter_content(_BLOCK):
        received += len(block)
        if received > limit:
            raise indisponible(failure.TAILLE, _au_dela(limit))
        yield block


_TIMEOUTS = (exceptions.Timeout,)
_CAUSES: tuple[tuple[type[Exception], str, str], ...] = (
    (exceptions.ChunkedEncodingError, failure.CONNEXION, "réponse coupée avant la fin"),
    (exceptions.ConnectionError, failure.CONNEXION, "le serveur ne répond pas à l'adresse déclarée"),
    (exceptions.InvalidURL, failure.CONNEXION, "adresse du service mal formée"),
    (exceptions.InvalidSchema, failure.CONNEXION, "adresse du service mal formée"),
    (exceptions.MissingSchema, failure.CONNEXION, "adresse du service mal formée"),
)


def _translated(error: Exception, deadline: Deadline, connexion: Connexion) -> Exception:
    if deadline.expired:
        return indisponible(failure.DELAI, _plus_de(connexion.delai_total))
    if isinstance(error, _TIMEOUTS) or "Read timed out" in str(error):
        return indisponible(failure.DELAI, _plus_de(connexion.delai_lecture))
    tls_cause = tls_causes.cause(error)
    if tls_cause is not None:
        return indisponible(failure.CERTIFICAT, tls_cause)
    for kind, nature, detail in _CAUSES:
        if isinstance(error, kind):
            return indisponible(nature, detail)
    return indisponible(failure.CONNEXION, "échange interrompu")


def _plus_de(seconds: float) -> str:
    return f"pas de réponse complète en {seconds:g} s"


def _au_dela(limit: int) -> str:
    return f"plus de {limit} octets"
