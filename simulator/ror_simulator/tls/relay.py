"""Passe les requêtes d'un client reconnu à l'application, et lui rend ses réponses octet pour octet."""

import asyncio
import contextlib

from ror_simulator.tls.rewriting import RequestRewriter, RequeteIllisible
from ror_simulator.tls.stream import BLOCK, TlsStream

Address = tuple[str, int]


async def relay(client: TlsStream, upstream: Address, rewriter: RequestRewriter) -> bool:
    """Jusqu'à ce qu'un côté ferme ; vrai si c'est le client. Une réponse gâtée n'est pas réparée."""
    try:
        reader, writer = await asyncio.open_connection(*upstream)
    except OSError:
        await _answer(client, "502 Bad Gateway", "Le service du ROR ne répond pas derrière son guichet.")
        return False
    requests = asyncio.create_task(_pass_requests(client, writer, rewriter))
    try:
        clean = await _pass_responses(reader, client)
    finally:
        requests.cancel()
        (left,) = await asyncio.gather(requests, return_exceptions=True)
        writer.transport.abort()
    if clean:
        await client.close()
    return left is True


async def _pass_requests(
    client: TlsStream, upstream: asyncio.StreamWriter, rewriter: RequestRewriter
) -> bool:
    """Vrai si le client est parti : l'application est alors fermée, plus personne ne l'attend."""
    while data := await _read(client):
        try:
            upstream.write(rewriter.feed(data))
            await upstream.drain()
        except RequeteIllisible as error:
            await _answer(client, "400 Bad Request", f"{str(error).capitalize()}.")
            upstream.close()
            return False
        except OSError:
            return False  # l'application a fermé : sa dernière réponse est peut-être encore en route
    upstream.close()
    return True


async def _read(client: TlsStream) -> bytes:
    try:
        return await client.read()
    except OSError:
        return b""


async def _pass_responses(upstream: asyncio.StreamReader, client: TlsStream) -> bool:
    """Faux si l'application ou le client a coupé net : le client le sera aussi, sans fin annoncée."""
    try:
        while data := await upstream.read(BLOCK):
            await client.write(data)
    except OSError:
        return False
    return True


async def _answer(client: TlsStream, status: str, text: str) -> None:
    body = f"{text}\n".encode()
    head = f"HTTP/1.1 {status}\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n"
    with contextlib.suppress(OSError):
        await client.write(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)
        await client.close()
