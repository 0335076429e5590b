"""La réserve de clients du ROR est bornée : une longue vie n'épuise pas les prises réseau."""

from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.pool import CLIENTS_MAX, RorPool
from ror_consumer.domain.region import ConnexionRor
from ror_consumer.domain.vocabulaire import Plateforme


def _connexion(numero: int) -> ConnexionRor:
    return ConnexionRor(Plateforme.PRODUCTION, f"http://127.0.0.1:9/{numero}", "2.4", "")


def test_la_meme_connexion_rend_le_meme_client() -> None:
    pool = RorPool(Connexion(url=""))
    assert pool(_connexion(1)) is pool(_connexion(1))


def test_au_dela_de_la_borne_le_plus_anciennement_servi_est_remplace() -> None:
    pool = RorPool(Connexion(url=""))
    premier, second = pool(_connexion(0)), pool(_connexion(1))
    for numero in range(2, CLIENTS_MAX):
        pool(_connexion(numero))
    assert pool(_connexion(0)) is premier
    pool(_connexion(CLIENTS_MAX))
    assert pool(_connexion(0)) is premier
    assert pool(_connexion(1)) is not second
