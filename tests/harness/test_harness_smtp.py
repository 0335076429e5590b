"""Le banc reçoit de vrais courriels, chacun pour son destinataire."""

from __future__ import annotations

import smtplib
import threading
import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from ror_harness.smtp import HOTE, ServeurCourriel

ADRESSE = "referent-1@recette.exemple.invalid"


@pytest.fixture(scope="module")
def serveur() -> Iterator[ServeurCourriel]:
    """Un serveur SMTP du banc."""
    serveur = ServeurCourriel()
    yield serveur
    serveur.fermer()


def envoyer(serveur: ServeurCourriel, *destinataires: str) -> None:
    message = EmailMessage()
    message["Subject"], message["Message-ID"] = "Fermeture d'une unité à confirmer", "<un@exemple.invalid>"
    message.set_content("L'unité est fermée dans le ROR.")
    with smtplib.SMTP(HOTE, serveur.port, timeout=5) as smtp:
        smtp.send_message(message, "vt@recette.exemple.invalid", list(destinataires))


def test_un_courriel_se_lit_a_la_reception(serveur: ServeurCourriel) -> None:
    envoyer(serveur, ADRESSE)
    (courriel,) = serveur.boite.recus(ADRESSE, attendus=1)
    assert courriel.sujet == "Fermeture d'une unité à confirmer"
    assert courriel.texte.strip() == "L'unité est fermée dans le ROR."
    assert courriel.message_id == "<un@exemple.invalid>"


def test_un_autre_destinataire_ne_recoit_rien(serveur: ServeurCourriel) -> None:
    envoyer(serveur, "quelqu-un@recette.exemple.invalid")
    assert serveur.boite.recus("personne@recette.exemple.invalid") == []


def test_attendre_un_courriel_qui_tarde(serveur: ServeurCourriel) -> None:
    tardif = "tardif@recette.exemple.invalid"
    fil = threading.Timer(0.1, envoyer, (serveur, tardif))
    fil.start()
    assert len(serveur.boite.recus(tardif, attendus=1)) == 1
    fil.join()


def test_on_n_attend_pas_un_courriel_pour_toujours(serveur: ServeurCourriel) -> None:
    depart = time.monotonic()
    assert serveur.boite.recus("jamais@recette.exemple.invalid", attendus=1, delai_s=0.1) == []
    assert time.monotonic() - depart < 2


def test_une_adresse_refusee_une_fois_recoit_au_second_essai(serveur: ServeurCourriel) -> None:
    capricieuse = "capricieuse@recette.exemple.invalid"
    serveur.boite.refuser_une_fois(capricieuse)
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        envoyer(serveur, capricieuse)
    assert serveur.boite.recus(capricieuse) == []
    envoyer(serveur, capricieuse)
    assert len(serveur.boite.recus(capricieuse, attendus=1)) == 1
