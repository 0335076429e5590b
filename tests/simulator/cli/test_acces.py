"""L'administration n'écoute ailleurs que la boucle locale qu'avec un jeton, et ne sert alors qu'à lui."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from .processes import FREE, run, simulator
from .test_simuler import http

JETON = "jeton-d-essai-sans-valeur"
PARTOUT = "0.0.0.0"


def test_ecouter_ailleurs_sans_jeton_est_refuse():
    refused = run(*FREE, "--adresse-admin", PARTOUT)
    assert refused.returncode == 2
    assert "l'administration exige un jeton" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


@pytest.mark.parametrize("jeton", ["court", "avec une espace dedans", "jeton-accentué-très-long"])
def test_un_jeton_faible_est_refuse(jeton: str):
    refused = run(*FREE, "--jeton", jeton)
    assert refused.returncode == 2
    assert "au moins 16 caractères" in refused.stderr


def test_avec_un_jeton_elle_ne_sert_qu_a_lui():
    with simulator(*FREE, "--jeton", JETON) as (_, ready), http() as client:
        url = ready["admin"] + "/admin/sessions"
        for header in ({}, {"Authorization": "Bearer autre"}, {"Authorization": JETON}):
            refused = client.get(url, headers=header, timeout=10)
            assert (refused.status_code, refused.json()["ou"]) == (401, "Authorization")
            assert refused.headers["www-authenticate"].startswith("Bearer")
        assert client.get(url, headers={"Authorization": f"Bearer {JETON}"}, timeout=10).status_code == 200


def test_le_jeton_se_donne_par_l_environnement_et_ouvre_l_ecoute_ailleurs():
    with (
        patch.dict(os.environ, {"BANC_ROR_JETON": JETON}),
        simulator(*FREE, "--adresse-admin", PARTOUT) as (_, ready),
        http() as client,
    ):
        assert ready["admin"].startswith("http://127.0.0.1:")
        url = ready["admin"] + "/admin/sessions"
        assert client.get(url, timeout=10).status_code == 401
        assert client.get(url, headers={"Authorization": f"Bearer {JETON}"}, timeout=10).status_code == 200


def test_un_jeton_faible_dans_l_environnement_se_dit_sans_trace():
    with patch.dict(os.environ, {"BANC_ROR_JETON": "court"}):
        refused = run(*FREE)
    assert refused.stderr.startswith("banc-ror simuler : BANC_ROR_JETON : jeton refusé")


def test_le_quota_de_sessions_se_regle():
    with simulator(*FREE, "--sessions", "1") as (_, ready), http() as client:
        asked = {"scenario": "fermeture_unite_ssr"}
        answers = [client.post(ready["admin"] + "/admin/sessions", json=asked, timeout=10) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [201, 409]
        assert answers[1].json()["erreur"] == "trop de sessions ouvertes : 1 au plus ; fermez-en une"


def test_la_page_de_l_administration_ne_charge_rien_d_ailleurs(tmp_path: Path):
    with simulator(*FREE) as (_, ready), http() as client:
        page = client.get(ready["admin"] + "/admin/docs", timeout=10)
    assert "/admin/sessions/{session}/journal.har" in page.text
    assert "src=" not in page.text
    assert "http://" not in page.text + page.headers["content-security-policy"]
    assert "https://" not in page.text
