"""Contrôle les règles d'alimentation (RG_ALIM_…) : ce qu'une lecture rend selon ses critères."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ror_harness.verifier.controles.outils import found
from ror_harness.verifier.modele import (
    JUSTES,
    LECTURES,
    LECTURES_COMPLETES,
    Controle,
    Ecart,
    Echange,
    Examen,
    Observations,
    Role,
)
from ror_harness.verifier.noms import NS
from ror_harness.verifier.offre import Element, Offre, champs, chemin

DELAI_S = 5.0
DONNEES_D_UNITE = (
    *("service", "equipment", "specificEquipment", "device", "specificAct", "supportedPatient"),
    *("accommodationCapacity", "crisisAccomodationCapacity", "residentialCapactity", "capacitySupported"),
    *("resourcesSkills", "professionalResource", "specificSkill"),
)
"""Ce qu'une lecture restreinte ne rend pas ; chaque version n'en a qu'une partie."""


def _raised_fields(o: Observations) -> Examen:
    for echange, offre in o.offres(Role.LECTURE):
        for une in offre.organisations:
            for au_dessus in offre.ascendance(une):
                manque = set(champs(une)) - set(champs(au_dessus))
                yield (
                    None
                    if not manque
                    else Ecart(
                        f"{echange.titre} : {chemin(au_dessus)} / typeActivity",
                        ", ".join(f"« {code} »" for code in sorted(manque)) + f", comme {chemin(une)}",
                        ", ".join(champs(au_dessus)) or "aucun",
                        echange,
                    )
                )


def _forbidden(*noms: str) -> Callable[[Observations], Examen]:
    def examen(o: Observations) -> Examen:
        for echange, offre in o.offres(Role.LECTURE_RESTREINTE):
            trouves = found(offre, *noms)
            for un in trouves:
                yield Ecart(
                    f"{echange.titre} : {chemin(un)}", "absent d'une lecture restreinte", "présent", echange
                )
            if not trouves:
                yield None

    return examen


def _whole(o: Observations) -> Examen:
    premieres = {un.demande.objet: offre for un, offre in o.offres(Role.LECTURE)}
    for echange, offre in o.offres(Role.LECTURE_ENTIERE):
        avant = premieres.get(echange.demande.objet)
        for nom, nombre in (_counts(avant) if avant else {}).items():
            rendus = len(found(offre, nom))
            yield (
                None
                if rendus >= nombre
                else Ecart(
                    f"{echange.titre} : {nom}", f"{nombre}, comme sans ce critère", str(rendus), echange
                )
            )


def _counts(offre: Offre) -> Counter[str]:
    return Counter({nom: nombre for nom in ("price", *DONNEES_D_UNITE) if (nombre := len(found(offre, nom)))})


def _one_of_each(o: Observations) -> Examen:
    for echange, offre in o.offres(*LECTURES):
        for quoi, trouves in (
            ("entité juridique", offre.juridiques),
            ("établissement", offre.etablissements),
        ):
            yield (
                None
                if len(trouves) == 1
                else Ecart(echange.titre, f"exactement un objet : {quoi}", str(len(trouves)), echange)
            )


def _attached(o: Observations) -> Examen:
    for echange, offre in o.offres(*LECTURES_COMPLETES):
        admis = {un.get("entityID") for un in offre.etablissements}
        for une in offre.organisations:
            liens = [un.get("entityID") for un in une.findall("csd:organizations/csd:organization", NS)]
            yield (
                None
                if liens and set(liens) <= admis
                else Ecart(
                    f"{echange.titre} : {chemin(une)} / organizations",
                    "l'établissement lu",
                    str(liens or "aucun"),
                    echange,
                )
            )


def _no_cycle(o: Observations) -> Examen:
    for echange, offre in o.offres(*LECTURES_COMPLETES):
        for une in offre.organisations:
            boucle = une in offre.ascendance(une)
            dit = f"{echange.titre} : {chemin(une)} / parentFacility" if boucle else ""
            yield (
                Ecart(dit, "une organisation au-dessus", "elle-même, par boucle", echange) if boucle else None
            )


def _kept_levels(o: Observations) -> Examen:
    entieres = {un.demande.objet: offre for un, offre in o.offres(Role.LECTURE)}
    for echange, offre in o.offres(Role.LECTURE_FILTREE, Role.LECTURE_RESTREINTE):
        attendues = entieres.get(echange.demande.objet, offre)
        yield from _missing(echange, _ids(attendues.niveaux), _ids(offre.niveaux))


