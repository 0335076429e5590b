"""Les natures de panne du ROR et la façon de les dire : toute panne devient un `RorIndisponible`."""

from typing import NoReturn

from ror_consumer.domain.ror import RorIndisponible

CONNEXION = "connexion"
CERTIFICAT = "certificat"
DELAI = "delai"
HTTP = "http"
FAUTE = "faute"
ERREUR = "erreur"
TAILLE = "taille"
ILLISIBLE = "illisible"
CONTENU = "contenu"
VERSION = "version"

LIBELLES = {
    CONNEXION: "connexion impossible ou coupée",
    CERTIFICAT: "certificat refusé",
    DELAI: "délai dépassé",
    HTTP: "réponse HTTP en erreur",
    FAUTE: "faute SOAP",
    ERREUR: "erreur annoncée par le ROR",
    TAILLE: "réponse trop grosse",
    ILLISIBLE: "réponse illisible",
    CONTENU: "réponse incohérente",
    VERSION: "version du contrat que ce système ne parle pas",
}
"""Nature (code) → libellé français."""

_SHOWN = 500


class PanneRor(RorIndisponible):
    """Une panne du ROR et sa nature (une clé de `LIBELLES`)."""

    def __init__(self, message: str, nature: str) -> None:
        super().__init__(message)
        self.nature = nature


def indisponible(nature: str, detail: str) -> PanneRor:
    """La panne, avec un message français qui dit la nature puis le détail, borné : il cite le ROR."""
    shown = detail if len(detail) <= _SHOWN else f"{detail[:_SHOWN]}…"
    return PanneRor(f"ROR indisponible, {LIBELLES[nature]} : {shown}", nature)


def incoherent(detail: str) -> NoReturn:
    """Arrête la lecture : la réponse se contredit, rien n'en est retenu."""
    raise indisponible(CONTENU, detail)
