"""L'ouverture du mTLS : d'où viennent les certificats, et ce qui l'empêche."""

from pathlib import Path

import pytest

from ror_contracts.certificats import create_package, read_package
from ror_simulator.application.store import SessionStore
from ror_simulator.control.server import PortIndisponible
from ror_simulator.tls.errors import CertificatsIndisponibles
from ror_simulator.tls.opening import open_mtls

from .bench import Echo


def test_sans_dossier_le_paquet_disparait_a_la_fermeture() -> None:
    with open_mtls(Echo(), SessionStore(), 0) as mtls:
        dossier = mtls.package.dossier
        assert read_package(dossier) == mtls.package
    assert not dossier.exists()


def test_un_dossier_neuf_recoit_un_paquet_qui_reste(tmp_path: Path) -> None:
    with open_mtls(Echo(), SessionStore(), 0, tmp_path / "paquet") as mtls:
        ecrit = mtls.package
    assert read_package(tmp_path / "paquet") == ecrit


def test_un_paquet_deja_ecrit_est_repris_tel_quel(tmp_path: Path) -> None:
    paquet = create_package(tmp_path / "paquet")
    with open_mtls(Echo(), SessionStore(), 0, paquet.dossier) as mtls:
        assert mtls.package == paquet


def test_un_dossier_occupe_l_empeche(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("")
    with (
        pytest.raises(CertificatsIndisponibles, match="autre chose"),
        open_mtls(Echo(), SessionStore(), 0, tmp_path),
    ):
        pass


def test_un_certificat_gate_dans_le_paquet_l_empeche(tmp_path: Path) -> None:
    paquet = create_package(tmp_path / "paquet")
    paquet.autorite.write_text("plus un certificat")
    with (
        pytest.raises(CertificatsIndisponibles, match=r"autorite\.pem"),
        open_mtls(Echo(), SessionStore(), 0, paquet.dossier),
    ):
        pass


def test_un_port_pris_l_empeche(tmp_path: Path) -> None:
    with open_mtls(Echo(), SessionStore(), 0) as mtls:
        pris = int(mtls.origin().rpartition(":")[2])
        with pytest.raises(PortIndisponible, match="--port-mtls"), open_mtls(Echo(), SessionStore(), pris):
            pass
