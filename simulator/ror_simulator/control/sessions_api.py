"""Les adresses d'administration d'une session : ouvrir, regarder, fermer, avancer l'heure, muter."""

from datetime import datetime, timedelta

from fastapi import APIRouter

from ror_simulator.application.errors import Refus
from ror_simulator.application.instants import read_instant, write_instant
from ror_simulator.application.opening import Opening
from ror_simulator.control import models, views
from ror_simulator.domain.mutations import MUTATIONS


class InstantIllisible(Refus):
    """Une date qui n'en est pas une."""

    def __init__(self, field: str, text: str) -> None:
        expected = "une date comme 2026-03-05, ou un instant comme 2026-03-05T03:00"
        super().__init__(f"{field} : instant illisible « {text} »", ou=field, quoi=text, attendu=expected)


def sessions_api(opening: Opening, soap_url: str) -> APIRouter:
    """`soap_url` : l'origine du service SOAP, à annoncer."""
    api = APIRouter(prefix="/admin/sessions", tags=["sessions"])
    get = opening.store.get

    @api.get("", summary="Sessions ouvertes", response_description="Les sessions, dans l'ordre d'ouverture")
    def lister() -> models.Sessions:
        store = opening.store
        listed = [views.listed(session, store, soap_url) for session in store.all()]
        return models.Sessions(sessions=listed, quota=store.limits.sessions)

    @api.post("", status_code=201, summary="Ouvrir une session", response_description="La session ouverte")
    def ouvrir(demande: models.DemandeSession) -> models.SessionOuverte:
        if demande.scenario is not None:
            session = opening.named(demande.scenario, demande.graine, demande.version)
        else:
            session = opening.written(demande.contenu or "", demande.graine, demande.version)
        return views.opened(session, soap_url)

    @api.get("/{session}", summary="État d'une session", response_description="L'état de la session")
    def regarder(session: str) -> models.EtatSession:
        return views.described(get(session), soap_url)

    @api.delete(
        "/{session}", status_code=204, summary="Fermer une session", response_description="Session fermée"
    )
    def fermer(session: str) -> None:
        opening.store.close(session)

    _add_clock(api, opening)

    @api.post(
        "/{session}/mutations",
        status_code=201,
        summary="Muter la région, aussitôt ou plus tard",
        response_description="Mutation appliquée ou inscrite",
    )
    def muter(session: str, demande: models.DemandeMutation) -> models.MutationInscrite:
        when = None if demande.le is None else _instant("le", demande.le)
        parametres = {
            name: str(value) if isinstance(value, int) else value
            for name, value in demande.parametres.items()
        }
        mutation = get(session).mutate(demande.mutation, parametres, when)
        labels = [label.value for label in MUTATIONS[mutation.nom].etiquettes]
        return models.MutationInscrite(applique_le=write_instant(mutation.instant), etiquettes=labels)

    return api


def _add_clock(api: APIRouter, opening: Opening) -> None:
    get = opening.store.get

    @api.get(
        "/{session}/horloge", summary="Heure de la session", response_description="L'heure de la session"
    )
    def lire_horloge(session: str) -> models.Horloge:
        return models.Horloge(instant=write_instant(get(session).state.now))

    @api.put(
        "/{session}/horloge",
        summary="Régler l'horloge, vers l'avenir seulement",
        response_description="L'heure et les mutations jouées",
    )
    def regler_horloge(session: str, demande: models.DemandeHorloge) -> models.HorlogeAvancee:
        instant = _instant("instant", demande.instant)
        due = get(session).advance_to(instant)
        return models.HorlogeAvancee(instant=write_instant(instant), mutations=views.planned(due))

    @api.post(
        "/{session}/horloge/avancer",
        summary="Avancer l'horloge d'une durée",
        response_description="L'heure et les mutations jouées",
    )
    def avancer_horloge(session: str, demande: models.DemandeAvance) -> models.HorlogeAvancee:
        delay = timedelta(
            days=demande.jours, hours=demande.heures, minutes=demande.minutes, seconds=demande.secondes
        )
        found = get(session)
        due = found.advance_by(delay)
        return models.HorlogeAvancee(instant=write_instant(found.state.now), mutations=views.planned(due))


def _instant(field: str, text: str) -> datetime:
    try:
        return read_instant(text)
    except ValueError:
        raise InstantIllisible(field, text) from None
