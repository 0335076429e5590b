"""Interroge le ROR dans un ordre fixe et borné, et range tout ce qu'il répond ; ne juge rien."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urljoin

from ror_contracts.identifiers import OID_FINESS, OID_IDNAT_STRUCT, OID_IDNAT_STRUCT_REQUETE
from ror_contracts.nomenclatures import load
from ror_harness.verifier.adresse import why_not_a_ror
from ror_harness.verifier.cible import SCHEMAS_MAX, Cible
from ror_harness.verifier.demandes import (
    TOUJOURS,
    champ,
    headers,
    lecture,
    lecture_oi,
    notification,
    restreinte,
)
from ror_harness.verifier.enveloppe import Illisible, Message, parse
from ror_harness.verifier.fautives import FAUTIVES, Contexte
from ror_harness.verifier.jeton import Jeton
from ror_harness.verifier.modele import Demande, Echange, Observations, Reponse, Role, SansReponse, Transport
from ror_harness.verifier.noms import LECTURE, NOTIFICATION, NS, Operation
from ror_harness.verifier.offre import Offre, champs, code_of, identifiants
from ror_harness.verifier.wsdl import imported

_IDNAT = (OID_IDNAT_STRUCT, OID_IDNAT_STRUCT_REQUETE)
_PREMIERE_ANNEE = 1900


class RorInjoignable(Exception):  # noqa: N818
    """Aucun ROR ne répond à cette adresse : rien ne peut être vérifié ; le message dit pourquoi."""


class EtablissementInconnu(Exception):  # noqa: N818
    """Un établissement demandé n'est pas dans la liste du ROR (`listes`), et sa lecture rend `erreur`."""

    def __init__(self, demande: str, listes: tuple[str, ...], erreur: str) -> None:
        super().__init__(demande)
        self.demande, self.listes, self.erreur = demande, listes, erreur


@dataclass(frozen=True)
class _Identifiant:
    code: str
    autorite: str

    @property
    def numero(self) -> str:
        """Rend le numéro FINESS, plus lisible, s'il est connu."""
        return self.code[1:] if self.autorite != OID_FINESS and len(self.code) == 10 else self.code


