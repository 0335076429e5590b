"""Contrôle les règles d'exposition (RG_EXP_…) : ce qu'un objet transmis doit avoir, et ses dates."""

from __future__ import annotations

from collections.abc import Callable

from ror_harness.verifier.collecte import read_date
from ror_harness.verifier.controles.outils import Lus, each, judged
from ror_harness.verifier.modele import (
    Controle,
    Ecart,
    Echange,
    Examen,
    Observations,
    Role,
)
from ror_harness.verifier.noms import NS
from ror_harness.verifier.offre import (
    Element,
    Offre,
    champs,
    code_of,
    fermeture,
    identifiants,
    text_of,
)
from ror_harness.verifier.profils import SANS_TOUTES_LES_UNITES, number_of

CHAMBRE_SIMPLE, TERRITOIRE_DE_SANTE = "02", "4"


def _has_units(o: Observations) -> Examen:
    """Au profil d'un jeton, un établissement peut n'avoir aucune unité à montrer : il ne se juge pas."""
    for echange, offre, un in each(o, lambda offre: offre.etablissements):
        cachees = not offre.unites and number_of(echange.demande.profil) in SANS_TOUTES_LES_UNITES
        if not fermeture(un) and not cachees:
            yield judged(echange, un, bool(offre.unites), "au moins une unité élémentaire", "aucune")


# Ce qu'un objet doit avoir pour être transmis : son nom, et de quoi dire qu'il l'a.
_STRUCTURE: dict[str, Callable[[Element], object]] = {
    "primaryName": lambda un: text_of(un, "csd:primaryName"),
    "codedType": lambda un: any(code_of(c) for c in un.findall("csd:codedType", NS)),
}
_ORGANISATION: dict[str, Callable[[Element], object]] = {
    **_STRUCTURE,
    "otherID": lambda un: any(code for code, _ in identifiants(un)),
}
_UNITE: dict[str, Callable[[Element], object]] = {
    "typeActivity": champs,
    "careMode": lambda un: code_of(un.find("csd:extension/csd:careMode", NS)),
    "service": lambda un: un.find("csd:organizations/csd:organization/csd:service", NS) is not None,
    "patientTypeAgeMin": lambda un: _age(un, "patientTypeAgeMin"),
    "patientTypeAgeMax": lambda un: _age(un, "patientTypeAgeMax"),
}


def _age(unite: Element, borne: str) -> bool:
    age = unite.find(f"csd:extension/csd:patientsType/csd:{borne}", NS)
    return age is not None and bool(text_of(age, "csd:value")) and bool(code_of(age.find("csd:unit", NS)))


def _mandatory(o: Observations) -> Examen:
    tables: tuple[tuple[Lus, dict[str, Callable[[Element], object]]], ...] = (
        (lambda offre: [*offre.juridiques, *offre.etablissements], _STRUCTURE),
        (lambda offre: offre.organisations, _ORGANISATION),
        (lambda offre: offre.unites, _UNITE),
    )
    for lus, donnees in tables:
        for echange, _, un in each(o, lus):
            for nom, trouve in donnees.items():
                yield judged(
                    echange, un, bool(trouve(un)), f"{nom} renseigné, ou l'objet non transmis", "vide"
                )


_LIENS = {
    "csd:extension/csd:parentFacility": "facilityDirectory/csd:facility",
    "csd:organizations/csd:organization": "organizationDirectory/csd:organization",
    "csd:organizations/csd:organization/csd:service": "serviceDirectory/csd:service",
    "csd:extension/csd:equipment": "deviceDirectory/csd:device",
    "csd:extension/csd:locationRealizedOffer/csd:specificEquipment": "deviceDirectory/csd:device",
}
"""Lien porté par une organisation interne → où l'objet désigné doit être transmis."""


def _linked(o: Observations) -> Examen:
    for echange, offre in o.offres(Role.LECTURE):
        juridiques = {une.get("entityID") for une in offre.juridiques}
        for un in offre.etablissements:
            yield from _links(echange, un.findall("csd:parent", NS), juridiques)
        for lien, repertoire in _LIENS.items():
            transmis = {cible.get("entityID") for cible in offre.tous(f"csd:{repertoire}")}
            for un in offre.organisations:
                yield from _links(echange, un.findall(lien, NS), transmis)


def _links(echange: Echange, renvois: list[Element], transmis: set[str | None]) -> Examen:
    for un in renvois:
        cible = un.get("entityID")
        dit = f"« {cible} », absent"
        yield judged(echange, un, cible in transmis, "un objet transmis dans la réponse", dit)


def _one_field(o: Observations) -> Examen:
    for echange, _, un in each(o, lambda offre: offre.unites):
        trouves = champs(un)
        yield judged(echange, un, len(trouves) == 1, "un seul typeActivity", ", ".join(trouves) or "aucun")


def _one_mode(o: Observations) -> Examen:
    for echange, _, un in each(o, lambda offre: offre.unites):
        modes = [code for mode in un.findall("csd:extension/csd:careMode", NS) if (code := code_of(mode))]
        yield judged(echange, un, len(modes) == 1, "un seul careMode", ", ".join(modes) or "aucun")


