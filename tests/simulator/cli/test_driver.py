"""Le pilote du ROR : un vrai simulateur derrière lui."""

import inspect
import os
import signal
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from ror_contracts.certificats import create_package
from ror_simulator.driver import DemandeRefusee, DriverError, SansGuichet, SimulatorDriver, creer


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
        "oublies": 0,
        "suite": False,
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
    for protocol in (drivers.ProviderDriver, drivers.MutualTlsDriver):
        for name, expected in inspect.getmembers(protocol, inspect.isfunction):
            if not name.startswith("_"):
                ours = inspect.signature(getattr(SimulatorDriver, name))
                assert list(ours.parameters) == list(inspect.signature(expected).parameters), name


@pytest.fixture(scope="module")
def en_mtls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorDriver]:
    paquet = create_package(tmp_path_factory.mktemp("pilote") / "certificats")
    with creer({"certificats": str(paquet.dossier)}) as driver:
        yield driver


def test_une_session_a_son_adresse_derriere_chaque_guichet(en_mtls: SimulatorDriver):
    opened = en_mtls.ouvrir_session("region_sans_histoire", 1)
    valide, expire = (en_mtls.guichet(opened["session"], serveur) for serveur in ("valide", "expire"))
    assert valide["url"].startswith("https://")
    assert valide["url"].endswith(f"/sessions/{opened['session']}/ROR/2.4/CSD_ROR_Binding")
    assert valide["certificat"] != expire["certificat"]
    assert valide["url"] != expire["url"]


def test_un_client_qui_ne_parle_pas_tls_se_lit_au_journal_des_refus(en_mtls: SimulatorDriver):
    session = en_mtls.ouvrir_session("region_sans_histoire", 1)["session"]
    guichet, avant = en_mtls.guichet(session), en_mtls.refus_tls()["total"]
    with socket.create_connection(("127.0.0.1", urlsplit(guichet["url"]).port or 0), timeout=5) as prise:
        prise.sendall(b"bonjour\n")
        while prise.recv(100):
            pass
    refus = en_mtls.refus_tls(depuis=avant)["refus"]
    assert [un["raison"] for un in refus] == ["protocole"]


def test_on_ne_peut_inscrire_que_des_certificats(en_mtls: SimulatorDriver):
    session = en_mtls.ouvrir_session("region_sans_histoire", 1)["session"]
    en_mtls.inscrire(session, [en_mtls.guichet(session)["certificat"]])
    with pytest.raises(DemandeRefusee, match="un certificat public"):
        en_mtls.inscrire(session, ["PEM"])


def test_sans_certificats_il_dit_qu_il_n_a_pas_de_guichet(pilote: SimulatorDriver):
    session = pilote.ouvrir_session("region_sans_histoire", 1)["session"]
    with pytest.raises(SansGuichet, match="pas été démarré en mTLS") as sans:
        pilote.guichet(session)
    assert sans.value.non_pris_en_charge
