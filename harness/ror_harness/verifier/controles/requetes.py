"""Contrôle ce que le ROR répond aux demandes fautives de la table `fautives`."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from ror_harness.verifier.fautives import FAUTIVES, Attente, Fautive
from ror_harness.verifier.modele import Controle, Ecart, Echange, Examen, Observations, Role
from ror_harness.verifier.noms import ENV11
from ror_harness.verifier.offre import local

_TRACES = re.compile(
    rb"Traceback \(most recent|File &quot;|File \"[^\"]+\", line \d|\bat [\w.$]+\([\w$]+\.java:\d+\)|"
    rb"\bat [\w.]+ in [A-Z]:\\|(?:/usr/|/home/|/var/|/opt/|[A-Z]:\\)[\w./\\-]+\.\w+"
)


def _answer(une: Fautive) -> Callable[[Observations], Examen]:
    def examen(o: Observations) -> Examen:
        for echange in o.de(Role.FAUTIVE):
            if echange.demande.nom == une.nom:
                juste = _JUSTES[une.attente](echange)
                yield (
                    None if juste else Ecart(echange.titre, une.attente.libelle, _received(echange), echange)
                )

    return examen


def _fault(echange: Echange) -> bool:
    code = echange.message.code_de_faute if echange.message else ""
    return bool(code) and echange.reponse is not None and echange.reponse.statut >= 400


def _error(echange: Echange) -> bool:
    return echange.offre is None and (_fault(echange) or _business(echange))


def _business(echange: Echange) -> bool:
    return echange.message is not None and echange.message.erreur is not None


def _version(echange: Echange) -> bool:
    """SOAP 1.2 demande à un nœud qui comprend 1.1 de le dire en 1.1 : les deux enveloppes conviennent."""
    if echange.message is None:
        return False
    if echange.message.code_de_faute == "VersionMismatch":
        return True
    racine = echange.message.racine
    return str(racine.tag).startswith(f"{{{ENV11}}}") and "VersionMismatch" in str(
        etree.tostring(racine, method="text", encoding="unicode")
    )


def _must_understand(echange: Echange) -> bool:
    return echange.message is not None and echange.message.code_de_faute == "MustUnderstand"


_JUSTES: dict[Attente, Callable[[Echange], bool]] = {
    Attente.FAUTE: _fault,
    Attente.ERREUR: _error,
    Attente.VERSION: _version,
    Attente.EN_TETE: _must_understand,
}


def _received(echange: Echange) -> str:
    if echange.reponse is None or echange.message is None:
        return echange.echec
    code, contenu = echange.message.code_de_faute, echange.contenu
    dit = f"faute {code}" if code else local(echange.message.racine if contenu is None else contenu)
    return f"statut HTTP {echange.reponse.statut}, {dit}{', avec un résultat' if echange.offre else ''}"


def _described(o: Observations) -> Examen:
    for echange in o.de(Role.FAUTIVE):
        erreur = echange.message.erreur if echange.message else None
        if erreur is not None:
            code, dit = erreur.get("code", ""), erreur.get("message", "")
            juste = code.strip().lstrip("-").isdecimal() and bool(dit.strip())
            yield (
                None
                if juste
                else Ecart(
                    echange.titre,
                    "un code entier et un message",
                    f"code « {code} », message « {dit} »",
                    echange,
                )
            )


def _discreet(o: Observations) -> Examen:
    for echange in o.de(Role.FAUTIVE):
        if echange.reponse is not None:
            trouve = _TRACES.search(echange.reponse.corps)
            recu = trouve.group(0).decode("utf-8", "replace") if trouve else ""
            yield Ecart(echange.titre, "ni trace ni chemin", f"« {recu} »", echange) if trouve else None


CONTROLES = (
    *(Controle(une.regle, une.titre, _answer(une), "demandes") for une in FAUTIVES),
    Controle("SOAP-09", "Une erreur du métier a un code et un message", _described, "erreurs du métier"),
    Controle("SOAP-10", "Une erreur ne montre rien de l'intérieur du ROR", _discreet, "erreurs"),
)
