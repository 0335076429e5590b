"""Le facteur remet de vrais courriels, et dit clairement quand le serveur n'en veut pas."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from ror_consumer.adapters.smtp import SmtpFacteur, message_id
from ror_consumer.application.ports import CourrielImpossible
from ror_consumer.domain.journal import Courriel

from ..boite import Mailbox, free_port, open_mailbox

COURRIEL = Courriel(
    region="r1",
    courriel="courriel-1",
    destinataire="referent@recette.exemple.invalid",
    sujet="Fermeture à décider",
    corps="L'unité « SSR » ferme.\nDécision attendue.",
    cree_le=datetime(2026, 3, 6, 2, 0, tzinfo=UTC),
)


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, SmtpFacteur]]:
    with open_mailbox() as box:
        yield box, SmtpFacteur("127.0.0.1", box.port, delai=2)


def test_le_courriel_arrive_tel_quel_au_bon_destinataire(mailbox: tuple[Mailbox, SmtpFacteur]) -> None:
    box, facteur = mailbox
    facteur.envoyer(COURRIEL)
    (envelope,) = box.received
    content = envelope.content
    assert isinstance(content, bytes)
    message = message_from_bytes(content, policy=default)
    assert envelope.rcpt_tos == ["referent@recette.exemple.invalid"]
    assert message["Subject"] == "Fermeture à décider"
    body = message.get_content()
    assert body.strip().splitlines() == ["L'unité « SSR » ferme.", "Décision attendue."]


def test_un_second_envoi_porte_le_meme_message_id(mailbox: tuple[Mailbox, SmtpFacteur]) -> None:
    box, facteur = mailbox
    facteur.envoyer(COURRIEL)
    facteur.envoyer(COURRIEL)
    found = {message_from_bytes(bytes(each.content or b""))["Message-ID"] for each in box.received}
    assert found == {message_id(COURRIEL)}


def test_deux_courriels_ont_deux_message_id() -> None:
    assert message_id(COURRIEL) != message_id(replace(COURRIEL, courriel="courriel-2"))
    assert message_id(COURRIEL) != message_id(replace(COURRIEL, region="r2"))


def test_un_serveur_absent_se_dit_en_francais() -> None:
    with pytest.raises(CourrielImpossible, match="serveur injoignable"):
        SmtpFacteur("127.0.0.1", free_port(), delai=1).envoyer(COURRIEL)


def test_un_serveur_muet_ne_bloque_pas_au_dela_du_delai() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(CourrielImpossible, match="délai dépassé"):
            SmtpFacteur("127.0.0.1", silent.getsockname()[1], delai=0.2).envoyer(COURRIEL)


def test_un_destinataire_refuse_se_dit_en_francais(mailbox: tuple[Mailbox, SmtpFacteur]) -> None:
    _box, facteur = mailbox
    with pytest.raises(CourrielImpossible, match="destinataire refusé"):
        facteur.envoyer(replace(COURRIEL, destinataire="inconnu@recette.exemple.invalid"))
