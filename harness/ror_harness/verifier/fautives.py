"""Tient la table des demandes fautives : ce qu'elles envoient, et ce qu'un ROR doit en répondre."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ror_contracts.identifiers import OID_IDNAT_STRUCT
from ror_contracts.nomenclatures import load
from ror_harness.verifier.demandes import (
    TOUJOURS,
    champ,
    envelope,
    lecture,
    lecture_oi,
    notification,
)
from ror_harness.verifier.noms import ENV, ENV11, LECTURE, NOTIFICATION, Operation

INCONNU = "1000000000"
"""Un idNat_Struct bien formé qu'aucun établissement ne porte."""
OI_INCONNUE = "00/banc-ror-inconnue"
_OBLIGATOIRE = '<banc:inconnu xmlns:banc="urn:banc-ror:entete" env:mustUnderstand="true"/>'
_DOCTYPE = b'<!DOCTYPE x [<!ENTITY code "' + INCONNU.encode() + b'">]>'


class Attente(StrEnum):
    """Ce qu'un ROR doit répondre."""

    FAUTE = "faute"
    ERREUR = "erreur"
    VERSION = "version"
    EN_TETE = "en_tete"

    @property
    def libelle(self) -> str:
        """Rend l'attente en toutes lettres."""
        return _LIBELLES[self]


_LIBELLES = {
    Attente.FAUTE: "une faute SOAP 1.2 (statut HTTP 4xx ou 5xx)",
    Attente.ERREUR: "une erreur du métier ou une faute SOAP 1.2, sans résultat",
    Attente.VERSION: "la faute SOAP VersionMismatch",
    Attente.EN_TETE: "la faute SOAP 1.2 MustUnderstand",
}


@dataclass(frozen=True)
class Contexte:
    """Ce que l'on sait du ROR en écrivant une demande fautive : un établissement, deux autorités.

    `entete` : le jeton de chaque demande, ou vide ; sans lui, un refus ne dirait rien de la faute éprouvée.
    """

    etablissement: str
    autorite: str
    autorite_oi: str
    entete: str = ""

    def enveloppe(self, contenu: str, entete: str = "", espace: str = ENV) -> bytes:
        """Rend l'enveloppe d'une demande, avec le jeton."""
        return envelope(contenu, self.entete + entete, espace)


@dataclass(frozen=True)
class Fautive:
    """Demande fautive, la règle qu'elle éprouve et la réponse attendue."""

    nom: str
    regle: str
    titre: str
    attente: Attente
    operation: Operation
    corps: Callable[[Contexte], bytes]


def _with_doctype(contexte: Contexte) -> bytes:
    tete, suite = contexte.enveloppe(lecture(contexte.etablissement, contexte.autorite)).split(b"?>", 1)
    return tete + b"?>" + _DOCTYPE.replace(b"x ", b"env:Envelope ", 1) + suite


def _read(contexte: Contexte, suite: str = "", fonction: str | None = None) -> str:
    autres = {} if fonction is None else {"fonction": fonction}
    return lecture(contexte.etablissement, contexte.autorite, suite, **autres)


FAUTIVES: tuple[Fautive, ...] = (
    Fautive(
        "xml_mal_forme",
        "SOAP-01",
        "Une requête mal formée reçoit une faute",
        Attente.FAUTE,
        LECTURE,
        lambda c: c.enveloppe(_read(c))[:-20],
    ),
    Fautive(
        "corps_vide", "SOAP-01", "Une requête vide reçoit une faute", Attente.FAUTE, LECTURE, lambda _: b""
    ),
    Fautive("doctype", "SOAP-02", "Une requête à DOCTYPE est refusée", Attente.FAUTE, LECTURE, _with_doctype),
    Fautive(
        "operation_inconnue",
        "SOAP-03",
        "Une opération inconnue reçoit une faute",
        Attente.FAUTE,
        LECTURE,
        lambda c: c.enveloppe("<csd:getModificationsRequest/>"),
    ),
    Fautive(
        "date_absente",
        "SOAP-04",
        "Une liste demandée sans date de référence reçoit une faute",
        Attente.FAUTE,
        NOTIFICATION,
        lambda c: c.enveloppe(notification(None)),
    ),
    Fautive(
        "date_illisible",
        "SOAP-04",
        "Une liste demandée depuis le 30 février reçoit une faute",
        Attente.FAUTE,
        NOTIFICATION,
        lambda c: c.enveloppe(notification("2025-02-30T00:00:00Z")),
    ),
    Fautive(
        "fonction_inconnue",
        "SOAP-04",
        "Une lecture dont la fonction n'est pas celle du contrat reçoit une faute",
        Attente.FAUTE,
        LECTURE,
        lambda c: c.enveloppe(_read(c, fonction="urn:banc-ror:fonction-inconnue")),
    ),
    Fautive(
        "etablissement_inconnu",
        "SOAP-05",
        "Un établissement inconnu reçoit une erreur",
        Attente.ERREUR,
        LECTURE,
        lambda c: c.enveloppe(lecture(INCONNU, OID_IDNAT_STRUCT)),
    ),
    Fautive(
        "organisation_inconnue",
        "SOAP-05",
        "Une organisation interne inconnue reçoit une erreur",
        Attente.ERREUR,
        LECTURE,
        lambda c: c.enveloppe(lecture_oi(OI_INCONNUE, c.autorite_oi)),
    ),
    Fautive(
        "autorite_inconnue",
        "SOAP-06",
        "Une autorité d'identifiant inconnue est refusée",
        Attente.ERREUR,
        LECTURE,
        lambda c: c.enveloppe(lecture(c.etablissement, "1.2.3.4.5.6.7.8.9")),
    ),
    Fautive(
        "critere_vide",
        "SOAP-06",
        "Un champ d'activité vide est refusé",
        Attente.ERREUR,
        LECTURE,
        lambda c: c.enveloppe(_read(c, champ("", load("TRE_R227").systeme))),
    ),
    Fautive(
        "critere_vide_liste",
        "SOAP-06",
        "Une liste demandée pour un champ d'activité vide est refusée",
        Attente.ERREUR,
        NOTIFICATION,
        lambda c: c.enveloppe(notification(TOUJOURS, champ("", load("TRE_R227").systeme))),
    ),
    Fautive(
        "soap_1_1",
        "SOAP-07",
        "Une enveloppe SOAP 1.1 reçoit VersionMismatch",
        Attente.VERSION,
        LECTURE,
        lambda c: c.enveloppe(_read(c), espace=ENV11),
    ),
    Fautive(
        "en_tete_obligatoire",
        "SOAP-08",
        "Un en-tête obligatoire inconnu reçoit MustUnderstand",
        Attente.EN_TETE,
        LECTURE,
        lambda c: c.enveloppe(_read(c), _OBLIGATOIRE),
    ),
)
