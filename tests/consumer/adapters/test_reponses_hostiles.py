"""Les réponses hostiles, lues par un processus à part dont on mesure la mémoire et la durée."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ror_consumer.adapters.ror_soap.connection import Connexion

from .fils import complete, drip, enveloped, http_wire, raw_wire

MO = 1_000_000
LIMITE = Connexion("").taille_max
VIDE = "<csd:careServicesResponse/>"

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="mesure propre à Linux")

LECTEUR = """
import json, sys, time
from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.domain.ror import RorIndisponible

def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * 1024

client = RorSoap(Connexion(sys.argv[1]))
before, started = peak(), time.monotonic()
try:
    client.lire_etablissement("010000024")
    said = None
except RorIndisponible as panne:
    said = str(panne)
print(json.dumps({"dit": said, "octets": peak() - before, "secondes": time.monotonic() - started}))
"""


@dataclass(frozen=True)
class Mesure:
    """Ce que le lecteur a dit, sa mémoire de plus (octets), sa durée (secondes)."""

    dit: str | None
    octets: int
    secondes: float


def read(url: str) -> Mesure:
    done = subprocess.run(
        [sys.executable, "-c", LECTEUR, url], capture_output=True, text=True, timeout=60, check=True
    )
    return Mesure(**json.loads(done.stdout))


@pytest.fixture
def served() -> Iterator[Callable[[bytes], Mesure]]:
    with http_wire() as (wire, url):

        def serve(body: bytes) -> Mesure:
            wire.body = body
            return read(url)

        yield serve


def with_dtd(entities: str) -> bytes:
    """La lecture complète, dont la dénomination appelle l'entité `e`."""
    prolog, _, rest = complete().partition(b"?>")
    dtd = f"<!DOCTYPE Envelope [{entities}]>".encode()
    return prolog + b"?>" + dtd + rest.replace(b"Groupement d'essai", b"&e;", 1)


def bomb() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return with_dtd(f'<!ENTITY e0 "boum">{levels}<!ENTITY e "&e11;">')


def stuffed(size: int) -> bytes:
    """Une réponse bien formée de cette taille, en commentaires d'un million d'octets."""
    before, mark, after = complete().rpartition(b"</")
    return before + (b"<!--" + b"." * (MO - 7) + b"-->") * (size // MO) + mark + after


def dense(size: int) -> bytes:
    """Une réponse de cette taille dont chaque octet coûte le plus : des éléments vides."""
    before, mark, after = enveloped(VIDE).partition(b"</env:Body>")
    room = size - len(before) - len(mark) - len(after)
    return before + b"<a/>" * (room // 4) + mark + after


def test_50_mo_annonces_ne_sont_pas_lus(served: Callable[[bytes], Mesure]) -> None:
    measured = served(stuffed(50 * MO))
    assert "réponse trop grosse" in (measured.dit or "")
    assert measured.octets < 5 * MO
    assert measured.secondes < 5


def test_50_mo_sans_longueur_annoncee_sont_coupes_a_la_limite() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\n\r\n"
    with raw_wire(drip(head, b" " * (MO // 2), 0)) as url:
        measured = read(url)
    assert "réponse trop grosse" in (measured.dit or "")
    assert measured.octets < 3 * LIMITE
    assert measured.secondes < 10


def test_une_bombe_ne_coute_pas_plus_qu_une_reponse_juste(served: Callable[[bytes], Mesure]) -> None:
    measured = served(bomb())
    assert "DOCTYPE interdit" in (measured.dit or "")
    assert measured.octets < 5 * MO
    assert measured.secondes < 5


def test_une_entite_externe_n_est_pas_lue(served: Callable[[bytes], Mesure], tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("contenu du fichier")
    measured = served(with_dtd(f'<!ENTITY e SYSTEM "{secret.as_uri()}">'))
    assert "DOCTYPE interdit" in (measured.dit or "")
    assert "contenu du fichier" not in (measured.dit or "")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp037"])
def test_une_dtd_ne_se_cache_pas_dans_un_autre_encodage(
    served: Callable[[bytes], Mesure], encoding: str
) -> None:
    declared = {"utf-16": "UTF-16", "utf-32": "UCS-4", "cp037": "IBM037"}[encoding]
    text = f'<?xml version="1.0" encoding="{declared}"?><!DOCTYPE a [<!ENTITY e "boum">]><a b="&e;">&e;</a>'
    assert "réponse illisible" in (served(text.encode(encoding)).dit or "")


def test_le_pire_document_admis_tient_en_memoire(served: Callable[[bytes], Mesure]) -> None:
    measured = served(dense(LIMITE))
    assert "réponse illisible" in (measured.dit or "")
    assert len(measured.dit or "") < 1_000
    assert measured.octets < 40 * LIMITE
    assert measured.secondes < 30


def test_une_reponse_juste_ne_coute_presque_rien(served: Callable[[bytes], Mesure]) -> None:
    measured = served(complete())
    assert measured.dit is None
    assert measured.octets < 10 * MO
