"""D'une requête HTTP à une requête du contrat, validée, ou à la faute qui dit où et quoi."""

from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from lxml import etree

from ror_simulator.soap import http_rules
from ror_simulator.soap.criteria import Criteria, ExchangeKind, criteria_of, kind_of
from ror_simulator.soap.decoding import decode
from ror_simulator.soap.envelope import Envelope, open_envelope, payload_of
from ror_simulator.soap.exchange import SoapRequest
from ror_simulator.soap.faults import Finding, SoapFault, sender
from ror_simulator.soap.must_understand import check_headers
from ror_simulator.soap.names import MIME_TYPE, OPERATIONS, Operation
from ror_simulator.soap.parsing import parse
from ror_simulator.soap.trees import line_of
from ror_simulator.soap.validation import Validator
from ror_simulator.soap.vihf import Token, token_of


@dataclass(frozen=True)
class Limits:
    """Ce que le service admet d'une requête : octets du corps, niveaux d'éléments imbriqués."""

    max_bytes: int = 1_000_000
    max_depth: int = 100


@dataclass(frozen=True)
class Reading:
    """Ce qu'on a pu lire. Sans `fault`, la requête est valide."""

    payload: etree._Element | None = None
    kind: ExchangeKind = ExchangeKind.INCONNUE
    criteria: Criteria = field(default_factory=Criteria)
    token: Token | None = None
    schema_valid: bool | None = None
    fault: SoapFault | None = None

    @property
    def request_element(self) -> etree._Element:
        """La racine d'une requête valide. Lève `ValueError` si la lecture a fini en faute."""
        if self.payload is None or self.fault is not None:
            raise ValueError("la requête n'est pas valide")
        return self.payload


class Reader:
    """Lit les requêtes d'une version du contrat."""

    def __init__(self, version: str, validator: Validator, limits: Limits) -> None:
        self._version = version
        self._validator = validator
        self._limits = limits

    def read(self, request: SoapRequest) -> Reading:
        """Ne lève jamais de `SoapFault` : la rend, avec tout ce qui a été lu avant elle."""
        reading = Reading()
        try:
            media, envelope = self._open(request)
            reading = _described(envelope)
            check_headers(envelope.headers)
            payload = payload_of(envelope)
            http_rules.check_action(request, media, self._operation(payload))
            findings = self._validator.findings(payload)
            reading = replace(reading, payload=payload, schema_valid=not findings)
            self._refuse(findings)
        except SoapFault as fault:
            return replace(reading, fault=fault)
        return reading

    def _open(self, request: SoapRequest) -> tuple[http_rules.MediaType, Envelope]:
        http_rules.check_method(request)
        http_rules.check_size(request, self._limits.max_bytes)
        media = http_rules.media_type_of(request)
        # SOAP 1.1 voyage en text/xml : ouvrir l'enveloppe permet de répondre « mauvaise version »
        http_rules.check_media_type(media, MIME_TYPE, http_rules.SOAP11_TYPE)
        envelope = open_envelope(parse(decode(request.body, media.charset), self._limits.max_depth))
        http_rules.check_media_type(media, MIME_TYPE)
        return media, envelope

    def _operation(self, payload: etree._Element) -> Operation:
        tag = str(payload.tag)
        if tag in OPERATIONS:
            return OPERATIONS[tag]
        near = get_close_matches(tag, OPERATIONS, n=1)
        hint = f" Le plus proche : « {near[0]} »." if near else ""
        known = ", ".join(f"« {root} »" for root in OPERATIONS)
        raise sender(
            "OperationInconnue",
            f"« {tag} » n'est pas une requête du contrat {self._version} ; requêtes connues : {known}.{hint}",
            Finding("requête inconnue", line_of(payload)),
        )

    def _refuse(self, findings: tuple[Finding, ...]) -> None:
        if not findings:
            return
        others = len(findings) - 1
        more = (
            f" ({others} autre{'s' * (others > 1)} écart{'s' * (others > 1)} : voir Detail)" if others else ""
        )
        first = f"({findings[0].place}) : {findings[0].message}{more}."
        raise sender(
            "SchemaInvalide", f"La requête ne respecte pas le contrat {self._version} {first}", *findings
        )


def _described(envelope: Envelope) -> Reading:
    """Ce que le journal dira de la requête, quoi qu'il en advienne ensuite."""
    token = token_of(envelope.headers)
    if len(envelope.body) != 1:
        return Reading(token=token)
    content = envelope.body[0]
    return Reading(token=token, kind=kind_of(content), criteria=criteria_of(content))
