"""Les fautes SOAP 1.2 du banc : ce qu'elles disent, et l'enveloppe qui les porte."""

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from lxml import etree

from ror_simulator.soap.names import BANC, ENV, ERROR_ELEMENT, ROR, XML
from ror_simulator.soap.trees import element


class Code(StrEnum):
    """Les codes de SOAP 1.2 que le banc emploie."""

    SENDER = "Sender"
    RECEIVER = "Receiver"
    MUST_UNDERSTAND = "MustUnderstand"
    VERSION_MISMATCH = "VersionMismatch"

    @property
    def status(self) -> HTTPStatus:
        """Le statut HTTP lié au code (SOAP 1.2, partie 2, table 20) : 400 pour l'appelant, 500 sinon."""
        return HTTPStatus.BAD_REQUEST if self is Code.SENDER else HTTPStatus.INTERNAL_SERVER_ERROR


MAX_TEXT = 2000
"""Une faute cite la requête ; elle ne doit pas en renvoyer un mégaoctet."""


@dataclass(frozen=True)
class Finding:
    """Un écart relevé dans la requête. `line` : à partir de 1 ; `path` : XPath, préfixes de la requête."""

    message: str
    line: int | None = None
    path: str = ""

    @property
    def place(self) -> str:
        """« ligne 7, /a/b », ou ce qu'on en sait."""
        return ", ".join(part for part in (f"ligne {self.line}" if self.line else "", self.path) if part)


@dataclass(frozen=True)
class BusinessError:
    """Le contenu de l'élément `erreur` : un code entier, un message court, un texte facultatif."""

    code: int
    message: str
    detail: str = ""


class SoapFault(Exception):  # noqa: N818  « fault » est le mot de SOAP
    """Une faute sur le fil, à rendre telle quelle à l'appelant.

    `subcode` : nom sans espace (dans l'espace de noms du banc) ; `findings` : chaque écart, dans `Detail` ;
    `error` : l'erreur du métier, dans `Detail` elle aussi ; `headers` : blocs d'en-tête de la réponse ;
    `status` : le statut HTTP, quand ce n'est pas celui du code.
    """

    def __init__(
        self,
        code: Code,
        subcode: str,
        reason: str,
        *,
        findings: tuple[Finding, ...] = (),
        error: BusinessError | None = None,
        headers: tuple[etree._Element, ...] = (),
        status: HTTPStatus | None = None,
        cause: Exception | None = None,
    ) -> None:
        super().__init__(reason)
        self.code = code
        self.subcode = subcode
        self.reason = reason
        self.findings = findings
        self.error = error
        self.headers = headers
        self.status = status or code.status
        self.cause = cause


def sender(subcode: str, reason: str, *findings: Finding, status: HTTPStatus | None = None) -> SoapFault:
    """Une faute de l'appelant."""
    return SoapFault(Code.SENDER, subcode, reason, findings=findings, status=status)


def internal(cause: Exception) -> SoapFault:
    """Une panne du simulateur lui-même : la cause reste de notre côté, rien n'en paraît sur le fil."""
    reason = "Le simulateur a rencontré une erreur interne ; la requête n'est pas en cause."
    return SoapFault(Code.RECEIVER, "ErreurInterne", reason, cause=cause)


def fault_element(fault: SoapFault) -> etree._Element:
    """L'élément `env:Fault` : code et sous-code, raison en français, détail."""
    code = _env("Code", _env("Value", f"env:{fault.code}"), _env("Subcode", _subcode(fault.subcode)))
    text = _env("Text", _printable(fault.reason))
    text.set(f"{{{XML}}}lang", "fr")
    node = _env("Fault", code, _env("Reason", text))
    if fault.findings or fault.error:
        error = (_error(fault.error),) if fault.error else ()
        node.append(_env("Detail", *error, *map(_finding, fault.findings)))
    return node


def _env(name: str, *content: etree._Element | str) -> etree._Element:
    return element(f"{{{ENV}}}{name}", *content, nsmap={"env": ENV})


def _subcode(name: str) -> etree._Element:
    return element(f"{{{ENV}}}Value", f"banc:{name}", nsmap={"env": ENV, "banc": BANC})


def _error(error: BusinessError) -> etree._Element:
    attributes = {"code": str(error.code), "message": _printable(error.message)}
    return element(f"{{{ROR}}}{ERROR_ELEMENT}", _printable(error.detail), nsmap={"ror": ROR}, **attributes)


def _finding(finding: Finding) -> etree._Element:
    place = {"ligne": str(finding.line or ""), "chemin": _printable(finding.path)}
    attributes = {name: value for name, value in place.items() if value}
    return element(f"{{{BANC}}}ecart", _printable(finding.message), nsmap={"banc": BANC}, **attributes)


def _printable(text: str) -> str:
    """Un texte venu de la requête, rendu sans danger : borné, sans caractère interdit en XML."""
    text = text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT]}…"
    return "".join(
        c if c in "\t\n\r" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE else "?" for c in text
    )


def fault_envelope(fault: SoapFault) -> bytes:
    """L'enveloppe SOAP 1.2 entière, prête à partir."""
    headers = (_env("Header", *fault.headers),) if fault.headers else ()
    envelope = _env("Envelope", *headers, _env("Body", fault_element(fault)))
    return etree.tostring(envelope, encoding="UTF-8", xml_declaration=True)
