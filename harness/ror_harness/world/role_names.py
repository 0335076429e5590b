"""Rend aux rôles d'une histoire le nom que les fonctionnalités leur donnent : « UE rééducation »."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ror_harness.catalogue.features import feature_files

_ARTICLE = re.compile(r"^(?:l'|la |le |les )")
_MOT = re.compile(r"\w{2,}")
_NOM = re.compile(r'"([^"<>\n]+)"')


@functools.cache
def spoken_names(dossier: Path, cle: Callable[[str], str]) -> Mapping[str, str]:
    """Rend clé → nom le plus employé entre guillemets dans les fonctionnalités d'un dossier, sans article.

    `cle` rend la clé de rôle d'un nom, comme les étapes la lisent. Les mots d'un nom y sont aussi, chacun
    sous sa clé : un rôle que nulle fonctionnalité ne nomme se dit mot à mot.
    """
    ecritures: dict[str, Counter[str]] = defaultdict(Counter)
    mots: dict[str, Counter[str]] = defaultdict(Counter)
    for fichier in feature_files(dossier):
        for nom in _NOM.findall(fichier.read_text("utf-8")):
            ecritures[cle(nom)][_ARTICLE.sub("", nom)] += 1
            for mot in _MOT.findall(nom):
                mots[cle(mot)][mot] += 1
    return {une: noms.most_common(1)[0][0] for une, noms in (mots | ecritures).items()}


def spoken(texte: str, roles: Iterable[str], noms: Mapping[str, str]) -> str:
    """Rend un texte où chaque clé de rôle porte son nom ; à défaut, ses mots séparés.

    Une adresse de courriel garde la sienne.
    """
    connus = sorted(roles, key=len, reverse=True)
    if not connus:
        return texte
    forme = rf"(?<![\w@.-])({'|'.join(map(re.escape, connus))})(?![\w@-])"
    return re.sub(forme, lambda trouve: noms.get(trouve[1]) or _word_by_word(trouve[1], noms), texte)


def _word_by_word(cle: str, noms: Mapping[str, str]) -> str:
    return " ".join(noms.get(mot, mot) for mot in cle.split("_"))
