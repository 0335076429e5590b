"""Sur un vrai PostgreSQL : des scénarios forts, un parcours complet, et la reprise du simulateur tué net.

Hors de `make test` : `make postgresql`.
"""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from branchement.programmes import BANC, lance
from simulator.cli.processes import FREE, simulator
from simulator.cli.test_base import Seen, lived
from simulator.cli.test_simuler import http
from simulator.control.bench import notification

from .serveur import PostgresqlAbsent, Serveur, binaires, postgresql

pytestmark = pytest.mark.postgresql
PARCOURS = "Synchronisé en mars, bloqué au printemps, fermé en été"

Jouer = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def serveur() -> Iterator[Serveur]:
    try:
        with postgresql() as un:
            yield un
    except PostgresqlAbsent as cause:
        pytest.fail(str(cause), pytrace=False)


@pytest.fixture
def jouer(tmp_path: Path) -> Jouer:
    """Joue une recette dans un processus à part et rend son rapport."""

    def recette(filtre: str, *options: str) -> dict[str, Any]:
        fini = subprocess.run(
            [*BANC, "recette", f"--filtre={filtre}", f"--rapport={tmp_path}", *options],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert fini.returncode == 0, fini.stdout + fini.stderr
        rapport: dict[str, Any] = json.loads((tmp_path / "recette.json").read_text("utf-8"))
        return rapport

    return recette


def conformes(scenarios: list[dict[str, Any]]) -> int:
    assert {un["nom"]: un["verdict"] for un in scenarios if un["verdict"] != "conforme"} == {}
    return len(scenarios)


def scenarios_de(rapport: dict[str, Any], exigence: str) -> list[dict[str, Any]]:
    trouves: list[dict[str, Any]] = next(
        une["scenarios"] for une in rapport["exigences"] if une["id"] == exigence
    )
    return trouves


def test_la_fermeture_d_une_unite_est_jugee_conforme_sur_postgresql(serveur: Serveur, jouer: Jouer) -> None:
    rapport = jouer("P3-31", f"--reglage=base={serveur.base('fermeture')}", "--processus=2")
    assert conformes(scenarios_de(rapport, "P3-31")) >= 1
    assert serveur.compte("fermeture", "select count(*) from alertes") > 0


def test_un_arret_brutal_au_milieu_d_un_passage_ne_perd_rien_sur_postgresql(
    serveur: Serveur, jouer: Jouer
) -> None:
    rapport = jouer("P3-08", f"--reglage=base={serveur.base('arret')}", "--processus=2")
    noms = [un["nom"] for un in scenarios_de(rapport, "P3-08")]
    assert "Le système arrêté brutalement au milieu d'un passage le reprend, rien à moitié" in noms
    assert conformes(scenarios_de(rapport, "P3-08")) == len(noms)


def test_un_parcours_de_six_mois_se_joue_sur_postgresql(serveur: Serveur, jouer: Jouer) -> None:
    rapport = jouer(PARCOURS, f"--reglage=base={serveur.base('parcours')}", "--processus=1")
    assert conformes(rapport["histoires"]) == 1


def test_le_consommateur_servi_en_http_garde_tout_dans_une_base_postgresql_commune(
    serveur: Serveur, jouer: Jouer
) -> None:
    base = serveur.base("servi")
    with lance(*BANC, "consommer", "--port", "0", "--json", "--jusqu-a-fin-entree", "--base", base) as url:
        rapport = jouer("P2-18,P3-31", f"--consommateur={url}", "--processus=2")
    assert conformes(scenarios_de(rapport, "P2-18")) >= 1
    assert serveur.compte("servi", "select count(*) from regions") >= len(scenarios_de(rapport, "P3-31"))


def test_un_simulateur_tue_net_revient_identique_de_postgresql(serveur: Serveur) -> None:
    options = (*FREE, "--base", serveur.base("ror"))
    with simulator(*options) as (processus, pret), http() as client:
        vu = Seen(pret, client)
        session = lived(vu)
        avant, journal = vu.everything(session), vu.admin("GET", f"/sessions/{session}/journal?entier=true")
        os.kill(processus.pid, signal.SIGKILL)
        processus.wait(timeout=10)
    with simulator(*options) as (_, pret), http() as client:
        revenu = Seen(pret, client)
        assert revenu.admin("GET", f"/sessions/{session}/journal?entier=true") == journal
        assert revenu.everything(session) == avant
        assert revenu.ask(session, notification())


def test_sans_postgresql_l_essai_dit_quoi_installer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BANC_ROR_POSTGRESQL", str(tmp_path))
    with pytest.raises(PostgresqlAbsent, match="Installez le paquet postgresql"):
        binaires()
