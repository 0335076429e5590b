"""Écrit `recette.xml` au format JUnit : un groupe par fichier de fonctionnalités, un cas par scénario."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.listener import EcouteurFinal
from ror_harness.reports.model import ExigenceJugee, Rapport, ScenarioJuge
from ror_harness.reports.wording import finding, plain

_BALISES = {
    Verdict.NON_CONFORME: "failure",
    Verdict.EN_ERREUR: "error",
    Verdict.FAUTE_DU_BANC: "error",
    Verdict.NON_EXPRIMABLE: "skipped",
    Verdict.NON_VERIFIABLE: "skipped",
    Verdict.NON_ATTEINT: "skipped",
    Verdict.NON_JOUEE: "skipped",
}
_HORS_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class RapportJunit(EcouteurFinal):
    """Écrit le rapport JUnit."""

    def fin(self, rapport: Rapport, dossier: Path) -> None:
        """Écrit `recette.xml`, ou le nom que dit la présentation."""
        racine = ET.Element("testsuites", name="banc-ror")
        par_fichier: dict[str, list[ScenarioJuge]] = defaultdict(list)
        for juge in rapport.scenarios:
            par_fichier[juge.lu.fichier].append(juge)
        for fichier, juges in sorted(par_fichier.items()):
            _suite(racine, fichier, [_case(juge) for juge in juges])
        manquantes = [_unplayed(une) for une in rapport.exigences if une.manquante and not une.scenarios]
        if manquantes:
            _suite(racine, "exigences sans scénario", manquantes)
        ET.indent(racine)
        ET.ElementTree(racine).write(
            dossier / f"{rapport.presentation.fichier}.xml", encoding="utf-8", xml_declaration=True
        )


def _suite(racine: ET.Element, nom: str, cas: list[ET.Element]) -> None:
    comptes = {
        balise: sum(un.find(balise) is not None for un in cas) for balise in ("failure", "error", "skipped")
    }
    duree = sum(float(un.get("time", "0")) for un in cas)
    suite = ET.SubElement(
        racine,
        "testsuite",
        name=nom,
        tests=str(len(cas)),
        failures=str(comptes["failure"]),
        errors=str(comptes["error"]),
        skipped=str(comptes["skipped"]),
        time=f"{duree:.3f}",
    )
    suite.extend(cas)


def _case(juge: ScenarioJuge) -> ET.Element:
    resultat = juge.resultat
    cas = ET.Element(
        "testcase",
        classname=juge.lu.exigence or "histoire",
        name=_clean(juge.lu.nom),
        time=f"{resultat.duree_s:.3f}",
    )
    proprietes = [("exigence", juge.lu.exigence), ("verdict", resultat.verdict.value)]
    proprietes += [("observation", finding(une)) for une in resultat.observations]
    bloc = ET.SubElement(cas, "properties")
    for nom, valeur in proprietes:
        ET.SubElement(bloc, "property", name=nom, value=_clean(valeur))
    if resultat.verdict in _BALISES:
        issue = ET.SubElement(cas, _BALISES[resultat.verdict], message=_clean(_message(juge)))
        issue.set("type", resultat.verdict.value)
        issue.text = _clean("\n".join(f"{une.verdict.libelle} : {une.texte}" for une in resultat.etapes))
    return cas


def _unplayed(jugee: ExigenceJugee) -> ET.Element:
    cas = ET.Element(
        "testcase", classname=jugee.exigence.id, name=_clean(jugee.exigence.enonce), time="0.000"
    )
    raison = "tolérée : non jouée" if jugee.toleree else "aucun scénario ne la joue"
    ET.SubElement(cas, "skipped", message=raison, type=Verdict.NON_JOUEE.value)
    return cas


def _message(juge: ScenarioJuge) -> str:
    ecart = juge.resultat.ecart
    if ecart:
        return finding(ecart)
    return f"{juge.verdict.libelle} : {plain(juge.resultat.raison or '')}"


def _clean(texte: str) -> str:
    """Ôte ce que XML n'admet pas : un système testé peut renvoyer n'importe quoi."""
    return _HORS_XML.sub("�", texte)
