"""Toute corruption d'une requête juste reçoit une réponse, ou une faute traduite ; jamais une panne."""

from random import Random

import pytest
from lxml import etree
from soap_bench import DEMANDES_PLEINES, Banc, code, enveloppe
from soap_mutants import mutants

from ror_simulator.soap.endpoint import EndpointSettings, SoapEndpoint

REFUS = ("SchemaInvalide", "OperationInconnue", "CorpsIncorrect", "XmlIllisible")


def test_toute_corruption_d_une_requete_recoit_une_reponse_ou_une_faute_en_francais(
    capsys: pytest.CaptureFixture[str],
) -> None:
    banc = Banc(SoapEndpoint(settings=EndpointSettings(memory_bytes=0)))
    served = refused = 0
    for demande in DEMANDES_PLEINES:
        payload = etree.fromstring(enveloppe(demande))[0][0]
        for mutant in mutants(payload, Random(1), 400):
            reponse = banc.demander(enveloppe(etree.tostring(mutant.root, encoding="unicode")))
            assert reponse.exchange.cause is None, mutant.story
            if reponse.status == 200:
                served += 1
                continue
            refused += 1
            assert code(reponse)[0] == "Sender", mutant.story
            assert code(reponse)[1] in REFUS, mutant.story
            assert b"refuse :" not in reponse.body, reponse.body.decode()
    with capsys.disabled():
        print(
            f"\n  {served + refused} requêtes corrompues : {served} servies, {refused} refusées en français"
        )
    assert served > 20
    assert refused > 300
