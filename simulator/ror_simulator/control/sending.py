"""Envoie une réponse comme une panne l'a voulue : en retard, goutte à goutte, coupée, ou pas du tout."""

import asyncio
from collections.abc import Callable, Iterator

from ror_simulator.application.disruption import NO_ANSWER, Reply
from ror_simulator.control.body import Receive, Scope, Send

CUT = "banc_ror.couper"
"""L'extension ASGI par laquelle le serveur ferme la connexion d'une requête sans rien y répondre."""
_BLOCK = 1 << 20
_TICK_S = 0.1
"""Pas du débit lent : un débit se règle au dixième de seconde."""


class ConnexionCoupee(ConnectionError):  # noqa: N818  le nom dit ce qui est arrivé
    """Le serveur qui porte l'application ne sait pas couper : l'appelant direct reçoit cette erreur."""


async def send_reply(scope: Scope, receive: Receive, send: Send, reply: Reply) -> None:
    """Envoie la réponse ; s'arrête dès que l'appelant raccroche. À appeler une fois le corps reçu."""
    if reply.wait_s and await _hung_up(receive, reply.wait_s):
        return
    if reply.status == NO_ANSWER:
        await _cut(scope, receive)
        return
    await send({"type": "http.response.start", "status": int(reply.status), "headers": _headers(reply)})
    for piece, last in _pieces(reply):
        # coupée, la réponse reste inachevée : le serveur ferme alors la connexion
        more = not last or reply.cut_at is not None
        await send({"type": "http.response.body", "body": piece, "more_body": more})
        if reply.pace is not None and not last and await _hung_up(receive, _TICK_S):
            return


def _headers(reply: Reply) -> list[tuple[bytes, bytes]]:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers]
    if reply.announced:
        headers.append((b"content-length", b"%d" % len(reply.body)))
    return headers


def _pieces(reply: Reply) -> Iterator[tuple[bytes, bool]]:
    """Les morceaux du corps (au moins un), et si c'est le dernier."""
    sent = reply.sent
    size = _BLOCK if reply.pace is None else max(1, round(reply.pace * _TICK_S))
    for start in range(0, max(1, len(sent)), size):
        yield sent[start : start + size], start + size >= len(sent)


async def _hung_up(receive: Receive, seconds: float) -> bool:
    """Attend `seconds` ; vrai, aussitôt, si l'appelant raccroche avant."""
    try:
        async with asyncio.timeout(seconds):
            while (await receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        return False
    return True


async def _cut(scope: Scope, receive: Receive) -> None:
    cut: Callable[[], None] | None = scope.get("extensions", {}).get(CUT)
    if cut is None:
        raise ConnexionCoupee("connexion coupée sans réponse (panne simulée)")
    cut()
    # le serveur n'apprend la coupure qu'au tour suivant ; s'il n'est pas au courant, il répond 500
    await _hung_up(receive, 1.0)
