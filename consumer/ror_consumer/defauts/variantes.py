"""Variantes justes : la même règle, écrite autrement ; le banc ne doit rien leur reprocher."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

from ror_consumer.application.composition import Composition, LectureRor
from ror_consumer.application.lecture import lire_seule, suivie
from ror_consumer.application.passage import jouer_passage
from ror_consumer.defauts.modele import Retouche, Variante
from ror_consumer.defauts.outils import Relais, depot, ensemble, service, usage
from ror_consumer.domain.lectures import VALEURS
from ror_consumer.domain.refus import ActionRefusee


def _oi_par_oi(_juste: Any) -> Any:
    """Lit l'établissement, puis chaque unité suivie par son OI."""

    def lire(ror: Any, etablissement: Any, unites: Any, stricte: bool) -> LectureRor | None:  # noqa: ARG001
        lu = ror.lire_etablissement(etablissement.finess) if etablissement.finess else None
        if lu is None:
            return None
        return LectureRor(lu, {u.unite: lire_seule(ror, u.oi or "") for u in unites if suivie(u)})

    return lire


class _ALEnvers(Relais):
    """Rend les listes de la base dans l'ordre inverse."""

    def unites(self, *args: Any) -> Any:
        return self.juste.unites(*args)[::-1]

    def etablissements(self, *args: Any) -> Any:
        return self.juste.etablissements(*args)[::-1]

    def alertes(self, *args: Any) -> Any:
        return self.juste.alertes(*args)[::-1]

    def comptes(self, *args: Any) -> Any:
        return self.juste.comptes(*args)[::-1]


class _AuHasard(Relais):
    """Des identifiants imprévisibles."""

    def nouvel_identifiant(self, region: str, genre: str) -> str:  # noqa: ARG002
        return f"{genre}-{uuid4().hex}"


def _relance(juste: Any) -> Any:
    """Rejoue le passage du jour, aussitôt fini : il ne doit rien changer."""

    def faux(c: Composition, region: str, jour: Any) -> None:
        juste(c, region, jour)
        jouer_passage(c, region, jour)

    return faux


def _autrement_dit(juste: Any) -> Any:
    """Dit tous les refus en d'autres mots, et dans l'ordre inverse."""

    def faux(c: Composition, **corps: Any) -> Any:
        try:
            return juste(c, **corps)
        except ActionRefusee as refuse:
            redits = tuple(replace(un, message=f"Refusé. Raison : {un.message}") for un in refuse.refus)
            raise type(refuse)(redits[::-1]) from refuse

    return faux


def _refus_redits() -> Retouche:
    def retouche(c: Composition) -> Composition:
        return ensemble(*(usage(nom, _autrement_dit) for nom in c.cas_usage))(c)

    return retouche


def _lectures(c: Composition) -> Composition:
    """Rien à retoucher : les lectures passent par l'environnement."""
    return replace(c, services=replace(c.services))


_INVERSES = ",".join(f"{regle}={admises[1]}" for regle, (_, admises) in VALEURS.items())
"""De chaque règle ambiguë, la première lecture qui n'est pas la retenue."""

VARIANTES: tuple[Variante, ...] = (
    Variante("lecture_oi_par_oi", "Lit chaque unité associée par son OI.", service("lire", _oi_par_oi)),
    Variante(
        "listes_a_l_envers", "Traite établissements, unités et alertes en ordre inverse.", depot(_ALEnvers)
    ),
    Variante("identifiants_au_hasard", "Tire ses identifiants au hasard.", depot(_AuHasard)),
    Variante(
        "passage_relance", "Rejoue aussitôt chaque passage, sans effet.", service("jouer_passage", _relance)
    ),
    Variante("refus_autrement_dits", "Dit ses refus en d'autres mots, dans un autre ordre.", _refus_redits()),
    Variante(
        "lectures_inverses",
        "Suit l'autre lecture de chaque règle ambiguë.",
        _lectures,
        _INVERSES,
    ),
)
