"""Dit comment rejouer : la commande exacte d'un scénario, et l'envoi d'une demande à la main."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable

from ror_contracts.paths import features_dir
from ror_contracts.versions import DEFAULT_VERSION
from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.selection import short_name
from ror_harness.programme import Programme
from ror_harness.reports.model import Rapport

_SECRET = re.compile(r"secret|passe|password|jeton|token|cle(?:$|_)|://[^/@]*:[^/@]*@", re.IGNORECASE)
_ACTIONS = {
    "notification": "urn:asip:ror:2015:stored-function:ror-update",
    "lecture_etablissement": "urn:asip:ror:2015:stored-function:ror-search",
    "lecture_oi": "urn:asip:ror:2015:stored-function:ror-search",
}


def replay_options(programme: Programme) -> tuple[str, ...]:
    """Rend les options, filtre et graine à part, qui ont fait cette recette ; un secret n'y est que nommé."""
    reglages = programme.reglages
    options: list[str] = []
    if reglages.version != DEFAULT_VERSION:
        options += ["--version", reglages.version]
    if reglages.pilote != "reference":
        options += ["--pilote", reglages.pilote]
    if reglages.pilote_ror != "simulateur":
        options += ["--pilote-ror", reglages.pilote_ror]
    for regle, lecture in reglages.lectures.items():
        options += ["--lecture", f"{regle}={lecture}"]
    for nom, valeur in reglages.environnement.items():
        cache = _SECRET.search(f"{nom}={valeur}")
        options += ["--reglage", f"{nom}=…" if cache else f"{nom}={valeur}"]
    if programme.dossier_features != features_dir().resolve():
        options += ["--fonctionnalites", str(programme.dossier_features)]
    if reglages.exigences:
        options += ["--exigences", reglages.exigences]
    return tuple(options)


def command(scenarios: Iterable[ScenarioLu], graine: int, options: Iterable[str]) -> str:
    """Rend la commande qui rejoue ces scénarios et eux seuls, avec les mêmes données."""
    filtre = ",".join(map(short_name, scenarios))
    mots = ["banc-ror", "recette", "--filtre", filtre, "--graine", str(graine), *options]
    return " ".join(map(_quoted, mots))


def replay(rapport: Rapport, *scenarios: ScenarioLu) -> str:
    """Rend la commande qui rejoue des scénarios d'un rapport."""
    return rapport.presentation.rejeu or command(scenarios, rapport.graine, rapport.options)


def _quoted(mot: str) -> str:
    """Protège un mot pour un terminal ; une apostrophe se lit mieux entre guillemets que découpée."""
    lisible = "'" in mot and not set(mot) & set('"$`\\!')
    return f'"{mot}"' if lisible else shlex.quote(mot)


def curl(operation: str) -> str:
    """Rend l'envoi d'une demande enregistrée dans `demande.xml` ; vide si l'opération est inconnue."""
    action = _ACTIONS.get(operation)
    if action is None:
        return ""
    entete = f'Content-Type: application/soap+xml; charset=utf-8; action="{action}"'
    return f"curl --silent --header '{entete}' --data-binary @demande.xml \"$ADRESSE_DU_ROR\""
