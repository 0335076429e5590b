"""Le pilotage en HTTP : des refus et des fautes en JSON et en français, jamais une trace."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from ror_consumer.control.contract import document
from ror_consumer.control.http import MAX_BYTES, PilotageApp


def _answer(operation: str, corps: object) -> dict[str, Any]:
    """Un système d'essai : il redit ce qu'il a reçu, et casse quand on le lui demande."""
    if operation == "tuer":
        raise RuntimeError("détail interne")
    return {"accepte": True, "operation": operation, "corps": corps}


def send(method: str, path: str, body: bytes = b"{}") -> httpx.Response:
    async def exchange() -> httpx.Response:
        with ThreadPoolExecutor(1) as executor:
            transport = httpx.ASGITransport(PilotageApp(_answer, executor))
            async with httpx.AsyncClient(transport=transport, base_url="http://essai") as client:
                return await client.request(method, path, content=body)

    return asyncio.run(exchange())


def test_une_operation_recoit_son_corps_et_rend_sa_reponse() -> None:
    answer = send("POST", "/pilotage/presenter", b'{"region": "r"}')
    assert (answer.status_code, answer.json()["corps"]) == (200, {"region": "r"})


def test_un_chemin_inconnu_est_introuvable() -> None:
    assert send("POST", "/pilotage/danser").status_code == 404


def test_un_autre_verbe_que_post_est_refuse_et_dit_lequel_convient() -> None:
    answer = send("GET", "/pilotage/presenter")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_un_corps_trop_grand_est_refuse() -> None:
    assert send("POST", "/pilotage/presenter", b" " * (MAX_BYTES + 1)).status_code == 413


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "illisible (ligne 1, colonne 1)"),
        (b'{"region": ', "illisible (ligne 1, colonne 12)"),
        (b'{"region": "\xff"}', "illisible (caractères invalides)"),
        (b'{"region": "a\\u0000"}', "caractère nul"),
        (b'{"region": "\\ud800"}', "illisible (caractères invalides)"),
        (b'{"region": NaN}', "NaN"),
        (b'{"region": 1' + b"0" * 5000 + b"}", "un nombre trop grand"),
        (b"[" * 100_000, "un corps trop imbriqué"),
    ],
)
def test_un_corps_illisible_est_une_entree_fautive(body: bytes, said: str) -> None:
    answer = send("POST", "/pilotage/presenter", body)
    assert answer.status_code == 400
    assert said in answer.json()["erreur"]


@pytest.mark.parametrize("path", ["/pilotage/danser", "/pilotage/tuer"])
def test_toute_faute_a_la_forme_du_contrat(path: str) -> None:
    forme = document()["components"]["schemas"]["EntreeFautive"]["required"]
    assert sorted(send("POST", path).json()) == sorted(forme)


def test_une_casse_ne_montre_rien_de_l_interieur() -> None:
    answer = send("POST", "/pilotage/tuer")
    assert (answer.status_code, "détail interne" in answer.text) == (500, False)
