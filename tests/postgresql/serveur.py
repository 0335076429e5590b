"""Un vrai PostgreSQL pour le temps d'un essai : dossier temporaire, port libre, boucle locale."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
PROPRIETAIRES = ("postgres", "nobody")
"""PostgreSQL refuse de tourner en root : il tourne alors sous le premier de ces comptes qui existe."""
NEUF = ("-U", "banc", "-A", "trust", "-E", "UTF8", "--no-sync")
ABSENT = (
    "PostgreSQL introuvable : ni « initdb » dans PATH, ni dans /usr/lib/postgresql. "
    "Installez le paquet postgresql (sous Debian : apt-get install postgresql), ou donnez son dossier "
    "« bin » par la variable BANC_ROR_POSTGRESQL."
)


class PostgresqlAbsent(Exception):  # noqa: N818  le nom dit ce qui manque
    """Il n'y a pas de PostgreSQL sur cette machine ; le message dit quoi installer."""


class Serveur:
    """Un PostgreSQL qui tourne ; `base()` rend l'URL d'une base neuve."""

    def __init__(self, bin_: Path, port: int, proprietaire: str | None) -> None:
        self._bin, self._port, self._proprietaire = bin_, port, proprietaire

    def base(self, nom: str) -> str:
        """Crée une base vide et rend son URL SQLAlchemy."""
        _lance(self._proprietaire, self._bin / "createdb", *self._ou(), nom)
        return f"postgresql+psycopg://banc@127.0.0.1:{self._port}/{nom}"

    def compte(self, nom: str, requete: str) -> int:
        """Rend le seul nombre que rend une requête, demandé par psql et non par notre code."""
        fini = _lance(self._proprietaire, self._bin / "psql", *self._ou(), "-Atc", requete, nom)
        return int(fini.stdout)

    def _ou(self) -> tuple[str, ...]:
        return ("-h", "127.0.0.1", "-p", str(self._port), "-U", "banc")


@contextmanager
def postgresql() -> Iterator[Serveur]:
    """Démarre un serveur et l'arrête. Lève `PostgresqlAbsent`."""
    bin_, proprietaire, port = binaires(), _proprietaire(), _port_libre()
    dossier = Path(tempfile.mkdtemp(prefix="banc-ror-postgresql-"))
    if proprietaire is not None:
        shutil.chown(dossier, proprietaire)
    donnees, ctl = dossier / "donnees", bin_ / "pg_ctl"
    ecoute = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={dossier}"
    try:
        _lance(proprietaire, bin_ / "initdb", "-D", donnees, *NEUF)
        _lance(proprietaire, ctl, "start", "-w", "-D", donnees, "-l", dossier / "journal", "-o", ecoute)
        try:
            yield Serveur(bin_, port, proprietaire)
        finally:
            _lance(proprietaire, ctl, "stop", "-w", "-m", "fast", "-D", donnees)
    finally:
        shutil.rmtree(dossier, ignore_errors=True)


def binaires() -> Path:
    """Rend le dossier d'`initdb` : BANC_ROR_POSTGRESQL, PATH, puis le plus récent des paquets Debian."""
    voulu = os.environ.get("BANC_ROR_POSTGRESQL")
    trouve = shutil.which("initdb", path=voulu) if voulu else shutil.which("initdb")
    if trouve:
        return Path(trouve).resolve().parent  # un lien isolé n'a pas ses voisins à côté de lui
    versions = {} if voulu else {int(un.parts[-3]): un.parent for un in DEBIAN.glob("[0-9]*/bin/initdb")}
    if not versions:
        raise PostgresqlAbsent(ABSENT)
    return versions[max(versions)]


def _proprietaire() -> str | None:
    if os.geteuid() != 0:
        return None
    comptes = {un.pw_name for un in pwd.getpwall()}
    return next(un for un in PROPRIETAIRES if un in comptes)


def _port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port: int = prise.getsockname()[1]
    return port


def _lance(proprietaire: str | None, *commande: object) -> subprocess.CompletedProcess[str]:
    mots = [str(un) for un in commande]
    # Sans sortie héritée : le serveur garderait ouverte celle de pg_ctl, et la lecture n'en finirait pas.
    with tempfile.TemporaryFile("w+") as sortie:
        fini = subprocess.run(
            mots, user=proprietaire, cwd="/", stdout=sortie, stderr=subprocess.STDOUT, timeout=60, check=False
        )
        sortie.seek(0)
        texte = sortie.read()
    assert fini.returncode == 0, f"{mots[0]} : {texte}"
    return subprocess.CompletedProcess(mots, 0, texte)
