"""Les adresses d'administration des pannes et du journal d'une session."""

from typing import Annotated

from fastapi import APIRouter, Query

from ror_simulator.application.session import Session
from ror_simulator.application.store import SessionStore
from ror_simulator.control import models, views
from ror_simulator.faults.registry import Known, read


def observation_api(store: SessionStore) -> APIRouter:
    api = APIRouter(prefix="/admin/sessions/{session}", tags=["pannes et journal"])

    @api.get("/pannes", summary="Pannes armées", response_description="Les pannes")
    def lire_pannes(session: str) -> models.Pannes:
        return models.Pannes(pannes=views.armed(store.get(session).faults.armed))

    @api.put("/pannes", summary="Remplacer les pannes", response_description="Les pannes")
    def armer(session: str, demande: models.DemandePannes) -> models.Pannes:
        found = store.get(session)
        known = _known(found)
        asked = [panne.model_dump(exclude_none=True) for panne in demande.pannes]
        found.faults.arm([read(panne, known, f"pannes[{rank}]") for rank, panne in enumerate(asked)])
        return models.Pannes(pannes=views.armed(found.faults.armed))

    @api.delete(
        "/pannes", status_code=204, summary="Ôter toutes les pannes", response_description="Plus aucune panne"
    )
    def desarmer(session: str) -> None:
        store.get(session).faults.arm([])

    @api.get(
        "/journal",
        summary="Échanges SOAP de la session",
        response_description="Le journal",
        response_model_exclude_unset=True,
    )
    def lire_journal(
        session: str,
        operation: Annotated[models.NomOperation | None, Query(description="une seule opération")] = None,
        depuis: Annotated[
            int, Query(ge=0, le=models.MAX_INTEGER, description="numéro du dernier déjà lu")
        ] = 0,
        entier: Annotated[bool, Query(description="avec requêtes et réponses entières")] = False,
    ) -> models.Journal:
        journal = store.get(session).journal
        total, kept = journal.total, journal.exchanges(operation, depuis)
        return models.Journal(total=total, echanges=[views.exchanged(e, whole=entier) for e in kept])

    return api


def _known(session: Session) -> Known:
    """Les clés de la région, et celles que le calendrier y ajoutera."""
    state = session.state
    coming = {str(mutation.parametres["cle"]) for mutation in state.pending if "cle" in mutation.parametres}
    return Known(tuple(state.region.etablissements), (*state.region.organisations, *sorted(coming)))
