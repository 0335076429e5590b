"""Rend les exigences à juger, telles que le banc les emploie."""

from __future__ import annotations

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
        brutes = yaml.safe_load(Path(fichier).read_text("utf-8"))
    except OSError:
        raise ListeFautive(f"« {fichier} » ne se lit pas ; attendu : un fichier YAML") from None
    except UnicodeDecodeError:
        raise ListeFautive(f"« {fichier} » n'est pas en UTF-8") from None
    except yaml.YAMLError as cause:
        marque = getattr(cause, "problem_mark", None)
        lieu = f", ligne {marque.line + 1}" if marque else ""
        raise ListeFautive(f"« {fichier} »{lieu} : ce n'est pas du YAML bien formé") from None
    if not isinstance(brutes, list):
        raise ListeFautive(f"« {fichier} » : une liste d'exigences est attendue")
    return tuple(_one(fichier, rang, brute) for rang, brute in enumerate(brutes, 1))


def _one(fichier: str, rang: int, brute: object) -> Exigence:
    connus = [un.name for un in fields(Exigence)]
    recus = brute if isinstance(brute, dict) else {}
    voulus = [un.name for un in fields(Exigence) if un.default is MISSING]
    fautifs = [un for un in recus if un not in connus]
    manquants = [un for un in voulus if un not in recus]
    if fautifs or manquants:
        quoi = f"champ inconnu : « {fautifs[0]} »" if fautifs else f"il manque « {manquants[0]} »"
        raise ListeFautive(f"« {fichier} », exigence n° {rang} : {quoi} ; attendu : {', '.join(connus)}")
    return Exigence(**recus)
