"""L'application d'administration : ses adresses, ses erreurs, sa description OpenAPI."""

from typing import Any

from fastapi import FastAPI

from ror_simulator.application.opening import Opening
from ror_simulator.control import api_errors, models
from ror_simulator.control.catalogue_api import catalogue_api
from ror_simulator.control.docs_page import docs_api
from ror_simulator.control.faults_api import faults_api
from ror_simulator.control.journal_api import journal_api
from ror_simulator.control.sessions_api import sessions_api

_DESCRIPTION = """
Ouvre des sessions, règle leur horloge, y fait arriver des mutations, arme des pannes, lit le journal,
y vérifie des attentes.
Chaque session a sa région, son heure, ses pannes et son journal ; deux sessions ne se voient pas.
Toute erreur est un objet `{erreur, ou, quoi, attendu, proches}`.
"""
_ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": models.Erreur, "description": "Corps illisible : du JSON en UTF-8 est attendu"},
    404: {"model": models.Erreur, "description": "Session inconnue"},
    409: {
        "model": models.Erreur,
        "description": "L'horloge ne recule pas, ou trop de sessions sont ouvertes",
    },
    401: {"model": models.Erreur, "description": "Jeton absent ou faux, quand il en faut un"},
    422: {"model": models.Erreur, "description": "Demande fautive : où, quoi, ce qui est attendu"},
    503: {"model": models.Erreur, "description": "La base ne répond pas : rien n'a été fait"},
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
    app.include_router(faults_api(opening.store))
    app.include_router(journal_api(opening.store))
    app.include_router(catalogue_api(opening.source))
    app.include_router(docs_api(app))
    api_errors.install(app)
    return app
