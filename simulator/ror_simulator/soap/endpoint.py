"""Le service SOAP d'une version : une requête HTTP en entrée, une réponse HTTP et son échange en sortie."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from http import HTTPStatus

from ror_simulator.soap.contract import schema_path
from ror_simulator.soap.documents import Documents
from ror_simulator.soap.exchange import SoapExchange, SoapRequest, SoapResponse
from ror_simulator.soap.faults import SoapFault, fault_envelope
from ror_simulator.soap.memory import Key, Memory
from ror_simulator.soap.names import MIME_TYPE
from ror_simulator.soap.reading import Limits, Reader, Reading
from ror_simulator.soap.service import ErrorStyle, build_application
from ror_simulator.soap.transport import Transport
from ror_simulator.soap.validation import Validator
from ror_simulator.soap.versions import DEFAULT, types_of
from ror_simulator.soap.writer import Writer

_CONTENT_TYPE = ("content-type", f"{MIME_TYPE}; charset=utf-8")


@dataclass(frozen=True)
class EndpointSettings:
    """Ce qui se règle. `memory_bytes` : taille de la mémoire des réponses, 0 pour aucune."""

    limits: Limits = field(default_factory=Limits)
    errors: ErrorStyle = ErrorStyle.ELEMENT
    memory_bytes: int = 64_000_000


class SoapEndpoint:
    """Sans état de session ni global : un objet par version, partageable entre fils et entre sessions.

    Classes, schéma et documents d'une version pèsent au démarrage : ils ne se font qu'à sa première requête,
    ou par `warm`.
    """

    def __init__(self, version: str = DEFAULT, settings: EndpointSettings | None = None) -> None:
        self.version = version
        self._settings = settings or EndpointSettings()
        self._memory = Memory(self._settings.memory_bytes)

    @cached_property
    def _documents(self) -> Documents:
        return Documents(self.version)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.version, Validator(schema_path(self.version)), self._settings.limits)

    @cached_property
    def _transport(self) -> Transport:
        types = types_of(self.version)
        return Transport(build_application(types, self._settings.errors, Writer(types.notation)))

    def warm(self) -> None:
        """Fait tout de suite ce que la première requête attendrait."""
        _ = self._documents, self._reader, self._transport

    def answer(self, request: SoapRequest) -> SoapResponse:
        """La réponse à une requête ; ne lève rien : toute erreur devient une faute SOAP 1.2."""
        document = self._documents.find(request)
        if document is not None:
            return document
        key = self._key(request)
        known = self._memory.get(key) if request.method.upper() == "POST" else None
        if known is not None:
            return known
        response = self._answer(request)
        if response.status == HTTPStatus.OK and response.exchange is not None:
            self._memory.put(key, replace(response, exchange=replace(response.exchange, remembered=True)))
        return response

    def _key(self, request: SoapRequest) -> Key:
        content_type, action = request.header("content-type"), request.header("soapaction")
        return Key(request.region, self.version, content_type, action, request.body)

    def _answer(self, request: SoapRequest) -> SoapResponse:
        reading = self._reader.read(request)
        if reading.fault is not None:
            return _faulty(reading, reading.fault)
        profil = reading.token.user_profile if reading.token else ""
        answer = self._transport.answer(reading.request_element, request.service, profil)
        status = HTTPStatus.OK if answer.fault is None else answer.fault.status
        exchange = replace(
            _exchange(reading, answer.fault),
            error_code=answer.error.code if answer.error else None,
            error=answer.error.message if answer.error else None,
        )
        return SoapResponse(status, (_CONTENT_TYPE,), answer.body, exchange)


def _faulty(reading: Reading, fault: SoapFault) -> SoapResponse:
    headers = (
        (_CONTENT_TYPE, ("allow", "POST"))
        if fault.status == HTTPStatus.METHOD_NOT_ALLOWED
        else (_CONTENT_TYPE,)
    )
    return SoapResponse(fault.status, headers, fault_envelope(fault), _exchange(reading, fault))


def _exchange(reading: Reading, fault: SoapFault | None) -> SoapExchange:
    return SoapExchange(
        kind=reading.kind,
        schema_valid=reading.schema_valid,
        token=reading.token,
        criteria=reading.criteria,
        fault=fault.reason if fault else None,
        cause=fault.cause if fault else None,
    )
