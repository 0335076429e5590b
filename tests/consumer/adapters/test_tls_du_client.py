"""Le client du ROR en mTLS, contre le vrai guichet : chaque certificat fautif est dit pour sa raison."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from ror_consumer.adapters.pem import fingerprint, public_certificate
from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.failure import PanneRor
from ror_consumer.adapters.ror_soap.pool import RorPool
from ror_consumer.domain.region import ConnexionRor
from ror_consumer.domain.ror import RorIndisponible
from ror_consumer.domain.vocabulaire import Plateforme
from ror_contracts.certificats import Paquet, Variante, create_package

DEBUT = datetime(2026, 1, 1, tzinfo=UTC)
SERVICE = "/ROR/2.4/CSD_ROR_Binding"


@dataclass(frozen=True)
class Guichets:
    """Un simulateur en mTLS : ses guichets, et la connexion juste à chacun."""

    admin: str
    paquet: Paquet

    def connexion(self, serveur: Variante = Variante.VALIDE, client: Variante = Variante.VALIDE) -> Connexion:
        """Vers ce guichet, avec ce certificat ; c'est le certificat qu'il présente qui est épinglé."""
        seen = requests.get(f"{self.admin}/admin/guichets/{serveur}", timeout=10).json()
        shown = self.paquet.client(client)
        files = (shown.certificat, shown.cle) if shown.certificat and shown.cle else None
        return Connexion(
            seen["origine"] + SERVICE,
            certificat_client=files,
            autorites=self.paquet.autorite,
            revocations=self.paquet.revocations,
            certificat_serveur=seen["certificat"] or self.pem(Variante.VALIDE),
        )

    def pem(self, serveur: Variante) -> str:
        path = self.paquet.serveur(serveur).certificat
        assert path is not None
        return path.read_text(encoding="ascii")


@pytest.fixture(scope="module")
def guichets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guichets]:
    paquet = create_package(tmp_path_factory.mktemp("mtls") / "certificats")
    command = [sys.executable, "-m", "ror_simulator", "--port", "0", "--port-admin", "0", "--json"]
    command += ["--jusqu-a-fin-entree", "--mtls", "--port-mtls", "0", "--certificats", str(paquet.dossier)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield Guichets(json.loads(process.stdout.readline())["admin"], paquet)
    process.terminate()
    process.wait(timeout=10)


def _served(connexion: Connexion) -> frozenset[str]:
    client = RorSoap(connexion)
    try:
        return client.etablissements_modifies(DEBUT)
    finally:
        client.close()


def _refused(connexion: Connexion) -> str:
    with pytest.raises(RorIndisponible) as caught:
        _served(connexion)
    assert isinstance(caught.value, PanneRor)
    assert caught.value.nature == "certificat"
    return str(caught.value)


def test_le_certificat_inscrit_est_servi_par_le_serveur_transmis(guichets: Guichets) -> None:
    assert _served(guichets.connexion())


SERVEURS = {
    Variante.EXPIRE: "est expiré",
    Variante.PAS_ENCORE_VALIDE: "n'est pas encore valide",
    Variante.AUTRE_AUTORITE: "signé par une autorité que nous n'admettons pas",
    Variante.AUTRE_NOM: "au nom d'un autre serveur",
    Variante.SANS_USAGE: "n'est pas fait pour un serveur",
    Variante.REVOQUE: "est révoqué",
    Variante.ABSENT: "aucun échange chiffré n'est possible",
}


@pytest.mark.parametrize("serveur", SERVEURS)
def test_un_serveur_au_certificat_fautif_est_refuse_meme_transmis(
    guichets: Guichets, serveur: Variante
) -> None:
    assert SERVEURS[serveur] in _refused(guichets.connexion(serveur))


def test_un_serveur_valable_mais_non_transmis_est_refuse(guichets: Guichets) -> None:
    autre = replace(
        guichets.connexion(Variante.NON_INSCRIT), certificat_serveur=guichets.pem(Variante.VALIDE)
    )
    assert "n'est pas celui que la région a transmis" in _refused(autre)


CLIENTS = {
    Variante.EXPIRE: "expiré",
    Variante.PAS_ENCORE_VALIDE: "pas valable, ou pas encore",
    Variante.AUTRE_AUTORITE: "signé par une autorité qu'il n'admet pas",
    Variante.AUTRE_NOM: "d'un nom qu'elle ne connaît pas",
    Variante.SANS_USAGE: "pas fait pour un client",
    Variante.NON_INSCRIT: "non inscrit dans cette région",
    Variante.REVOQUE: "révoqué",
    Variante.ABSENT: "nous n'en avons présenté aucun",
}


@pytest.mark.parametrize("client", CLIENTS)
def test_le_refus_de_notre_certificat_dit_ce_que_le_ror_lui_reproche(
    guichets: Guichets, client: Variante
) -> None:
    said = _refused(guichets.connexion(client=client))
    assert "notre certificat client est refusé par le ROR" in said
    assert CLIENTS[client] in said


def test_sans_liste_de_revocation_le_serveur_revoque_ne_se_voit_pas(guichets: Guichets) -> None:
    assert _served(replace(guichets.connexion(Variante.REVOQUE), revocations=None))


def test_le_client_epingle_le_certificat_que_la_region_a_transmis(guichets: Guichets) -> None:
    pool = RorPool(guichets.connexion())
    url = guichets.connexion(Variante.NON_INSCRIT).url
    for transmis, servi in ((Variante.NON_INSCRIT, True), (Variante.VALIDE, False)):
        ror = pool(ConnexionRor(Plateforme.PRODUCTION, url, "2.4", guichets.pem(transmis)))
        if servi:
            assert ror.etablissements_modifies(DEBUT)
            continue
        with pytest.raises(RorIndisponible, match="transmis"):
            ror.etablissements_modifies(DEBUT)
    pool.close()


def test_un_certificat_transmis_illisible_est_une_panne_claire(guichets: Guichets) -> None:
    assert "transmis par la région est illisible" in _refused(
        replace(guichets.connexion(), certificat_serveur="PEM d'essai")
    )


def test_nos_fichiers_illisibles_sont_une_panne_claire(guichets: Guichets, tmp_path: Path) -> None:
    absent = tmp_path / "absent.pem"
    assert "nos propres fichiers" in _refused(
        replace(guichets.connexion(), certificat_client=(absent, absent))
    )


def test_un_serveur_en_clair_a_une_adresse_https_est_refuse(guichets: Guichets) -> None:
    en_clair = guichets.admin.replace("http:", "https:") + SERVICE
    assert "aucun échange chiffré" in _refused(replace(guichets.connexion(), url=en_clair))


def test_la_partie_publique_ne_contient_jamais_la_cle(guichets: Guichets) -> None:
    shown = guichets.paquet.client()
    assert shown.certificat is not None
    assert shown.cle is not None
    both = shown.cle.read_text(encoding="ascii") + shown.certificat.read_text(encoding="ascii")
    assert public_certificate(both) == shown.certificat.read_text(encoding="ascii")
    assert "PRIVATE" not in public_certificate(both)
    assert fingerprint(both) == shown.empreinte


@pytest.mark.parametrize(
    "text", ["", "PEM", "-----BEGIN CERTIFICATE-----\nZXNzYWk=\n-----END CERTIFICATE-----\n"]
)
def test_ce_qui_n_est_pas_un_certificat_est_refuse(text: str) -> None:
    with pytest.raises(ValueError, match="PEM"):
        public_certificate(text)
