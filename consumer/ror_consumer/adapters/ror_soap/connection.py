"""Comment joindre un ROR : adresse, délais, taille admise, certificats."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Connexion:
    """Paramètres d'un appel. Délais en secondes, taille en octets.

    `delai_total` borne l'appel entier, débit lent compris ; les deux autres bornent l'ouverture et chaque
    attente de lecture. `taille_max` tient plus de mille organisations internes ; lue en arbre, une réponse
    hostile pèse jusqu'à quarante fois sa taille. Le reste ne sert qu'en HTTPS : `certificat_client`
    (certificat et clé, PEM), `autorites` (PEM des autorités admises), `revocations` (PEM de leur liste ; sans
    elle, la révocation n'est pas contrôlée) et `certificat_serveur` (le PEM du seul serveur admis, P1-04).
    """

    url: str
    delai_connexion: float = 5.0
    delai_lecture: float = 5.0
    delai_total: float = 10.0
    taille_max: int = 10_000_000
    certificat_client: tuple[Path, Path] | None = None
    autorites: Path | None = None
    revocations: Path | None = None
    certificat_serveur: str | None = None
