"""Une application ASGI qui ne se construit qu'à sa première requête, et borne le corps de chacune."""

from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from ror_simulator.control.body import App, Message, Receive, Scope, Send, read_body

MAX_BYTES = 2_000_000


class LazyApp:
    """`build` rend l'application ; appelée une seule fois, dans la boucle."""

    def __init__(self, build: Callable[[], object]) -> None:
        self._build = build
        self._app: App | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await read_body(receive, MAX_BYTES)
        if body is None:
            return
        if len(body) > MAX_BYTES:
            await _refuse(send)
            return
        if self._app is None:
            self._app = cast(App, self._build())
        await self._app(scope, _replay(body), send)


def _replay(body: bytes) -> Receive:
    """Rejoue le corps déjà lu, une fois."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive


async def _refuse(send: Send) -> None:
    body = f'{{"erreur": "corps trop grand : au plus {MAX_BYTES} octets"}}'.encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    headers.append((b"connection", b"close"))
    await send(
        {
            "type": "http.response.start",
            "status": int(HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
            "headers": headers,
        }
    )
    await send({"type": "http.response.body", "body": body})
