"""Décrit ce qu'il faut vérifier, et combien d'appels cela demande au plus."""

from __future__ import annotations

from dataclasses import dataclass

from ror_harness.verifier.contrat import Contrat
from ror_harness.verifier.demandes import envelope
from ror_harness.verifier.fautives import FAUTIVES
from ror_harness.verifier.jeton import Jeton
from ror_harness.verifier.noms import WSSE

SCHEMAS_MAX = 5
PAR_ETABLISSEMENT = 5
_LISTES = 2
_SANS_JETON = Jeton("")


@dataclass(frozen=True)
class Cible:
    """Ce qu'il faut vérifier. `etablissements` : vide, les `echantillon` premiers que le ROR liste.

    `jetons` : assertions VIHF ; la première se joint à chaque demande, chacune des autres à une lecture de
    chaque établissement. `sans_mtls` : pourquoi l'authentification mutuelle ne s'essaie pas, ou vide.
    """

    url: str
    contrat: Contrat
    etablissements: tuple[str, ...] = ()
    echantillon: int = 3
    jetons: tuple[Jeton, ...] = ()
    sans_mtls: str = ""

    @property
    def jeton(self) -> Jeton:
        """Rend le jeton de chaque demande, ou un jeton vide."""
        return self.jetons[0] if self.jetons else _SANS_JETON

    @property
    def entete(self) -> str:
        """Rend l'en-tête SOAP de chaque demande : le jeton, ou rien."""
        return _header(self.jeton)

    def enveloppe(self, contenu: str, jeton: Jeton | None = None) -> bytes:
        """Rend l'enveloppe d'une demande, avec ce jeton ou à défaut celui de chaque demande."""
        return envelope(contenu, _header(jeton or self.jeton))

    @property
    def appels_max(self) -> int:
        """Rend le nombre d'appels que la vérification ne dépassera pas."""
        lus = len(self.etablissements) or self.echantillon
        lectures = PAR_ETABLISSEMENT + len(self.jetons[1:])
        tls = 0 if self.sans_mtls else 1
        return 1 + SCHEMAS_MAX + _LISTES + lectures * lus + len(FAUTIVES) + tls


def _header(jeton: Jeton) -> str:
    return f'<wsse:Security xmlns:wsse="{WSSE}">{jeton.xml}</wsse:Security>' if jeton.xml else ""
