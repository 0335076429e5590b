"""Lit dans une page Markdown ce qu'un test rejoue : ses fichiers, ses lignes à ajouter, ses commandes."""

import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
_BLOC = r"\n\n```(?P<langage>\w+)\n(?P<texte>.*?)^```"
_FICHIER = re.compile(r"^`(?P<nom>[^`\n]+)` :" + _BLOC, re.MULTILINE | re.DOTALL)
_LIGNE = re.compile(r"^Dans `(?P<nom>[^`\n]+)`[^\n]* :" + _BLOC, re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMANDE = re.compile(r"^\$ (?P<commande>.*?)(?: +# code (?P<code>\d))?$")


@dataclass(frozen=True)
class Commande:
    """Une commande de la page, le code qu'elle doit rendre, et les lignes qu'elle doit dire, en ordre."""

    texte: str
    code: int
    dites: tuple[str, ...]

    @property
    def a_lancer(self) -> str:
        """La commande, avec le banc de cet environnement."""
        return self.texte.replace("banc-ror", f"{shlex.quote(sys.executable)} -m ror_harness.cli")

    def manquantes(self, sortie: str) -> list[str]:
        """Les lignes promises que la sortie ne dit pas, ou pas dans cet ordre ; « … » saute ce qu'on veut."""
        reste, manquantes = sortie, []
        for dite in self.dites:
            trouve = re.search(".*".join(map(re.escape, dite.split("…"))), reste)
            if trouve is None:
                manquantes.append(dite)
            else:
                reste = reste[trouve.end() :]
        return manquantes


def fichiers(page: str) -> dict[str, str]:
    """Les fichiers que la page fait écrire : un nom entre accents graves, deux points, un bloc."""
    return {trouve["nom"]: trouve["texte"] for trouve in _FICHIER.finditer(page)}


def lignes(page: str) -> dict[str, str]:
    """La ligne que la page fait ajouter à chaque fichier : « Dans `fichier`… : », un bloc `diff`."""
    return {trouve["nom"]: trouve["texte"].lstrip("+").strip() for trouve in _LIGNE.finditer(page)}


def commandes(page: str) -> list[Commande]:
    """Les commandes des blocs `console`, dans l'ordre."""
    return [une for bloc in _CONSOLE.findall(page) for une in _read(bloc)]


def _read(bloc: str) -> list[Commande]:
    lues: list[Commande] = []
    for ligne in bloc.splitlines():
        if trouve := _COMMANDE.match(ligne):
            lues.append(Commande(trouve["commande"], int(trouve["code"] or 0), ()))
        elif ligne.strip() not in ("", "…"):
            derniere = lues.pop()
            lues.append(Commande(derniere.texte, derniere.code, (*derniere.dites, ligne.strip())))
    return lues
