"""Réécrit les requêtes HTTP d'un client en ôtant les en-têtes réservés et en posant ceux du guichet."""

from typing import Any

import httptools

from ror_simulator.tls.headers import Headers, is_reserved

MAX_HEAD = 128 * 1024
"""Octets lus sans qu'une tête de requête ne s'achève : au-delà, elle est refusée."""


class RequeteIllisible(Exception):  # noqa: N818  le nom dit ce qui ne va pas
    """Ce que le client envoie n'est pas une suite de requêtes HTTP/1.1."""


class RequestRewriter:
    """Lit avec l'analyseur d'uvicorn : le guichet et l'application coupent les requêtes aux mêmes endroits.

    Sans cela, un client pourrait cacher dans un corps une seconde requête, en-têtes usurpés compris.
    """

    def __init__(self, added: Headers) -> None:
        self._added = added
        self._parser: Any = httptools.HttpRequestParser(self)
        self._out: list[bytes] = []
        self._head_size = 0
        self._in_head = True
        self.requests = 0
        self.on_message_begin()

    def feed(self, data: bytes) -> bytes:
        """Les octets à passer à l'application, s'il y en a déjà. Lève `RequeteIllisible`."""
        if self._in_head:
            self._head_size += len(data)
            if self._head_size > MAX_HEAD:
                raise RequeteIllisible("tête de requête trop longue")
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            raise RequeteIllisible("requête HTTP illisible") from error
        written, self._out = b"".join(self._out), []
        return written

    def on_message_begin(self) -> None:
        """Une requête commence."""
        self._url, self._headers, self._chunked = b"", list[tuple[bytes, bytes]](), False
        self._in_head = True

    def on_url(self, url: bytes) -> None:
        """Un morceau de la cible."""
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """Un en-tête ; ceux qui suivent un corps en tranches (`trailers`) sont oubliés."""
        if not self._in_head or is_reserved(name):
            return
        self._chunked = self._chunked or name.lower() == b"transfer-encoding"
        self._headers.append((name, value))

    def on_headers_complete(self) -> None:
        """La tête est complète : elle part, avec les en-têtes du guichet."""
        version = self._parser.get_http_version().encode()
        start = self._parser.get_method() + b" " + self._url + b" HTTP/" + version
        lines = [name + b": " + value for name, value in (*self._headers, *self._added)]
        self._out.append(b"\r\n".join((start, *lines, b"", b"")))
        self._in_head, self._head_size = False, 0
        self.requests += 1

    def on_body(self, body: bytes) -> None:
        """Un morceau du corps, remis en tranche s'il l'était."""
        self._out.append(b"%x\r\n%b\r\n" % (len(body), body) if self._chunked else body)

    def on_message_complete(self) -> None:
        """La requête est complète."""
        if self._chunked:
            self._out.append(b"0\r\n\r\n")
        self._in_head = True
