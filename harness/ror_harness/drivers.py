"""Dit ce que savent faire un pilote du système testé et un pilote du ROR, et les trouve par leur nom."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Protocol, cast, runtime_checkable

from ror_harness.judging.errors import DelaiDepasse, FauteDuBanc

GROUPE_CONSOMMATEUR = "banc_ror.pilotes_consommateur"
GROUPE_ROR = "banc_ror.pilotes_ror"

Corps = Mapping[str, Any]
Reponse = dict[str, Any]


class ConsumerDriver(Protocol):
    """Pilote du système testé, côté ViaTrajectoire (`contracts/pilotage.openapi.yaml`).

    Une opération que le système ne sait pas faire répond `{"non_pris_en_charge": true, "raison": …}`,
    ou lève une exception qui porte un attribut `non_pris_en_charge`. Toute autre exception veut dire : le
    système a cassé.

    L'environnement de sa fabrique porte `smtp_hote`, `smtp_port`, `dossier` (temporaire), `lectures`,
    `plateforme` (« recette », ou la production sans rien), et les chemins PEM de ce qu'il faut à un ROR en
    mTLS : `certificat_client`, `cle_client`, `autorite`, `revocations`. Les deux premiers sont vides quand le
    système ne doit présenter aucun certificat.
    """

    def appeler(self, operation: str, corps: Corps) -> Reponse:
        """Joue une opération de pilotage et rend sa réponse."""
        ...

    def redemarrer(self) -> None:
        """Arrête le système et le relance sur ses seules données durables."""
        ...

    def fermer(self) -> None:
        """Arrête le système."""
        ...


class ProviderDriver(Protocol):
    """Pilote du ROR.

    Une `ValueError` ou une `LookupError` veut dire que le banc a mal demandé (mutation ou rôle inconnus) ;
    toute autre exception, que le ROR ou son pilote a cassé.
    """

    def ouvrir_session(self, scenario: str, graine: int) -> Reponse:
        """Ouvre une région ; rend `session`, `url`, `url_recette` (facultatif), `horloge`, `scenario`…"""
        ...

    def fermer_session(self, session: str) -> None:
        """Ferme une région."""
        ...

    def horloge(self, session: str) -> str:
        """Rend l'instant de la région, ISO 8601 avec décalage."""
        ...

    def regler_horloge(self, session: str, instant: str) -> None:
        """Avance la région à cet instant et applique ce qui échoit."""
        ...

    def muter(
        self, session: str, mutation: str, parametres: Mapping[str, Any], le: str | None = None
    ) -> Reponse:
        """Change la région maintenant, ou à l'instant `le`."""
        ...

    def pannes(self, session: str, liste: Sequence[Mapping[str, Any]]) -> None:
        """Remplace les pannes de la région ; une liste vide les lève."""
        ...

    def journal(
        self, session: str, operation: str | None = None, depuis: int = 0, entier: bool = False
    ) -> Reponse:
        """Rend `{total, echanges}` : les appels reçus, de numéro supérieur à `depuis`."""
        ...

    def mutations(self) -> list[Reponse]:
        """Rend le catalogue des mutations."""
        ...

    def fermer(self) -> None:
        """Arrête le ROR."""
        ...


@runtime_checkable
class MutualTlsDriver(Protocol):
    """Ce qu'un pilote du ROR ajoute pour que P1-03 et P1-04 se vérifient ; sans lui, elles ne le sont pas.

    L'environnement porte `certificats`, le dossier du paquet d'essai (`banc-ror certificats`) : le ROR y
    admet l'autorité et la liste de révocation, et y prend les certificats de serveur qu'il présente.
    """

    def guichet(self, session: str, serveur: str = "valide") -> Reponse:
        """Rend `{url, certificat}` : la région en mTLS, sous ce certificat de serveur (PEM, ou None)."""
        ...

    def inscrire(self, session: str, certificats: Sequence[str]) -> None:
        """Remplace les certificats clients (PEM) que la région sert."""
        ...

    def refus_tls(self, depuis: int = 0) -> Reponse:
        """Rend `{total, refus}` : les clients refusés, de numéro supérieur à `depuis`.

        Un refus porte `numero`, `empreinte` (SHA-256 hexadécimal, None sans certificat) et `raison` :
        `absent`, `expire`, `pas_encore_valide`, `autre_autorite`, `autre_nom`, `sans_usage_client`,
        `non_inscrit`, `revoque`, ou un autre code quand le certificat du client n'y est pour rien.
        """
        ...


