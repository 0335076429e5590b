"""Ce qu'une requête demande, lu pour le journal : opération, date, identifiants, filtres."""

from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from ror_simulator.soap.names import CSD, LECTURE, NOTIFICATION

_NS = {"csd": CSD}


class ExchangeKind(StrEnum):
    """Les opérations telles que le journal les nomme."""

    NOTIFICATION = "notification"
    LECTURE_ETABLISSEMENT = "lecture_etablissement"
    LECTURE_OI = "lecture_oi"
    INCONNUE = "inconnue"

    @property
    def libelle(self) -> str:
        return _LIBELLES[self]


_LIBELLES = {
    ExchangeKind.NOTIFICATION: "liste des établissements modifiés",
    ExchangeKind.LECTURE_ETABLISSEMENT: "lecture d'un établissement",
    ExchangeKind.LECTURE_OI: "lecture d'une organisation interne",
    ExchangeKind.INCONNUE: "opération inconnue",
}


@dataclass(frozen=True)
class Identifier:
    """Un identifiant du contrat : sa valeur et l'OID de son autorité."""

    code: str
    authority: str


@dataclass(frozen=True)
class Criteria:
    """Les critères d'une requête, tels qu'écrits ; None ou vide quand ils manquent."""

    date_ref: str | None = None
    etablissement: Identifier | None = None
    organisation_interne: Identifier | None = None
    champs: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    restreinte: str | None = None


def kind_of(payload: etree._Element) -> ExchangeKind:
    """L'opération que vise la requête, même si le schéma la refuse."""
    if payload.tag == NOTIFICATION.request_root:
        return ExchangeKind.NOTIFICATION
    if payload.tag != LECTURE.request_root:
        return ExchangeKind.INCONNUE
    if payload.find(".//csd:TR_Lecture-OffreSanteOrganisationInterne", _NS) is not None:
        return ExchangeKind.LECTURE_OI
    if payload.find(".//csd:TR_Lecture-OffresSanteEtablissement", _NS) is not None:
        return ExchangeKind.LECTURE_ETABLISSEMENT
    return ExchangeKind.INCONNUE


def criteria_of(payload: etree._Element) -> Criteria:
    """Les critères lisibles de la requête, même si le schéma la refuse."""
    return Criteria(
        date_ref=_text(payload, "dateRef"),
        etablissement=_identifier(payload, "id_etablissement"),
        organisation_interne=_identifier(payload, "organisationID"),
        champs=_codes(payload, "typeActivity"),
        publics=_codes(payload, "supportedPatient"),
        restreinte=_text(payload, "restrictedOrganisation"),
    )


def _text(payload: etree._Element, name: str) -> str | None:
    element = payload.find(f".//csd:{name}", _NS)
    return None if element is None else (element.text or "").strip()


def _identifier(payload: etree._Element, name: str) -> Identifier | None:
    element = payload.find(f".//csd:{name}", _NS)
    if element is None:
        return None
    return Identifier(element.get("code", ""), element.get("assigningAuthorityName", ""))


def _codes(payload: etree._Element, name: str) -> tuple[str, ...]:
    return tuple(element.get("code", "") for element in payload.iterfind(f".//csd:{name}", _NS))
