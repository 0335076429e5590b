"""Ce que l'administration montre d'une session, de son journal, de ses pannes."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from ror_simulator.application.disruption import ArmedFault
from ror_simulator.application.exchange import Exchange
from ror_simulator.application.instants import write_instant
from ror_simulator.application.session import Session
from ror_simulator.application.store import DEFAULT_KEY, SessionStore
from ror_simulator.control.models import (
    Echange,
    EtablissementDeSession,
    EtatSession,
    MutationAVenir,
    Organisation,
    SessionListee,
    SessionOuverte,
)
from ror_simulator.control.routing import service_path
from ror_simulator.domain.region import Region
from ror_simulator.scenario.calendar import MutationPrevue


def opened(session: Session, soap_url: str) -> SessionOuverte:
    """Ce qu'il faut savoir d'une session pour s'en servir."""
    return SessionOuverte(
        session=session.key,
        url=soap_url + service_path(session.key, session.origin.version),
        horloge=write_instant(session.state.now),
        scenario=session.origin.scenario,
        graine=session.origin.graine,
        version=session.origin.version,
    )


def described(session: Session, soap_url: str) -> EtatSession:
    """L'état d'une session."""
    state = session.state
    return EtatSession(
        **opened(session, soap_url).model_dump(),
        titre=session.origin.titre,
        depart=write_instant(session.origin.depart),
        revision=state.revision,
        etablissements=_etablissements(state.region),
        organisations=_organisations(state.region),
        mutations_a_venir=planned(state.pending),
    )


def listed(session: Session, store: SessionStore, soap_url: str) -> SessionListee:
    """Une ligne de la liste des sessions."""
    idle, limit = store.idle_s(session.key), store.limits.inactivite_s
    expires = None if limit is None or session.key == DEFAULT_KEY else round(max(0.0, limit - idle), 1)
    return SessionListee(
        **opened(session, soap_url).model_dump(),
        ouverte_le=session.origin.ouverte_le.isoformat(timespec="seconds"),
        echanges=session.journal.total,
        inactive_s=round(idle, 1),
        expire_dans_s=expires,
    )


def planned(mutations: Iterable[MutationPrevue]) -> list[MutationAVenir]:
    """Des mutations datées."""
    return [
        MutationAVenir(mutation=m.nom, parametres=dict(m.parametres), le=write_instant(m.instant))
        for m in mutations
    ]


def armed(faults: Iterable[ArmedFault]) -> list[dict[str, Any]]:
    """Des pannes armées, telles que demandées, avec ce qu'il en reste."""
    return [{**fault.written, "restantes": fault.fois} for fault in faults]


def exchanged(exchange: Exchange, *, whole: bool) -> Echange:
    """Un échange du journal ; `whole` : avec les octets échangés, lus en UTF-8."""
    seen = Echange(
        numero=exchange.numero,
        operation=exchange.operation,  # type: ignore[arg-type]
        instant_virtuel=write_instant(exchange.instant_virtuel),
        recu_le=exchange.recu_le.astimezone(UTC).isoformat(timespec="milliseconds"),
        duree_ms=round(exchange.duree_ms, 3),
        statut_http=exchange.statut_http,
        panne=exchange.panne,
        schema_valide=exchange.schema_valide,
        criteres=dict(exchange.criteres),
        erreur=exchange.erreur,
        jeton=None if exchange.jeton is None else dict(exchange.jeton),
        entetes=dict(exchange.entetes),
        entetes_reponse=list(exchange.entetes_reponse),
        methode=exchange.methode,
        adresse=exchange.adresse,
        certificat=None if exchange.certificat is None else dict(exchange.certificat),
    )
    if whole:
        seen.requete, seen.reponse = _text(exchange.requete), _text(exchange.reponse)
    return seen


def _etablissements(region: Region) -> list[EtablissementDeSession]:
    return [
        EtablissementDeSession(cle=e.cle, finess=e.finess, denomination=e.denomination)
        for e in region.etablissements.values()
    ]


def _organisations(region: Region) -> list[Organisation]:
    return [
        Organisation(cle=oi.cle, identifiant=oi.identifiant, etablissement=oi.etablissement, parent=oi.parent)
        for oi in region.organisations.values()
    ]


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")
