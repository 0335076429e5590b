"""Les corps JSON de l'administration des certificats."""

from typing import Annotated

from pydantic import BaseModel, Field

from ror_simulator.control.fields import Demande

Pem = Annotated[str, Field(max_length=20_000, description="certificat public, PEM")]


class Inscrit(BaseModel):
    """Un certificat client inscrit."""

    empreinte: str = Field(description="SHA-256 du certificat, hexadécimal en minuscules")
    sujet: str = Field(description="RFC 4514")


class Inscrits(BaseModel):
    """Les certificats clients qu'une session sert."""

    inscrits: list[Inscrit]


class DemandeInscription(Demande):
    """Les certificats remplacent ceux d'avant ; une liste vide n'inscrit personne."""

    certificats: list[Pem] = Field(max_length=100)


class Refus(BaseModel):
    """Un refus ; `code` : code de vérification d'OpenSSL, null quand ce n'est pas lui qui refuse."""

    numero: int
    code: int | None
    raison: str
    libelle: str
    sujet: str | None
    empreinte: str | None
    instant: str
    detail: str
    session: str | None


class JournalRefus(BaseModel):
    """Les refus gardés."""

    total: int = Field(description="refus depuis le démarrage : c'est le numéro du dernier")
    refus: list[Refus]


class Guichet(BaseModel):
    """Un guichet : l'origine à joindre, et le certificat qu'il y présente."""

    serveur: str
    origine: str = Field(description="remplace celle de l'adresse en clair d'une session")
    certificat: str | None = Field(description="certificat public du serveur, PEM ; null s'il n'en a pas")
