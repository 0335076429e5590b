"""Pilote n'importe quel système par HTTP : `POST {URL}/pilotage/{operation}`, une réponse JSON."""

from __future__ import annotations

import http.client
import json
import select
import socket
import ssl
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from ror_harness import tls_causes
from ror_harness.drivers import Corps, Reponse
from ror_harness.judging.errors import FauteDuBanc, NonVerifiable, SystemeEnErreur

URL, DELAI = "consommateur", "consommateur_delai"
DELAI_S = 60.0
TAILLE_MAX = 50_000_000
_CONNEXION_S = 5.0
_MORCEAU = 65_536
_REMEDES = {
    "autorite": "SSL_CERT_FILE, le fichier PEM de celle-ci, dans l'environnement de banc-ror",
    "certificat": "un système de recette qui n'en exige pas",
}
_DU_BANC = frozenset({URL, DELAI, "dossier", "certificats", "version"})
"""Ce qui ne regarde que ce processus ; la version du contrat arrive par la demande d'ouverture."""
_FICHIERS = frozenset({"certificat_client", "cle_client", "autorite", "revocations"})
"""Des chemins ici, du PEM sur le fil : le système peut vivre sur une autre machine."""


class PiloteHttp:
    """Satisfait `ConsumerDriver`, contre un système qui tourne déjà.

    L'environnement voyage dans `preparer`. `redemarrer` est une opération comme les autres, adressée à la
    dernière région préparée. `fermer` laisse le système en marche.
    """

    def __init__(self, url: str, environnement: Mapping[str, str], delai_s: float = DELAI_S) -> None:
        self._url = _checked(url)
        self._environnement = dict(environnement)
        self._delai_s = delai_s
        self._connexion: http.client.HTTPConnection | None = None
        self._region = ""

    def appeler(self, operation: str, corps: Corps) -> Reponse:
        """Joue une opération ; `SystemeEnErreur` si le système ne répond pas, ou pas comme au contrat."""
        if operation == "preparer":
            self._region = str(corps["region"])
            corps = {**corps, "environnement": self._environnement}
        statut, texte = self._post(operation, json.dumps(corps, ensure_ascii=False).encode())
        return self._read(operation, statut, texte)

    def redemarrer(self) -> None:
        """Relance le système sur ses seules données durables."""
        reponse = self.appeler("redemarrer", {"region": self._region})
        if reponse.get("non_pris_en_charge"):
            raise NonVerifiable(f"le système testé ne sait pas redémarrer : {reponse.get('raison', '')}")
        if reponse.get("accepte") is not True:
            raise SystemeEnErreur(f"le système testé n'a pas redémarré : {_short(json.dumps(reponse))}")

    def fermer(self) -> None:
        """Ferme la connexion."""
        if self._connexion is not None:
            self._connexion.close()
            self._connexion = None

    def _post(self, operation: str, corps: bytes) -> tuple[int, bytes]:
        limite = time.monotonic() + self._delai_s
        try:
            connexion = self._connected()
            chemin = f"{self._url.path.rstrip('/')}/pilotage/{operation}"
            connexion.request("POST", chemin, corps, {"Content-Type": "application/json"})
            reponse = connexion.getresponse()
            return reponse.status, self._whole(operation, reponse, limite)
        except (OSError, http.client.HTTPException) as cause:
            self.fermer()
            raise SystemeEnErreur(f"« {operation} » : {self._unanswered(cause)}") from cause
        except BaseException:
            self.fermer()  # interrompu : la réponse attendue ne doit pas devenir celle de la requête suivante
            raise

    def _connected(self) -> http.client.HTTPConnection:
        """La connexion gardée, ou une neuve si le système a fermé l'ancienne entre deux requêtes."""
        if self._connexion is not None and _dropped(self._connexion):
            self.fermer()
        if self._connexion is None:
            sorte = http.client.HTTPSConnection if self._url.scheme == "https" else http.client.HTTPConnection
            self._connexion = sorte(self._url.netloc, timeout=_CONNEXION_S)
            self._connexion.connect()
            self._connexion.sock.settimeout(self._delai_s)
        return self._connexion

    def _whole(self, operation: str, reponse: http.client.HTTPResponse, limite: float) -> bytes:
        morceaux: list[bytes] = []
        taille = 0
        while morceau := reponse.read1(_MORCEAU):
            morceaux.append(morceau)
            taille += len(morceau)
            if time.monotonic() > limite:
                raise TimeoutError
            if taille > TAILLE_MAX:
                raise SystemeEnErreur(f"« {operation} » : une réponse de plus de {TAILLE_MAX} octets")
        reponse.read()  # rien de plus, mais la connexion se sait libre pour la requête suivante
        return b"".join(morceaux)

    def _unanswered(self, cause: Exception) -> str:
        adresse = self._url.geturl()
        if isinstance(cause, TimeoutError):
            return f"pas de réponse complète de {adresse} en {self._delai_s:g} s"
        if isinstance(cause, ConnectionRefusedError):
            return f"rien ne répond à {adresse} ; le système testé est-il démarré ?"
        if isinstance(cause, ssl.SSLError):
            return f"{adresse} : {tls_causes.explain(str(cause), **_REMEDES)}"
        if isinstance(cause, http.client.HTTPException | ConnectionError):
            question = "" if self._url.scheme == "https" else " ; ce port attend-il une adresse en https ?"
            return f"{adresse} a coupé la connexion sans répondre{question}"
        if isinstance(cause, socket.gaierror):
            return f"le nom de l'hôte de {adresse} est introuvable"
        return f"{adresse} est injoignable"

    def _read(self, operation: str, statut: int, texte: bytes) -> Reponse:
        ou = f"la réponse de {self._url.geturl()} à « {operation} » est hors du contrat de pilotage"
        if statut == http.client.BAD_REQUEST:
            raise SystemeEnErreur(
                f"le système testé dit mal formée une requête « {operation} » conforme au contrat de "
                f"pilotage : {_reproach(texte)}"
            )
        if statut != http.client.OK:
            raise SystemeEnErreur(f"{ou} : code HTTP {statut} au lieu de 200 ({_excerpt(texte)})")
        try:
            lue = json.loads(texte)
        except ValueError:
            raise SystemeEnErreur(f"{ou} : ce n'est pas du JSON ({_excerpt(texte)})") from None
        if not isinstance(lue, dict):
            raise SystemeEnErreur(f"{ou} : un objet JSON est attendu ({_excerpt(texte)})")
        return lue


