"""La mémoire des réponses : même requête, même région, mêmes octets ; bornée, partageable."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from soap_bench import Banc, ComptoirRor, arbre, demande_notification, demande_oi, enveloppe, erreur_metier

from ror_simulator.soap.endpoint import EndpointSettings, SoapEndpoint
from ror_simulator.soap.exchange import SoapResponse
from ror_simulator.soap.memory import Key, Memory

DEMANDE = enveloppe(demande_oi())


@pytest.fixture
def banc() -> Banc:
    return Banc(SoapEndpoint())


def test_la_meme_requete_n_interroge_le_ror_qu_une_fois(banc: Banc) -> None:
    premiere, seconde = banc.demander(DEMANDE), banc.demander(DEMANDE)
    assert premiere.body == seconde.body
    assert len(banc.ror.demandes) == 1
    assert (premiere.exchange.remembered, seconde.exchange.remembered) == (False, True)
    assert seconde.exchange.criteria == premiere.exchange.criteria


def test_une_autre_region_interroge_le_ror(banc: Banc) -> None:
    banc.demander(DEMANDE)
    banc.demander(DEMANDE, region="autre")
    assert len(banc.ror.demandes) == 2


def test_une_autre_requete_interroge_le_ror(banc: Banc) -> None:
    banc.demander(DEMANDE)
    banc.demander(enveloppe(demande_oi("84/13")))
    assert len(banc.ror.demandes) == 2


def test_une_action_incoherente_ne_profite_pas_de_la_memoire(banc: Banc) -> None:
    banc.demander(DEMANDE)
    entetes = {"content-type": "application/soap+xml; charset=utf-8", "SOAPAction": "urn:autre"}
    assert banc.demander(DEMANDE, entetes).status == 400


def test_une_faute_n_est_pas_gardee() -> None:
    banc = Banc(SoapEndpoint(), ComptoirRor(erreur_metier()))
    for _ in range(2):
        banc.demander(enveloppe(demande_notification()))
    assert len(banc.ror.demandes) == 2


def _key(name: str, body: bytes = b"") -> Key:
    return Key(name, "2.4", "", "", body)


def _response(size: int) -> SoapResponse:
    return SoapResponse(200, (), b"x" * size)


def test_la_memoire_reste_bornee_et_garde_le_plus_recemment_servi() -> None:
    memory = Memory(max_bytes=300)
    for name in ("a", "b", "c"):
        memory.put(_key(name), _response(100))
    memory.get(_key("a"))
    memory.put(_key("d"), _response(100))
    assert [memory.get(_key(name)) is not None for name in "abcd"] == [True, False, True, True]
    assert (memory.size, len(memory)) == (300, 3)


def test_la_taille_de_la_requete_compte() -> None:
    memory = Memory(max_bytes=150)
    memory.put(_key("a", b"x" * 100), _response(100))
    assert (memory.size, len(memory)) == (0, 0)


def test_reposer_la_meme_reponse_ne_compte_pas_deux_fois() -> None:
    memory = Memory(max_bytes=300)
    memory.put(_key("a"), _response(100))
    memory.put(_key("a"), _response(50))
    assert memory.size == 50


def test_des_sessions_servies_en_parallele_ne_se_melangent_pas() -> None:
    endpoint = SoapEndpoint(settings=EndpointSettings(memory_bytes=200_000))

    def ask(index: int) -> bool:
        session = index % 7
        banc = Banc(endpoint, ComptoirRor(nom=f"HÔPITAL {session}"))
        if index % 5 == 0:
            faute = banc.demander(enveloppe(demande_notification("hier" * (session + 1))), region=session)
            return faute.body.count(b"hierhier" if session else b"hier") > 0 and faute.status == 400
        reponse = banc.demander(enveloppe(demande_oi(f"84/{index % 11}")), region=session)
        return arbre(reponse).findtext(".//{urn:ihe:iti:csd:2013}primaryName") == f"HÔPITAL {session}"

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(600)))
