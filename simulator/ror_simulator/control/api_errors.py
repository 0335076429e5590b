"""Les erreurs de l'administration : `{erreur, ou, quoi, attendu, proches}`, en français, sans trace."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ror_contracts.scenario.errors import ScenarioError, ScenarioErrors
from ror_simulator.application.archive import BaseIndisponible
from ror_simulator.application.errors import HorlogeReculee, Refus, SessionInconnue
from ror_simulator.application.store import TropDeSessions
from ror_simulator.control.invalid import Problem, ill_formed, not_announced, problem_of
from ror_simulator.control.models import FIELDS

_STATUSES: Mapping[type[Refus], HTTPStatus] = {
    SessionInconnue: HTTPStatus.NOT_FOUND,
    HorlogeReculee: HTTPStatus.CONFLICT,
    TropDeSessions: HTTPStatus.CONFLICT,
    BaseIndisponible: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""Tout autre refus est une entrée fautive : 422."""

_HTTP = {
    400: "requête illisible : le corps doit être du JSON en UTF-8",
    404: "rien à cette adresse ; les adresses de l'administration sont dans /admin/openapi.json",
    405: "méthode HTTP refusée à cette adresse",
}


class FrenchJson(JSONResponse):
    """Du JSON lisible ; un caractère que l'UTF-8 ne sait pas écrire y est échappé, sans échouer."""

    def render(self, content: Any) -> bytes:
        try:
            return super().render(content)
        except UnicodeEncodeError:
            import json

            return json.dumps(content, ensure_ascii=True).encode("ascii")


def install(app: FastAPI) -> None:
    """Pose sur l'application la traduction de chaque famille d'erreurs."""
    app.add_exception_handler(Refus, _refusal)
    app.add_exception_handler(ScenarioErrors, _scenario)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _answer(status: int, first: Problem, others: tuple[Problem, ...] = ()) -> JSONResponse:
    content = first.as_json()
    if others:
        content["erreurs"] = [problem.as_json() for problem in (first, *others)]
    return FrenchJson(content, status_code=status)


async def _refusal(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refus)
    status = _STATUSES.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY)
    return _answer(status, Problem(str(error), error.ou, error.quoi, error.attendu, error.proches))


async def _scenario(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ScenarioErrors)
    problems = tuple(_scenario_problem(fault) for fault in error.erreurs)
    return _answer(HTTPStatus.UNPROCESSABLE_ENTITY, problems[0], problems[1:])


def _scenario_problem(fault: ScenarioError) -> Problem:
    place = f"{fault.fichier}, ligne {fault.ligne}" if fault.ligne else fault.fichier
    where = f"{place}, {fault.chemin}" if fault.chemin else place
    return Problem(str(fault), where, fault.valeur or "", fault.attendu, fault.proches)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    problems = tuple(_invalid_problem(request, error.body, dict(found)) for found in error.errors())
    return _answer(HTTPStatus.UNPROCESSABLE_ENTITY, problems[0], problems[1:])


def _invalid_problem(request: Request, body: Any, found: Mapping[str, Any]) -> Problem:
    """`body` : le texte d'un JSON mal formé, les octets d'un corps qui ne s'annonce pas comme du JSON."""
    if found["type"] == "json_invalid":
        return ill_formed(str(body), found["loc"][1])
    if isinstance(body, bytes) and found["loc"] == ("body",):
        return not_announced(request.headers.get("content-type", ""))
    return problem_of(found, FIELDS)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    message = _HTTP.get(error.status_code, f"requête refusée ({error.status_code})")
    allowed = (error.headers or {}).get("Allow", "")
    answer = _answer(error.status_code, Problem(message, request.url.path, request.method, allowed))
    if allowed:
        answer.headers["Allow"] = allowed
    return answer


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    what = f"{type(error).__name__} : {error}"
    message = "erreur interne du simulateur ; la demande n'est pas en cause"
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, Problem(message, request.url.path, what))
