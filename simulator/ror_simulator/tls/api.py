"""Les adresses d'administration du mTLS : certificats inscrits, refus, guichets."""

from dataclasses import asdict
from typing import Annotated

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from fastapi import APIRouter, Query

from ror_contracts.certificats import Variante
from ror_simulator.application.archive import Genre
from ror_simulator.application.errors import Refus
from ror_simulator.application.store import SessionStore
from ror_simulator.control.fields import MAX_INTEGER
from ror_simulator.tls import models
from ror_simulator.tls.identity import Identity, identity_of
from ror_simulator.tls.mtls import Mtls
from ror_simulator.tls.refusals import RefusTls


class CertificatRefuse(Refus):
    """Le texte à inscrire n'est pas un certificat PEM."""


def mtls_api(mtls: Mtls, store: SessionStore) -> APIRouter:
    api = APIRouter(prefix="/admin", tags=["certificats"])

    @api.get(
        "/sessions/{session}/certificats",
        summary="Certificats clients inscrits",
        response_description="Les inscrits",
    )
    def lire(session: str) -> models.Inscrits:
        return _enrolled(mtls, store.get(session).key)

    @api.put(
        "/sessions/{session}/certificats",
        summary="Remplacer les certificats clients inscrits",
        response_description="Les inscrits",
    )
    def inscrire(session: str, demande: models.DemandeInscription) -> models.Inscrits:
        found = store.get(session)
        known = [_read(pem, rank) for rank, pem in enumerate(demande.certificats)]
        found.note(Genre.CERTIFICATS, {"inscrits": [asdict(identity) for identity in known]})
        mtls.enrolments.enrol(found.key, known)
        return _enrolled(mtls, found.key)

    @api.delete(
        "/sessions/{session}/certificats",
        status_code=204,
        summary="Revenir aux certificats inscrits par défaut",
        response_description="Fait",
    )
    def desinscrire(session: str) -> None:
        found = store.get(session)
        found.note(Genre.CERTIFICATS, {"inscrits": None})
        mtls.enrolments.forget(found.key)

    @api.get("/refus-tls", summary="Refus des guichets", response_description="Les refus")
    def refus(
        depuis: Annotated[int, Query(ge=0, le=MAX_INTEGER, description="numéro du dernier déjà lu")] = 0,
        empreinte: Annotated[str | None, Query(description="un seul certificat")] = None,
    ) -> models.JournalRefus:
        total, kept = mtls.log.total, mtls.log.refusals(depuis, empreinte)
        return models.JournalRefus(total=total, refus=[_shown(refusal) for refusal in kept])

    @api.get(
        "/guichets/{serveur}",
        summary="Le guichet qui présente ce certificat de serveur",
        response_description="Le guichet, ouvert s'il ne l'était pas",
    )
    def guichet(serveur: Variante) -> models.Guichet:
        shown = mtls.package.serveur(serveur).certificat
        text = shown.read_text(encoding="ascii") if shown else None
        return models.Guichet(serveur=serveur, origine=mtls.origin(serveur), certificat=text)

    return api


def _enrolled(mtls: Mtls, session: str) -> models.Inscrits:
    known = sorted(mtls.enrolments.of(session), key=lambda identity: identity.empreinte)
    return models.Inscrits(inscrits=[models.Inscrit(empreinte=i.empreinte, sujet=i.sujet) for i in known])


def _read(pem: str, rank: int) -> Identity:
    """Une clé privée envoyée par mégarde n'est ni gardée ni citée."""
    try:
        certificate = x509.load_pem_x509_certificate(pem.encode("utf-8", "replace"))
    except ValueError:
        place = f"certificats[{rank}]"
        expected = "un certificat public au format PEM"
        raise CertificatRefuse(
            f"{place} : illisible ; attendu : {expected}", ou=place, attendu=expected
        ) from None
    return identity_of(certificate.public_bytes(Encoding.DER))


def _shown(refusal: RefusTls) -> models.Refus:
    return models.Refus(
        numero=refusal.numero,
        code=refusal.code,
        raison=refusal.raison.value,
        libelle=refusal.raison.libelle,
        sujet=refusal.sujet,
        empreinte=refusal.empreinte,
        instant=refusal.instant.isoformat(timespec="milliseconds"),
        detail=refusal.detail,
        session=refusal.session,
    )