class PiloteIntrouvable(Exception):  # noqa: N818
    """Aucun pilote de ce nom n'est installé ; le message donne les noms connus."""


def driver_names(groupe: str) -> list[str]:
    """Rend les noms des pilotes installés dans un groupe de points d'entrée, triés."""
    return sorted({point.name for point in entry_points(group=groupe)})


def create_consumer(nom: str, environnement: Mapping[str, str]) -> ConsumerDriver:
    """Démarre le système testé de ce nom ; `PiloteIntrouvable` s'il n'est pas installé."""
    return cast(ConsumerDriver, _start(GROUPE_CONSOMMATEUR, nom, environnement))


def create_provider(nom: str, environnement: Mapping[str, str]) -> ProviderDriver:
    """Démarre le ROR de ce nom ; `PiloteIntrouvable` s'il n'est pas installé."""
    return cast(ProviderDriver, _start(GROUPE_ROR, nom, environnement))


def check_driver(groupe: str, nom: str) -> None:
    """Vérifie qu'un pilote existe et se charge, sans le démarrer."""
    _load(groupe, nom)


def declared_settings(groupe: str, nom: str) -> frozenset[str] | None:
    """Rend les réglages (`--reglage`) que ce pilote comprend, ou `None` s'il n'en déclare pas.

    Un pilote les déclare par `REGLAGES`, dans le module de sa fabrique ; sans elle, il accepte tout.
    """
    declares = getattr(_module(groupe, nom), "REGLAGES", None)
    return None if declares is None else frozenset(declares)


def faulty_settings(groupe: str, nom: str, reglages: Mapping[str, str]) -> str:
    """Rend ce que ce pilote reproche à la valeur de ces réglages, ou rien.

    Un pilote s'en charge par `controler(reglages)`, à côté de sa fabrique : il lève ce qu'il leur reproche.
    """
    controler = getattr(_module(groupe, nom), "controler", None)
    if controler is None or not reglages:
        return ""
    try:
        controler(reglages)
    except Exception as cause:
        return str(cause)
    return ""


def declared_readings(nom: str) -> Mapping[str, Sequence[str]] | None:
    """Rend les lectures que ce système sait suivre, règle par règle, ou `None` s'il n'en déclare pas.

    Un pilote les déclare par `LECTURES` (`{"P3-82": ("offre_validee", "annexe2")}`), à côté de sa fabrique.
    """
    declarees: Mapping[str, Sequence[str]] | None = getattr(
        _module(GROUPE_CONSOMMATEUR, nom), "LECTURES", None
    )
    return declarees


def _module(groupe: str, nom: str) -> object:
    _load(groupe, nom)
    return sys.modules[_entry_point(groupe, nom).module]


def _start(groupe: str, nom: str, environnement: Mapping[str, str]) -> Any:
    fabrique = _load(groupe, nom)
    try:
        return fabrique(environnement)
    except (Exception, DelaiDepasse) as cause:
        raise FauteDuBanc(f"le pilote « {nom} » ne démarre pas : {cause}") from cause


def _load(groupe: str, nom: str) -> Any:
    point = _entry_point(groupe, nom)
    try:
        return point.load()
    except Exception as cause:
        raise PiloteIntrouvable(
            f"le pilote « {nom} » ({point.value}) est déclaré mais ne se charge pas : {cause}"
        ) from cause


@cache
def _entry_point(groupe: str, nom: str) -> EntryPoint:
    trouves = [point for point in entry_points(group=groupe) if point.name == nom]
    if trouves:
        return trouves[0]
    connus = driver_names(groupe)
    proches = difflib.get_close_matches(nom, connus, n=1)
    conseil = f" Vouliez-vous dire « {proches[0]} » ?" if proches else ""
    liste = ", ".join(connus) if connus else "aucun"
    raise PiloteIntrouvable(
        f"aucun pilote « {nom} » n'est installé ; installés (groupe « {groupe} ») : {liste}.{conseil}"
    )
