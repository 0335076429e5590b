"""Les deux opérations du contrat, déclarées à spyne pour une version et confiées au ROR de la session."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from spyne import Application, Service, rpc
from spyne.const.xml import NS_SOAP12_ENV, NS_XSD
from spyne.util.appreg import unregister_application

from ror_simulator.soap.faults import BusinessError, Code, SoapFault, internal
from ror_simulator.soap.names import CSD, DEFINITIONS, LECTURE, NOTIFICATION, PORT_TYPE, ROR, SERVICE
from ror_simulator.soap.port import RorFault, RorService
from ror_simulator.soap.protocol import RorProtocol, WireFault
from ror_simulator.soap.types import ContractTypes, SpyneClass, SpyneObject
from ror_simulator.soap.writer import Writer


class ErrorStyle(StrEnum):
    """Comment une lecture rend une erreur du métier ; la notification n'a que la faute."""

    ELEMENT = "element"
    FAUTE = "faute"

    @property
    def libelle(self) -> str:
        return {"element": "élément error de la réponse", "faute": "faute SOAP"}[self]


class Call:
    """Ce qui accompagne une requête dans spyne : le ROR à interroger, le profil du jeton (vide : aucun), et
    l'erreur du métier rendue.
    """

    def __init__(self, service: RorService, profil: str = "") -> None:
        self.service = service
        self.profil = profil
        self.error: RorFault | None = None


_COMMON = {"_body_style": "bare", "_port_type": PORT_TYPE, "_wsdl_part_name": "parameters"}


def build_application(types: ContractTypes, errors: ErrorStyle, writer: Writer | None) -> Any:
    """L'application spyne d'une version ; sans état de session (voir `Call`), donc partageable entre fils."""
    application = Application(
        [_build_service(types, errors)],
        tns=ROR,
        name=DEFINITIONS,
        in_protocol=RorProtocol(),
        out_protocol=RorProtocol(writer),
        classes=[types.error],
    )
    # spyne garde toute application dans un registre global, avec la pile de sa construction
    unregister_application(application)
    interface = application.interface
    interface.nsmap = {"xs": NS_XSD, "env": NS_SOAP12_ENV, "ror": ROR, "csd": CSD}
    interface.prefmap.update({ROR: "ror", CSD: "csd"})
    interface.service_method_map = {
        _root(methods[0].in_message): methods for methods in interface.service_method_map.values()
    }
    return application


def _root(message: SpyneClass) -> str:
    """spyne range les opérations sous `{tns}nom` ; on les range sous le nom qualifié de leur élément."""
    namespace = message.Attributes.sub_ns
    return f"{{{namespace if isinstance(namespace, str) else ROR}}}{message.Attributes.sub_name}"


def _build_service(types: ContractTypes, errors: ErrorStyle) -> SpyneClass:
    class CareServicesRequest(Service):  # type: ignore[misc]
        __service_name__ = SERVICE
        __port_types__ = (PORT_TYPE,)

        @rpc(  # type: ignore[untyped-decorator]
            types[NOTIFICATION.request],
            _returns=types[NOTIFICATION.response],
            _operation_name=NOTIFICATION.name,
            _out_message_name=NOTIFICATION.response,
            **_COMMON,
        )
        def notifier(ctx: Any, demande: SpyneObject) -> SpyneObject:  # noqa: N805  spyne n'a pas de self
            return _call(ctx.udc, lambda call: call.service.notifier(types, demande))

        @rpc(  # type: ignore[untyped-decorator]
            types[LECTURE.request],
            _returns=types[LECTURE.response],
            _in_message_name=LECTURE.request_root,
            _out_message_name=LECTURE.response_root,
            **_COMMON,
        )
        def careServicesRequest_Request(ctx: Any, demande: SpyneObject) -> SpyneObject:  # noqa: N802, N805
            # spyne tire ici le nom de l'opération de celui de la fonction
            on_error = _error_response(types) if errors is ErrorStyle.ELEMENT else None
            return _call(ctx.udc, lambda call: call.service.lire(types, demande, call.profil), on_error)

    return CareServicesRequest


def _call(
    call: Call,
    ask: Callable[[Call], SpyneObject],
    on_error: Callable[[RorFault], SpyneObject] | None = None,
) -> SpyneObject:
    """Interroge le ROR ; une erreur du métier devient la réponse de `on_error`, sinon une faute."""
    try:
        return ask(call)
    except RorFault as error:
        call.error = error
        if on_error is not None:
            return on_error(error)
        raise WireFault(_business_fault(error)) from error
    except Exception as error:
        raise WireFault(internal(error)) from error


def _error_response(types: ContractTypes) -> Callable[[RorFault], SpyneObject]:
    def respond(error: RorFault) -> SpyneObject:
        content = types.error(code=error.code, message=error.message, texte=error.detail or None)
        return types[LECTURE.response](error=content)

    return respond


def _business_fault(error: RorFault) -> SoapFault:
    return SoapFault(
        Code.RECEIVER if error.receiver else Code.SENDER,
        "ErreurMetier",
        error.message,
        error=BusinessError(error.code, error.message, error.detail),
    )
