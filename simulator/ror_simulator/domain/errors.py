"""Les refus du ROR : ce qu'on lui demande n'existe pas."""


class LectureImpossible(Exception):  # noqa: N818  un refus métier porte le nom de ce qui est refusé
    """Refus d'une lecture ; le message le dit en français."""


class EtablissementInconnu(LectureImpossible):
    """Aucun établissement de la région ne porte ce numéro FINESS."""

    def __init__(self, finess: str) -> None:
        super().__init__(f"établissement inconnu : {finess}")
        self.finess = finess


class OrganisationInconnue(LectureImpossible):
    """Aucune organisation interne de la région ne porte cet identifiant."""

    def __init__(self, identifiant: str) -> None:
        super().__init__(f"organisation interne inconnue : {identifiant}")
        self.identifiant = identifiant
