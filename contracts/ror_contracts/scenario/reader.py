"""Lit un texte YAML où tout scalaire reste du texte, et retient la ligne de chaque valeur.

Sans cela `010000024` deviendrait 2097172 et `02` deviendrait 2.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from ror_contracts.scenario.errors import ScenarioError, ScenarioErrors

TAILLE_MAXIMALE = 1_000_000
"""Taille acceptée d'un scénario, en octets."""

PROFONDEUR_MAXIMALE = 40

Chemin = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """Texte YAML lu : dictionnaires, listes et textes seulement, avec la ligne de chaque chemin."""

    fichier: str
    donnees: Any
    lignes: Mapping[Chemin, int]

    def ligne(self, chemin: Chemin) -> int:
        """Rend la ligne d'un chemin, ou celle de son plus proche parent écrit."""
        while chemin and chemin not in self.lignes:
            chemin = chemin[:-1]
        return self.lignes.get(chemin, 1)

    def erreur(
        self, chemin: Chemin, valeur: str | None, attendu: str, proches: tuple[str, ...] = ()
    ) -> ScenarioError:
        """Rend la faute constatée à ce chemin."""
        ou = ".".join(str(part) for part in chemin)
        return ScenarioError(self.fichier, self.ligne(chemin), ou, valeur, attendu, proches)


def read(texte: bytes | str, fichier: str) -> Document:
    """Rend le document d'un texte YAML ; `ScenarioErrors` s'il est trop gros, illisible ou ambigu."""
    octets = texte.encode("utf-8", "surrogatepass") if isinstance(texte, str) else texte
    if len(octets) > TAILLE_MAXIMALE:
        raise _refus(fichier, 0, f"{len(octets)} octets", f"au plus {TAILLE_MAXIMALE} octets")
    try:
        lisible = octets.decode("utf-8-sig")
    except UnicodeDecodeError as faute:
        ligne = octets[: faute.start].count(b"\n") + 1
        raise _refus(fichier, ligne, f"octet 0x{octets[faute.start]:02x}", "un texte en UTF-8") from None
    return _Builder(fichier).build(lisible)


def _refus(fichier: str, ligne: int, valeur: str, attendu: str) -> ScenarioErrors:
    return ScenarioErrors([ScenarioError(fichier, ligne, "", valeur, attendu)])


@dataclass
class _Frame:
    """Conteneur en cours de lecture ; `cle` est la clé lue dont on attend la valeur."""

    contenu: Any
    chemin: Chemin
    cle: str | None = None


@dataclass
class _Builder:
    """Bâtit le document événement par événement : sans récursion, sans renvoi, sans conversion."""

    fichier: str
    lignes: dict[Chemin, int] = field(default_factory=dict)
    erreurs: list[ScenarioError] = field(default_factory=list)
    pile: list[_Frame] = field(default_factory=list)
    racine: Any = None
    documents: int = 0

    def build(self, texte: str) -> Document:
        try:
            for event in _events(texte):
                self._take(event)
        except yaml.MarkedYAMLError as faute:
            marque = faute.problem_mark or faute.context_mark
            self._note(marque.line + 1 if marque else 0, _extrait(texte, marque), _YAML_LISIBLE)
        except yaml.YAMLError:
            self._note(0, "caractère interdit", "un texte sans caractère de contrôle")
        except RecursionError:
            self._note(0, "blocs emboîtés", f"au plus {PROFONDEUR_MAXIMALE} niveaux")
        if self.erreurs:
            raise ScenarioErrors(self.erreurs)
        return Document(self.fichier, self.racine, self.lignes)

    def _take(self, event: yaml.Event) -> None:
        ligne = event.start_mark.line + 1 if event.start_mark else 0
        ancre = getattr(event, "anchor", None)
        if ancre is not None:
            self._note(ligne, str(ancre), "une valeur écrite en clair, sans ancre ni renvoi")
        etiquette = getattr(event, "tag", None)
        if etiquette not in (None, "!"):
            self._note(ligne, str(etiquette), "une valeur sans étiquette de type")
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._note(ligne, "---", "un seul document par fichier")
            case yaml.ScalarEvent():
                self._scalar(event.value, ligne)
            case yaml.AliasEvent():
                self._scalar("", ligne)
            case yaml.MappingStartEvent():
                self._open({}, ligne)
            case yaml.SequenceStartEvent():
                self._open([], ligne)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.pile.pop()

    def _scalar(self, texte: str, ligne: int) -> None:
        frame = self.pile[-1] if self.pile else None
        if frame is None or isinstance(frame.contenu, list) or frame.cle is not None:
            self._place(texte, ligne)
            return
        frame.cle = texte
        chemin = (*frame.chemin, texte)
        if texte in frame.contenu:
            premiere = self.lignes[chemin]
            self._note(ligne, texte, f"une clé écrite une seule fois (déjà à la ligne {premiere})", chemin)
        self.lignes.setdefault(chemin, ligne)

    def _open(self, contenu: Any, ligne: int) -> None:
        if len(self.pile) >= PROFONDEUR_MAXIMALE:
            raise RecursionError
        chemin = self._place(contenu, ligne)
        self.pile.append(_Frame(contenu, chemin))

    def _place(self, valeur: Any, ligne: int) -> Chemin:
        """Range une valeur dans le conteneur en cours et rend son chemin."""
        if not self.pile:
            self.racine = valeur
            return ()
        frame = self.pile[-1]
        if isinstance(frame.contenu, list):
            chemin: Chemin = (*frame.chemin, len(frame.contenu))
            frame.contenu.append(valeur)
            self.lignes[chemin] = ligne
            return chemin
        if frame.cle is None:
            self._note(ligne, "bloc", "une clé d'un seul mot", frame.chemin)
            frame.cle = ""
        chemin = (*frame.chemin, frame.cle)
        frame.contenu.setdefault(frame.cle, valeur)
        frame.cle = None
        return chemin

    def _note(self, ligne: int, valeur: str, attendu: str, chemin: Chemin = ()) -> None:
        ou = ".".join(str(part) for part in chemin)
        self.erreurs.append(ScenarioError(self.fichier, ligne, ou, valeur, attendu))


_YAML_LISIBLE = "un YAML lisible (retrait, deux-points, guillemets et crochets fermés)"


def _events(texte: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(texte, Loader=loader))


def _extrait(texte: str, marque: yaml.Mark | None) -> str:
    lignes = texte.splitlines()
    return lignes[marque.line].strip() if marque and marque.line < len(lignes) else "fin du texte"
