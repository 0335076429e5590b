"""De quoi retoucher une composition : une ligne de table, un service, un cas d'usage, un port."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, cast

from ror_consumer.application.composition import Composition
from ror_consumer.application.ports import Depot, Ror, Transaction
from ror_consumer.defauts.modele import Retouche
from ror_consumer.domain.region import ConnexionRor
from ror_consumer.domain.vocabulaire import EtatSynchronisation, Profil

Enveloppe = Callable[[Any], Any]


def sans(table: str, **criteres: object) -> Retouche:
    """Ôte d'une table les lignes qui répondent aux critères ; `LookupError` s'il n'y en a pas."""
    return _sur(table, criteres, lambda _ligne: ())


def change(table: str, quand: Mapping[str, object], **valeurs: object) -> Retouche:
    """Change des champs des lignes qui répondent aux critères ; `LookupError` s'il n'y en a pas."""
    return _sur(table, quand, lambda ligne: (replace(ligne, **valeurs),))


def ajoute(table: str, *lignes: object) -> Retouche:
    """Ajoute des lignes en tête d'une table : elles l'emportent sur les suivantes."""

    def retouche(c: Composition) -> Composition:
        return _regles(c, table, (*lignes, *getattr(c.regles, table)))

    return retouche


def _sur(table: str, quand: Mapping[str, object], effet: Callable[[Any], tuple[Any, ...]]) -> Retouche:
    def retouche(c: Composition) -> Composition:
        lignes = getattr(c.regles, table)
        visees = [ligne for ligne in lignes if _repond(ligne, quand)]
        if not visees:
            raise LookupError(f"aucune ligne de « {table} » ne répond à {dict(quand)}")
        suite = [une for ligne in lignes for une in (effet(ligne) if ligne in visees else (ligne,))]
        return _regles(c, table, tuple(suite))

    return retouche


def _repond(ligne: object, quand: Mapping[str, object]) -> bool:
    return all(getattr(ligne, champ) == valeur for champ, valeur in quand.items())


def _regles(c: Composition, table: str, lignes: object) -> Composition:
    return replace(c, regles=replace(c.regles, **cast(Any, {table: lignes})))


def profils(action: str, *permis: Profil) -> Retouche:
    """Donne une action à ces profils, et à eux seuls."""
    return change("droits", {"action": action}, profils=frozenset(permis))


def etats(action: str, *permis: EtatSynchronisation) -> Retouche:
    """Permet une action dans ces états, et dans eux seuls."""
    return change("etapes", {"action": action}, etats=frozenset(permis))


def vers(action: str, arrivee: EtatSynchronisation | None) -> Retouche:
    """Fait mener une action à un autre état ; None : elle n'en change plus."""
    return change("etapes", {"action": action}, vers=arrivee)


def ensemble(*retouches: Retouche) -> Retouche:
    """Plusieurs retouches à la suite."""

    def retouche(c: Composition) -> Composition:
        for une in retouches:
            c = une(c)
        return c

    return retouche


def service(nom: str, enveloppe: Enveloppe) -> Retouche:
    """Remplace un service partagé ; `enveloppe` reçoit le service juste."""

    def retouche(c: Composition) -> Composition:
        faux = enveloppe(getattr(c.services, nom))
        return replace(c, services=replace(c.services, **cast(Any, {nom: faux})))

    return retouche


def usage(nom: str, enveloppe: Enveloppe) -> Retouche:
    """Remplace un cas d'usage ; `enveloppe` reçoit le juste, appelé `(c, **corps)`."""

    def retouche(c: Composition) -> Composition:
        faux = enveloppe(c.cas_usage[nom])
        return replace(c, cas_usage=MappingProxyType({**c.cas_usage, nom: faux}))

    return retouche


def port(nom: str, enveloppe: Enveloppe) -> Retouche:
    """Remplace un port ; `enveloppe` reçoit le juste."""

    def retouche(c: Composition) -> Composition:
        faux = enveloppe(getattr(c.ports, nom))
        return replace(c, ports=replace(c.ports, **cast(Any, {nom: faux})))

    return retouche


class Relais:
    """Fait tout comme l'objet juste, sauf ce qu'une sous-classe redéfinit."""

    def __init__(self, juste: Any) -> None:
        self.juste = juste

    def __getattr__(self, nom: str) -> Any:
        return getattr(self.juste, nom)


def ror(relais: type[Relais]) -> Retouche:
    """Remplace le client du ROR."""

    def enveloppe(fabrique: Callable[[ConnexionRor], Ror]) -> Callable[[ConnexionRor], Ror]:
        return lambda connexion: cast(Ror, relais(fabrique(connexion)))

    return port("ror", enveloppe)


@dataclass(frozen=True)
class _Depot:
    juste: Depot
    relais: type[Relais]

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        with self.juste.transaction() as t:
            yield cast(Transaction, self.relais(t))


def depot(relais: type[Relais]) -> Retouche:
    """Remplace la transaction de la base."""
    return port("depot", lambda juste: _Depot(juste, relais))
