"""Ouvre l'enveloppe SOAP 1.2 : ses blocs d'en-tête, et l'unique élément de son corps."""

from dataclasses import dataclass

from lxml import etree

from ror_simulator.soap.faults import Code, Finding, SoapFault, sender
from ror_simulator.soap.names import ENV, ENV11
from ror_simulator.soap.trees import element, line_of

_HEADER, _BODY = f"{{{ENV}}}Header", f"{{{ENV}}}Body"


@dataclass(frozen=True)
class Envelope:
    """Une enveloppe bien formée ; le contenu de son corps reste à juger (`payload_of`)."""

    headers: list[etree._Element]
    body: etree._Element


def open_envelope(root: etree._Element) -> Envelope:
    """Lève `SoapFault` : pas d'enveloppe, autre version de SOAP, en-tête ou corps mal placés."""
    name = etree.QName(root)
    if name.localname != "Envelope":
        raise sender(
            "PasDEnveloppe",
            f"Une enveloppe SOAP 1.2 est attendue ; reçu l'élément « {root.tag} ».",
            Finding("enveloppe attendue", line_of(root)),
        )
    if name.namespace != ENV:
        raise _version_mismatch(name.namespace or "")
    parts = list(root)
    if [part.tag for part in parts] not in ([_BODY], [_HEADER, _BODY]):
        found = ", ".join(str(part.tag) for part in parts) or "rien"
        raise sender(
            "EnveloppeIncorrecte",
            f"L'enveloppe doit contenir un Header facultatif puis un Body ; reçu : {found}.",
            Finding("enveloppe incorrecte", line_of(root)),
        )
    return Envelope(list(parts[0]) if len(parts) == 2 else [], parts[-1])


def payload_of(envelope: Envelope) -> etree._Element:
    """L'élément de la requête. Lève `SoapFault` : corps vide, plusieurs éléments, texte, faute reçue."""
    body = envelope.body
    problem = _problem(body)
    if problem:
        reason = f"Le corps de l'enveloppe {problem} ; un élément, et un seul, est attendu."
        raise sender("CorpsIncorrect", reason, Finding(f"le corps {problem}", line_of(body)))
    return body[0]


def _problem(body: etree._Element) -> str:
    if not len(body):
        return "est vide"
    if len(body) > 1:
        return f"contient {len(body)} éléments"
    if (body.text or "").strip() or (body[0].tail or "").strip():
        return "contient du texte hors de son élément"
    return "contient une faute, qui n'est pas une requête" if body[0].tag == f"{{{ENV}}}Fault" else ""


def _version_mismatch(namespace: str) -> SoapFault:
    """Faute prévue par SOAP 1.2 (partie 1, § 5.4.7) : l'en-tête `Upgrade` dit la version attendue."""
    supported = element(f"{{{ENV}}}SupportedEnvelope", nsmap={"env": ENV}, qname="env:Envelope")
    upgrade = element(f"{{{ENV}}}Upgrade", supported, nsmap={"env": ENV})
    version = "de SOAP 1.1" if namespace == ENV11 else f"d'une version inconnue (« {namespace} »)"
    reason = f"Le service parle SOAP 1.2 ; l'enveloppe reçue est {version}."
    return SoapFault(Code.VERSION_MISMATCH, "VersionDeSoap", reason, headers=(upgrade,))
