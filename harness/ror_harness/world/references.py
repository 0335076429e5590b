"""Donne à chaque rôle d'une histoire un identifiant que personne d'autre ne porte."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ror_harness.judging import FauteDuBanc

DOMAINE_COURRIEL = "recette.exemple.invalid"
NATURES = ("compte", "etablissement", "unite", "oi")
_NATURES_DITES = {
    "compte": "un compte",
    "etablissement": "un établissement",
    "unite": "une unité de ViaTrajectoire",
    "oi": "une organisation interne du ROR",
}


def cle(texte: str) -> str:
    """Rend la clé ASCII d'un nom écrit en français : « UE rééducation » → `ue_reeducation`."""
    sans_ligature = texte.replace("œ", "oe").replace("Œ", "oe")
    nu = unicodedata.normalize("NFKD", sans_ligature).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", nu).strip("_")


class NomDeRole(str):
    """Clé d'un rôle, qui se souvient du nom tel que l'étape l'écrit."""

    ecrit: str

    def __new__(cls, valeur: str, ecrit: str) -> NomDeRole:
        """Rend la clé `valeur` du nom `ecrit`."""
        neuf = super().__new__(cls, valeur)
        neuf.ecrit = ecrit
        return neuf


@dataclass
class References:
    """Rôle → identifiant, par nature (`compte`, `etablissement`, `unite`, `oi`), pour un seul scénario."""

    jeton: str
    _connus: dict[str, dict[str, str]] = field(default_factory=lambda: {nature: {} for nature in NATURES})

    @property
    def region(self) -> str:
        """Rend l'identifiant de la région du scénario."""
        return f"region-{self.jeton}"

    def declarer(self, nature: str, roles: Iterable[str]) -> None:
        """Donne un identifiant neuf à chaque rôle."""
        for role in roles:
            self._connus[nature][role] = f"{role}-{self.jeton}"

    def nommer(self, nature: str, role: str, identifiant: str) -> None:
        """Retient l'identifiant choisi par un autre (organisation du ROR, unité créée par le système)."""
        self._connus[nature][cle(role)] = identifiant

    def identifiant(self, nature: str, nom: str) -> str:
        """Rend l'identifiant d'un rôle, écrit en clé ou en français ; `FauteDuBanc` s'il est inconnu."""
        connus = self._connus[nature]
        if nom in connus:
            return connus[nom]
        if cle(nom) in connus:
            return connus[cle(nom)]
        raise FauteDuBanc(self.inconnu(nature, nom))

    def resoudre(self, nature: str, nom: str) -> str:
        """Rend l'identifiant d'un rôle connu, ou `nom` lui-même si ce n'est pas un rôle."""
        connus = self._connus[nature]
        return connus.get(nom) or connus.get(cle(nom)) or nom

    def role(self, nature: str, identifiant: str) -> str | None:
        """Rend le rôle qui porte cet identifiant, ou `None`."""
        return next((role for role, connu in self._connus[nature].items() if connu == identifiant), None)

    def roles(self, nature: str) -> list[str]:
        """Rend les rôles connus, dans l'ordre de l'histoire."""
        return list(self._connus[nature])

    def courriel(self, compte: str) -> str:
        """Rend l'adresse d'un compte, propre à ce scénario."""
        return f"{self.identifiant('compte', compte)}@{DOMAINE_COURRIEL}"

    def lisible(self, texte: str) -> str:
        """Rend un texte où les identifiants du scénario redeviennent les noms de rôle."""
        return texte.replace(f"-{self.jeton}", "")

    def inconnu(self, nature: str, nom: str) -> str:
        """Dit d'un nom qu'il n'est pas un rôle de cette nature, et ceux qui lui ressemblent, de toutes."""
        ecrit = nom.ecrit if isinstance(nom, NomDeRole) else nom
        return f"« {ecrit} » n'est pas {_NATURES_DITES[nature]} de cette histoire ; {self._near(nature, nom)}"

    def _near(self, nature: str, nom: str) -> str:
        familles = (nature, *(une for une in NATURES if une != nature))
        roles = [(role, une) for une in familles for role in self._connus[une]]
        proches = difflib.get_close_matches(cle(nom), dict.fromkeys(role for role, _ in roles), n=3)
        if not proches:
            return f"connus : {', '.join(self.roles(nature)) or 'aucun'}"
        dits = (
            f"{role} ({_NATURES_DITES[une]})" for proche in proches for role, une in roles if role == proche
        )
        return f"proches : {', '.join(dits)}"


_ROLES_DE_MUTATION = ("etablissement", "oi", "vers", "parent", "cle")


def parametre(nom: str, valeur: Any) -> Any:
    """Traduit en clé un paramètre de mutation qui désigne un rôle ; rend les autres tels quels."""
    return cle(valeur) if nom in _ROLES_DE_MUTATION and isinstance(valeur, str) else valeur
