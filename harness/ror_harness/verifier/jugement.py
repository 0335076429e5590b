"""Applique chaque contrôle à ce qui a été reçu, et en fait un rapport de la même forme que la recette."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ror_contracts import regles_ror
from ror_contracts.paths import features_dir
from ror_contracts.regles_ror import RegleRor
from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.judgement import Observation
from ror_harness.judging.verdicts import Verdict
from ror_harness.plugin.exchanges import write_exchanges
from ror_harness.reports.assembly import exit_code, phases, requirement_verdict
from ror_harness.reports.fingerprint import bench_fingerprint
from ror_harness.reports.model import ExigenceJugee, Presentation, Rapport, ScenarioJuge
from ror_harness.results import EcartConstate, ResultatScenario
from ror_harness.verifier.controles import FAMILLES
from ror_harness.verifier.controles.contrat_publie import published_version
from ror_harness.verifier.masque import mask_message, mask_text
from ror_harness.verifier.modele import LECTURES, Controle, Ecart, Echange, Observations, Role
from ror_harness.verifier.profils import given, why_not

ECARTS_MONTRES = 20
ECARTS_MAX = 500

VERIFICATION = Presentation(
    fichier="verification",
    nom="Vérification",
    titre="Vérification d'un ROR",
    unite="contrôle",
    regle="règle",
    histoires="Contrôles",
    regles="Les règles qui engagent un ROR, par famille",
    source="Source",
    partie="famille",
    demandeur="Demande du banc",
    enoncee="énoncée",
    silence="Aucun texte ne tranche",
)


@dataclass(frozen=True)
class Resultat:
    """Contrôle joué : `ecarts` au plus `ECARTS_MAX` ; `raison` : pourquoi il n'a pas pu l'être, ou vide.

    `exprimable` : faux si c'est la version du contrat qui n'a pas de quoi l'enfreindre.
    """

    controle: Controle
    famille: str
    rang: int
    ecarts: tuple[Ecart, ...] = ()
    raison: str = ""
    exprimable: bool = True


@dataclass(frozen=True)
class Verification:
    """Une vérification finie : les résultats dans l'ordre des familles, et ce qui a été reçu."""

    observations: Observations
    resultats: tuple[Resultat, ...]

    def enfreintes(self) -> dict[str, tuple[Ecart, ...]]:
        """Rend les écarts par règle enfreinte."""
        trouves: dict[str, tuple[Ecart, ...]] = {}
        for un in self.resultats:
            if un.ecarts:
                trouves[un.controle.regle] = trouves.get(un.controle.regle, ()) + un.ecarts
        return trouves


def judge(observations: Observations) -> Verification:
    """Joue tous les contrôles sur ce qui a été reçu."""
    resultats = [
        _judged(observations, controle, famille, rang)
        for famille, controles in FAMILLES.items()
        for rang, controle in enumerate(controles, start=1)
    ]
    return Verification(observations, tuple(resultats))


def _judged(o: Observations, controle: Controle, famille: str, rang: int) -> Resultat:
    resultat = Resultat(controle, famille, rang)
    hors_profil = why_not(controle.regle, o.codes)
    if hors_profil and not o.refus:
        return replace(resultat, raison=hors_profil)
    absents = [un for un in controle.elements if not o.contrat.connait(un)]
    if absents:
        dit = f"la version {o.contrat.version} du contrat n'a pas l'élément {absents[0]}"
        return replace(resultat, raison=dit, exprimable=False)
    authentification = controle.regle.startswith("TLS")
    if o.refus and not authentification:
        return replace(resultat, raison=o.refus)
    examines, ecarts = _examined(controle, o)
    if examines:
        return replace(resultat, ecarts=ecarts)
    if authentification and o.sans_mtls:
        return replace(resultat, raison=o.sans_mtls)
    return replace(resultat, raison=f"rien à examiner dans ce que le ROR a rendu : pas de {controle.objet}")


def _examined(controle: Controle, o: Observations) -> tuple[int, tuple[Ecart, ...]]:
    """Rend le nombre d'éléments examinés, tous, et les premiers écarts."""
    nombre = 0
    ecarts: list[Ecart] = []
    for un in controle.examiner(o):
        nombre += 1
        if un is not None and len(ecarts) < ECARTS_MAX:
            ecarts.append(un)
    return nombre, tuple(ecarts)


def report(
    verification: Verification,
    dossier: Path,
    entete: Mapping[str, str],
    duree_s: float,
    tolerees: Collection[str],
) -> Rapport:
    """Rend le rapport ; `entete` porte `version`, `date`, `url` et `rejeu`. Les échanges s'écrivent ici."""
    exigences = tuple(_requirement(verification, une, dossier, tolerees) for une in regles_ror.load())
    ror = {
        "pilote": entete["url"],
        "version": f"contrat {verification.observations.contrat.version}",
        "contrats": [verification.observations.contrat.version],
    }
    return Rapport(
        version=entete["version"],
        date=entete["date"],
        duree_s=duree_s,
        graine=0,
        filtre="",
        lectures={},
        tolerees=tuple(une.exigence.id for une in exigences if une.toleree),
        systeme=ror,
        ror=ror,
        exigences=exigences,
        phases=phases(exigences, regles_ror.familles()),
        histoires=(),
        fautes=(),
        code=exit_code(exigences, (), ()),
        contrat=verification.observations.contrat.version,
        empreinte=bench_fingerprint(features_dir(), ""),
        presentation=replace(VERIFICATION, rejeu=entete["rejeu"]),
        perimetre=_scope(verification.observations),
    )


