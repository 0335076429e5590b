"""Écrit les requêtes SOAP du vérificateur ; deux opérations, les mêmes dans toutes les versions."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from ror_contracts.identifiers import OID_IDNAT_STRUCT
from ror_harness.verifier.noms import CSD, ENV, FONCTION, MIME, ROR, Operation

TOUJOURS = "1900-01-01T00:00:00Z"
"""Une date de référence avant toute mise à jour."""


def headers(operation: Operation) -> dict[str, str]:
    """Rend les en-têtes HTTP d'une requête SOAP 1.2."""
    return {"Content-Type": f'{MIME}; charset=utf-8; action="{operation.action}"'}


def envelope(contenu: str, entete: str = "", espace: str = ENV) -> bytes:
    """Rend une enveloppe ; `entete` est le contenu de son en-tête."""
    bloc = f"<env:Header>{entete}</env:Header>" if entete else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="{espace}" xmlns:ror="{ROR}" '
        f'xmlns:csd="{CSD}">{bloc}<env:Body>{contenu}</env:Body></env:Envelope>'
    ).encode()


def notification(depuis: str | None = TOUJOURS, critere: str = "") -> str:
    """Rend une demande de liste ; `depuis` à None l'omet."""
    date = "" if depuis is None else f"<csd:dateRef>{escape(depuis)}</csd:dateRef>"
    racine = "ror:TR-Notif-ListeEtablissementsMajApresDate_Demande"
    return f"<{racine}><csd:params>{date}{critere}</csd:params></{racine}>"


def lecture(code: str, autorite: str = OID_IDNAT_STRUCT, suite: str = "", fonction: str = FONCTION) -> str:
    """Rend une lecture d'établissement ; `suite` : ce qui vient après son identifiant."""
    return _careservices(
        f"<csd:TR_Lecture-OffresSanteEtablissement><csd:etablissementDemandeLecture>"
        f"<csd:id_etablissement {_identifier(code, autorite)}/>{suite}"
        f"</csd:etablissementDemandeLecture></csd:TR_Lecture-OffresSanteEtablissement>",
        fonction,
    )


def lecture_oi(code: str, autorite: str) -> str:
    """Rend une lecture d'organisation interne."""
    return _careservices(
        f"<csd:TR_Lecture-OffreSanteOrganisationInterne><csd:organisationID {_identifier(code, autorite)}/>"
        f"</csd:TR_Lecture-OffreSanteOrganisationInterne>"
    )


def champ(code: str, systeme: str) -> str:
    """Rend un critère de champ d'activité."""
    return f"<csd:typeActivity code={quoteattr(code)} codingScheme={quoteattr(systeme)}/>"


def restreinte(oui: bool) -> str:
    """Rend le critère de lecture restreinte."""
    return f"<csd:restrictedOrganisation>{'true' if oui else 'false'}</csd:restrictedOrganisation>"


def _careservices(contenu: str, fonction: str = FONCTION) -> str:
    return (
        f'<csd:careServicesRequest><csd:function urn={quoteattr(fonction)} encapsulated="true">{contenu}'
        f"</csd:function></csd:careServicesRequest>"
    )


def _identifier(code: str, autorite: str) -> str:
    return f"code={quoteattr(code)} assigningAuthorityName={quoteattr(autorite)}"
