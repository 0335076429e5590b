"""Sert le pilotage en HTTP : une application ASGI, `POST /pilotage/{operation}` et rien d'autre."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import Executor
from http import HTTPStatus
from typing import Any

from ror_consumer.control.contract import operations
from ror_consumer.control.entry import EntreeFautive
from ror_consumer.control.reading import read_json

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Jouer = Callable[[str, object], Mapping[str, Any]]
"""Joue une opération de pilotage ; lève `EntreeFautive` si le corps est mal formé."""

MAX_BYTES = 5_000_000
_PREFIX = "/pilotage/"
_LOG = logging.getLogger(__name__)


class PilotageApp:
    """Joue chaque requête dans `executor`, hors de la boucle : deux régions attendent le ROR de front."""

    def __init__(self, jouer: Jouer, executor: Executor) -> None:
        self._jouer = jouer
        self._executor = executor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive)
        if body is None:
            return
        status, answer = await self._answer(scope, body)
        headers = [(b"allow", b"POST")] if status is HTTPStatus.METHOD_NOT_ALLOWED else []
        await _send(send, status, answer, headers)

    async def _answer(self, scope: Scope, body: bytes) -> tuple[HTTPStatus, Mapping[str, Any]]:
        operation = str(scope["path"]).removeprefix(_PREFIX)
        if operation not in operations():
            return HTTPStatus.NOT_FOUND, _wrong("chemin", scope["path"], f"{_PREFIX}{{operation}} du contrat")
        if scope["method"] != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED, _wrong("méthode", scope["method"], "POST")
        if len(body) > MAX_BYTES:
            size = f"au plus {MAX_BYTES} octets"
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _wrong("corps", "un corps trop grand", size)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, self._play, operation, body)

    def _play(self, operation: str, body: bytes) -> tuple[HTTPStatus, Mapping[str, Any]]:
        try:
            return HTTPStatus.OK, self._jouer(operation, read_json(body))
        except EntreeFautive as error:
            return HTTPStatus.BAD_REQUEST, error.en_json()
        except Exception:  # dernier rempart : la trace va au journal, jamais à l'appelant
            _LOG.exception("« %s » a cassé", operation)
            return HTTPStatus.INTERNAL_SERVER_ERROR, _wrong("", f"« {operation} » a cassé", "une réponse")


def _wrong(ou: str, quoi: str, attendu: str) -> dict[str, Any]:
    return EntreeFautive(ou, quoi, attendu).en_json()


async def _body(receive: Receive) -> bytes | None:
    """Le corps, lu jusqu'au premier octet de trop ; None si l'appelant est parti."""
    pieces: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > MAX_BYTES or not message.get("more_body", False):
            return b"".join(pieces)


async def _send(
    send: Send, status: HTTPStatus, answer: Mapping[str, Any], headers: list[tuple[bytes, bytes]]
) -> None:
    body = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    sent = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body)), *headers]
    await send({"type": "http.response.start", "status": int(status), "headers": sent})
    await send({"type": "http.response.body", "body": body})
