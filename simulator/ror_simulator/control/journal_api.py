"""Les adresses d'administration du journal d'une session : le lire, l'exporter, y vérifier une attente."""

from typing import Annotated

from fastapi import APIRouter, Query

from ror_simulator.application.journal import Wanted
from ror_simulator.application.session import Session
from ror_simulator.application.store import SessionStore
from ror_simulator.application.verification import Attente, Constat, check
from ror_simulator.control import models, views
from ror_simulator.control.api_errors import FrenchJson
from ror_simulator.control.expectations import read_attente
from ror_simulator.control.explaining import explained
from ror_simulator.control.fields import MAX_INTEGER, NomOperation
from ror_simulator.control.har import har_of

Depuis = Annotated[int, Query(ge=0, le=MAX_INTEGER, description="numéro du dernier déjà lu")]
Limite = Annotated[int | None, Query(ge=1, le=10_000, description="échanges rendus, au plus")]
Operation = Annotated[NomOperation | None, Query(description="une seule opération")]


def journal_api(store: SessionStore) -> APIRouter:
    api = APIRouter(prefix="/admin/sessions/{session}", tags=["journal"])

    @api.get(
        "/journal",
        summary="Échanges SOAP de la session",
        response_description="Le journal",
        response_model_exclude_unset=True,
    )
    def lire_journal(
        session: str,
        operation: Operation = None,
        depuis: Depuis = 0,
        limite: Limite = None,
        entier: Annotated[bool, Query(description="avec requêtes et réponses entières")] = False,
    ) -> models.Journal:
        journal = store.get(session).journal
        total, oublies = journal.total, journal.oublies
        page = journal.page(Wanted(operation, depuis, limite, entier))
        shown = [views.exchanged(e, whole=entier) for e in page.exchanges]
        return models.Journal(total=total, oublies=oublies, suite=page.suite, echanges=shown)

    @api.get(
        "/journal.har",
        summary="Le journal au format HAR 1.2",
        response_description="Une archive HAR, que lisent les outils de navigateur",
        response_class=FrenchJson,
    )
    def exporter(
        session: str, operation: Operation = None, depuis: Depuis = 0, limite: Limite = None
    ) -> FrenchJson:
        found = store.get(session)
        page = found.journal.page(Wanted(operation, depuis, limite))
        name = f'attachment; filename="{found.key}.har"'
        return FrenchJson(har_of(found, page), headers={"content-disposition": name})

    _add_expectations(api, store)
    return api


def _add_expectations(api: APIRouter, store: SessionStore) -> None:
    @api.post(
        "/verifications",
        summary="Vérifier une attente au journal, maintenant",
        response_description="Le constat ; quand c'est non, la requête la plus proche et ce qui diffère",
    )
    def verifier(session: str, demande: models.DemandeAttente) -> models.Verification:
        found = store.get(session)
        return _shown(_checked(found, read_attente(demande, found.state.region, default_since=0)))

    @api.get(
        "/attentes",
        summary="Où en sont les attentes déclarées",
        response_description="Un constat par attente",
    )
    def lire_attentes(session: str) -> models.Attentes:
        return _all(store.get(session))

    @api.put(
        "/attentes",
        summary="Remplacer les attentes, qui valent pour les échanges à venir",
        response_description="Un constat par attente",
    )
    def attendre(session: str, demande: models.DemandeAttentes) -> models.Attentes:
        found = store.get(session)
        region, total = found.state.region, found.journal.total
        found.expect(
            read_attente(asked, region, total, f"attentes[{rank}]")
            for rank, asked in enumerate(demande.attentes)
        )
        return _all(found)


def _all(session: Session) -> models.Attentes:
    shown = [_shown(_checked(session, attente)) for attente in session.attentes]
    return models.Attentes(verifie=all(one.verifie for one in shown), attentes=shown)


def _checked(session: Session, attente: Attente) -> Constat:
    journal = session.journal
    return check(attente, journal.every(attente.depuis), journal.oublies)


def _shown(constat: Constat) -> models.Verification:
    gaps = [models.EcartVu(champ=e.champ, attendu=e.attendu, recu=e.recu) for e in constat.ecarts]
    return models.Verification(
        verifie=constat.verifie,
        trouves=list(constat.trouves),
        examines=constat.examines,
        oublies=constat.oublies,
        explication=explained(constat),
        proche=models.Proche(numero=constat.proche.numero, ecarts=gaps) if constat.proche else None,
    )
