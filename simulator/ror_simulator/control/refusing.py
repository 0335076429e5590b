"""Les refus écrits hors des applications : faute SOAP au service, objet d'erreur à l'administration."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import TypeAlias

from ror_simulator.control.body import Send
from ror_simulator.control.invalid import Problem
from ror_simulator.soap.faults import Code, SoapFault, fault_envelope
from ror_simulator.soap.names import MIME_TYPE

Refusal: TypeAlias = Callable[[HTTPStatus, str], tuple[str, bytes]]
"""D'un statut et d'une raison au type de contenu et aux octets du refus."""


def soap_refusal(status: HTTPStatus, reason: str) -> tuple[str, bytes]:
    """Une faute SOAP 1.2."""
    code = Code.SENDER if status < HTTPStatus.INTERNAL_SERVER_ERROR else Code.RECEIVER
    fault = SoapFault(code, "RequeteRefusee", f"{reason[0].upper()}{reason[1:]}.", status=status)
    return f"{MIME_TYPE}; charset=utf-8", fault_envelope(fault)


def json_refusal(_: HTTPStatus, reason: str) -> tuple[str, bytes]:
    """L'objet d'erreur de l'administration."""
    return problem_json(Problem(reason, "requête"))


def problem_json(problem: Problem) -> tuple[str, bytes]:
    return "application/json", json.dumps(problem.as_json()).encode()


async def send_problem(send: Send, status: HTTPStatus, problem: Problem, *more: tuple[bytes, bytes]) -> None:
    """Répond, depuis l'ASGI, par un objet d'erreur, et ferme la connexion ; `more` : d'autres en-têtes."""
    kind, body = problem_json(problem)
    headers = [(b"content-type", kind.encode()), (b"content-length", b"%d" % len(body)), *more]
    headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": body})
