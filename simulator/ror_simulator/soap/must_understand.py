"""Refuse les en-têtes obligatoires que le service ne comprend pas (SOAP 1.2, partie 1, § 5.2.3, 5.4.8)."""

from lxml import etree

from ror_simulator.soap.faults import Code, SoapFault, sender
from ror_simulator.soap.names import ENV
from ror_simulator.soap.trees import element
from ror_simulator.soap.vihf import SECURITY

UNDERSTOOD = frozenset({SECURITY})
_ROLE = f"{ENV}/role/"
OUR_ROLES = frozenset({"", f"{_ROLE}next", f"{_ROLE}ultimateReceiver"})
"""Le service est le dernier destinataire ; un bloc sans rôle lui est adressé."""

MAX_NAMED = 20
"""Une requête hostile peut en porter des milliers : la réponse n'en nomme pas plus."""

_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def check_headers(headers: list[etree._Element]) -> None:
    """Lève `SoapFault` : bloc obligatoire inconnu (la réponse les nomme), `mustUnderstand` incorrect."""
    refused = [block for block in headers if _mandatory(block) and block.tag not in UNDERSTOOD]
    if refused:
        refused = refused[:MAX_NAMED]
        names = ", ".join(f"« {block.tag} »" for block in refused)
        raise SoapFault(
            Code.MUST_UNDERSTAND,
            "EnTeteInconnu",
            f"En-tête obligatoire que le service ne comprend pas : {names}.",
            headers=tuple(_not_understood(block) for block in refused),
        )


def _mandatory(block: etree._Element) -> bool:
    value = block.get(f"{{{ENV}}}mustUnderstand", "false").strip()
    if value not in _BOOLEANS:
        raise sender("EnTeteIncorrect", f"mustUnderstand vaut « {value} » ; true, false, 1 ou 0 est attendu.")
    return _BOOLEANS[value] and block.get(f"{{{ENV}}}role", "").strip() in OUR_ROLES


def _not_understood(block: etree._Element) -> etree._Element:
    name = etree.QName(block)
    scope = {"env": ENV} | ({"inconnu": name.namespace} if name.namespace else {})
    qname = f"inconnu:{name.localname}" if name.namespace else name.localname
    return element(f"{{{ENV}}}NotUnderstood", nsmap=scope, qname=qname)
