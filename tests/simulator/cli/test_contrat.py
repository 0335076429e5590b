"""La commande `contrat` : les fichiers qu'elle écrit sont ceux qui sont versionnés."""

from argparse import ArgumentParser

import pytest

from ror_contracts.paths import contract_dir
from ror_simulator.commands import contrat


def play(*options: str) -> int:
    parser = ArgumentParser()
    contrat.configure(parser)
    return contrat.run(parser.parse_args(options))


def test_elle_ecrit_exactement_les_fichiers_versionnes(tmp_path):
    assert play("--version", "2.4", "--ecrire", str(tmp_path / "neuf")) == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "neuf").iterdir()}
    assert written == {path.name: path.read_bytes() for path in contract_dir("2.4").iterdir()}


def test_sans_dossier_elle_montre_le_wsdl(capsys):
    assert play() == 0
    assert "CareServicesRequest_Service" in capsys.readouterr().out


@pytest.mark.parametrize("options", [["--version", "9.9"], ["--fichier", "rien.xsd"]])
def test_une_demande_fautive_rend_2_et_dit_ce_qui_existe(options, capsys):
    assert play(*options) == 2
    assert "2.4" in (said := capsys.readouterr().err) or "ror.wsdl" in said


def test_un_dossier_impossible_rend_2(tmp_path, capsys):
    (tmp_path / "fichier").write_text("")
    assert play("--ecrire", str(tmp_path / "fichier")) == 2
    dite = capsys.readouterr().err
    assert "--ecrire : écriture impossible dans «" in dite
    assert "exists" not in dite