def _scope(o: Observations) -> dict[str, str]:
    """Dit ce qui a été lu et avec quels jetons : sans cela, un verdict n'est pas opposable."""
    lus = [un.demande.objet for un in o.de(Role.LECTURE)]
    lecture = f"{', '.join(lus)} ({len(lus)}, le ROR en liste {o.listes})" if lus else "aucun"
    dit = {"Établissements lus": lecture, "Jetons": given(o.codes) if o.codes else "aucun"}
    publiee = published_version(o)
    if publiee not in ("", o.contrat.version):
        dit["Contrat publié"] = (
            f"le schéma de ce ROR est celui du contrat {publiee}, et non {o.contrat.version} ; "
            f"s'il sert bien le {publiee}, relancez avec --version {publiee}"
        )
    return dit


def _requirement(
    verification: Verification, regle: RegleRor, dossier: Path, tolerees: Collection[str]
) -> ExigenceJugee:
    exigence = Exigence(regle.id, regle.niveau, regle.famille, regle.enonce, regle.source, regle.lecture)
    siens = [un for un in verification.resultats if un.controle.regle == regle.id]
    scenarios = tuple(_scenario(exigence, un, dossier) for un in siens) or (_beyond(regle),)
    d_office = bool(regle.non_verifiable or why_not(regle.id, verification.observations.codes))
    return ExigenceJugee(
        exigence=exigence,
        verdict=requirement_verdict(exigence, scenarios),
        scenarios=scenarios,
        toleree=d_office or regle.id in tolerees or regle.famille in tolerees,
    )


def _beyond(regle: RegleRor) -> ScenarioJuge:
    lu = ScenarioLu(f"hors_de_portee.py::{regle.id}", "hors_de_portee.py", regle.enonce, 1, regle.id, False)
    return ScenarioJuge(
        lu, ResultatScenario(lu.identite, Verdict.NON_VERIFIABLE, raison=regle.non_verifiable)
    )


def _scenario(exigence: Exigence, un: Resultat, dossier: Path) -> ScenarioJuge:
    fichier = f"{un.famille}.py"
    lu = ScenarioLu(
        f"{fichier}::{un.controle.nom}",
        fichier,
        un.controle.nom,
        un.rang,
        exigence.id,
        interpretation=not exigence.obligatoire,
    )
    if un.raison:
        muet = Verdict.NON_VERIFIABLE if un.exprimable else Verdict.NON_EXPRIMABLE
        return ScenarioJuge(lu, ResultatScenario(lu.identite, muet, raison=un.raison))
    if not un.ecarts:
        return ScenarioJuge(lu, ResultatScenario(lu.identite, Verdict.CONFORME))
    montres = [_finding(ecart, un.controle) for ecart in un.ecarts[:ECARTS_MONTRES]]
    premier, autres = montres[0], montres[1:]
    reste = len(un.ecarts) - len(montres)
    notes = [f"{une.quoi} : attendu {une.attendu}, reçu {une.recu}" for une in autres]
    notes += [f"et {reste} écarts de plus"] if reste > 0 else []
    observe = not exigence.obligatoire
    resultat = ResultatScenario(
        lu.identite,
        Verdict.OBSERVATION if observe else Verdict.NON_CONFORME,
        observations=tuple(Observation(**vars(une)) for une in montres) if observe else (),
        notes=() if observe else tuple(notes),
        ecart=None if observe else premier,
        echange=_exchanges(dossier, lu.identite, un.ecarts),
    )
    return ScenarioJuge(lu, resultat)


def _finding(ecart: Ecart, controle: Controle) -> EcartConstate:
    ou, attendu, recu = (mask_text(texte) for texte in (ecart.ou, ecart.attendu, ecart.recu))
    return EcartConstate(attendu=attendu, recu=recu, quoi=ou, etape=controle.nom)


def _exchanges(dossier: Path, identite: str, ecarts: tuple[Ecart, ...]) -> str | None:
    en_cause = {un.echange.numero: un.echange for un in ecarts if un.echange is not None}
    return write_exchanges(dossier, identite, [_written(un) for _, un in sorted(en_cause.items())[:3]])


def _written(echange: Echange) -> dict[str, object]:
    """Rend un échange tel que les rapports l'écrivent, masqué."""
    operation = "lecture_etablissement" if echange.role in LECTURES else "inconnue"
    if echange.role in (Role.NOTIFICATION, Role.NOTIFICATION_RECENTE):
        operation = "notification"
    return {
        "numero": echange.numero,
        "operation": operation,
        "duree_ms": round(echange.duree_s * 1000, 1),
        "statut_http": echange.reponse.statut if echange.reponse else 0,
        "erreur": echange.echec or None,
        "requete": mask_message(echange.demande.corps),
        "reponse": mask_message(echange.reponse.corps) if echange.reponse else "",
    }
