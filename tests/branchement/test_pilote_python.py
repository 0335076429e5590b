"""Un pilote d'une autre distribution, installé depuis sa roue dans un environnement neuf, se juge."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from .programmes import EXEMPLES, RACINE

pytestmark = pytest.mark.lent
SAIN = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith(("PYTHON", "PYTEST"))}


@pytest.fixture(scope="module")
def environnement_neuf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un environnement où ne sont que les roues du banc et du pilote ; les dépendances sont prêtées.

    Les prêter épargne un index de paquets ; le banc lui-même, installé ici en modifiable, n'y est pas vu.
    """
    dossier = tmp_path_factory.mktemp("neuf")
    environnement = dossier / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", str(environnement))
    paquets = Path(sysconfig.get_path("purelib", vars={"base": str(environnement)}))
    for projet in (RACINE, EXEMPLES / "pilote_python"):
        _run(
            *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
            *("--outdir", str(dossier), str(projet)),
        )
    python = environnement / ("Scripts" if os.name == "nt" else "bin") / "python"
    roues = [str(roue) for roue in dossier.glob("*.whl")]
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python))
    _run(*pip, "install", "--quiet", "--no-index", "--no-deps", *roues)
    (paquets / "dependances.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def test_un_pilote_d_une_autre_distribution_est_juge(environnement_neuf: Path, tmp_path: Path) -> None:
    fini = subprocess.run(
        [
            *(str(environnement_neuf), "-m", "ror_harness.cli", "recette", "--pilote=mon_systeme"),
            *("--filtre=P1-02", "--processus=1", f"--rapport={tmp_path}"),
        ],
        cwd=tmp_path,
        env=SAIN,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    rapport = json.loads((tmp_path / "recette.json").read_text("utf-8"))
    assert (fini.returncode, rapport["systeme"]["nom"]) == (0, "mon-systeme")


def test_le_banc_juge_depuis_sa_roue_et_non_depuis_le_depot(environnement_neuf: Path) -> None:
    ou = _run(str(environnement_neuf), "-c", "import ror_harness; print(ror_harness.__file__)")
    assert str(environnement_neuf.parents[1]) in ou


def _run(*commande: str) -> str:
    return subprocess.run(commande, capture_output=True, text=True, timeout=120, check=True, env=SAIN).stdout
