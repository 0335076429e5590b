"""Les règles HTTP de SOAP 1.2 : méthode, type de contenu, action, taille."""

from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus

from ror_simulator.soap.exchange import SoapRequest
from ror_simulator.soap.faults import sender
from ror_simulator.soap.names import MIME_TYPE, Operation

SOAP11_TYPE = "text/xml"


@dataclass(frozen=True)
class MediaType:
    """Le Content-Type lu : `name` en minuscules, `charset` et `action` facultatifs."""

    name: str
    charset: str | None
    action: str


def media_type_of(request: SoapRequest) -> MediaType:
    message = Message()
    message["Content-Type"] = request.header("content-type").replace("\r", " ").replace("\n", " ")
    params = {name.lower(): value for name, value in message.get_params([])[1:] if isinstance(value, str)}
    charset = params.get("charset", "").strip()
    return MediaType(_name(request), charset or None, params.get("action", "").strip())


def _name(request: SoapRequest) -> str:
    return request.header("content-type").partition(";")[0].strip().lower()


def check_method(request: SoapRequest) -> None:
    """Lève `SoapFault` (405) si la méthode n'est pas POST."""
    if request.method.upper() != "POST":
        reason = f"Méthode {request.method} refusée : une requête SOAP s'envoie par POST ; le WSDL, par GET."
        raise sender("MethodeRefusee", reason, status=HTTPStatus.METHOD_NOT_ALLOWED)


def check_size(request: SoapRequest, max_bytes: int) -> None:
    """Lève `SoapFault` (413) si le corps dépasse `max_bytes` octets."""
    if len(request.body) > max_bytes:
        reason = f"La requête fait {len(request.body)} octets ; le service en admet {max_bytes}."
        raise sender("TropGrande", reason, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def check_media_type(media: MediaType, *admitted: str) -> None:
    """Lève `SoapFault` (415) si le type de contenu n'est pas admis."""
    if media.name not in admitted:
        reason = f"Content-Type « {media.name or 'absent'} » refusé : {MIME_TYPE} est attendu (SOAP 1.2)."
        raise sender("TypeDeContenu", reason, status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def check_action(request: SoapRequest, media: MediaType, operation: Operation) -> None:
    """Lève `SoapFault` si l'action annoncée (paramètre `action`, en-tête SOAPAction) est une autre."""
    announced = (media.action, request.header("soapaction").strip().strip('"'))
    for action in announced:
        if action and action != operation.action:
            reason = (
                f"L'action annoncée est « {action} » ; celle de {operation.name} est « {operation.action} »."
            )
            raise sender("ActionIncoherente", reason)
