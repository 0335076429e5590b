"""Contrôle les contacts (RG_EXP_034 à 041) : confidentialité, nature ou fonction, nom."""

from __future__ import annotations

from ror_harness.verifier.controles.outils import each, judged
from ror_harness.verifier.modele import Controle, Examen, Observations
from ror_harness.verifier.noms import NS
from ror_harness.verifier.offre import Element, Offre, code_of, text_of

NIVEAU_SENSIBLE = 3


def _contacts(offre: Offre) -> list[Element]:
    return offre.tous("csd:extension/csd:contact")


def _level(objet: Element, lien: str = "") -> int:
    code = code_of(objet.find(f"{lien}csd:confidentialityLevel", NS))
    return int(code) if code.isdecimal() else 0


def _points(o: Observations) -> Examen:
    for echange, _, contact in each(o, _contacts):
        for point in contact.findall("csd:contactPoint", NS):
            porte, sien = _level(contact), _level(point, "csd:extension/")
            yield judged(echange, point, sien >= porte, f"niveau {porte} au moins", f"niveau {sien}")


def _sensitive(o: Observations) -> Examen:
    for echange, _, unite in each(o, lambda offre: offre.organisations):
        if text_of(unite, "csd:extension/csd:sensitiveUnit") in ("true", "1"):
            for contact in unite.findall("csd:extension/csd:contact", NS):
                niveau = _level(contact)
                yield judged(
                    echange,
                    contact,
                    niveau >= NIVEAU_SENSIBLE,
                    f"niveau {NIVEAU_SENSIBLE}",
                    f"niveau {niveau}",
                )


def _nature_or_function(o: Observations) -> Examen:
    for echange, _, contact in each(o, _contacts):
        portes = [nom for nom in ("nature", "function") if contact.find(f"csd:{nom}", NS) is not None]
        recu = " et ".join(portes) or "ni l'une ni l'autre"
        yield judged(echange, contact, len(portes) == 1, "nature ou function, l'une des deux", recu)


def _named(o: Observations) -> Examen:
    for echange, _, contact in each(o, _contacts):
        if contact.find("csd:function", NS) is not None:
            yield judged(
                echange, contact, bool(text_of(contact, "csd:name")), "un name avec la function", "aucun nom"
            )


_CONTACT = ("confidentialityLevel",)

CONTROLES = (
    Controle(
        "RG_EXP_034",
        "Un moyen est aussi confidentiel que son contact",
        _points,
        "moyens de contact",
        _CONTACT,
    ),
    Controle(
        "RG_EXP_039",
        "Les contacts d'une unité sensible sont de niveau 3",
        _sensitive,
        "contacts d'unité sensible",
        (*_CONTACT, "sensitiveUnit"),
    ),
    Controle(
        "RG_EXP_040", "Un contact a une nature ou une fonction", _nature_or_function, "contacts", _CONTACT
    ),
    Controle("RG_EXP_041", "Un contact qui a une fonction a un nom", _named, "contacts à fonction", _CONTACT),
)
