"""Le protocole HTTP du serveur, qui laisse l'application fermer la connexion sans rien répondre."""

from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from ror_simulator.control.sending import CUT


class CuttableProtocol(HttpToolsProtocol):
    """ASGI ne sait que répondre : cette extension porte la coupure jusqu'à la connexion."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        scope = cast(dict[str, Any], self.scope)
        scope["extensions"] = {CUT: self.transport.abort}
