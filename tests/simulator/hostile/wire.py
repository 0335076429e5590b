"""De quoi parler à un simulateur octet par octet, et lire sa mémoire."""

import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

PATH = "/ROR/2.4/CSD_ROR_Binding"
_ENV = "{http://www.w3.org/2003/05/soap-envelope}"


@dataclass(frozen=True)
class Answer:
    """Une réponse HTTP lue jusqu'à la fin de la connexion, ou jusqu'à la longueur annoncée."""

    status: int
    head: str
    body: bytes

    @property
    def reason(self) -> str:
        """La raison d'une faute SOAP 1.2 ; lève si le corps n'en est pas une."""
        fault = etree.fromstring(self.body).find(f"{_ENV}Body/{_ENV}Fault")
        assert fault is not None, self.body[:500]
        return str(fault.findtext(f".//{_ENV}Text"))


def connect(origin: str, timeout: float = 20.0) -> socket.socket:
    parts = urlsplit(origin)
    return socket.create_connection((parts.hostname, parts.port), timeout)


def head(length: int | None, *more: str, path: str = PATH, method: str = "POST") -> bytes:
    """Les en-têtes d'une requête SOAP ; sans longueur, le corps est annoncé par morceaux."""
    size = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    kind = "Content-Type: application/soap+xml; charset=utf-8"
    lines = (f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", kind, size, *more, "", "")
    return "\r\n".join(lines).encode()


def read_answer(sock: socket.socket) -> Answer:
    data = b""
    while b"\r\n\r\n" not in data:
        received = sock.recv(65_536)
        assert received, f"connexion fermée sans réponse ({data!r})"
        data += received
    top, _, body = data.partition(b"\r\n\r\n")
    lines = top.decode("latin-1").splitlines()
    length = next((int(line.split(":")[1]) for line in lines if line.lower().startswith("content-length")), 0)
    while len(body) < length and (received := sock.recv(65_536)):
        body += received
    return Answer(int(lines[0].split()[1]), "\n".join(lines), body)


def post(origin: str, body: bytes, *more: str) -> Answer:
    with connect(origin) as sock:
        sock.sendall(head(len(body), *more) + body)
        return read_answer(sock)


def resident_bytes(pid: int) -> int:
    """La mémoire résidente d'un processus."""
    return _status(pid, "VmRSS")


def peak_bytes(pid: int) -> int:
    """Le plus haut de sa mémoire résidente."""
    return _status(pid, "VmHWM")


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) * 1024
