"""Devant l'administration, exige un jeton : « Authorization: Bearer … », comparé à temps constant."""

import hmac
from http import HTTPStatus

from ror_simulator.control.body import App, Receive, Scope, Send
from ror_simulator.control.invalid import Problem
from ror_simulator.control.refusing import send_problem

_SCHEME = b"bearer "


class TokenGuard:
    """Une application ASGI devant une autre ; sans le bon jeton, 401, et rien n'est lu du corps."""

    def __init__(self, app: App, jeton: str) -> None:
        self._app, self._token = app, jeton.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._admits(dict(scope["headers"]).get(b"authorization", b"")):
            await self._app(scope, receive, send)
        else:
            await _refuse(send)

    def _admits(self, header: bytes) -> bool:
        scheme, given = header[: len(_SCHEME)].lower(), header[len(_SCHEME) :].strip()
        return hmac.compare_digest(given, self._token) and scheme == _SCHEME


async def _refuse(send: Send) -> None:
    expected = "l'en-tête « Authorization: Bearer <jeton> », avec le jeton du démarrage"
    problem = Problem("jeton absent ou faux", "Authorization", "", expected)
    challenge = (b"www-authenticate", b'Bearer realm="banc-ror"')
    await send_problem(send, HTTPStatus.UNAUTHORIZED, problem, challenge)