class Collecte:
    """Une vérification en cours ; ne garde que ses échanges."""

    def __init__(self, cible: Cible, transport: Transport) -> None:
        self._cible, self._transport = cible, transport
        self._echanges: list[Echange] = []

    def mener(self) -> Observations:
        """Joue toutes les demandes ; lève `RorInjoignable` ou `EtablissementInconnu`."""
        wsdl = self._published_contract()
        liste = self._soap(Role.NOTIFICATION, NOTIFICATION, self._cible.enveloppe(notification(TOUJOURS)))
        if absent := why_not_a_ror(wsdl, liste):
            raise RorInjoignable(absent)
        refus = _refusal(liste)
        if not refus:
            lus = self._establishments(liste)
            for identifiant in lus:
                self._establishment(identifiant, liste)
            self._other_profiles(lus)
            self._recent()
            self._faulty(lus)
        if not self._cible.sans_mtls:
            self._without_certificate()
        codes = tuple(un.code for un in self._cible.jetons)
        return Observations(
            self._cible.contrat,
            tuple(self._echanges),
            self._cible.sans_mtls,
            refus,
            codes,
            len(_listed(liste)),
        )

    def _published_contract(self) -> Echange:
        adresse = f"{self._cible.url}?wsdl"
        wsdl = self._send(Demande(Role.WSDL, "GET", adresse))
        a_lire = list(_imports(wsdl))
        lus: set[str] = set()
        while a_lire and len(lus) < SCHEMAS_MAX:
            lieu = urljoin(self._cible.url, a_lire.pop(0))
            if lieu in lus or not _same_origin(lieu, self._cible.url):
                continue
            lus.add(lieu)
            a_lire += _imports(self._send(Demande(Role.SCHEMA, "GET", lieu, objet=lieu.rpartition("/")[2])))
        return wsdl

    def _establishments(self, liste: Echange) -> tuple[_Identifiant, ...]:
        """Rend les établissements à lire ; ceux de la commande prennent l'autorité que la liste emploie."""
        trouves = _listed(liste)
        if not self._cible.etablissements:
            return trouves[: self._cible.echantillon]
        autorites = [un.autorite for un in trouves if un.autorite in _IDNAT]
        autorite = autorites[0] if autorites else OID_IDNAT_STRUCT
        return tuple(_Identifiant(_idnat(un), autorite) for un in self._cible.etablissements)

    def _establishment(self, identifiant: _Identifiant, liste: Echange) -> None:
        def lire(role: Role, suite: str = "", critere: str = "") -> Echange:
            corps = lecture(identifiant.code, identifiant.autorite, suite)
            return self._soap(
                role, LECTURE, self._cible.enveloppe(corps), objet=identifiant.numero, critere=critere
            )

        premiere = lire(Role.LECTURE)
        _known(identifiant, premiere, liste)
        entiere = premiere.offre
        lire(Role.LECTURE_ENTIERE, restreinte(False))
        lire(Role.LECTURE_RESTREINTE, restreinte(True))
        if entiere is None:
            return
        if rare := _rarest_field(entiere):
            lire(Role.LECTURE_FILTREE, champ(rare, load("TRE_R227").systeme), rare)
        if oi := _first_unit(entiere):
            corps = self._cible.enveloppe(lecture_oi(oi.code, oi.autorite))
            self._soap(Role.LECTURE_OI, LECTURE, corps, objet=identifiant.numero, critere=oi.code)

    def _other_profiles(self, lus: Sequence[_Identifiant]) -> None:
        """Relit chaque établissement avec chacun des autres jetons ; un jeton refusé ne sert qu'une fois."""
        for jeton in self._cible.jetons[1:]:
            for un in lus:
                corps = self._cible.enveloppe(lecture(un.code, un.autorite), jeton)
                lu = self._soap(Role.LECTURE_PROFIL, LECTURE, corps, objet=un.numero, jeton=jeton)
                if _refusal(lu):
                    self._echanges[-1] = replace(lu, demande=replace(lu.demande, role=Role.JETON_REFUSE))
                    break

    def _recent(self) -> None:
        """Demande la liste depuis une seconde avant la dernière mise à jour du premier établissement lu."""
        for echange in self._echanges:
            if echange.role is Role.LECTURE and echange.offre is not None:
                if (avant := before_last_update(echange.offre)) is not None:
                    corps = self._cible.enveloppe(notification(avant))
                    self._soap(Role.NOTIFICATION_RECENTE, NOTIFICATION, corps, objet=echange.demande.objet)
                return

    def _faulty(self, lus: Sequence[_Identifiant]) -> None:
        premier = lus[0] if lus else _Identifiant("1000000000", OID_IDNAT_STRUCT)
        oi = next((u for e in self._echanges if e.offre and (u := _first_unit(e.offre))), None)
        contexte = Contexte(
            premier.code, premier.autorite, oi.autorite if oi else OID_IDNAT_STRUCT, self._cible.entete
        )
        for une in FAUTIVES:
            self._soap(Role.FAUTIVE, une.operation, une.corps(contexte), nom=une.nom, objet=une.nom)

    def _without_certificate(self) -> None:
        corps = self._cible.enveloppe(notification(TOUJOURS))
        demande = Demande(Role.SANS_CERTIFICAT, "POST", self._cible.url, corps, headers(NOTIFICATION))
        self._send(demande, sans_certificat=True)

    def _soap(
        self,
        role: Role,
        operation: Operation,
        corps: bytes,
        nom: str = "",
        objet: str = "",
        critere: str = "",
        jeton: Jeton | None = None,
    ) -> Echange:
        entetes, profil = headers(operation), (jeton or self._cible.jeton).code
        return self._send(Demande(role, "POST", self._cible.url, corps, entetes, nom, objet, critere, profil))

    def _send(self, demande: Demande, *, sans_certificat: bool = False) -> Echange:
        numero = len(self._echanges) + 1
        try:
            reponse = self._transport.envoyer(demande, sans_certificat=sans_certificat)
        except SansReponse as cause:
            echange = Echange(numero, demande, None, str(cause), cause.duree_s)
        else:
            message, echec = _opened(reponse)
            echange = Echange(numero, demande, reponse, echec, reponse.duree_s, message)
        self._echanges.append(echange)
        return echange


