"""Une application ASGI construite à part, après le démarrage, et qui borne le corps des requêtes."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from ror_simulator.control.body import App, Message, Receive, Scope, Send, read_body
from ror_simulator.control.invalid import Problem
from ror_simulator.control.refusing import send_problem

MAX_BYTES = 2_000_000


class LazyApp:
    """`build` rend l'application ; elle n'est appelée qu'une fois, hors de la boucle."""

    def __init__(self, build: Callable[[], object]) -> None:
        self._build = build
        self._building: asyncio.Future[App] | None = None

    def warm(self) -> None:
        """Lance la construction sans l'attendre ; à appeler dans la boucle."""
        self._start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await read_body(receive, MAX_BYTES)
        if body is None:
            return
        if len(body) > MAX_BYTES:
            limit = f"au plus {MAX_BYTES} octets"
            problem = Problem(f"corps trop grand : {limit}", "corps", "", limit)
            await send_problem(send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, problem)
            return
        # l'abandon d'une requête ne doit pas abandonner la construction, que d'autres attendent
        app = await asyncio.shield(self._start())
        await app(scope, _replay(body), send)

    def _start(self) -> "asyncio.Future[App]":
        if self._building is None:
            self._building = asyncio.ensure_future(asyncio.to_thread(lambda: cast(App, self._build())))
        return self._building


def _replay(body: bytes) -> Receive:
    """Rejoue le corps déjà lu, une fois."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive
