"""Défauts de la phase 3, cas 1 : les alertes bloquantes (P3-10 à P3-22)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ror_consumer.application.composition import Composition
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.outils import Relais, depot, profils, sans, service, usage
from ror_consumer.defauts.vocabulaire import TROIS
from ror_consumer.domain.alerte import Alerte, CauseAlerte, NiveauAlerte, StatutAlerte
from ror_consumer.domain.ecarts import BLOQUANTES, CauseBloquante


def _alerte_sans_suspendre(cause: CauseAlerte) -> Retouche:
    """L'alerte s'ouvre, et l'objet est actualisé quand même."""

    def enveloppe(juste: Any) -> Any:
        def faux(*args: Any) -> tuple[Alerte, ...]:
            return tuple(une for une in juste(*args) if une.cause is not cause)

        return faux

    return service("signaler", enveloppe)


def _jamais_levee(cause: CauseAlerte) -> Retouche:
    """L'écart corrigé, l'alerte reste ouverte et l'objet suspendu."""

    class Tenace(Relais):
        def garder_alerte(self, alerte: Alerte) -> None:
            if alerte.cause is cause and alerte.statut is StatutAlerte.LEVEE:
                return
            self.juste.garder_alerte(alerte)

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, t: Any, etablissement: Any, unite: Any, *reste: Any) -> tuple[Alerte, ...]:
            ouvertes: tuple[Alerte, ...] = juste(c, t, etablissement, unite, *reste)
            toutes = t.alertes(etablissement.region, etablissement.etablissement)
            cle = unite.unite if unite else None
            tenaces = [a for a in toutes if a.ouverte and a.cause is cause and a.unite == cle]
            return (*ouvertes, *(a for a in tenaces if a not in ouvertes))

        return faux

    def retouche(c: Composition) -> Composition:
        return service("signaler", enveloppe)(depot(Tenace)(c))

    return retouche


def _sur_le_mauvais_objet(cause: CauseAlerte) -> Retouche:
    """L'alerte de l'unité se porte sur l'établissement, et celle de l'établissement sur une unité."""

    class Deplacee(Relais):
        def garder_alerte(self, alerte: Alerte) -> None:
            if alerte.cause is cause and alerte.unite is not None:
                alerte = replace(alerte, unite=None)
            elif alerte.cause is cause:
                unites = self.juste.unites(alerte.region, alerte.etablissement)
                alerte = replace(alerte, unite=unites[0].unite)
            self.juste.garder_alerte(alerte)

    return depot(Deplacee)


_AVEC_REPRISE = frozenset(f"P3-{numero}" for numero in range(12, 22))
"""Les lignes dont la reprise se juge ; pour les deux autres elle ne s'observe que comme interprétation."""


def _d_une_cause(une: CauseBloquante) -> Iterator[Defaut]:
    nom, quoi = une.cause.lower(), une.message
    yield Defaut(
        f"{nom}_ignoree", une.exigence, f"« {quoi} » ne bloque rien.", sans("bloquantes", cause=une.cause)
    )
    yield Defaut(
        f"{nom}_sans_suspendre",
        une.exigence,
        f"« {quoi} » : l'alerte s'ouvre, et l'objet est actualisé quand même.",
        _alerte_sans_suspendre(une.cause),
    )
    if une.exigence in _AVEC_REPRISE:
        yield Defaut(
            f"{nom}_jamais_levee",
            une.exigence,
            f"« {quoi} » : l'écart corrigé, l'alerte n'est pas levée et rien ne reprend.",
            _jamais_levee(une.cause),
        )
    else:
        yield Defaut(
            f"{nom}_sur_le_mauvais_objet",
            une.exigence,
            f"« {quoi} » : l'alerte se porte sur un autre objet.",
            _sur_le_mauvais_objet(une.cause),
        )


def _clot_sans_aligner(juste: Any) -> Any:
    """L'alignement clôt l'alerte et laisse la donnée comme elle était."""

    def faux(c: Composition, region: str, alerte: str, **corps: Any) -> None:
        with c.ports.depot.transaction() as t:
            visee = t.alerte(region, alerte)
            unite = t.unite(region, visee.unite) if visee and visee.unite else None
        juste(c, region=region, alerte=alerte, **corps)
        if unite is not None:
            with c.ports.depot.transaction() as t:
                t.garder_unite(unite)

    return faux


class _SansBloquantes(Relais):
    """La liste des alertes de la région tait les bloquantes."""

    def alertes(self, region: str, etablissement: str | None = None) -> tuple[Alerte, ...]:
        toutes: tuple[Alerte, ...] = self.juste.alertes(region, etablissement)
        if etablissement is not None:
            return toutes
        return tuple(une for une in toutes if une.niveau is not NiveauAlerte.BLOQUANTE)


DEFAUTS: tuple[Defaut, ...] = (
    *(defaut for une in BLOQUANTES for defaut in _d_une_cause(une)),
    Defaut(
        "support_sans_alignement",
        "P3-22",
        "L'alignement est ouvert aux référents, et refusé au support.",
        profils("aligner_sur_ror", *TROIS),
    ),
    Defaut(
        "support_sans_liste",
        "P3-22",
        "Le support ne lit pas la liste des alertes.",
        depot(_SansBloquantes),
    ),
    Defaut(
        "alignement_sans_effet",
        "P3-22",
        "L'alignement clôt l'alerte sans changer la donnée.",
        usage("aligner_sur_ror", _clot_sans_aligner),
    ),
)
