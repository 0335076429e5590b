"""Ce qu'est un ROR fautif en TLS : le simulateur servi en HTTPS par un serveur mal réglé."""

import ssl
from dataclasses import dataclass

import uvicorn

from ror_contracts.certificats import Paquet
from ror_simulator.control.body import App, Receive, Scope, Send, read_body
from ror_simulator.control.soap_app import MAX_BYTES


@dataclass(frozen=True)
class ViolationTls:
    """Un ROR fautif. `exige` : il demande un certificat client ; `admet` : il sert qui en présente un.

    `regle`, `controle` : la règle qu'il enfreint et le contrôle qui doit l'attraper.
    """

    nom: str
    regle: str
    controle: str
    description: str
    exige: bool
    admet: bool

    def serveur(self, juste: App, paquet: Paquet) -> uvicorn.Server:
        """Le serveur HTTPS mal réglé, prêt à servir ; `paquet` : des certificats d'essai."""
        presente = paquet.serveur()
        return uvicorn.Server(
            uvicorn.Config(
                juste if self.admet else _forbid,
                ws="none",
                lifespan="off",
                log_config=None,
                ssl_certfile=str(presente.certificat),
                ssl_keyfile=str(presente.cle),
                ssl_ca_certs=str(paquet.autorite),
                ssl_cert_reqs=ssl.CERT_REQUIRED if self.exige else ssl.CERT_NONE,
            )
        )


async def _forbid(_: Scope, receive: Receive, send: Send) -> None:
    await read_body(receive, MAX_BYTES)
    await send({"type": "http.response.start", "status": 403, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