def _announced(o: Observations) -> Examen:
    for echange, offre in o.offres(*LECTURES):
        if offre.annonce is not None:
            juste = offre.annonce == len(offre.unites)
            yield (
                None
                if juste
                else Ecart(
                    f"{echange.titre} : facilityNumber",
                    f"{len(offre.unites)} unités transmises",
                    str(offre.annonce),
                    echange,
                )
            )


def _filtered_out(o: Observations) -> Examen:
    for echange, offre in o.offres(Role.LECTURE_FILTREE):
        for une in offre.unites:
            juste = echange.demande.critere in champs(une)
            yield (
                None
                if juste
                else Ecart(
                    f"{echange.titre} : {chemin(une)}",
                    f"seulement le champ « {echange.demande.critere} »",
                    ", ".join(champs(une)) or "aucun champ",
                    echange,
                )
            )


def _filtered_in(o: Observations) -> Examen:
    entieres = {un.demande.objet: offre for un, offre in o.offres(Role.LECTURE)}
    for echange, offre in o.offres(Role.LECTURE_FILTREE):
        if (avant := entieres.get(echange.demande.objet)) is not None:
            voulues = [une for une in avant.unites if echange.demande.critere in champs(une)]
            yield from _missing(echange, _ids(voulues), _ids(offre.unites))


def _exclusive(o: Observations) -> Examen:
    for echange in o.de(*JUSTES, Role.FAUTIVE):
        if echange.contenu is not None:
            porte = [nom for nom in ("error", "result") if echange.contenu.find(f"csd:{nom}", NS) is not None]
            yield (
                Ecart(echange.titre, "un résultat ou une erreur", "les deux", echange)
                if len(porte) == 2
                else None
            )


def _in_time(o: Observations) -> Examen:
    for echange in o.de(*JUSTES, Role.FAUTIVE):
        recu = f"{echange.duree_s:.1f} s"
        yield (
            None
            if echange.duree_s <= DELAI_S
            else Ecart(echange.titre, f"{DELAI_S:.0f} s au plus", recu, echange)
        )


CONTROLES = (
    Controle(
        "RG_ALIM_006",
        "Un champ d'activité remonte aux niveaux supérieurs",
        _raised_fields,
        "niveaux supérieurs",
    ),
    Controle(
        "RG_ALIM_015",
        "Une lecture restreinte ne rend pas de tarif",
        _forbidden("price"),
        "lectures restreintes",
    ),
    Controle(
        "RG_ALIM_015",
        "Une lecture restreinte ne rend pas de donnée d'unité",
        _forbidden(*DONNEES_D_UNITE),
        "lectures restreintes",
    ),
    Controle("RG_ALIM_016", "Une lecture dite non restreinte rend tout", _whole, "données à comparer"),
    Controle(
        "RG_ALIM_018", "Une lecture rend une entité juridique et un établissement", _one_of_each, "lectures"
    ),
    Controle(
        "RG_ALIM_018", "Chaque organisation est rattachée à l'établissement lu", _attached, "organisations"
    ),
    Controle("RG_ALIM_018", "Aucune organisation ne se contient elle-même", _no_cycle, "organisations"),
    Controle(
        "RG_ALIM_018", "Un filtre laisse tous les niveaux supérieurs", _kept_levels, "niveaux supérieurs"
    ),
    Controle(
        "RG_ALIM_019", "Le nombre annoncé est celui des unités transmises", _announced, "nombres annoncés"
    ),
    Controle(
        "RG_ALIM_020", "Un filtre par champ écarte les autres unités", _filtered_out, "lectures filtrées"
    ),
    Controle(
        "RG_ALIM_020",
        "Un filtre par champ garde toutes les unités du champ",
        _filtered_in,
        "lectures filtrées",
    ),
    Controle("RG_ALIM_023", "Une réponse porte un résultat ou une erreur", _exclusive, "réponses"),
    Controle("RG_ALIM_024", "Chaque réponse arrive en cinq secondes au plus", _in_time, "réponses"),
)


def _ids(objets: Iterable[Element]) -> dict[str, Element]:
    return {un.get("entityID", ""): un for un in objets}


def _missing(echange: Echange, attendus: dict[str, Element], rendus: dict[str, Element]) -> Examen:
    for entite, un in attendus.items():
        yield (
            None
            if entite in rendus
            else Ecart(f"{echange.titre} : {chemin(un)}", "transmis", "absent", echange)
        )
