"""Les quatre niveaux d'organisation interne du ROR."""

from enum import StrEnum


class NiveauOI(StrEnum):
    """Un niveau, du plus grand au plus petit ; `code` est celui de TRE_R207."""

    POLE = "pole"
    SERVICE = "service"
    UNITE_FONCTIONNELLE = "uf"
    UNITE_ELEMENTAIRE = "ue"

    @property
    def code(self) -> str:
        return str(list(NiveauOI).index(self) + 1)

    @property
    def libelle(self) -> str:
        return _LIBELLES[self]


_LIBELLES = {
    NiveauOI.POLE: "Pôle",
    NiveauOI.SERVICE: "Structure interne ou service",
    NiveauOI.UNITE_FONCTIONNELLE: "Unité fonctionnelle",
    NiveauOI.UNITE_ELEMENTAIRE: "Unité élémentaire",
}
