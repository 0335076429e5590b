"""Dit comment rejouer : la commande exacte d'un scénario, et l'envoi d'une demande à la main."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from functools import lru_cache

from ror_contracts.paths import features_dir
from ror_contracts.versions import DEFAULT_VERSION
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


def command(identite: str, toutes: Iterable[str], graine: int, options: Iterable[str]) -> str:
    """Rend la commande qui rejoue ce scénario, avec les mêmes données."""
    filtre = filter_for(identite, toutes)
    mots = ["banc-ror", "recette", "--filtre", filtre, "--graine", str(graine), *options]
    return " ".join(map(_quoted, mots))


def replay(rapport: Rapport, identite: str) -> str:
    """Rend la commande qui rejoue un scénario d'un rapport."""
    return rapport.presentation.rejeu or command(identite, rapport.identites, rapport.graine, rapport.options)


def _quoted(mot: str) -> str:
    """Protège un mot pour un terminal ; une apostrophe se lit mieux entre guillemets que découpée."""
    lisible = "'" in mot and not set(mot) & set('"$`\\!')
    return f'"{mot}"' if lisible else shlex.quote(mot)


def filter_for(identite: str, toutes: Iterable[str]) -> str:
    """Rend le terme qui retient le moins d'autres scénarios ; la virgule sépare les termes d'un filtre."""
    autres = _folded(tuple(toutes))
    morceaux = [un.strip() for un in identite.rsplit("::", 1)[-1].split(",") if un.strip()]
    return min(morceaux, key=lambda un: (_holding(un.casefold(), autres), -len(un)))


def _holding(terme: str, identites: tuple[str, ...]) -> int:
    return len([une for une in identites if terme in une])


@lru_cache(maxsize=1)
def _folded(identites: tuple[str, ...]) -> tuple[str, ...]:
    """Les mêmes pour chaque scénario d'un rapport : à refaire, elles doubleraient le temps de l'écrire."""
    return tuple(une.casefold() for une in identites)


def curl(operation: str) -> str:
    """Rend l'envoi d'une demande enregistrée dans `demande.xml` ; vide si l'opération est inconnue."""
    action = _ACTIONS.get(operation)
    if action is None:
        return ""
    entete = f'Content-Type: application/soap+xml; charset=utf-8; action="{action}"'
    return f"curl --silent --header '{entete}' --data-binary @demande.xml \"$ADRESSE_DU_ROR\""
