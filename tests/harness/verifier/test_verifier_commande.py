"""La commande `banc-ror verifier` : ce qu'elle annonce, ses codes de sortie, ses rapports."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from ror_contracts.paths import DATA
from ror_harness.cli import main
from ror_harness.verifier.client import TransportHttp
from ror_harness.verifier.modele import Reponse
from ror_simulator.driver import SimulatorDriver, creer

from .conftest import assertion

SCENARIO = "ror_a_verifier"


@pytest.fixture(scope="module")
def pilote() -> Iterator[SimulatorDriver]:
    with creer({}) as ouvert:
        yield ouvert


@pytest.fixture(scope="module")
def ouverte(pilote: SimulatorDriver) -> dict[str, str]:
    return pilote.ouvrir_session(SCENARIO, 0)


@pytest.fixture(scope="module")
def session(ouverte: dict[str, str]) -> str:
    return ouverte["session"]


@pytest.fixture
def url(pilote: SimulatorDriver, ouverte: dict[str, str]) -> Iterator[str]:
    yield ouverte["url"]
    pilote.pannes(ouverte["session"], [])


def verifier(url: str, dossier: Path, *options: str) -> int:
    return main(["verifier", "--url", url, "--debit", "1000", "--rapport", str(dossier), *options])


def test_un_ror_juste_sans_tls_est_incomplet(url: str, tmp_path: Path) -> None:
    assert verifier(url, tmp_path) == 3


def test_un_ror_juste_est_conforme_quand_le_tls_est_tolere(url: str, tmp_path: Path) -> None:
    assert verifier(url, tmp_path, "--tolerer", "TLS") == 0


def jeton(dossier: Path, code: str) -> str:
    fichier = dossier / f"{code}.xml"
    fichier.write_text(assertion(code), encoding="utf-8")
    return str(fichier)


@pytest.mark.parametrize("code", ["CU23", "CU22", "CU18", "CU20", "CU19"])
def test_un_ror_juste_est_conforme_avec_le_jeton_de_chaque_profil(
    url: str, tmp_path: Path, code: str
) -> None:
    assert verifier(url, tmp_path, "--tolerer", "TLS", "--jeton", jeton(tmp_path, code)) == 0


def test_un_jeton_qui_ne_dit_pas_son_profil_est_refuse(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    muet = tmp_path / "muet.xml"
    muet.write_text("<a/>", encoding="utf-8")
    assert verifier(url, tmp_path, "--tolerer", "TLS", "--jeton", str(muet)) == 2
    assert "ne dit pas son profil" in capsys.readouterr().err


def test_le_rapport_dit_les_etablissements_lus_et_les_jetons(url: str, tmp_path: Path) -> None:
    options = ["--tolerer", "TLS", "--echantillon", "1", "--jeton", jeton(tmp_path, "CU18")]
    verifier(url, tmp_path, *options)
    perimetre = json.loads((tmp_path / "verification.json").read_text("utf-8"))["perimetre"]
    assert re.fullmatch(r"\w{9} \(1, le ROR en liste \d+\)", perimetre["Établissements lus"])
    assert perimetre["Jetons"] == "le jeton donné est celui du profil 2 (CU18)"
    assert perimetre["Jetons"] in (tmp_path / "verification.html").read_text("utf-8")


@pytest.mark.parametrize(("servie", "demandee"), [("2.4", "3.0"), ("2.4", "1.6"), ("1.6", "2.4")])
def test_juger_dans_une_autre_version_que_celle_du_ror_se_dit(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], servie: str, demandee: str
) -> None:
    options = ["--version", demandee, "--tolerer", "TLS"]
    verifier(url.replace("/ROR/2.4/", f"/ROR/{servie}/"), tmp_path, *options)
    assert f"relancez avec --version {servie}" in capsys.readouterr().out


def test_elle_annonce_de_qui_sont_les_jetons_et_les_lectures_de_plus(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jetons = [option for code in ("CU22", "CU18") for option in ("--jeton", jeton(tmp_path, code))]
    assert verifier(url, tmp_path, "--tolerer", "TLS", *jetons) == 0
    dit = capsys.readouterr().out
    assert "40 appels au plus" in dit
    assert "Les jetons donnés sont ceux du profil 1 (CU22), du profil 2 (CU18)." in dit


def test_seules_les_regles_des_profils_donnes_sont_jugees(url: str, tmp_path: Path) -> None:
    jetons = [option for code in ("CU22", "CU18") for option in ("--jeton", jeton(tmp_path, code))]
    verifier(url, tmp_path, "--tolerer", "TLS", *jetons)
    lu = json.loads((tmp_path / "verification.json").read_text("utf-8"))
    verdicts = {une["id"]: une["verdict"] for une in lu["exigences"] if une["id"].startswith("RG_ALIM_05")}
    assert verdicts == {
        "RG_ALIM_050": "non_verifiable",
        "RG_ALIM_051": "conforme",
        "RG_ALIM_052": "conforme",
        "RG_ALIM_053": "non_verifiable",
    }


def test_un_jeton_ne_parait_dans_aucun_rapport(
    url: str, tmp_path: Path, pilote: SimulatorDriver, session: str
) -> None:
    pilote.pannes(session, [{"panne": "code_inconnu"}])
    assert verifier(url, tmp_path / "rapports", "--jeton", jeton(tmp_path, "CU18")) == 1
    ecrits = [un.read_text("utf-8") for un in (tmp_path / "rapports").rglob("*") if un.is_file()]
    assert any("[masqué]" in un for un in ecrits)
    assert not any("Profil_Utilisateur" in un for un in ecrits)


def test_la_conclusion_parle_de_regles(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verifier(url, tmp_path, "--tolerer", "TLS")
    dit = capsys.readouterr().out
    page = (tmp_path / "verification.html").read_text("utf-8")
    assert "Conclusion : toutes les règles jouées sont conformes" in dit
    assert not {mot for mot in ("exigences", "Exigences") if mot in dit or f"{mot} " in page}


def test_un_ror_fautif_est_non_conforme(
    url: str, tmp_path: Path, pilote: SimulatorDriver, session: str
) -> None:
    pilote.pannes(session, [{"panne": "compte_ue_faux"}])
    assert verifier(url, tmp_path) == 1


def test_un_ror_absent_ne_se_verifie_pas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verifier("http://127.0.0.1:9/ROR/2.4/CSD_ROR_Binding", tmp_path) == 2
    assert "CSD_ROR_Binding : la connexion a été refusée" in capsys.readouterr().err


def test_une_adresse_fausse_d_un_ror_qui_repond_rend_2(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verifier(url.replace("2.4", "9"), tmp_path, "--tolerer", "TLS") == 2
    assert "statut HTTP 404" in capsys.readouterr().err
    assert not (tmp_path / "verification.json").exists()


def test_un_etablissement_inconnu_rend_2_et_en_propose_d_autres(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verifier(url, tmp_path, "--etablissements", "999999999") == 2
    dit = capsys.readouterr().err
    assert "--etablissements : « 999999999 » est inconnu de ce ROR" in dit
    assert "code « 901 »" in dit
    assert "attendu : un établissement qu'il liste" in dit


def test_un_ror_qui_refuse_ce_client_se_dit_a_la_console(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TransportHttp, "envoyer", lambda *_, **__: Reponse(403, {}, b"", 0.0))
    assert verifier(url, tmp_path) == 3
    assert "le ROR refuse ce client (statut HTTP 403)" in capsys.readouterr().out


def test_les_identifiants_de_connexion_ne_se_montrent_pas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for adresse in ("http://moi:secret@[zz/", "http://moi:secret@127.0.0.1:9/"):
        assert verifier(adresse, tmp_path) == 2
    sortie = capsys.readouterr()
    assert "secret" not in sortie.out + sortie.err


def test_elle_annonce_le_nombre_d_appels_avant_d_appeler(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verifier("http://127.0.0.1:9/ROR/2.4/CSD_ROR_Binding", tmp_path)
    assert "37 appels au plus, 1000 par seconde au plus" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "dit"),
    [
        (["--url", "http://ror-prod.exemple.invalid/ROR"], "ajoutez --production"),
        (["--url", "ror.exemple.invalid"], "attendu : http"),
        (["--url", "http://[zz/"], "--url : « http://[zz/ » n'est pas une adresse ; attendu"),
        (["--url", "http://x.invalid:99999/"], "le port de 0 à 65535"),
        (
            ["--url", "http://x.invalid/", "--adresse-de-production", "http://[zz/"],
            "--adresse-de-production : « http://[zz/ » n'est pas une adresse",
        ),
        (["--url", "http://x.invalid/", "--tolerer", "RG_EXP_01"], "proches : RG_EXP_0"),
        (["--url", "http://x.invalid/", "--etablissements", "123"], "attendu : un numéro FINESS"),
        (["--url", "http://x.invalid/", "--jeton", "absent.xml"], "n'existe pas"),
        (["--url", "http://x.invalid/", "--jeton", "."], "est un dossier"),
        (["--url", "http://x.invalid/", "--etablissements", ""], "--etablissements est vide"),
        (["--url", "http://x.invalid/", "--jeton", __file__], "n'est pas du XML bien formé"),
        (["--url", "https://x.invalid/", "--certificat", __file__], "n'est pas un certificat PEM"),
        (["--url", "https://x.invalid/", "--autorite", __file__], "n'est pas un certificat PEM"),
        (["--url", "https://x.invalid/", "--cle", __file__], "ne sert qu'avec --certificat"),
    ],
)
def test_une_demande_fautive_est_refusee_avant_tout_appel(
    options: list[str], dit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verifier", *options]) == 2
    assert dit in capsys.readouterr().err


@pytest.fixture
def rapport(url: str, tmp_path: Path, pilote: SimulatorDriver, session: str) -> Path:
    pilote.pannes(session, [{"panne": "code_inconnu"}])
    verifier(url, tmp_path, "--tolerer", "TLS")
    return tmp_path


def test_le_rapport_json_suit_le_schema_de_la_recette(rapport: Path) -> None:
    lu = json.loads((rapport / "verification.json").read_text("utf-8"))
    jsonschema.validate(lu, json.loads((DATA / "rapport.schema.json").read_text("utf-8")))


def test_le_rapport_json_nomme_l_element_en_cause(rapport: Path) -> None:
    lu = json.loads((rapport / "verification.json").read_text("utf-8"))
    (rouge,) = [une for une in lu["exigences"] if une["verdict"] == "non_conforme"]
    assert rouge["id"] == "NOS-01"
    ecart = rouge["scenarios"][0]["ecart"]
    assert "accessibilityLocation" in ecart["quoi"]
    assert ecart["recu"] == "« ZZ99 »"


def test_le_rapport_junit_compte_un_echec(rapport: Path) -> None:
    racine = ET.parse(rapport / "verification.xml").getroot()
    assert sum(int(une.get("failures", 0)) for une in racine) == 1


def test_le_rapport_html_montre_l_echange_sans_contact(rapport: Path) -> None:
    page = (rapport / "verification.html").read_text("utf-8")
    assert "ZZ99" in page
    assert "Vérification d&#39;un ROR" in page
    assert "exemple.invalid" not in page.replace("ror.exemple.invalid", "")


def test_les_regles_hors_de_portee_sont_dites_avec_leur_raison(rapport: Path) -> None:
    page = (rapport / "verification.html").read_text("utf-8")
    assert "Il faudrait transférer une unité dans le ROR." in page
