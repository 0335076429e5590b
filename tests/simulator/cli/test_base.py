"""Avec `--base`, un simulateur tué net revient identique : région, mutations, horloge, pannes, journal."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from ..control.bench import SOAP_TYPE, lecture, notification
from .processes import FREE, run, simulator
from .test_simuler import http

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows n'a pas SIGKILL")
HEADERS = {**SOAP_TYPE, "Authorization": "Bearer un-secret-a-ne-pas-garder"}


class Seen:
    """Un simulateur démarré sur une base, vu par HTTP."""

    def __init__(self, ready: dict[str, Any], client: requests.Session) -> None:
        self.ready, self.client = ready, client

    def admin(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.client.request(method, f"{self.ready['admin']}/admin{path}", json=body, timeout=10)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None

    def ask(self, session: str, body: bytes) -> bytes:
        url = f"{self.ready['url']}/sessions/{session}/ROR/2.4/CSD_ROR_Binding"
        return self.client.post(url, data=body, headers=HEADERS, timeout=10).content

    def everything(self, session: str) -> tuple[Any, list[bytes]]:
        """L'état, et les octets de chaque réponse."""
        state = self.admin("GET", f"/sessions/{session}")
        state.pop("url")
        read = [self.ask(session, lecture(e["finess"])) for e in state["etablissements"]]
        return state, [self.ask(session, notification()), *read]


def base(folder: Path) -> tuple[str, ...]:
    return (*FREE, "--base", f"sqlite:///{folder / 'ror.sqlite'}")


def lived(seen: Seen) -> str:
    """Ouvre une session et lui fait vivre de tout."""
    session = str(
        seen.admin("POST", "/sessions", {"scenario": "fermeture_unite_ssr", "graine": 5})["session"]
    )
    path = f"/sessions/{session}"
    seen.admin("POST", f"{path}/horloge/avancer", {"jours": 2})
    change = {"etablissement": "hopital", "donnee": "denomination", "valeur": "Hôpital rebaptisé"}
    seen.admin("POST", f"{path}/mutations", {"mutation": "modification", "parametres": change})
    later = {"mutation": "fermeture_unite", "parametres": {"oi": "ue_ssr"}, "le": "2026-06-01"}
    seen.admin("POST", f"{path}/mutations", later)
    seen.admin("PUT", f"{path}/horloge", {"instant": "2026-03-20T10:00"})
    return session


@dataclass(frozen=True)
class Killed:
    """Un simulateur tué net en pleine vie, puis redémarré : ce qu'il rendait, ce qu'il rend."""

    session: str
    before: tuple[Any, list[bytes]]
    answers: list[bytes]
    after: Seen
    base: Path


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killed]:
    folder = tmp_path_factory.mktemp("base")
    with simulator(*base(folder), "--journal", "3") as (process, ready), http() as client:
        seen = Seen(ready, client)
        session = lived(seen)
        waited = {"attentes": [{"operation": "notification", "exactement": 11}]}
        seen.admin("PUT", f"/sessions/{session}/attentes", waited)
        answers = [seen.ask(session, notification(f"2026-01-{day:02}T00:00:00")) for day in range(1, 11)]
        before = seen.everything(session)
        seen.admin("PUT", f"/sessions/{session}/pannes", {"pannes": [{"panne": "http_503", "fois": 3}]})
        seen.ask(session, notification())
        seen.admin("DELETE", f"/sessions/{lived(seen)}")
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=10)
    with simulator(*base(folder)) as (_, ready), http() as client:
        yield Killed(session, before, answers, Seen(ready, client), folder / "ror.sqlite")


def test_un_arret_brutal_ne_perd_aucun_echange(killed: Killed):
    found = killed.after.admin("GET", f"/sessions/{killed.session}/journal?entier=true")
    kept = found["echanges"]
    assert (found["oublies"], found["suite"], found["total"]) == (0, False, len(kept))
    assert [e["numero"] for e in kept] == list(range(1, len(kept) + 1))
    assert [e["reponse"].encode() for e in kept[:10]] == killed.answers


