"""Un échange SOAP tel que le journal le garde : ce qui a été demandé, ce qui est vraiment parti."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Exchange:
    """Un échange, panne comprise.

    `operation` : `notification`, `lecture_etablissement`, `lecture_oi` ou `inconnue` ; `instant_virtuel` :
    l'heure de la session ; `recu_le` : l'heure réelle ; `duree_ms` : le temps de traitement, sans l'attente
    qu'impose une panne ; `schema_valide` : None si la requête n'est pas allée jusqu'au schéma ;
    `certificat` : empreinte et sujet du client reconnu, None en clair ; `numero` : posé par le journal, à
    partir de 1.
    """

    operation: str
    instant_virtuel: datetime
    recu_le: datetime
    duree_ms: float
    statut_http: int
    requete: bytes
    reponse: bytes
    panne: str | None = None
    schema_valide: bool | None = None
    criteres: Mapping[str, object] = field(default_factory=dict)
    erreur: str | None = None
    jeton: Mapping[str, str] | None = None
    entetes: Mapping[str, str] = field(default_factory=dict)
    entetes_reponse: tuple[tuple[str, str], ...] = ()
    methode: str = "POST"
    adresse: str = ""
    certificat: Mapping[str, str] | None = None
    numero: int = 0

    @property
    def poids(self) -> int:
        """Les octets que l'échange occupe, à peu de chose près."""
        return len(self.requete) + len(self.reponse)
