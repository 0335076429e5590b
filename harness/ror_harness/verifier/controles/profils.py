"""Contrôle ce qu'une lecture rend selon le profil du jeton qui la demande (RG_ALIM_050 à 053)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ror_harness.verifier.controles.outils import found, judged
from ror_harness.verifier.modele import LECTURES, Controle, Ecart, Echange, Examen, Observations, Role
from ror_harness.verifier.noms import NS
from ror_harness.verifier.offre import Element, Offre, champs, chemin, code_of, local, text_of
from ror_harness.verifier.profils import MEDICO_SOCIAL, ORIENTATION, PUBLIC, REGULATION, number_of

CHAMP_MEDICO_SOCIAL = "04"
"""TRE_R227."""
_LIT, _DISPONIBLE = "01", "02"
"""Nature (TRE_R329) et statut (TRE_R330) d'une capacité de la 3.0."""
CRISE = ("crisisAccomodationCapacity", "crisisType")
RESSOURCES = (
    *("resourcesSkills", "professionalResource", "specificSkill", "takingCareSpeciality", "specificAct"),
    *("equipment", "specificEquipment", "device"),
)
RESERVEES_A_LA_REGULATION = ("dropZone", "levelRecourseORSAN", *CRISE)
"""Zone de pose, ORSAN, crise : chaque version n'en a qu'une partie."""
_ENTIERES = (Role.LECTURE, Role.LECTURE_PROFIL)

Examiner = Callable[[Observations], Examen]


def _seen_by(o: Observations, profil: str, *roles: Role) -> list[tuple[Echange, Offre]]:
    """Rend les lectures faites avec un jeton de ce profil."""
    return [(un, offre) for un, offre in o.offres(*roles) if number_of(un.demande.profil) == profil]


def _contacts_up_to(profil: str, plafond: int) -> Examiner:
    def examen(o: Observations) -> Examen:
        for echange, offre in _seen_by(o, profil, *LECTURES):
            for un in offre.nommes("confidentialityLevel"):
                niveau = code_of(un)
                juste = not niveau.isdecimal() or int(niveau) <= plafond
                yield judged(echange, un, juste, f"niveau {plafond} au plus", f"niveau {niveau}")

    return examen


def _no_sensitive_unit(profil: str) -> Examiner:
    def examen(o: Observations) -> Examen:
        for echange, offre in _seen_by(o, profil, *LECTURES):
            for une in offre.organisations:
                sensible = text_of(une, "csd:extension/csd:sensitiveUnit") in ("true", "1")
                yield judged(
                    echange, une, not sensible, "seulement des unités non sensibles", "une unité sensible"
                )

    return examen


def _absent(profil: str, lire: Callable[[Offre], list[Element]]) -> Examiner:
    def examen(o: Observations) -> Examen:
        for echange, offre in _seen_by(o, profil, *LECTURES):
            trouves = lire(offre)
            for un in trouves:
                yield judged(echange, un, False, "absent d'une lecture de ce profil", "présent")
            if not trouves:
                yield None

    return examen


def _available_beds(offre: Offre) -> list[Element]:
    """Une disponibilité en lits : l'attribut de la 1.6 et de la 2.4, le statut de la 3.0."""
    lits = [un for un in offre.nommes("beds") if un.get("avaible") is not None]
    comptes = [un for un in offre.nommes("operationalAccommodationCapacity") if _available(un)]
    return lits + comptes


def _available(capacite: Element) -> bool:
    nature, statut = (capacite.find(f"csd:{nom}", NS) for nom in ("capacityNature", "capacityStatus"))
    return (code_of(nature), code_of(statut)) == (_LIT, _DISPONIBLE)


def _named(*noms: str) -> Callable[[Offre], list[Element]]:
    return lambda offre: found(offre, *noms)


def _social_units(o: Observations) -> Examen:
    for echange, offre in _seen_by(o, MEDICO_SOCIAL, *LECTURES):
        for une in offre.unites:
            montres = champs(une)
            juste = CHAMP_MEDICO_SOCIAL in montres
            yield judged(echange, une, juste, "une unité médico-sociale", ", ".join(montres) or "aucun champ")


def _sees_all(o: Observations) -> Examen:
    """Elle voit au moins ce que voit un autre ; ce que nul ne voit n'est à la portée d'aucune lecture."""
    vues = {un.demande.objet: (un, offre) for un, offre in _seen_by(o, REGULATION, *_ENTIERES)}
    for echange, offre in o.offres(*_ENTIERES):
        vue = vues.get(echange.demande.objet)
        if vue is None or number_of(echange.demande.profil) == REGULATION:
            continue
        siens = {un.get("entityID", ""): _contents(un) for un in _objects(vue[1])}
        for un in _objects(offre):
            manque = _contents(un) - siens.get(un.get("entityID", ""), Counter())
            yield (
                None
                if not manque
                else Ecart(
                    f"{vue[0].titre} : {chemin(un)}",
                    f"au moins ce que lit {echange.demande.profil or 'un jeton sans profil'}",
                    f"il manque {', '.join(sorted(manque)[:6])}",
                    vue[0],
                )
            )


def _objects(offre: Offre) -> list[Element]:
    return [un for un in offre.tous("csd:queryResult/*/*") if un.get("entityID")]


def _contents(objet: Element) -> Counter[str]:
    """Compte les éléments et les attributs d'un objet, par leur nom."""
    return Counter(
        nom
        for un in objet.iter()
        for nom in (local(un), *(f"{local(un)}/@{attribut}" for attribut in map(str, un.attrib)))
    )


CONTROLES = (
    Controle(
        "RG_ALIM_050",
        "L'accès public ne voit pas de contact restreint",
        _contacts_up_to(PUBLIC, 1),
        "contacts",
        ("confidentialityLevel",),
    ),
    Controle(
        "RG_ALIM_050",
        "L'accès public ne voit ni lits disponibles, ni capacité de crise",
        _absent(PUBLIC, lambda offre: [*_available_beds(offre), *found(offre, *CRISE)]),
        "lectures",
    ),
    Controle(
        "RG_ALIM_050",
        "L'accès public ne voit pas de ressource",
        _absent(PUBLIC, _named(*RESSOURCES)),
        "lectures",
    ),
    Controle(
        "RG_ALIM_050",
        "L'accès public ne voit pas d'unité sensible",
        _no_sensitive_unit(PUBLIC),
        "organisations",
        ("sensitiveUnit",),
    ),
    Controle(
        "RG_ALIM_051",
        "La régulation voit tout ce que voit un autre profil",
        _sees_all,
        "lectures d'un autre profil à comparer",
    ),
    Controle(
        "RG_ALIM_052",
        "L'orientation ne voit pas de contact de niveau 3",
        _contacts_up_to(ORIENTATION, 2),
        "contacts",
        ("confidentialityLevel",),
    ),
    Controle(
        "RG_ALIM_052",
        "L'orientation ne voit ni zone de pose, ni ORSAN, ni capacité de crise",
        _absent(ORIENTATION, _named(*RESERVEES_A_LA_REGULATION)),
        "lectures",
    ),
    Controle(
        "RG_ALIM_052",
        "L'orientation ne voit pas d'unité sensible",
        _no_sensitive_unit(ORIENTATION),
        "organisations",
        ("sensitiveUnit",),
    ),
    Controle(
        "RG_ALIM_053",
        "Le médico-social ne voit que des unités médico-sociales",
        _social_units,
        "unités élémentaires",
    ),
)
