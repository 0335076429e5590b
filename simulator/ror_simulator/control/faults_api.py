"""Les adresses d'administration des pannes d'une session."""

from fastapi import APIRouter

from ror_simulator.application.store import SessionStore
from ror_simulator.control import models, views
from ror_simulator.faults.arming import arm


def faults_api(store: SessionStore) -> APIRouter:
    api = APIRouter(prefix="/admin/sessions/{session}", tags=["pannes"])

    @api.get("/pannes", summary="Pannes armées", response_description="Les pannes")
    def lire_pannes(session: str) -> models.Pannes:
        return models.Pannes(pannes=views.armed(store.get(session).faults.armed))

    @api.put("/pannes", summary="Remplacer les pannes", response_description="Les pannes")
    def armer(session: str, demande: models.DemandePannes) -> models.Pannes:
        found = store.get(session)
        arm(found, [panne.model_dump(exclude_none=True) for panne in demande.pannes])
        return models.Pannes(pannes=views.armed(found.faults.armed))

    @api.delete(
        "/pannes", status_code=204, summary="Ôter toutes les pannes", response_description="Plus aucune panne"
    )
    def desarmer(session: str) -> None:
        store.get(session).arm([])

    return api