def test_une_panne_reprend_la_ou_elle_en_etait(killed: Killed):
    path = f"/sessions/{killed.session}/pannes"
    assert killed.after.admin("GET", path)["pannes"] == [{"panne": "http_503", "fois": 3, "restantes": 2}]


def test_un_arret_brutal_rend_la_region_ses_mutations_et_son_horloge(killed: Killed):
    killed.after.admin("DELETE", f"/sessions/{killed.session}/pannes")
    assert killed.after.everything(killed.session) == killed.before
    assert "Hôpital rebaptisé".encode() in b"".join(killed.before[1])


def test_une_attente_survit(killed: Killed):
    found = killed.after.admin("GET", f"/sessions/{killed.session}/attentes")["attentes"][0]
    assert found["trouves"][:10] == list(range(1, 11))


def test_un_jeton_ne_va_pas_en_base(killed: Killed):
    found = killed.after.admin("GET", f"/sessions/{killed.session}/journal")["echanges"]
    assert {e["entetes"]["authorization"] for e in found} == {"(masqué)"}
    assert b"un-secret" not in killed.base.read_bytes()


def test_une_session_fermee_ne_revient_pas(killed: Killed):
    listed = killed.after.admin("GET", "/sessions")["sessions"]
    assert [one["session"] for one in listed] == ["defaut", killed.session]


def test_un_scenario_en_fichier_revient_meme_si_le_fichier_a_disparu(tmp_path: Path):
    from ror_contracts.paths import scenarios_dir

    mine = tmp_path / "a_moi.yaml"
    mine.write_bytes((scenarios_dir() / "fermeture_unite_ssr.yaml").read_bytes())
    with simulator(*base(tmp_path), "--scenario", str(mine), "--graine", "4"):
        mine.unlink()
    with simulator(*base(tmp_path)) as (_, ready), http() as client:
        state = Seen(ready, client).admin("GET", "/sessions/defaut")
        assert (state["scenario"], state["graine"]) == ("a_moi", 4)


def test_un_autre_scenario_que_celui_de_la_base_est_refuse(killed: Killed):
    refused = run(*base(killed.base.parent), "--scenario", "fermeture_unite_ssr")
    assert refused.returncode == 2
    assert "la base garde une session par défaut sur region_sans_histoire" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("pas une url", "URL mal formée"),
        ("sqlite://", "ne garderait rien"),
        ("sqlite:////nulle/part/ror.sqlite", "ror.sqlite » ne s'ouvre pas : le fichier ne peut être ni lu"),
        ("postgresql+psycopg://127.0.0.1:1/x", "» ne s'ouvre pas : rien ne répond à cet hôte et à ce port"),
        ("mysql://x", "base « mysql » inconnue ; attendu : sqlite:///fichier ou postgresql+psycopg://"),
        ("sqlite+inconnu:////tmp/x", "« sqlite+inconnu » n'est pas installé"),
        ("postgresql+psycopg://hote:abc/x", "URL mal formée"),
    ],
)
def test_une_base_qui_ne_convient_pas_se_dit_sans_trace(url: str, said: str):
    refused = run(*FREE, "--base", url)
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)
    assert said in refused.stderr


def test_tout_ce_qui_a_ete_repondu_avant_un_arret_brutal_est_au_journal(tmp_path: Path):
    """Quatre appelants, tués en plein vol : chaque réponse reçue se retrouve, chaque numéro est là."""
    answered: list[str] = []

    def ask(seen: Seen, caller: int) -> None:
        with contextlib.suppress(requests.RequestException):
            for second in range(10_000):
                since = f"2026-01-0{caller}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
                seen.ask("defaut", notification(since))
                answered.append(since)

    with simulator(*base(tmp_path)) as (process, ready), ThreadPoolExecutor(4) as pool:
        for caller in range(1, 5):
            pool.submit(ask, Seen(ready, http()), caller)
        while len(answered) < 40:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=10)
    with simulator(*base(tmp_path)) as (_, ready), http() as client:
        found = Seen(ready, client).admin("GET", "/sessions/defaut/journal")
    assert [e["numero"] for e in found["echanges"]] == list(range(1, found["total"] + 1))
    assert set(answered) <= {e["criteres"]["date_ref"] for e in found["echanges"]}
