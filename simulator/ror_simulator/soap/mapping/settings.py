"""Ce que le contrat laisse au choix du ROR : réglable, et dit tel."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MappingSettings:
    """`status`, `source_directory` : attributs de `record` (chaînes libres du schéma).

    `oi_authority` : OID de l'identifiant d'organisation interne. Aucun n'est publié ; celui-ci, pris dans
    l'arc libre des UUID (2.25), est propre au simulateur.
    """

    status: str = "Ok"
    source_directory: str = "https://ror.exemple.invalid"
    oi_authority: str = "2.25.229866353604281923106539245318411920485"
    confidentiality: str = "1"
    sensitive_confidentiality: str = "3"

    def level(self, sensitive: bool) -> str:
        """Le niveau des contacts d'un objet et de leurs moyens, plus haut en unité sensible (RG_EXP_034,
        RG_EXP_039).
        """
        return self.sensitive_confidentiality if sensitive else self.confidentiality
