"""Un ROR qui répond n'importe quoi est jugé comme les autres : la vérification va au bout."""

import re
from dataclasses import replace
from random import Random

import pytest

from ror_contracts.versions import VERSIONS
from ror_simulator.application.disruption import Reply
from ror_simulator.control.body import Scope
from ror_simulator.control.soap_app import SoapApp

from .conftest import verifie

VALEURS = ("", "²", "١", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-14:00", "-1", "1" * 30, "&lt;")
MORCEAUX = (r'"([^"<>]*)"', r">([^<>]+)<", r"<(csd:\w+)[^>]*/?>")


class Fou:
    """Gâte au hasard quelques morceaux de chaque réponse."""

    def __init__(self, juste: SoapApp, graine: int) -> None:
        self._juste, self._hasard = juste, Random(graine)

    def reply(self, scope: Scope, corps: bytes) -> Reply:
        reponse = self._juste.reply(scope, corps)
        texte = reponse.body.decode("utf-8", "replace")
        for _ in range(self._hasard.choice((0, 1, 3, 8))):
            texte = self._spoil(texte)
        return replace(reponse, body=texte.encode())

    def _spoil(self, texte: str) -> str:
        trouves = list(re.finditer(self._hasard.choice(MORCEAUX), texte))
        if not trouves:
            return texte
        choisi = self._hasard.choice(trouves)
        return texte[: choisi.start(1)] + self._hasard.choice(VALEURS) + texte[choisi.end(1) :]


@pytest.mark.parametrize("graine", range(12))
def test_une_reponse_gatee_au_hasard_n_arrete_pas_la_verification(juste: SoapApp, graine: int) -> None:
    verification = verifie(Fou(juste, graine), VERSIONS[graine % len(VERSIONS)])
    assert verification.enfreintes()
