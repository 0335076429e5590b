"""Les champs des corps JSON de l'administration, et ce que toute demande a en commun."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MAX_INTEGER = 2**63 - 1
Entier = Annotated[int, Field(ge=0, le=MAX_INTEGER)]
Texte = Annotated[str, Field(min_length=1, max_length=200)]
Instant = Annotated[
    str,
    Field(max_length=40, description="ISO 8601 ; à Paris sans décalage écrit", examples=["2026-03-05T03:00"]),
]
NomVersion = Literal["1.6", "2.4", "3.0"]
NomOperation = Literal["notification", "lecture_etablissement", "lecture_oi", "inconnue"]


class Demande(BaseModel):
    """Un corps de requête : un champ inconnu y est une erreur."""

    model_config = ConfigDict(extra="forbid")
