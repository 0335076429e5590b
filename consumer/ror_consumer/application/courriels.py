"""L'envoi des courriels en boîte : après la transaction, marqués un à un, sans jamais bloquer."""

from __future__ import annotations

import logging
from dataclasses import replace

from ror_consumer.application.composition import Composition
from ror_consumer.application.ports import CourrielImpossible

journal = logging.getLogger(__name__)


def envoyer_courriels(c: Composition) -> None:
    """Remet tout ce qui attend ; ce qui n'est pas pris reste en boîte pour le prochain envoi."""
    with c.ports.depot.transaction() as t:
        en_attente = t.courriels_a_envoyer()
    for courriel in en_attente:
        try:
            c.ports.facteur.envoyer(courriel)
        except CourrielImpossible as refus:
            journal.info("courriel %s gardé en boîte : %s", courriel.courriel, refus)
            continue
        with c.ports.depot.transaction() as t:
            t.garder_courriel(replace(courriel, envoye_le=c.ports.horloge.maintenant()))
