"""Reçoit les courriels du système testé : un serveur SMTP du banc, sur la boucle locale."""

from __future__ import annotations

import asyncio
import email
import email.policy
import threading
import time
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP

HOTE = "127.0.0.1"
TAILLE_MAX = 1_000_000


@dataclass(frozen=True)
class Courriel:
    """Courriel reçu ; `destinataires` sont ceux de l'enveloppe, `pieces` les pièces jointes en texte."""

    destinataires: tuple[str, ...]
    expediteur: str
    sujet: str
    texte: str
    message_id: str
    pieces: tuple[str, ...] = ()


class BoiteAuxLettres:
    """Courriels reçus, tous scénarios confondus ; chacun ne lit que ses propres adresses."""

    def __init__(self) -> None:
        self._recus: list[Courriel] = []
        self._refusees: set[str] = set()
        self._arrivee = threading.Condition()

    def refuser_une_fois(self, adresse: str) -> None:
        """Refuse le prochain message à cette adresse ; le suivant passe."""
        self._refusees.add(adresse)

    async def handle_RCPT(  # noqa: N802
        self,
        server: Any,  # noqa: ARG002
        session: Any,  # noqa: ARG002
        envelope: Any,
        address: str,
        rcpt_options: list[str],
    ) -> str:
        """Admet un destinataire, sauf à le refuser une fois (rappel d'aiosmtpd)."""
        if address in self._refusees:
            self._refusees.remove(address)
            return "450 Boite indisponible"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(rcpt_options)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002, N802
        """Range un message reçu (rappel d'aiosmtpd)."""
        courriel = _read(envelope.mail_from or "", tuple(envelope.rcpt_tos), envelope.content)
        with self._arrivee:
            self._recus.append(courriel)
            self._arrivee.notify_all()
        return "250 OK"

    def recus(self, adresse: str, attendus: int = 0, delai_s: float = 2.0) -> list[Courriel]:
        """Rend les courriels d'une adresse ; attend au plus `delai_s` qu'il y en ait `attendus`."""
        limite = time.monotonic() + delai_s
        with self._arrivee:
            while True:
                trouves = [un for un in self._recus if adresse in un.destinataires]
                reste = limite - time.monotonic()
                if len(trouves) >= attendus or reste <= 0:
                    return trouves
                self._arrivee.wait(reste)


class ServeurCourriel:
    """Serveur SMTP dans son propre fil ; `port` est choisi par la machine."""

    def __init__(self) -> None:
        self.boite = BoiteAuxLettres()
        self._loop = asyncio.new_event_loop()
        self._server: asyncio.AbstractServer = self._loop.run_until_complete(self._listen())
        self.port: int = self._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp-du-banc", daemon=True)
        self._thread.start()

    async def _listen(self) -> asyncio.AbstractServer:
        return await self._loop.create_server(
            lambda: SMTP(self.boite, hostname="banc-ror.exemple.invalid", data_size_limit=TAILLE_MAX),
            host=HOTE,
            port=0,
        )

    def fermer(self) -> None:
        """Arrête le serveur et son fil."""
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()


def _read(expediteur: str, destinataires: tuple[str, ...], contenu: bytes | str) -> Courriel:
    octets = contenu if isinstance(contenu, bytes) else contenu.encode()
    message = email.message_from_bytes(octets, policy=email.policy.default)
    corps = message.get_body(("plain", "html"))
    return Courriel(
        destinataires=destinataires,
        expediteur=expediteur,
        sujet=str(message["Subject"] or ""),
        texte=corps.get_content() if corps else "",
        message_id=str(message["Message-ID"] or ""),
        pieces=tuple(map(_piece, message.iter_attachments())) if message.is_multipart() else (),
    )


def _piece(piece: EmailMessage) -> str:
    contenu = piece.get_content()
    return contenu.decode("latin-1") if isinstance(contenu, bytes) else str(contenu)
