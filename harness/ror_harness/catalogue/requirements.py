"""Rend les exigences à juger, telles que le banc les emploie."""

from __future__ import annotations

from collections import Counter
from dataclasses import MISSING, dataclass, fields
from pathlib import Path

import yaml

from ror_contracts import requirements


@dataclass(frozen=True)
class Exigence:
    """Exigence du manuel ; `niveau` vaut `M` (énoncée) ou `I` (interprétation du banc).

    `lieu` est son endroit dans le manuel ; `lecture`, ce que le banc a retenu là où le manuel se tait.
    """

    id: str
    niveau: str
    phase: str
    enonce: str
    lieu: str = ""
    lecture: str = ""

    @property
    def obligatoire(self) -> bool:
        """Dit si le manuel l'énonce."""
        return self.niveau == "M"


class ListeFautive(Exception):  # noqa: N818
    """La liste d'exigences donnée ne se lit pas ; le message dit où et ce qui est attendu."""


def load_requirements(fichier: str = "") -> tuple[Exigence, ...]:
    """Rend les exigences du projet, ou celles d'un fichier d'essai, dans l'ordre du fichier."""
    if fichier:
        return _written(fichier)
    return tuple(
        Exigence(une.id, une.niveau, une.phase, une.enonce, une.lieu, une.lecture or une.interpretation)
        for une in requirements.load()
    )


def _written(fichier: str) -> tuple[Exigence, ...]:
    try:
        lu = yaml.load(Path(fichier).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  que du texte
    except OSError:
        raise ListeFautive(f"« {fichier} » ne se lit pas ; attendu : un fichier YAML") from None
    except UnicodeDecodeError:
        raise ListeFautive(f"« {fichier} » n'est pas en UTF-8") from None
    except yaml.YAMLError as cause:
        marque = getattr(cause, "problem_mark", None)
        lieu = f", ligne {marque.line + 1}" if marque else ""
        raise ListeFautive(f"« {fichier} »{lieu} : ce n'est pas du YAML bien formé") from None
    brutes = lu.get("exigences") if isinstance(lu, dict) else lu
    if not isinstance(brutes, list) or not brutes:
        raise ListeFautive(
            f"« {fichier} » : une liste d'exigences est attendue, seule ou sous « exigences: »"
        )
    ecrites = tuple(_one(f"« {fichier} », exigence n° {rang}", brute) for rang, brute in enumerate(brutes, 1))
    _distinct(fichier, ecrites)
    return ecrites


_CHAMPS = tuple(un.name for un in fields(Exigence))
_OBLIGATOIRES = tuple(un.name for un in fields(Exigence) if un.default is MISSING)
_ADMIS = {"niveau": ("M", "I"), "phase": ("1", "2", "3", "T")}
_AUTRES_CHAMPS = ("interpretation", "regles")
"""Ceux du catalogue du projet que le banc n'emploie pas ici, ou sous un autre nom."""


def _one(ou: str, brute: object) -> Exigence:
    recus = brute if isinstance(brute, dict) else {}
    fautifs = [un for un in recus if un not in (*_CHAMPS, *_AUTRES_CHAMPS)]
    manquants = [un for un in _OBLIGATOIRES if un not in recus]
    if fautifs or manquants:
        quoi = f"champ inconnu : « {fautifs[0]} »" if fautifs else f"il manque « {manquants[0]} »"
        raise ListeFautive(f"{ou} : {quoi} ; attendu : {', '.join(_CHAMPS)}")
    for nom in (un for un in (*_CHAMPS, "interpretation") if un in recus):
        _check_field(f"{ou}, {nom}", recus[nom], _ADMIS.get(nom))
    lecture = recus.get("lecture") or recus.get("interpretation", "")
    return Exigence(**{nom: recus[nom] for nom in _CHAMPS if nom in recus} | {"lecture": lecture})


def _check_field(ou: str, recu: object, admis: tuple[str, ...] | None) -> None:
    if not isinstance(recu, str):
        raise ListeFautive(f"{ou} : un bloc ou une liste reçu ; attendu : un texte")
    if admis and recu not in admis:
        raise ListeFautive(f"{ou} : « {recu} » reçu ; attendu : {' ou '.join(admis)}")


def _distinct(fichier: str, ecrites: tuple[Exigence, ...]) -> None:
    doubles = [id_ for id_, fois in Counter(une.id for une in ecrites).items() if fois > 1]
    if doubles:
        raise ListeFautive(f"« {fichier} » : « {doubles[0]} » y est deux fois ; attendu : une fois chacune")
