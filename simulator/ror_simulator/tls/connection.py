"""Une connexion au guichet, de la poignée de main à la fermeture, avec son refus s'il y en a un."""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ror_simulator.tls.headers import identity_headers
from ror_simulator.tls.identity import CertificateWatcher, Identity, identity_of
from ror_simulator.tls.reasons import reason_of
from ror_simulator.tls.refusals import Raison, RefusalLog, RefusTls
from ror_simulator.tls.relay import Address, relay
from ror_simulator.tls.rewriting import RequestRewriter
from ror_simulator.tls.stream import TlsStream


@dataclass(frozen=True)
class Desk:
    """Ce que partagent les connexions d'un guichet. `jeton` : ce qui prouve à l'application qu'il parle."""

    context: ssl.SSLContext
    watcher: CertificateWatcher
    amont: Address
    delai_poignee_s: float
    jeton: str
    log: RefusalLog
    now: Callable[[], datetime]


async def serve(desk: Desk, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Sert une connexion. Ne lève rien de ce que le client peut provoquer."""
    client = TlsStream(reader, writer, desk.context)
    try:
        if await _greet(desk, client):
            await _serve_known(desk, client)
    except OSError:
        pass  # le client a coupé : il n'y a plus personne à qui répondre
    finally:
        client.abort()


async def _greet(desk: Desk, client: TlsStream) -> bool:
    """Vrai si la poignée de main aboutit ; sinon le refus est au journal."""
    try:
        async with asyncio.timeout(desk.delai_poignee_s):
            await client.handshake()
    except TimeoutError:
        _refuse(desk, client, None, Raison.POIGNEE_TROP_LONGUE)
    except ssl.SSLError as error:
        _refuse(desk, client, *reason_of(error))
        await client.linger()
    except OSError:
        if client.heard:
            _refuse(desk, client, None, Raison.POIGNEE_INTERROMPUE)
    else:
        return True
    return False


async def _serve_known(desk: Desk, client: TlsStream) -> None:
    identity = _verified(client)
    rewriter = RequestRewriter(identity_headers(identity, desk.jeton))
    if await relay(client, desk.amont, rewriter) and not rewriter.requests:
        _refuse(desk, client, None, Raison.SANS_REQUETE)


def _verified(client: TlsStream) -> Identity:
    der = client.tls.getpeercert(binary_form=True)
    if der is None:
        raise ConnectionAbortedError("connexion sans certificat client, que le contexte exige pourtant")
    return identity_of(der)


def _refuse(desk: Desk, client: TlsStream, code: int | None, raison: Raison, detail: str = "") -> None:
    presented = desk.watcher.identity(client.tls)
    sujet, empreinte = (presented.sujet, presented.empreinte) if presented else (None, None)
    desk.log.record(RefusTls(code, raison, sujet, empreinte, desk.now(), detail))