def _checked(url: str) -> SplitResult:
    """L'URL lue. Lève `ValueError` : ni http ni https, sans hôte, ou port qui n'en est pas un."""
    try:
        lue = urlsplit(url)
    except ValueError:
        raise ValueError(f"« {url} » n'est pas une adresse ; attendu : http://127.0.0.1:8070") from None
    if lue.scheme not in ("http", "https") or not lue.hostname or lue.query or lue.fragment:
        raise ValueError(f"« {url} » n'est pas l'adresse d'un système ; attendu : http://127.0.0.1:8070")
    try:
        _ = lue.port
    except ValueError:
        raise ValueError(f"« {url} » : le port n'est pas un nombre de 0 à 65535") from None
    return lue


def _dropped(connexion: http.client.HTTPConnection) -> bool:
    """Une connexion au repos qui a quelque chose à lire n'a qu'une fin de connexion à dire."""
    return connexion.sock is None or bool(select.select([connexion.sock], [], [], 0)[0])


def _reproach(texte: bytes) -> str:
    try:
        return _short(str(json.loads(texte)["erreur"]))
    except (ValueError, LookupError, TypeError):
        return _excerpt(texte)


def _excerpt(texte: bytes) -> str:
    return _short(" ".join(texte.decode("utf-8", "replace").split()) or "réponse vide")


def _short(texte: str) -> str:
    return texte if len(texte) <= 200 else f"{texte[:200]}…"


def _sent(environnement: Mapping[str, str]) -> dict[str, str]:
    """L'environnement tel qu'il voyage : ce qui ne regarde que le banc ôté, les fichiers lus."""
    transmis = {nom: texte for nom, texte in environnement.items() if nom not in _DU_BANC and texte}
    return {
        nom: Path(texte).read_text("ascii") if nom in _FICHIERS else texte for nom, texte in transmis.items()
    }


def creer(environnement: Mapping[str, str]) -> PiloteHttp:
    """Le pilote HTTP (`--consommateur URL`) ; `FauteDuBanc` si l'adresse ou le délai ne conviennent pas."""
    try:
        delai = float(environnement.get(DELAI) or DELAI_S)
        return PiloteHttp(environnement.get(URL, ""), _sent(environnement), delai)
    except ValueError as cause:
        raise FauteDuBanc(str(cause)) from cause
