"""Décrit ce que le vérificateur manipule : demandes, réponses, échanges, écarts et contrôles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from lxml import etree

from ror_harness.verifier.contrat import Contrat
from ror_harness.verifier.enveloppe import Message
from ror_harness.verifier.offre import Offre


class Role(StrEnum):
    """Ce pour quoi une demande est faite."""

    WSDL = "wsdl"
    SCHEMA = "schema"
    NOTIFICATION = "notification"
    NOTIFICATION_RECENTE = "notification_recente"
    LECTURE = "lecture"
    LECTURE_ENTIERE = "lecture_entiere"
    LECTURE_RESTREINTE = "lecture_restreinte"
    LECTURE_FILTREE = "lecture_filtree"
    LECTURE_OI = "lecture_oi"
    LECTURE_PROFIL = "lecture_profil"
    JETON_REFUSE = "jeton_refuse"
    FAUTIVE = "fautive"
    SANS_CERTIFICAT = "sans_certificat"

    @property
    def libelle(self) -> str:
        """Rend le rôle en toutes lettres."""
        return _LIBELLES[self]


_LIBELLES = {
    Role.WSDL: "contrat publié",
    Role.SCHEMA: "schéma publié",
    Role.NOTIFICATION: "liste des établissements modifiés",
    Role.NOTIFICATION_RECENTE: "liste depuis une date récente",
    Role.LECTURE: "lecture",
    Role.LECTURE_ENTIERE: "lecture dite non restreinte",
    Role.LECTURE_RESTREINTE: "lecture restreinte",
    Role.LECTURE_FILTREE: "lecture filtrée",
    Role.LECTURE_OI: "lecture d'une organisation",
    Role.LECTURE_PROFIL: "lecture avec un autre jeton",
    Role.JETON_REFUSE: "lecture refusée à un autre jeton",
    Role.FAUTIVE: "demande fautive",
    Role.SANS_CERTIFICAT: "demande sans certificat",
}

JUSTES = (
    Role.NOTIFICATION,
    Role.NOTIFICATION_RECENTE,
    Role.LECTURE,
    Role.LECTURE_ENTIERE,
    Role.LECTURE_RESTREINTE,
    Role.LECTURE_FILTREE,
    Role.LECTURE_OI,
    Role.LECTURE_PROFIL,
)
"""Les demandes auxquelles un ROR doit une réponse de contenu."""
LECTURES = JUSTES[2:]
LECTURES_COMPLETES = (Role.LECTURE, Role.LECTURE_ENTIERE)


@dataclass(frozen=True)
class Demande:
    """Requête HTTP à envoyer ; `nom` la distingue dans son rôle, `objet` dit sur quoi elle porte.

    `profil` : le code d'utilisateur de son jeton (CU18), ou vide.
    """

    role: Role
    methode: str
    url: str
    corps: bytes = b""
    entetes: Mapping[str, str] = field(default_factory=dict)
    nom: str = ""
    objet: str = ""
    critere: str = ""
    profil: str = ""


@dataclass(frozen=True)
class Reponse:
    """Réponse HTTP reçue en entier ; `duree_s` : de l'envoi au dernier octet."""

    statut: int
    entetes: Mapping[str, str]
    corps: bytes
    duree_s: float

    def entete(self, nom: str) -> str:
        """Rend un en-tête, quelle que soit sa casse ; vide s'il manque."""
        return next((valeur for cle, valeur in self.entetes.items() if cle.lower() == nom), "")


class SansReponse(Exception):  # noqa: N818
    """Le ROR n'a pas rendu de réponse entière ; le message dit pourquoi, `duree_s` après quel temps."""

    def __init__(self, raison: str, duree_s: float = 0.0) -> None:
        super().__init__(raison)
        self.duree_s = duree_s


class Transport(Protocol):
    """Envoie une demande ; lève `SansReponse`."""

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse: ...


@dataclass(frozen=True)
class Echange:
    """Demande et sa réponse ; `echec` dit pourquoi il n'y en a pas. `message` : son XML, s'il se lit."""

    numero: int
    demande: Demande
    reponse: Reponse | None
    echec: str = ""
    duree_s: float = 0.0
    message: Message | None = None

    @property
    def role(self) -> Role:
        """Rend le rôle de la demande."""
        return self.demande.role

    @property
    def contenu(self) -> etree._Element | None:
        """Rend l'élément que porte le corps de l'enveloppe."""
        return self.message.contenu if self.message else None

    @property
    def offre(self) -> Offre | None:
        """Rend l'offre lue, si la réponse en est une."""
        return self.message.offre if self.message else None

    @property
    def titre(self) -> str:
        """Rend de quoi reconnaître l'échange : « lecture de 380994707 »."""
        objet = f" ({self.demande.objet})" if self.demande.objet else ""
        autre = f", {self.demande.profil}" if self.role is Role.LECTURE_PROFIL else ""
        return f"{self.role.libelle}{autre}{objet}"


@dataclass(frozen=True)
class Ecart:
    """Ce qui diffère : l'élément en cause (où), ce qui est attendu, ce qui est reçu."""

    ou: str
    attendu: str
    recu: str
    echange: Echange | None = None


@dataclass(frozen=True)
class Observations:
    """Tout ce qui a été reçu. `sans_mtls` : pourquoi l'authentification mutuelle ne s'essaie pas, ou vide.

    `refus` : pourquoi le ROR ne sert pas ce client, ou vide ; seule l'authentification se juge alors.
    `codes` : le profil de chaque jeton donné (vide : il n'en dit pas), celui de toutes les demandes d'abord.
    `listes` : combien d'établissements le ROR liste.
    """

    contrat: Contrat
    echanges: tuple[Echange, ...]
    sans_mtls: str = ""
    refus: str = ""
    codes: tuple[str, ...] = ()
    listes: int = 0

    def de(self, *roles: Role) -> list[Echange]:
        """Rend les échanges de ces rôles, dans l'ordre."""
        return [un for un in self.echanges if un.role in roles]

    def offres(self, *roles: Role) -> list[tuple[Echange, Offre]]:
        """Rend les lectures de ces rôles qui ont rendu une offre."""
        return [(un, un.offre) for un in self.de(*roles) if un.offre is not None]


Examen = Iterator[Ecart | None]
"""Un terme par élément examiné : `None` s'il est juste, son écart sinon."""


@dataclass(frozen=True)
class Controle:
    """Contrôle d'une règle. `objet` : ce qu'il examine, au pluriel, dit quand il n'y en a pas.

    `elements` : les éléments du contrat sans lesquels une version ne peut pas l'enfreindre.
    """

    regle: str
    nom: str
    examiner: Callable[[Observations], Examen]
    objet: str
    elements: tuple[str, ...] = ()
