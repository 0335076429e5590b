"""Ce qui entre au service SOAP, ce qui en sort, et ce que le journal retient d'un échange."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from ror_simulator.soap.criteria import Criteria, ExchangeKind
from ror_simulator.soap.names import ENDPOINT
from ror_simulator.soap.port import RorService
from ror_simulator.soap.vihf import Token


@dataclass(frozen=True)
class SoapRequest:
    """Une requête HTTP adressée au ROR d'une session.

    - `resource` : dernier segment du chemin (`CSD_ROR_Binding`, `csd.xsd`…) ; `query` : ce qui suit « ? » ;
    - `address` : l'adresse publique du service, celle que le WSDL doit annoncer ;
    - `service` : le ROR de la session ;
    - `region` : clé de la mémoire des réponses ; la même tant que la région n'a pas changé.
    """

    method: str
    body: bytes
    headers: Mapping[str, str]
    address: str
    service: RorService
    region: Hashable
    resource: str = ENDPOINT
    query: str = ""

    def header(self, name: str) -> str:
        """La valeur d'un en-tête HTTP, quelle que soit sa casse ; vide s'il manque."""
        return next((value for key, value in self.headers.items() if key.lower() == name), "")


@dataclass(frozen=True)
class SoapExchange:
    """Ce qu'il faut journaliser d'une requête SOAP.

    - `schema_valid` : None si la requête n'est pas allée jusqu'au schéma ;
    - `fault` : la raison de la faute rendue ;
    - `error_code`, `error` : l'erreur du métier, rendue en faute ou en élément `error` ;
    - `cause` : la panne interne du simulateur, qui ne paraît jamais sur le fil ;
    - `remembered` : la réponse sort de la mémoire.
    """

    kind: ExchangeKind = ExchangeKind.INCONNUE
    schema_valid: bool | None = None
    token: Token | None = None
    criteria: Criteria = field(default_factory=Criteria)
    fault: str | None = None
    error_code: int | None = None
    error: str | None = None
    cause: Exception | None = None
    remembered: bool = False


@dataclass(frozen=True)
class SoapResponse:
    """La réponse HTTP, prête à partir. `exchange` : None quand rien n'est à journaliser (WSDL, schéma)."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    exchange: SoapExchange | None = None
