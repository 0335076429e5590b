"""Un paquet de certificats d'essai sur le disque : où est chaque certificat, et comment le relire."""

import json
from dataclasses import dataclass
from pathlib import Path

from ror_contracts.certificats.variantes import Cote, Variante

INDEX = "index.json"


class PaquetIllisible(Exception):  # noqa: N818  le nom dit ce qui ne va pas
    """Le dossier n'est pas un paquet de certificats, ou il est incomplet ; le message dit lequel."""


@dataclass(frozen=True)
class Certificat:
    """Un certificat du paquet ; « absent » n'a ni fichier, ni empreinte, ni sujet.

    `certificat`, `cle` : fichiers PEM ; `empreinte` : SHA-256 du certificat, 64 chiffres hexadécimaux en
    minuscules ; `sujet` : RFC 4514.
    """

    cote: Cote
    variante: Variante
    certificat: Path | None = None
    cle: Path | None = None
    empreinte: str | None = None
    sujet: str | None = None

    @property
    def fichiers(self) -> tuple[str, str] | None:
        """Certificat et clé, tels que `requests` les attend dans `cert` ; None pour « absent »."""
        if self.certificat is None or self.cle is None:
            return None
        return str(self.certificat), str(self.cle)


@dataclass(frozen=True)
class Paquet:
    """`autorite` : celle que les deux côtés admettent ; `revocations` : sa liste de révocation (PEM)."""

    dossier: Path
    certificats: tuple[Certificat, ...]

    @property
    def autorite(self) -> Path:
        """Le certificat de l'autorité d'essai."""
        return self.dossier / "autorite.pem"

    @property
    def autre_autorite(self) -> Path:
        """Le certificat de l'autorité qu'aucun côté n'admet."""
        return self.dossier / "autre-autorite.pem"

    @property
    def revocations(self) -> Path:
        """La liste de révocation de l'autorité d'essai."""
        return self.dossier / "revocations.pem"

    def serveur(self, variante: Variante = Variante.VALIDE) -> Certificat:
        """Le certificat de serveur qui a ce défaut."""
        return self._find(Cote.SERVEUR, variante)

    def client(self, variante: Variante = Variante.VALIDE) -> Certificat:
        """Le certificat de client qui a ce défaut."""
        return self._find(Cote.CLIENT, variante)

    def _find(self, cote: Cote, variante: Variante) -> Certificat:
        return next(c for c in self.certificats if (c.cote, c.variante) == (cote, variante))


def read_package(dossier: Path) -> Paquet:
    """Relit un paquet écrit par `create_package`. Lève `PaquetIllisible`."""
    try:
        lines = json.loads((dossier / INDEX).read_text(encoding="utf-8"))["certificats"]
        package = Paquet(dossier, tuple(_read(dossier, line) for line in lines))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PaquetIllisible(f"{dossier} n'est pas un paquet de certificats d'essai lisible") from error
    _check(package)
    return package


def write_index(package: Paquet) -> None:
    """Écrit la table du paquet ; les chemins y sont relatifs au dossier."""
    lines = [_line(package.dossier, certificate) for certificate in package.certificats]
    text = json.dumps({"certificats": lines}, ensure_ascii=False, indent=2)
    (package.dossier / INDEX).write_text(f"{text}\n", encoding="utf-8")


def _check(package: Paquet) -> None:
    found = {(c.cote, c.variante) for c in package.certificats}
    lacking = [
        f"{cote}/{variante}" for cote in Cote for variante in Variante if (cote, variante) not in found
    ]
    files = [package.autorite, package.autre_autorite, package.revocations]
    files += [path for c in package.certificats for path in (c.certificat, c.cle) if path is not None]
    lacking += [path.name for path in files if not path.is_file()]
    if lacking:
        raise PaquetIllisible(f"{package.dossier} : il manque au paquet {', '.join(lacking)}")


def _line(dossier: Path, certificate: Certificat) -> dict[str, str | None]:
    def relative(path: Path | None) -> str | None:
        return path.relative_to(dossier).as_posix() if path else None

    return {
        "cote": certificate.cote.value,
        "variante": certificate.variante.value,
        "certificat": relative(certificate.certificat),
        "cle": relative(certificate.cle),
        "empreinte": certificate.empreinte,
        "sujet": certificate.sujet,
    }


def _read(dossier: Path, line: dict[str, str | None]) -> Certificat:
    certificate, key = line["certificat"], line["cle"]
    return Certificat(
        Cote(line["cote"] or ""),
        Variante(line["variante"] or ""),
        dossier / certificate if certificate else None,
        dossier / key if key else None,
        line["empreinte"],
        line["sujet"],
    )
