"""Dit en français pourquoi une base de données ne convient pas ; qui en ouvre une le dit de la même façon."""

import re

KINDS = ("sqlite", "postgresql")
"""Les bases admises, par le nom qu'une URL leur donne."""
EXPECTED = "attendu : sqlite:///fichier ou postgresql+psycopg://compte@hote/base"

_CAUSES = (
    ("unable to open database file", "le fichier ne peut être ni lu ni créé (son dossier existe-t-il ?)"),
    ("file is not a database", "ce fichier n'est pas une base SQLite"),
    ("readonly database", "ce fichier ne se laisse pas écrire"),
    ("database is locked", "un autre programme la tient"),
    ("disk i/o error", "le disque n'a pas pu être lu ou écrit"),
    ("failed to resolve host", "le nom de l'hôte est introuvable"),
    ("connection refused", "rien ne répond à cet hôte et à ce port (le serveur est-il démarré ?)"),
    ("timeout expired|connection timeout|timed out", "le serveur n'a pas répondu à temps"),
    ("password authentication failed", "le serveur refuse ce compte ou ce mot de passe"),
    ("no password supplied", "le serveur demande un mot de passe"),
    ('role ".*" does not exist', "le serveur n'a pas ce compte"),
    ('database ".*" does not exist', "le serveur n'a pas cette base"),
    ("permission denied", "ce compte n'y a pas les droits"),
)
"""Ce qu'un pilote de base dit en anglais, et ce que cela veut dire."""


def malformed() -> str:
    """L'URL ne se lit pas ; elle n'est pas citée, un mot de passe peut y être."""
    return f"URL mal formée ; {EXPECTED}"


def unknown_kind(kind: str) -> str:
    """L'URL nomme une base d'un genre inconnu."""
    return f"base « {kind} » inconnue ; {EXPECTED}"


def missing_driver(driver: str) -> str:
    """Le genre de base est connu, le paquet Python qui l'ouvre n'est pas là ; `driver` : « genre+paquet »."""
    return f"« {driver} » n'est pas installé dans cet environnement Python ; {EXPECTED}"


def cannot_open(url: str, cause: str) -> str:
    """La base ne s'ouvre pas ; `url` : sans mot de passe, `cause` : ce que le pilote de base en dit."""
    return f"« {url} » ne s'ouvre pas : {meaning(cause)} ; {EXPECTED}"


def meaning(cause: str) -> str:
    """Ce que veut dire la cause que rend un pilote de base ; citée telle quelle si elle n'est pas connue."""
    said = (french for english, french in _CAUSES if re.search(english, cause, re.IGNORECASE))
    return next(said, f"le pilote de base dit « {cause} »")
