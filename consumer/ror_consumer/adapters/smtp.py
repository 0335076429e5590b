"""Remet un courriel à un serveur SMTP ; s'il ne le prend pas, le courriel reste dans la boîte d'envoi."""

import hashlib
import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from ror_consumer.application.ports import CourrielImpossible
from ror_consumer.domain.journal import Courriel

EXPEDITEUR = "synchronisation-ror@viatrajectoire.exemple.invalid"
"""Adresse d'expédition par défaut, sur un domaine qui n'existe pas."""

_CAUSES: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "délai dépassé"),
    (smtplib.SMTPServerDisconnected, "connexion coupée ou délai dépassé"),
    (smtplib.SMTPRecipientsRefused, "destinataire refusé"),
    (smtplib.SMTPException, "message refusé"),
    (ValueError, "adresse ou texte impossible à écrire"),
)


@dataclass(frozen=True)
class SmtpFacteur:
    """Tient le port `Facteur`. `delai` en secondes, pour chaque échange avec le serveur."""

    hote: str
    port: int
    expediteur: str = EXPEDITEUR
    delai: float = 5.0

    def envoyer(self, courriel: Courriel) -> None:
        """Remet le message. Lève `CourrielImpossible` : serveur absent, lent, ou qui refuse."""
        try:
            message = _message(courriel, self.expediteur)
            with smtplib.SMTP(self.hote, self.port, timeout=self.delai) as server:
                server.send_message(message)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise CourrielImpossible(
                f"courriel non remis à {self.hote}:{self.port} ({_why(error)})"
            ) from error


class SansFacteur:
    """Tient le port `Facteur` quand aucun serveur n'est déclaré : tout reste dans la boîte d'envoi."""

    def envoyer(self, courriel: Courriel) -> None:
        """Lève toujours `CourrielImpossible`."""
        raise CourrielImpossible(f"courriel {courriel.courriel} gardé : aucun serveur de courriel déclaré")


def message_id(courriel: Courriel, expediteur: str = EXPEDITEUR) -> str:
    """Un identifiant qui ne dépend que du courriel : un second envoi se reconnaît comme le même."""
    digest = hashlib.sha256(f"{courriel.region}\n{courriel.courriel}".encode()).hexdigest()[:32]
    return f"<{digest}@{expediteur.rpartition('@')[2]}>"


def _message(courriel: Courriel, expediteur: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = expediteur
    message["To"] = courriel.destinataire
    message["Subject"] = " ".join(courriel.sujet.split())
    message["Date"] = format_datetime(courriel.cree_le)
    message["Message-ID"] = message_id(courriel, expediteur)
    message.set_content(courriel.corps)
    return message


def _why(error: Exception) -> str:
    return next((why for kind, why in _CAUSES if isinstance(error, kind)), "serveur injoignable")