def _unique_organisations(o: Observations) -> Examen:
    porteurs: dict[str, set[tuple[str, ...]]] = {}
    for _, offre, un in each(o, lambda offre: offre.organisations):
        porteur = (un.get("entityID", ""), *(eg.get("entityID", "") for eg in offre.etablissements))
        for code, _ in identifiants(un):
            porteurs.setdefault(code, set()).add(porteur)
    for echange, _, un in each(o, lambda offre: offre.organisations):
        for code, _ in identifiants(un):
            seul = len(porteurs[code]) == 1
            yield judged(echange, un, seul, "un identifiant à lui seul", f"« {code} », porté par plusieurs")


def _stable(o: Observations) -> Examen:
    premieres = {un.demande.objet: offre for un, offre in o.offres(Role.LECTURE)}
    for echange, offre in o.offres(Role.LECTURE_ENTIERE):
        avant = premieres.get(echange.demande.objet)
        if avant is not None:
            lus, relus = _identities(avant), _identities(offre)
            change = ", ".join(sorted(lus ^ relus)[:6])
            juste = lus == relus
            yield (
                None
                if juste
                else Ecart(echange.titre, "les identifiants de la lecture d'avant", change, echange)
            )


def _identities(offre: Offre) -> set[str]:
    return {f"{un.get('entityID')} = {code}" for un in offre.organisations for code, _ in identifiants(un)}


def _recent(o: Observations) -> Examen:
    for echange in o.de(Role.NOTIFICATION_RECENTE):
        if echange.contenu is not None:
            listes = [code_of(un) for un in echange.contenu.findall(".//csd:id_etablissement", NS)]
            juste = any(code.endswith(echange.demande.objet) for code in listes)
            recu = ", ".join(listes[:6]) or "aucun établissement"
            yield (
                None
                if juste
                else Ecart(echange.titre, f"« {echange.demande.objet} » dans la liste", recu, echange)
            )


def _to_the_second(o: Observations) -> Examen:
    for echange, _, un in each(o, lambda offre: list(offre.nommes("record"))):
        for nom in ("created", "updated"):
            texte = un.get(nom, "")
            lisible = read_date(texte) is not None and len(texte) >= len("2026-01-31T07:00:00")
            yield judged(echange, un, lisible, f"{nom} à la seconde", f"« {texte} »")


def _ordered(o: Observations) -> Examen:
    """Au jour près, comme le contrôle publié."""
    for echange, _, un in each(o, lambda offre: list(offre.nommes("record"))):
        cree, modifie = un.get("created", "")[:10], un.get("updated", "")[:10]
        yield judged(
            echange, un, modifie >= cree, "updated le jour de created, ou après", f"{cree} puis {modifie}"
        )


def _single_rooms(o: Observations) -> Examen:
    lus: Lus = lambda offre: offre.tous("csd:surchargePriceResidential/csd:residentialType")  # noqa: E731
    for echange, _, un in each(o, lus):
        code = code_of(un)
        yield judged(
            echange, un, code == CHAMBRE_SIMPLE, f"« {CHAMBRE_SIMPLE} », chambre simple", f"« {code} »"
        )


def _territories(o: Observations) -> Examen:
    for echange, _, un in each(o, lambda offre: offre.tous("csd:healthCareTerritorial/csd:type")):
        code = code_of(un)
        attendu = f"« {TERRITOIRE_DE_SANTE} », territoire de santé"
        yield judged(echange, un, code == TERRITOIRE_DE_SANTE, attendu, f"« {code} »")


def _closings(o: Observations) -> Examen:
    for echange, _, un in each(
        o, lambda offre: [*offre.juridiques, *offre.etablissements, *offre.organisations]
    ):
        cree, ferme = text_of(un, "csd:extension/csd:creationDate"), fermeture(un)
        if cree and ferme:
            yield judged(
                echange, un, ferme[:10] >= cree[:10], f"fermé le {cree} ou après", f"fermé le {ferme}"
            )


CONTROLES = (
    Controle(
        "RG_EXP_001", "Un établissement ouvert a une unité élémentaire", _has_units, "établissements ouverts"
    ),
    Controle("RG_EXP_002", "Aucun objet transmis n'a de donnée obligatoire vide", _mandatory, "objets"),
    Controle("RG_EXP_002", "Aucun objet transmis ne dépend d'un objet absent", _linked, "liens"),
    Controle(
        "RG_EXP_010", "Une unité élémentaire a un seul champ d'activité", _one_field, "unités élémentaires"
    ),
    Controle(
        "RG_EXP_011",
        "Une unité élémentaire a un seul mode de prise en charge",
        _one_mode,
        "unités élémentaires",
    ),
    Controle(
        "RG_EXP_019",
        "Un identifiant d'organisation n'en désigne qu'une",
        _unique_organisations,
        "organisations",
    ),
    Controle(
        "RG_EXP_019", "Deux lectures de suite rendent les mêmes identifiants", _stable, "lectures répétées"
    ),
    Controle(
        "RG_EXP_020", "Un établissement mis à jour depuis une date est listé", _recent, "mises à jour datées"
    ),
    Controle(
        "RG_EXP_020",
        "Les dates de création et de mise à jour sont à la seconde",
        _to_the_second,
        "métadonnées",
    ),
    Controle("RG_EXP_023", "La mise à jour n'est jamais avant la création", _ordered, "métadonnées"),
    Controle(
        "RG_EXP_029", "Un supplément d'hébergement vaut pour une chambre simple", _single_rooms, "suppléments"
    ),
    Controle(
        "RG_EXP_030",
        "Un territoire de santé est de ce type de division",
        _territories,
        "territoires de santé",
    ),
    Controle("DATE-01", "Rien ne ferme avant d'avoir été créé", _closings, "objets fermés"),
)
