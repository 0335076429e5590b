"""L'application d'administration : ses adresses, ses erreurs, sa description OpenAPI."""

from typing import Any

from fastapi import FastAPI

from ror_simulator.application.opening import Opening
from ror_simulator.control import api_errors, models
from ror_simulator.control.catalogue_api import catalogue_api
from ror_simulator.control.observation_api import observation_api
from ror_simulator.control.sessions_api import sessions_api

_DESCRIPTION = """
Ouvre des sessions, règle leur horloge, y fait arriver des mutations, arme des pannes, lit le journal.
Chaque session a sa région, son heure, ses pannes et son journal ; deux sessions ne se voient pas.
Toute erreur est un objet `{erreur, ou, quoi, attendu, proches}`.
"""
_ERRORS: dict[int | str, dict[str, Any]] = {
    404: {"model": models.Erreur, "description": "Session inconnue"},
    409: {
        "model": models.Erreur,
        "description": "L'horloge ne recule pas, ou trop de sessions sont ouvertes",
    },
    422: {"model": models.Erreur, "description": "Demande fautive : où, quoi, ce qui est attendu"},
}


def build_admin(opening: Opening, soap_url: str) -> FastAPI:
    """Construit l'application ; aucune page qui irait chercher ses scripts sur le réseau."""
    app = FastAPI(
        title="ROR simulé : administration",
        description=_DESCRIPTION,
        version="1",
        openapi_url="/admin/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=_ERRORS,
        default_response_class=api_errors.FrenchJson,
    )
    app.include_router(sessions_api(opening, soap_url))
    app.include_router(observation_api(opening.store))
    app.include_router(catalogue_api(opening.source))
    api_errors.install(app)
    return app
