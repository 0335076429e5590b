"""La forme d'une correspondance : deux tables de lecture, et les chemins qui changent de version."""

from collections.abc import Mapping
from dataclasses import dataclass

from ror_consumer.adapters.ror_soap.extract import Lecture


@dataclass(frozen=True)
class Correspondance:
    """Une version du contrat : clé de donnée → lecture, et où se lisent structure et fermetures.

    `motif_fermeture` : None si cette version ne dit pas celui d'un établissement.
    """

    version: str
    etablissement: Mapping[str, Lecture]
    organisation: Mapping[str, Lecture]
    champs: str
    modalite: str
    parent: str
    fermeture_etablissement: str
    motif_fermeture: str | None
    fermeture_organisation: str
