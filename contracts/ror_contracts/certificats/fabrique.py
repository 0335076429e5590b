"""Fabrique un paquet de certificats d'essai dans un dossier : clés neuves, noms toujours les mêmes."""

import os
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from ror_contracts.certificats.autorite import Authority, Issued
from ror_contracts.certificats.emission import Authorities, issue
from ror_contracts.certificats.paquet import INDEX, Certificat, Paquet, write_index
from ror_contracts.certificats.variantes import Cote, Variante

_Key = tuple[Cote, Variante]


class DossierOccupe(Exception):  # noqa: N818  le nom dit ce qui ne va pas
    """Le dossier demandé contient autre chose qu'un paquet de certificats : rien n'y est écrit."""


def create_package(dossier: Path, now: datetime | None = None) -> Paquet:
    """Écrit un paquet neuf, à la place d'un ancien s'il y en a un.

    `now` : l'instant dont les validités sont comptées (UTC, maintenant par défaut). Les clés ne servent
    qu'aux essais : fichiers lisibles du seul utilisateur, et un `.gitignore` les tient hors de tout dépôt.
    Lève `DossierOccupe`, ou `OSError` si le dossier ne s'écrit pas.
    """
    _prepare(dossier)
    instant = (now or datetime.now(UTC)).replace(microsecond=0)
    authorities = Authorities(
        Authority("autorite d'essai", instant), Authority("autre autorite d'essai", instant)
    )
    issued = {(c, v): issue(authorities, c, v, instant) for c in Cote for v in Variante}
    package = Paquet(dossier, tuple(_write(dossier, key, found) for key, found in issued.items()))
    _write_authorities(package, authorities, issued)
    write_index(package)
    return package


def _prepare(dossier: Path) -> None:
    if dossier.exists() and not dossier.is_dir():
        raise DossierOccupe(f"{dossier} existe déjà et n'est pas un dossier")
    if dossier.is_dir() and any(dossier.iterdir()) and not (dossier / INDEX).is_file():
        raise DossierOccupe(f"{dossier} contient déjà autre chose qu'un paquet de certificats")
    for cote in Cote:
        (dossier / cote.value).mkdir(mode=0o700, parents=True, exist_ok=True)
    (dossier / ".gitignore").write_text("*\n", encoding="utf-8")


def _write(dossier: Path, key: _Key, issued: Issued | None) -> Certificat:
    cote, variante = key
    if issued is None:
        return Certificat(cote, variante)
    base = dossier / cote.value
    certificate, private = base / f"{variante.fichier}.pem", base / f"{variante.fichier}-cle.pem"
    certificate.write_bytes(issued.certificat.public_bytes(Encoding.PEM))
    _write_private(private, issued.cle.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    fingerprint = issued.certificat.fingerprint(hashes.SHA256()).hex()
    subject = issued.certificat.subject.rfc4514_string()
    return Certificat(cote, variante, certificate, private, fingerprint, subject)


def _write_authorities(package: Paquet, authorities: Authorities, issued: dict[_Key, Issued | None]) -> None:
    revoked = [found for (_, v), found in issued.items() if v is Variante.REVOQUE and found is not None]
    _write_public(package.autorite, authorities.connue.certificat)
    _write_public(package.autre_autorite, authorities.autre.certificat)
    _write_public(package.revocations, authorities.connue.revocations(revoked))


def _write_public(path: Path, content: x509.Certificate | x509.CertificateRevocationList) -> None:
    path.write_bytes(content.public_bytes(Encoding.PEM))


def _write_private(path: Path, content: bytes) -> None:
    """Le fichier naît fermé aux autres : un `chmod` après coup laisserait un instant la clé lisible."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
