"""Un client HTTP/1.1 sur une connexion gardée : assez léger pour que la charge soit celle du simulateur."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


class ReponseInattendue(Exception):  # noqa: N818  le nom dit ce qui est arrivé
    """Le simulateur a répondu autre chose que ce qu'on attendait."""


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes


class Connection:
    """Une connexion vers une origine ; une requête à la fois."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, origin: str) -> "Connection":
        parts = urlsplit(origin)
        return cls(*await asyncio.open_connection(parts.hostname, parts.port))

    async def send(self, method: str, path: str, kind: str, body: bytes) -> Reply:
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        top = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(top.partition("content-length:")[2].split("\r\n")[0] or 0)
        return Reply(int(top.split(" ", 2)[1]), await self._reader.readexactly(length))

    async def soap(self, path: str, body: bytes) -> bytes:
        """Le corps d'une réponse 200. Lève `ReponseInattendue`."""
        reply = await self.send("POST", path, "application/soap+xml; charset=utf-8", body)
        if reply.status != 200:
            raise ReponseInattendue(f"POST {path} : {reply.status} {reply.body[:300]!r}")
        return reply.body

    async def admin(self, method: str, path: str, asked: Any = None) -> Any:
        """Le JSON d'une réponse 2xx. Lève `ReponseInattendue`."""
        body = b"" if asked is None else json.dumps(asked).encode()
        reply = await self.send(method, path, "application/json", body)
        if not 200 <= reply.status < 300:
            raise ReponseInattendue(f"{method} {path} : {reply.status} {reply.body[:300]!r}")
        return json.loads(reply.body) if reply.body else None

    def close(self) -> None:
        self._writer.close()