def before_last_update(offre: Offre) -> str | None:
    """Rend l'instant qui précède d'une seconde la dernière mise à jour ; rien si aucune ne se lit."""
    dates = [date for un in offre.nommes("record") if (date := read_date(un.get("updated", ""))) is not None]
    avec = [une for une in dates if une.tzinfo is not None] or dates
    derniere = max(avec, default=None)
    if derniere is None or derniere.year < _PREMIERE_ANNEE:
        return None
    return (derniere - timedelta(seconds=1)).isoformat()


def read_date(texte: str) -> datetime | None:
    """Lit un instant ISO 8601 ; rien s'il ne se lit pas."""
    try:
        return datetime.fromisoformat(texte)
    except ValueError:
        return None


def _refusal(echange: Echange) -> str:
    """Dit que le ROR ne sert pas ce client, ou ce jeton : rien d'autre ne se juge alors avec lui."""
    statut = echange.reponse.statut if echange.reponse else 0
    return f"le ROR refuse ce client (statut HTTP {statut})" if statut in (401, 403) else ""


def _listed(liste: Echange) -> tuple[_Identifiant, ...]:
    contenu = liste.contenu
    lien = "csd:etablissementReponseNotif/csd:id_etablissement"
    trouves = [] if contenu is None else contenu.findall(lien, NS)
    return tuple(_Identifiant(code_of(un), un.get("assigningAuthorityName", "")) for un in trouves)


def _known(identifiant: _Identifiant, lecture: Echange, liste: Echange) -> None:
    """Refuse un établissement que le ROR dit ne pas connaître ; s'il le liste, l'erreur est la sienne."""
    listes = tuple(un.numero for un in _listed(liste))
    message = lecture.message
    if not listes or identifiant.numero in listes or lecture.offre or message is None:
        return
    if message.erreur is not None or message.code_de_faute == "Sender":
        raise EtablissementInconnu(identifiant.numero, listes, message.resume)


def _opened(reponse: Reponse) -> tuple[Message | None, str]:
    if not reponse.corps.strip():
        return None, f"statut HTTP {reponse.statut}, réponse vide"
    try:
        return Message(parse(reponse.corps)), ""
    except Illisible as cause:
        return None, f"statut HTTP {reponse.statut}, {cause}"


def _imports(echange: Echange) -> Iterator[str]:
    if echange.message is not None:
        yield from imported([echange.message.racine])


def _same_origin(adresse: str, autre: str) -> bool:
    return adresse.split("/", 3)[:3] == autre.split("/", 3)[:3]


def _idnat(ecrit: str) -> str:
    """Rend l'idNat_Struct d'un établissement demandé par son FINESS (9 caractères) ou déjà ainsi."""
    return f"1{ecrit}" if len(ecrit) == 9 else ecrit


def _rarest_field(offre: Offre) -> str:
    """Choisit le champ le moins fréquent : c'est lui qui écarte le plus d'unités."""
    compte = Counter(code for une in offre.unites for code in champs(une))
    return min(compte, key=lambda code: (compte[code], code), default="")


def _first_unit(offre: Offre) -> _Identifiant | None:
    trouves = [_Identifiant(*un) for une in offre.unites for un in identifiants(une)[:1]]
    return trouves[0] if trouves else None
