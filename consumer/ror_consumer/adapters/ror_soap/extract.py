"""Les façons de lire une donnée : chacune rend une fonction « objet, répertoire → valeur ou None »."""

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from ror_consumer.adapters.ror_soap import nodes
from ror_consumer.adapters.ror_soap.directory import Directory
from ror_consumer.adapters.ror_soap.failure import incoherent
from ror_consumer.adapters.ror_soap.nodes import Element
from ror_consumer.domain.valeurs import Valeur

Lecture = Callable[[Element, Directory], Valeur]
Schemes = frozenset[str] | None


def texte(path: str) -> Lecture:
    """Le texte du premier élément au bout de `path`."""
    return lambda node, _directory: nodes.text(nodes.find(node, path))


def attribut(name: str, *paths: str) -> Lecture:
    """L'attribut `name` du premier élément qui le porte, parmi les chemins donnés."""
    return lambda node, _directory: next(
        (found for path in paths if (found := nodes.attribute(nodes.find(node, path), name))), None
    )


def code(path: str, schemes: Schemes = None) -> Lecture:
    """Le premier code renseigné au bout de `path`, pris dans les terminologies `schemes`."""
    return lambda node, _directory: next(
        (found for item in nodes.find_all(node, path) if (found := nodes.code(item, schemes))), None
    )


def codes(path: str, schemes: Schemes = None) -> Lecture:
    """Tous les codes au bout de `path`, triés ; `None` s'il n'y en a pas."""
    return lambda node, _directory: nodes.codes(nodes.find_all(node, path), schemes) or None


def seul_code(path: str) -> Lecture:
    """Le code au bout de `path` s'il n'y en a qu'un ; une liste ne tient pas dans une donnée à un code."""
    return lambda node, _directory: _only(nodes.codes(nodes.find_all(node, path)))


def entier(name: str, path: str) -> Lecture:
    """L'attribut entier `name`. Lève `RorIndisponible` (contenu) s'il ne se lit pas."""

    def read(node: Element, _directory: Directory) -> Valeur:
        found = nodes.attribute(nodes.find(node, path), name)
        return None if found is None else number(found)

    return read


def mesure(path: str) -> Lecture:
    """Une valeur et son unité : « 18 a »."""

    def read(node: Element, _directory: Directory) -> Valeur:
        value = nodes.text(nodes.find(node, f"{path}/value"))
        unit = nodes.code(nodes.find(node, f"{path}/unit"))
        return f"{number(value)} {unit}" if value and unit else None

    return read


def identifiant(reading: Callable[[str, str], str | None]) -> Lecture:
    """Le premier numéro que `reading` reconnaît parmi les identifiants de l'objet."""
    return lambda node, _directory: next(
        (found for other in nodes.identifiers(node) if (found := reading(*other))), None
    )


def juridique(reading: Lecture) -> Lecture:
    """La même lecture, faite sur l'entité juridique de l'établissement."""
    return lambda _node, directory: (
        None if directory.juridique is None else reading(directory.juridique, directory)
    )


def par_reference(reading: Callable[[Element, Directory], Iterator[Element]]) -> Lecture:
    """Les codes (`codedType`) des objets auxquels celui-ci renvoie, triés ; `None` s'il n'y en a pas."""
    return lambda node, directory: (
        nodes.codes(
            [item for target in reading(node, directory) for item in nodes.find_all(target, "codedType")]
        )
        or None
    )


def seul(reading: Lecture) -> Lecture:
    """La valeur d'une liste qui n'en a qu'une ; `None` sinon."""

    def read(node: Element, directory: Directory) -> Valeur:
        found = reading(node, directory)
        return _only(found) if isinstance(found, tuple) else found

    return read


def number(found: str) -> int:
    """L'entier écrit. Lève `RorIndisponible` (contenu) s'il ne se lit pas."""
    try:
        return int(found)
    except ValueError:
        incoherent(f"nombre illisible : {found[:40]}")


def amount(found: str) -> str:
    """Un montant à deux décimales. Lève `RorIndisponible` (contenu) s'il ne se lit pas."""
    try:
        return f"{Decimal(found):.2f}"
    except (InvalidOperation, ValueError):
        incoherent(f"montant illisible : {found[:40]}")


def _only(found: tuple[str, ...]) -> str | None:
    return found[0] if len(found) == 1 else None
