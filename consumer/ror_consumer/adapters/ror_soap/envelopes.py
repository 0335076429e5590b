"""Écrit les trois requêtes du contrat : notification, lecture d'un établissement, lecture d'une OI."""

from datetime import UTC, datetime

from lxml import etree

from ror_consumer.adapters.ror_soap.names import CSD, ENV, LECTURE_URN, ROR, Autorite

_PREFIXES = {"env": ENV, "ror": ROR, "csd": CSD}


def notification(date_ref: datetime) -> bytes:
    """La demande des établissements modifiés après `date_ref` (instant avec décalage, écrit en UTC).

    Aucun filtre par champ d'activité : il cacherait une unité dont le champ est effacé ou changé (T-02).
    """
    envelope, body = _envelope()
    request = etree.SubElement(body, f"{{{ROR}}}TR-Notif-ListeEtablissementsMajApresDate_Demande")
    _csd(_csd(request, "params"), "dateRef").text = _instant(date_ref)
    return _octets(envelope)


def lecture_etablissement(finess: str) -> bytes:
    """La lecture entière d'un établissement, désigné par son idNat_Struct (« 1 » suivi du FINESS)."""
    envelope, function = _function()
    demande = _csd(_csd(function, "TR_Lecture-OffresSanteEtablissement"), "etablissementDemandeLecture")
    _csd(demande, "id_etablissement", code=f"1{finess}", assigningAuthorityName=Autorite.STRUCTURE)
    return _octets(envelope)


def lecture_organisation(oi: str, autorite: str) -> bytes:
    """La lecture d'une OI seule ; le ROR y joint ses ancêtres et son établissement."""
    envelope, function = _function()
    lecture = _csd(function, "TR_Lecture-OffreSanteOrganisationInterne")
    _csd(lecture, "organisationID", code=oi, assigningAuthorityName=autorite)
    return _octets(envelope)


def _envelope() -> tuple[etree._Element, etree._Element]:
    envelope = etree.Element(f"{{{ENV}}}Envelope", nsmap=_PREFIXES)
    return envelope, etree.SubElement(envelope, f"{{{ENV}}}Body")


def _function() -> tuple[etree._Element, etree._Element]:
    envelope, body = _envelope()
    request = _csd(body, "careServicesRequest")
    return envelope, _csd(request, "function", urn=LECTURE_URN, encapsulated="true")


def _csd(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{CSD}}}{name}", attributes)


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _octets(envelope: etree._Element) -> bytes:
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")
