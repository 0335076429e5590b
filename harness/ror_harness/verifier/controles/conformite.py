"""Contrôle que chaque réponse est celle que le contrat prévoit, et conforme à son schéma."""

from __future__ import annotations

from ror_harness.verifier.modele import JUSTES, LECTURES, Controle, Ecart, Echange, Examen, Observations, Role
from ror_harness.verifier.noms import LECTURE, MIME, NOTIFICATION
from ror_harness.verifier.offre import chemin, est_unite, identifiants, local

_LISTES = (Role.NOTIFICATION, Role.NOTIFICATION_RECENTE)
_MONTRES = 20
"""Écarts au schéma montrés par réponse."""


def _answered(o: Observations) -> Examen:
    for echange in o.de(*JUSTES):
        yield _unanswered(echange)


def _unanswered(echange: Echange) -> Ecart | None:
    operation = NOTIFICATION if echange.role in _LISTES else LECTURE
    nom = operation.reponse.rpartition("}")[2]
    if echange.reponse is None or echange.message is None:
        return Ecart(echange.titre, nom, echange.echec, echange)
    contenu, recu = echange.contenu, echange.message.resume
    if echange.reponse.statut != 200:
        return Ecart(echange.titre, nom, f"statut HTTP {echange.reponse.statut}, {recu}", echange)
    if contenu is None or contenu.tag != operation.reponse:
        return Ecart(echange.titre, nom, recu, echange)
    if operation is LECTURE and echange.offre is None:
        return Ecart(echange.titre, "un résultat", recu, echange)
    return None


def _valid(o: Observations) -> Examen:
    for echange in o.de(*JUSTES):
        contenu = echange.contenu
        if contenu is None or _unanswered(echange) is not None:
            continue
        ecarts = o.contrat.ecarts(contenu)
        for ou, dit in ecarts[:_MONTRES]:
            yield Ecart(f"{echange.titre} : {ou}", f"conforme au schéma {o.contrat.version}", dit, echange)
        if not ecarts:
            yield None


def _transported(o: Observations) -> Examen:
    for echange in o.de(*JUSTES, Role.FAUTIVE):
        if echange.reponse is None:
            continue
        recu = echange.reponse.entete("content-type").partition(";")[0].strip().lower()
        if recu != MIME:
            yield Ecart(f"{echange.titre} : Content-Type", MIME, recu or "absent", echange)
        elif b"<!DOCTYPE" in echange.reponse.corps:
            yield Ecart(echange.titre, "pas de DOCTYPE", "un DOCTYPE", echange)
        else:
            yield None


def _ihe_contacts(o: Observations) -> Examen:
    """En 2.4 et 3.0, le contact vit dans les extensions ; en 1.6, il est encore celui d'origine."""
    for echange, offre in o.offres(*LECTURES):
        for objet in [*offre.juridiques, *offre.etablissements, *offre.organisations]:
            hors = [un for un in objet if local(un) in ("contact", "contactPoint")]
            for un in hors:
                yield Ecart(
                    f"{echange.titre} : {chemin(un)}", "dans l'extension du ROR", "hors extension", echange
                )
            if not hors:
                yield None


def _asked(o: Observations) -> Examen:
    for echange, offre in o.offres(*LECTURES):
        if echange.role is Role.LECTURE_OI:
            rendus = [code for une in offre.organisations for code, _ in identifiants(une)]
            unites = [
                code for une in offre.organisations if est_unite(une) for code, _ in identifiants(une)[:1]
            ]
            juste = echange.demande.critere in rendus and unites == [echange.demande.critere]
            attendu, recu = echange.demande.critere, ", ".join(unites) or "aucune unité"
        else:
            attendu = echange.demande.objet
            rendus = [code for une in offre.etablissements for code, _ in identifiants(une)]
            juste, recu = (
                any(code.endswith(attendu) for code in rendus),
                ", ".join(rendus) or "aucun établissement",
            )
        yield None if juste else Ecart(echange.titre, f"« {attendu} »", f"« {recu} »", echange)


CONTROLES = (
    Controle(
        "XSD-01", "Chaque demande juste reçoit la réponse de son opération", _answered, "demandes justes"
    ),
    Controle("XSD-01", "Une lecture rend l'objet demandé", _asked, "lectures"),
    Controle("XSD-02", "Chaque réponse est conforme au schéma", _valid, "réponses lisibles"),
    Controle(
        "XSD-03", "Chaque réponse est du type application/soap+xml, sans DOCTYPE", _transported, "réponses"
    ),
    Controle(
        "XSD-04",
        "Aucun contact hors des extensions du ROR",
        _ihe_contacts,
        "objets lus",
        ("confidentialityLevel",),
    ),
)
