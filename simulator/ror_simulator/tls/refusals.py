"""Les refus du guichet : leur raison, à qui ils ont été opposés, et leur journal borné."""

from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from threading import Lock


class Raison(StrEnum):
    """Pourquoi une connexion ou une requête n'a pas été servie."""

    ABSENT = "absent"
    AUTRE_AUTORITE = "autre_autorite"
    EXPIRE = "expire"
    PAS_ENCORE_VALIDE = "pas_encore_valide"
    SANS_USAGE_CLIENT = "sans_usage_client"
    REVOQUE = "revoque"
    LISTE_DE_REVOCATION = "liste_de_revocation"
    CHAINE_INVALIDE = "chaine_invalide"
    NON_INSCRIT = "non_inscrit"
    AUTRE_NOM = "autre_nom"
    SERVEUR_REFUSE = "serveur_refuse"
    SANS_REQUETE = "sans_requete"
    POIGNEE_TROP_LONGUE = "poignee_trop_longue"
    POIGNEE_INTERROMPUE = "poignee_interrompue"
    PROTOCOLE = "protocole"
    HORS_GUICHET = "hors_guichet"

    @property
    def libelle(self) -> str:
        """La raison, en français."""
        return _LIBELLES[self]


_LIBELLES = {
    Raison.ABSENT: "aucun certificat client présenté",
    Raison.AUTRE_AUTORITE: "certificat client signé par une autorité inconnue",
    Raison.EXPIRE: "certificat client expiré",
    Raison.PAS_ENCORE_VALIDE: "certificat client pas encore valide",
    Raison.SANS_USAGE_CLIENT: "certificat client sans l'usage d'authentification de client",
    Raison.REVOQUE: "certificat client révoqué",
    Raison.LISTE_DE_REVOCATION: "liste de révocation absente ou périmée",
    Raison.CHAINE_INVALIDE: "chaîne du certificat client invalide",
    Raison.NON_INSCRIT: "certificat client non inscrit dans cette région",
    Raison.AUTRE_NOM: "certificat client non inscrit dans cette région, et d'un nom qu'elle ne connaît pas",
    Raison.SERVEUR_REFUSE: "le client a refusé le certificat du serveur",
    Raison.SANS_REQUETE: "le client a fermé la connexion sans rien demander",
    Raison.POIGNEE_TROP_LONGUE: "poignée de main inachevée dans le délai",
    Raison.POIGNEE_INTERROMPUE: "connexion coupée par le client pendant la poignée de main",
    Raison.PROTOCOLE: "ce que le client envoie n'est pas une poignée de main acceptable",
    Raison.HORS_GUICHET: "requête qui n'est pas passée par le guichet",
}


@dataclass(frozen=True)
class RefusTls:
    """Un refus.

    `code` : le code de vérification d'OpenSSL, None quand ce n'est pas lui qui refuse ; `sujet` (RFC 4514)
    et `empreinte` (SHA-256, 64 chiffres hexadécimaux) : du certificat présenté, None s'il n'y en a pas ;
    `instant` : l'heure réelle (UTC) ; `detail` : les mots d'OpenSSL ; `session` : celle qui était demandée,
    None pendant la poignée de main ; `numero` : posé par le journal, à partir de 1.
    """

    code: int | None
    raison: Raison
    sujet: str | None
    empreinte: str | None
    instant: datetime
    detail: str = ""
    session: str | None = None
    numero: int = 0


class RefusalLog:
    """Les derniers refus, dans l'ordre ; se partage entre fils."""

    def __init__(self, kept: int = 2_000) -> None:
        self._refusals: deque[RefusTls] = deque(maxlen=kept)
        self._total = 0
        self._lock = Lock()

    @property
    def total(self) -> int:
        """Le nombre de refus depuis le début : c'est aussi le numéro du dernier."""
        return self._total

    def record(self, refusal: RefusTls) -> RefusTls:
        """Inscrit un refus et le rend avec son numéro."""
        with self._lock:
            self._total += 1
            numbered = replace(refusal, numero=self._total)
            self._refusals.append(numbered)
        return numbered

    def refusals(self, depuis: int = 0, empreinte: str | None = None) -> list[RefusTls]:
        """Les refus gardés, de numéro supérieur à `depuis`, d'un certificat ou de tous."""
        with self._lock:
            kept = tuple(self._refusals)
        return [r for r in kept if r.numero > depuis and empreinte in (None, r.empreinte)]
