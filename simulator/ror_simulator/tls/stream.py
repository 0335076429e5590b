"""Une connexion TLS au-dessus d'une connexion asyncio : poignée de main, octets en clair, fermeture.

`asyncio` sait parler TLS, mais il garde pour lui l'échec d'une poignée de main et n'envoie pas toujours
l'alerte au client : ici l'erreur d'OpenSSL remonte entière, et l'alerte part.
"""

import asyncio
import contextlib
import ssl

BLOCK = 64 * 1024
_LINGER_S = 1.0
_LINGER_BYTES = 1024 * 1024


class TlsStream:
    """Le côté serveur d'une connexion."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, context: ssl.SSLContext
    ) -> None:
        self._reader, self._writer = reader, writer
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self.heard = False
        """Vrai dès le premier octet reçu : une connexion ouverte puis fermée sans rien dire n'en a pas."""

    async def handshake(self) -> None:
        """Lève `ssl.SSLError` (l'alerte est déjà partie), ou `ConnectionError` si le client raccroche."""
        while True:
            try:
                self.tls.do_handshake()
            except ssl.SSLWantReadError:
                await self._flush()
                if not await self._receive():
                    raise ConnectionResetError("le client a raccroché") from None
            except ssl.SSLError:
                await self._flush()
                raise
            else:
                await self._flush()
                return

    async def read(self) -> bytes:
        """Quelques octets en clair ; vide à la fin. Lève `ssl.SSLError` ou `ConnectionError`."""
        while True:
            try:
                return self.tls.read(BLOCK)
            except ssl.SSLWantReadError:
                await self._flush()
                if not await self._receive():
                    return b""
            except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                return b""

    async def write(self, data: bytes) -> None:
        """Chiffre et envoie ; rend la main quand le client suit."""
        self.tls.write(data)
        await self._flush()

    async def close(self) -> None:
        """Dit la fin au client, puis ferme."""
        with contextlib.suppress(ssl.SSLError, ConnectionError):
            self.tls.unwrap()
        await self.linger()

    async def linger(self) -> None:
        """Ferme sans jeter ce que le client envoie encore : un RST lui cacherait l'alerte ou la réponse."""
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(_LINGER_S):
                await self._flush()
                self._writer.write_eof()
                await self._drain_input()
        self.abort()

    def abort(self) -> None:
        """Coupe net."""
        self._writer.transport.abort()

    async def _drain_input(self) -> None:
        left = _LINGER_BYTES
        while left > 0 and (data := await self._reader.read(BLOCK)):
            left -= len(data)

    async def _receive(self) -> bool:
        data = await self._reader.read(BLOCK)
        self.heard = self.heard or bool(data)
        if data:
            self._incoming.write(data)
        return bool(data)

    async def _flush(self) -> None:
        if self._outgoing.pending:
            self._writer.write(self._outgoing.read())
        await self._writer.drain()
