"""Rend le client du ROR d'une connexion, toujours le même, et les ferme tous ensemble."""

from dataclasses import replace

from ror_consumer.adapters.ror_soap import failure
from ror_consumer.adapters.ror_soap.client import CODES_INCONNU, CORRESPONDANCES, RorSoap
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.failure import indisponible
from ror_consumer.application.ports import Ror
from ror_consumer.domain.region import ConnexionRor

CLIENTS_MAX = 32
"""Clients gardés ouverts : au-delà, le plus anciennement servi est fermé, et rouvert s'il resservait."""


class RorPool:
    """Tient le port `FabriqueRor`. `modele` : délais, tailles, nos certificats ; la région fait le reste."""

    def __init__(self, modele: Connexion, codes_inconnu: frozenset[str] = CODES_INCONNU) -> None:
        self._modele = modele
        self._codes_inconnu = codes_inconnu
        self._clients: dict[ConnexionRor, RorSoap] = {}

    def __call__(self, connexion: ConnexionRor) -> Ror:
        """Le client de cette connexion. Lève `RorIndisponible` si ce système ne parle pas sa version."""
        if connexion.version not in CORRESPONDANCES:
            spoken = ", ".join(CORRESPONDANCES)
            raise indisponible(failure.VERSION, f"{connexion.version} déclarée, {spoken} parlée")
        client = self._clients.pop(connexion, None) or self._opened(connexion)
        self._clients[connexion] = client
        if len(self._clients) > CLIENTS_MAX:
            self._clients.pop(next(iter(self._clients))).close()
        return client

    def _opened(self, connexion: ConnexionRor) -> RorSoap:
        target = replace(self._modele, url=connexion.url, certificat_serveur=connexion.certificat_serveur)
        return RorSoap(target, connexion.version, codes_inconnu=self._codes_inconnu)

    def close(self) -> None:
        """Ferme tous les clients."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()
