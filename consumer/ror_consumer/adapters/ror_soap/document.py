"""Lit sans risque les octets reçus : ni DTD ni entité, une enveloppe SOAP 1.2, une seule racine attendue."""

from lxml import etree

from ror_consumer.adapters.ror_soap import failure
from ror_consumer.adapters.ror_soap.failure import indisponible
from ror_consumer.adapters.ror_soap.names import CSD, ENV, ENV11, ROR, Operation

_ERREUR = f"{{{ROR}}}erreur"
_SHOWN = 200
_FOREIGN = etree.XPath(
    "name(.//*[namespace-uri() != $csd]"
    "[not(ancestor-or-self::*[namespace-uri() = ''][parent::csd:extension])][1])",
    namespaces={"csd": CSD},
)
"""Ce qui n'est pas du CSD, l'élément libre qu'admet une `extension` mis à part."""


def payload(status: int, body: bytes, operation: Operation) -> etree._Element:
    """La racine de la réponse dans le corps de l'enveloppe.

    `status` : statut HTTP. Lève `RorIndisponible` : faute SOAP (quel que soit le statut), statut autre que
    2xx, XML faux, autre version de SOAP, autre racine que celle de l'opération.
    """
    try:
        root = parse(body)
        _refuse_fault(root)
    except ValueError as error:
        _refuse_status(status)
        raise indisponible(failure.ILLISIBLE, str(error)) from error
    _refuse_status(status)
    return _expected(root, operation)


def parse(body: bytes) -> etree._Element:
    """L'arbre du document. Lève `ValueError` (français) : vide, DOCTYPE, XML mal formé ou trop profond."""
    if not body.strip():
        raise ValueError("corps vide")
    if b"<!DOCTYPE" in body.replace(b"\x00", b""):  # vaut aussi pour l'UTF-16
        raise ValueError("DOCTYPE interdit")
    try:
        root = etree.fromstring(body, _parser())
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise ValueError(f"XML mal formé{_where(error)}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("DOCTYPE interdit")
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _where(error: Exception) -> str:
    """L'endroit seulement : ce qu'en dit l'analyseur est en anglais, et montre ses rouages."""
    line, column = getattr(error, "position", (0, 0))
    return f", ligne {line}, colonne {column}" if line else ""


def _refuse_status(status: int) -> None:
    if not 200 <= status < 300:
        raise indisponible(failure.HTTP, f"statut {status}")


def _refuse_fault(root: etree._Element) -> None:
    fault = root.find(f"{{{ENV}}}Body/{{{ENV}}}Fault")
    if fault is not None:
        raise indisponible(failure.FAUTE, _reason(fault))
    erreur = root.find(f"{{{ENV}}}Body/{_ERREUR}")
    if erreur is not None:
        raise indisponible(failure.FAUTE, error_text(erreur))


def _reason(fault: etree._Element) -> str:
    erreur = fault.find(f"{{{ENV}}}Detail/{_ERREUR}")
    texts = fault.findall(f"{{{ENV}}}Reason/{{{ENV}}}Text")
    reason = next((text.text for text in texts if text.text), None)
    if reason:
        return reason.strip()[:_SHOWN]
    return error_text(erreur) if erreur is not None else "sans motif"


def error_text(error: etree._Element) -> str:
    """Le code et le message d'un élément `error` ou `erreur` du contrat."""
    message = error.get("message") or (error.text or "").strip() or "sans message"
    return f"[{error.get('code') or 'sans code'}] {message[:_SHOWN]}"


def _expected(root: etree._Element, operation: Operation) -> etree._Element:
    if root.tag == f"{{{ENV11}}}Envelope":
        raise indisponible(failure.ILLISIBLE, "enveloppe SOAP 1.1, le contrat est en SOAP 1.2")
    if root.tag != f"{{{ENV}}}Envelope":
        raise indisponible(failure.ILLISIBLE, f"enveloppe SOAP 1.2 attendue, reçu {_shown(root)}")
    body = root.find(f"{{{ENV}}}Body")
    if body is None or len(body) != 1 or body[0].tag != operation.response:
        # pas de liste des enfants : une réponse hostile en a des millions
        received = _shown(body[0]) if body is not None and len(body) else "rien"
        expected = etree.QName(operation.response).localname
        raise indisponible(failure.ILLISIBLE, f"{expected} attendu seul, reçu {received}")
    _refuse_foreign(body[0])
    return body[0]


def _refuse_foreign(response: etree._Element) -> None:
    """Un élément hors de son espace de noms serait pris pour absent : on refuse la réponse entière."""
    stranger = str(_FOREIGN(response, csd=CSD))
    if stranger:
        raise indisponible(failure.ILLISIBLE, f"élément hors de l'espace de noms du CSD : {stranger}")


def _shown(element: etree._Element) -> str:
    return str(element.tag)[:_SHOWN]
