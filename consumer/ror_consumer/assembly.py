"""Branche les vrais ports (base, ROR, courriel, export, horloge) et compose le système."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from ror_consumer.adapters.clock import SystemClock
from ror_consumer.adapters.pem import public_certificate
from ror_consumer.adapters.retouches import retoucher
from ror_consumer.adapters.ror_soap.client import CORRESPONDANCES
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.pool import RorPool
from ror_consumer.adapters.smtp import SansFacteur, SmtpFacteur
from ror_consumer.adapters.sql.depot import SqlDepot
from ror_consumer.adapters.xml_export import XmlExporteur
from ror_consumer.application.composition import Composition, Reglages
from ror_consumer.application.ports import Facteur, Ports
from ror_consumer.bootstrap import composer
from ror_consumer.domain.lectures import lire_lectures
from ror_consumer.domain.vocabulaire import Plateforme
from ror_contracts import nomenclatures

CONTRATS = tuple(CORRESPONDANCES)
"""Versions du contrat du ROR que ce système parle."""
_CATEGORIES = ("TRE_R66", "JDV_J55")
"""Les tables où se cherche une catégorie d'établissement (P3-11)."""


class CertificatInutilisable(Exception):  # noqa: N818  le nom dit ce qui ne va pas
    """Le certificat client déclaré ne se lit pas ; le message dit lequel."""


@dataclass(frozen=True)
class Assemblage:
    """Le système composé, et ce qu'il faut fermer quand il s'arrête."""

    composition: Composition
    depot: SqlDepot
    ror: RorPool

    def __enter__(self) -> "Assemblage":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ferme les connexions au ROR et à la base."""
        self.ror.close()
        self.depot.close()


def assembler(environnement: Mapping[str, str]) -> Assemblage:
    """Le système, selon son environnement.

    `base` : URL (obligatoire) ; `smtp_hote`, `smtp_port` : facultatifs, sans eux les courriels restent en
    boîte ; `lectures` : « P3-82=annexe2,… » ; `ror_delai` : secondes d'attente d'une réponse, 5 par défaut ;
    `plateforme` : « recette » ou « production » (par défaut) ; `defaut`, `variante` : nom d'une retouche ;
    pour les ROR en HTTPS, des chemins PEM, facultatifs : `certificat_client`, `cle_client` (par défaut dans
    le même fichier), `autorite`, `revocations`.
    Lève `BaseInutilisable`, `LectureInconnue`, `RetoucheInconnue`, `CertificatInutilisable`, ou `ValueError`
    pour un nombre mal écrit.
    """
    reglages = _reglages(environnement)
    ror = RorPool(_connexion(environnement))
    depot = SqlDepot(environnement["base"])
    ports = Ports(
        depot=depot, ror=ror, facteur=_facteur(environnement), horloge=SystemClock(), exporteur=XmlExporteur()
    )
    composition = composer(
        ports,
        frozenset(code for table in _CATEGORIES for code in nomenclatures.load(table).codes),
        reglages,
        lire_lectures(environnement.get("lectures", "")),
    )
    return Assemblage(retoucher(composition, environnement), depot, ror)


def _connexion(environnement: Mapping[str, str]) -> Connexion:
    delai = _delai(environnement.get("ror_delai", "5"))
    certificat = _chemin(environnement, "certificat_client")
    cle = _chemin(environnement, "cle_client") or certificat
    return Connexion(
        url="",
        delai_connexion=delai,
        delai_lecture=delai,
        delai_total=2 * delai,
        certificat_client=(certificat, cle) if certificat and cle else None,
        autorites=_chemin(environnement, "autorite"),
        revocations=_chemin(environnement, "revocations"),
    )


def _reglages(environnement: Mapping[str, str]) -> Reglages:
    chemin = _chemin(environnement, "certificat_client")
    return Reglages(
        plateforme=_plateforme(environnement.get("plateforme", Plateforme.PRODUCTION)),
        certificat_client=_public(chemin) if chemin else None,
    )


def _plateforme(nom: str) -> Plateforme:
    try:
        return Plateforme(nom)
    except ValueError:
        raise ValueError(f"plateforme « {nom} » inconnue ; attendu : {' ou '.join(Plateforme)}") from None


def _delai(ecrit: str) -> float:
    try:
        delai = float(ecrit)
    except ValueError:
        delai = 0.0
    if not 0 < delai < float("inf"):
        raise ValueError(f"ror_delai « {ecrit} » ; attendu : un nombre de secondes")
    return delai


def _public(chemin: Path) -> str:
    try:
        return public_certificate(chemin.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise CertificatInutilisable(
            f"certificat client {chemin} illisible ; attendu : un fichier PEM"
        ) from error


def _chemin(environnement: Mapping[str, str], nom: str) -> Path | None:
    donne = environnement.get(nom)
    return Path(donne) if donne else None


def _facteur(environnement: Mapping[str, str]) -> Facteur:
    hote, port = environnement.get("smtp_hote"), environnement.get("smtp_port")
    return SmtpFacteur(hote, int(port)) if hote and port else SansFacteur()
