"""L'arbre des organisations internes : ancêtres, descendants, fermeture héritée d'un niveau parent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation, OrganisationRor


@dataclass(frozen=True)
class FermetureOI:
    """La fermeture qui vaut pour une OI : sa date, et l'OI (elle ou un parent) qui la porte."""

    le: date
    oi: str


def par_identifiant(organisations: Iterable[OrganisationRor]) -> Mapping[str, OrganisationRor]:
    return {organisation.oi: organisation for organisation in organisations}


def ancetres(oi: OrganisationRor, connues: Mapping[str, OrganisationRor]) -> tuple[OrganisationRor, ...]:
    """Du parent à la racine ; un parent inconnu ou un cycle arrête la remontée."""
    lignee: dict[str, OrganisationRor] = {}
    parent = connues.get(oi.parent or "")
    while parent and parent.oi not in lignee and parent.oi != oi.oi:
        lignee[parent.oi] = parent
        parent = connues.get(parent.parent or "")
    return tuple(lignee.values())


def descendants(oi: str, connues: Mapping[str, OrganisationRor]) -> tuple[OrganisationRor, ...]:
    """Toutes les OI sous celle-ci, à toute profondeur."""
    return tuple(autre for autre in connues.values() if oi in {a.oi for a in ancetres(autre, connues)})


def fermeture(lecture: LectureOrganisation) -> FermetureOI | None:
    """La première fermeture parmi l'OI et ses parents : celle d'un parent vaut pour ses OI (P3-38)."""
    datees = [
        FermetureOI(o.fermee_le, o.oi) for o in (lecture.organisation, *lecture.ancetres) if o.fermee_le
    ]
    return min(datees, key=lambda une: une.le, default=None)


def lire_dans(etablissement: EtablissementRor, oi: str) -> LectureOrganisation | None:
    """L'OI avec ses ancêtres, telle que la donne la lecture de l'établissement entier."""
    connues = par_identifiant(etablissement.organisations)
    if oi not in connues:
        return None
    trouvee = connues[oi]
    return LectureOrganisation(trouvee, ancetres(trouvee, connues), etablissement.finess)
