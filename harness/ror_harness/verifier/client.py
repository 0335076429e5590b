"""Envoie les demandes par HTTP : aucune redirection suivie ; taille, temps et débit bornés."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import requests

from ror_harness.verifier.coupures import DELAI_MAX_S, explain
from ror_harness.verifier.modele import Demande, Reponse, SansReponse

TAILLE_MAX = 50_000_000
_MORCEAU = 1 << 16


@dataclass(frozen=True)
class Acces:
    """Comment joindre le ROR ; fichiers PEM, vides s'ils ne servent pas."""

    certificat: str = ""
    cle: str = ""
    autorite: str = ""


@dataclass
class Rythme:
    """Espace les appels : `debit` appels par seconde au plus."""

    debit: float
    horloge: Callable[[], float] = time.monotonic
    dormir: Callable[[float], None] = time.sleep
    _prochain: float = field(default=0.0, init=False)

    def attendre(self) -> None:
        """Attend le moment du prochain appel."""
        maintenant = self.horloge()
        if maintenant < self._prochain:
            self.dormir(self._prochain - maintenant)
        self._prochain = max(maintenant, self._prochain) + 1 / self.debit


class TransportHttp:
    """Satisfait `Transport` ; une connexion gardée, à fermer."""

    def __init__(self, acces: Acces, rythme: Rythme, taille_max: int = TAILLE_MAX) -> None:
        self._rythme, self._taille_max = rythme, taille_max
        self._avec, self._sans = _session(acces, avec_certificat=True), _session(acces, avec_certificat=False)

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse:
        """Envoie une demande et lit toute sa réponse ; lève `SansReponse`."""
        self._rythme.attendre()
        session, debut = (self._sans if sans_certificat else self._avec), time.monotonic()
        try:
            with session.request(
                demande.methode,
                demande.url,
                data=demande.corps or None,
                headers={"Accept-Encoding": "identity", **demande.entetes},
                timeout=DELAI_MAX_S,
                allow_redirects=False,
                stream=True,
            ) as reponse:
                corps = self._read(reponse, debut)
                return Reponse(reponse.status_code, dict(reponse.headers), corps, time.monotonic() - debut)
        except requests.RequestException as cause:
            raise SansReponse(explain(cause), time.monotonic() - debut) from None

    def _read(self, reponse: requests.Response, debut: float) -> bytes:
        morceaux, taille = [], 0
        for morceau in reponse.iter_content(_MORCEAU):
            morceaux.append(morceau)
            taille += len(morceau)
            duree = time.monotonic() - debut
            if taille > self._taille_max:
                raise SansReponse(f"la réponse dépasse {self._taille_max} octets", duree)
            if duree > DELAI_MAX_S:
                raise SansReponse(f"la réponse n'est pas finie après {DELAI_MAX_S:.0f} s", duree)
        return b"".join(morceaux)

    def fermer(self) -> None:
        """Ferme les connexions."""
        self._avec.close()
        self._sans.close()


def _session(acces: Acces, *, avec_certificat: bool) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.verify = acces.autorite or True
    if avec_certificat and acces.certificat:
        session.cert = (acces.certificat, acces.cle) if acces.cle else acces.certificat
    return session
