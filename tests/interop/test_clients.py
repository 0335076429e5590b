"""Chaque client d'un autre langage comprend ce qui est passé sur le fil, version par version."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from lxml import etree

from ror_contracts.versions import VERSIONS
from simulator.cli.processes import FREE, simulator
from simulator.control.bench import SOAP_TYPE, lecture, notification

INTEROP = Path(__file__).parents[2] / "interop"
NEEDED = os.environ.get("BANC_ROR_INTEROP") == "exige"
NS = {"csd": "urn:ihe:iti:csd:2013", "env": "http://www.w3.org/2003/05/soap-envelope"}
FAR = "99999-01-01T00:00:00"
UNKNOWN = "000000000"


@dataclass(frozen=True)
class Program:
    """Un client : comment le lancer, ce qui lui manque ici (rien s'il est prêt), et s'il est long à jouer."""

    command: tuple[str, ...]
    missing: Callable[[], str]
    slow: bool = False


def _absent(*programs: str) -> str:
    return ", ".join(program for program in programs if shutil.which(program) is None)


def _php() -> str:
    if absent := _absent("php"):
        return absent
    modules = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout
    return "" if "soap" in modules.split() else "php-soap"


def _node() -> str:
    installed = (INTEROP / "node" / "node_modules" / "soap").is_dir()
    return _absent("node") or ("" if installed else "npm ci --prefix interop/node")


def _zeep() -> str:
    return "" if importlib.util.find_spec("zeep") else "zeep"


PROGRAMS = {
    "zeep": Program((sys.executable, str(INTEROP / "zeep" / "client.py")), _zeep),
    "node": Program(("node", str(INTEROP / "node" / "client.js")), _node),
    "php": Program(("php", str(INTEROP / "php" / "client.php")), _php),
    "java": Program(
        ("sh", str(INTEROP / "java" / "jouer.sh")), lambda: _absent("java", "javac", "wsimport"), slow=True
    ),
}


@dataclass(frozen=True)
class Ror:
    """Un ROR simulé, et l'établissement à lire."""

    origin: str
    finess: str

    def address(self, version: str) -> str:
        return f"{self.origin}/ROR/{version}/CSD_ROR_Binding"

    def ask(self, version: str, body: bytes) -> etree._Element:
        with requests.Session() as http:
            http.trust_env = False
            answer = http.post(self.address(version), data=body, headers=SOAP_TYPE, timeout=20)
        return etree.fromstring(answer.content)


@pytest.fixture(scope="module")
def ror() -> Iterator[Ror]:
    with (
        simulator(*FREE, "--scenario", "centre_hospitalier_complet") as (_, ready),
        requests.Session() as http,
    ):
        http.trust_env = False
        state = http.get(f"{ready['admin']}/admin/sessions/defaut", timeout=20).json()
        yield Ror(ready["url"], state["etablissements"][0]["finess"])


def on_the_wire(ror: Ror, version: str) -> dict[str, Any]:
    """Ce qui passe sur le fil, lu sans contrat : la référence de chaque client."""
    read = ror.ask(version, lecture(ror.finess))
    error = ror.ask(version, lecture(UNKNOWN)).find(".//csd:error", NS)
    fault = ror.ask(version, notification(FAR)).findtext(".//env:Text", namespaces=NS)
    notified = ror.ask(version, notification()).iterfind(".//csd:id_etablissement", NS)
    return {
        "notifies": [found.get("code") for found in notified],
        "organisations": _described(read, "csd:organizationDirectory/csd:organization"),
        "unites": _described(read, "csd:facilityDirectory/csd:facility"),
        "erreur": int(error.get("code")),
        "faute": fault,
    }


def _described(root: etree._Element, path: str) -> list[dict[str, Any]]:
    return [
        {
            "entite": found.get("entityID"),
            "nom": found.findtext("csd:primaryName", namespaces=NS),
            "identifiants": [other.get("code") for other in found.findall("csd:otherID", NS)],
        }
        for found in root.iterfind(f".//{path}", NS)
    ]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_un_client_comprend_ce_qui_est_passe_sur_le_fil(name: str, version: str, ror: Ror):
    program = PROGRAMS[name]
    if missing := program.missing():
        if NEEDED:
            pytest.fail(f"il manque {missing} ; sh interop/installer.sh l'installe")
        pytest.skip(f"client {name} : il manque {missing}")
    if program.slow and not NEEDED:
        pytest.skip(f"client {name}, contrat {version} : joué par make interop, qui le compile par version")
    done = subprocess.run(
        [*program.command, f"{ror.address(version)}?wsdl", ror.finess],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    understood = json.loads(done.stdout)
    expected = on_the_wire(ror, version)
    assert len(expected["unites"]) > 10
    assert understood == expected
