"""Le vérificateur en TLS, sur de vrais sockets : refus sans certificat, accès avec, et les ROR fautifs."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ror_contracts.certificats import Paquet, Variante, create_package
from ror_harness.verifier.certificat_client import unusable
from ror_harness.verifier.cible import Cible
from ror_harness.verifier.client import Acces, Rythme, TransportHttp
from ror_harness.verifier.collecte import Collecte, RorInjoignable
from ror_harness.verifier.contrat import load_contract
from ror_harness.verifier.jugement import Verification, judge
from ror_simulator.control.soap_app import SoapApp
from ror_simulator.driver import SimulatorDriver, creer
from ror_simulator.fautifs.registre import VIOLATIONS_TLS
from ror_simulator.fautifs.violation_tls import ViolationTls


@pytest.fixture(scope="module")
def paquet(tmp_path_factory: pytest.TempPathFactory) -> Paquet:
    return create_package(tmp_path_factory.mktemp("certificats") / "paquet")


@pytest.fixture(scope="module")
def ror(paquet: Paquet) -> Iterator[SimulatorDriver]:
    with creer({"certificats": str(paquet.dossier)}) as pilote:
        yield pilote


def verifie_en_tls(paquet: Paquet, url: str, variante: Variante = Variante.VALIDE) -> Verification:
    client = paquet.client(variante)
    acces = Acces(str(client.certificat), str(client.cle), str(paquet.autorite))
    transport = TransportHttp(acces, Rythme(1000))
    try:
        return judge(Collecte(Cible(url, load_contract("2.4"), echantillon=1), transport).mener())
    finally:
        transport.fermer()


def verdicts(verification: Verification) -> dict[str, str]:
    return {
        un.controle.regle: un.raison or ("rouge" if un.ecarts else "vert")
        for un in verification.resultats
        if un.controle.regle.startswith("TLS")
    }


@contextmanager
def servi(violation: ViolationTls, juste: SoapApp, paquet: Paquet) -> Iterator[str]:
    serveur = violation.serveur(juste, paquet)
    prise = socket.create_server(("127.0.0.1", 0))
    fil = threading.Thread(target=lambda: asyncio.run(serveur.serve(sockets=[prise])), daemon=True)
    fil.start()
    while not serveur.started:
        time.sleep(0.01)
    try:
        yield f"https://127.0.0.1:{prise.getsockname()[1]}/ROR/2.4/CSD_ROR_Binding"
    finally:
        serveur.should_exit = True
        fil.join(5)


def test_le_simulateur_en_mtls_n_enfreint_rien(ror: SimulatorDriver, paquet: Paquet) -> None:
    ouverte = ror.ouvrir_session("ror_a_verifier", 0)
    verification = verifie_en_tls(paquet, ror.guichet(ouverte["session"])["url"])
    assert verification.enfreintes() == {}
    assert verdicts(verification) == {"TLS-01": "vert", "TLS-02": "vert"}


def test_un_certificat_que_le_ror_n_a_pas_admis_est_dit(ror: SimulatorDriver, paquet: Paquet) -> None:
    ouverte = ror.ouvrir_session("ror_a_verifier", 0)
    url = ror.guichet(ouverte["session"])["url"]
    assert set(verifie_en_tls(paquet, url, Variante.NON_INSCRIT).enfreintes()) == {"TLS-02"}


def test_un_serveur_d_une_autre_autorite_n_est_pas_verifie(
    ror: SimulatorDriver, paquet: Paquet, tmp_path: Path
) -> None:
    ouverte = ror.ouvrir_session("ror_a_verifier", 0)
    url = ror.guichet(ouverte["session"], Variante.AUTRE_AUTORITE.value)["url"]
    with pytest.raises(RorInjoignable, match=r"TLS du serveur est refusé par ce poste.*autorité"):
        verifie_en_tls(paquet, url)


@pytest.mark.parametrize(
    ("variante", "dit"),
    [
        (Variante.EXPIRE, "le serveur refuse la connexion TLS : le certificat client est expiré"),
        (Variante.AUTRE_AUTORITE, "l'autorité du certificat client lui est inconnue"),
        (Variante.REVOQUE, "le certificat client est révoqué"),
    ],
)
def test_le_serveur_qui_refuse_le_certificat_client_dit_pourquoi(
    ror: SimulatorDriver, paquet: Paquet, variante: Variante, dit: str
) -> None:
    ouverte = ror.ouvrir_session("ror_a_verifier", 0)
    with pytest.raises(RorInjoignable, match=dit):
        verifie_en_tls(paquet, ror.guichet(ouverte["session"])["url"], variante)


@pytest.mark.parametrize(
    ("variante", "dit"),
    [(Variante.EXPIRE, "il est expiré"), (Variante.AUTRE_NOM, "il n'est pas au nom de cet hôte")],
)
def test_ce_poste_qui_refuse_le_certificat_du_serveur_dit_pourquoi(
    ror: SimulatorDriver, paquet: Paquet, variante: Variante, dit: str
) -> None:
    ouverte = ror.ouvrir_session("ror_a_verifier", 0)
    with pytest.raises(RorInjoignable, match=f"est refusé par ce poste : {dit}"):
        verifie_en_tls(paquet, ror.guichet(ouverte["session"], variante.value)["url"])


def test_une_cle_qui_n_est_pas_celle_du_certificat_se_dit(paquet: Paquet) -> None:
    valide, autre = paquet.client(Variante.VALIDE), paquet.client(Variante.EXPIRE)
    dit = unusable(str(valide.certificat), str(autre.cle))
    assert dit == f"--cle : « {autre.cle} » n'est pas la clé du certificat « {valide.certificat} »"


def test_un_certificat_sans_sa_cle_se_dit(paquet: Paquet) -> None:
    assert "ne contient pas sa clé ; attendu : --cle" in unusable(
        str(paquet.client(Variante.VALIDE).certificat), ""
    )


def test_un_fichier_qui_n_est_pas_une_cle_se_dit(paquet: Paquet) -> None:
    dit = unusable(str(paquet.client(Variante.VALIDE).certificat), str(paquet.autorite))
    assert dit == f"--cle : « {paquet.autorite} » n'est pas une clé PEM en clair"


def test_un_certificat_et_sa_cle_conviennent(paquet: Paquet) -> None:
    valide = paquet.client(Variante.VALIDE)
    assert unusable(str(valide.certificat), str(valide.cle)) == ""


@pytest.mark.parametrize("violation", VIOLATIONS_TLS, ids=lambda une: une.nom)
def test_un_ror_fautif_en_tls_est_attrape_sur_sa_regle(
    juste: SoapApp, paquet: Paquet, violation: ViolationTls
) -> None:
    with servi(violation, juste, paquet) as url:
        verification = verifie_en_tls(paquet, url)
    assert set(verification.enfreintes()) == {violation.regle}
