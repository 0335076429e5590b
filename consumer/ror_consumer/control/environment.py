"""Contrôle l'environnement qu'une préparation apporte, et pose ses certificats en fichiers."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path

from ror_consumer.control.entry import EntreeFautive

PATIENCE_MAX_S = 60.0
_SHOWN = 80


def _port(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < int(text[:6]) <= 65535


def _delay(text: str) -> bool:
    try:
        return 0 < float(text) <= PATIENCE_MAX_S
    except ValueError:
        return False


_FORMS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "smtp_hote": (lambda text: text.isascii() and " " not in text, "un nom d'hôte ou une adresse"),
    "smtp_port": (_port, "un port, de 1 à 65535"),
    "ror_delai": (_delay, f"des secondes, jusqu'à {PATIENCE_MAX_S:g}"),
    "plateforme": (lambda text: text in ("recette", "production"), "recette ou production"),
    "lectures": (lambda _: True, ""),
    "defaut": (lambda _: True, ""),
    "variante": (lambda _: True, ""),
}
_PEM = ("certificat_client", "cle_client", "autorite", "revocations")
KNOWN = (*_FORMS, *_PEM)
"""Ce que l'appelant peut régler ; la base et le dossier sont à celui qui démarre le système."""


def check_environment(environnement: Mapping[str, str]) -> dict[str, str]:
    """L'environnement, sans ses réglages vides. Lève `EntreeFautive` : clé inconnue, valeur sans sa forme."""
    given = {name: text for name, text in environnement.items() if text}
    for name, text in given.items():
        if name not in KNOWN:
            raise EntreeFautive(
                f"environnement/{name}", f"réglage « {name} »", f"un de {', '.join(KNOWN)}", _near(name)
            )
        fits, expected = _FORMS.get(name, (_is_pem, "du PEM"))
        if not fits(text):
            raise EntreeFautive(f"environnement/{name}", f"« {text[:_SHOWN]} »", expected)
    return given


def write_certificates(environnement: Mapping[str, str], dossier: Path) -> dict[str, str]:
    """L'environnement d'`assembler` : chaque PEM est écrit dans `dossier`, et remplacé par son chemin."""
    paths = {name: dossier / f"{name}.pem" for name in _PEM if name in environnement}
    for name, path in paths.items():
        path.touch(mode=0o600)  # une clé privée peut s'y trouver
        path.write_text(environnement[name], encoding="ascii")
    return {**environnement, **{name: str(path) for name, path in paths.items()}}


def _is_pem(text: str) -> bool:
    return text.isascii() and "-----BEGIN " in text


def _near(name: str) -> list[str]:
    return get_close_matches(name, KNOWN, n=3)
