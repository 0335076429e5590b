"""Le pilote du ROR : un vrai simulateur derrière lui."""

import inspect
import os
import signal
from collections.abc import Iterator

import pytest

from ror_simulator.driver import DemandeRefusee, DriverError, SimulatorDriver, creer


@pytest.fixture(scope="module")
def pilote() -> Iterator[SimulatorDriver]:
    with creer({}) as driver:
        yield driver


def test_une_session_de_bout_en_bout(pilote: SimulatorDriver):
    opened = pilote.ouvrir_session("fermeture_unite_ssr", 3)
    session = opened["session"]
    assert opened["url"].endswith(f"/sessions/{session}/ROR/2.4/CSD_ROR_Binding")
    assert pilote.horloge(session) == "2026-03-02T08:00:00+01:00"
    pilote.regler_horloge(session, "2026-03-03T03:00")
    assert pilote.horloge(session) == "2026-03-03T03:00:00+01:00"
    done = pilote.muter(session, "changement_categorie", {"etablissement": "hopital"}, le="2026-03-04")
    assert done["applique_le"] == "2026-03-04T00:00:00+01:00"
    pilote.pannes(session, [{"panne": "http_500"}])
    pilote.pannes(session, [])
    assert pilote.journal(session, operation="notification", depuis=0, entier=True) == {
        "total": 0,
        "echanges": [],
    }
    pilote.fermer_session(session)


def test_le_catalogue_des_mutations(pilote: SimulatorDriver):
    assert "fermeture_unite" in [found["nom"] for found in pilote.mutations()]


@pytest.mark.parametrize(
    "ask",
    [
        lambda pilote, _: pilote.ouvrir_session("inconnu", 0),
        lambda pilote, _: pilote.ouvrir_session("/nulle/part.yaml", 0),
        lambda pilote, _: pilote.fermer_session("inconnue"),
        lambda pilote, session: pilote.regler_horloge(session, "2020-01-01"),
        lambda pilote, session: pilote.muter(session, "fermeture_unite", {"oi": "inconnue"}),
        lambda pilote, session: pilote.pannes(session, [{"panne": "inconnue"}]),
        lambda pilote, session: pilote.journal(session, operation="lecture"),
    ],
)
def test_une_demande_refusee_est_une_erreur_du_demandeur(pilote: SimulatorDriver, ask):
    session = pilote.ouvrir_session("fermeture_unite_ssr", 0)["session"]
    with pytest.raises(DemandeRefusee) as refus:
        ask(pilote, session)
    assert isinstance(refus.value, ValueError)
    assert "Traceback" not in str(refus.value)


def test_un_fichier_de_scenario_convient_aussi(pilote: SimulatorDriver):
    from ror_contracts.paths import scenarios_dir

    opened = pilote.ouvrir_session(str(scenarios_dir() / "fermeture_unite_ssr.yaml"), 3)
    assert opened["graine"] == 3


def test_un_simulateur_mort_se_dit():
    driver = creer({})
    os.kill(driver.simulator.pid, signal.SIGTERM)
    driver.simulator.wait(10)
    with pytest.raises(DriverError, match=r"s'est arrêté \(code"):
        driver.mutations()
    driver.fermer()


def test_un_simulateur_trop_lent_a_demarrer_se_dit_et_ne_reste_pas():
    with pytest.raises(DriverError, match=r"pas prêt après 0\.01 s"):
        creer({"delai_demarrage": "0.01"})


def test_fermer_arrete_le_processus_et_se_repete_sans_mal():
    driver = creer({})
    driver.fermer()
    driver.fermer()
    with pytest.raises(ProcessLookupError):
        os.kill(driver.simulator.pid, 0)


def test_un_dossier_courant_hostile_ne_l_empeche_pas_de_demarrer(tmp_path, monkeypatch):
    for module in ("uvicorn", "ror_simulator", "json"):
        (tmp_path / f"{module}.py").write_text("raise SystemExit('piège')")
    monkeypatch.chdir(tmp_path)
    creer({}).fermer()


def test_il_satisfait_le_pilote_attendu_par_le_banc():
    """Par structure seulement : le simulateur n'importe jamais le banc, ce test si."""
    drivers = pytest.importorskip("ror_harness.drivers")
    for name, expected in inspect.getmembers(drivers.ProviderDriver, inspect.isfunction):
        if not name.startswith("_"):
            ours = inspect.signature(getattr(SimulatorDriver, name))
            assert list(ours.parameters) == list(inspect.signature(expected).parameters), name
