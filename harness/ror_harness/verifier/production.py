"""Reconnaît une adresse de production, déclarée telle ou nommée ainsi, qu'on ne vérifie pas sans le dire."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_NOMMEE = re.compile(
    r"(?<![a-z])(?<!pre-)(?<!pre_)(?<!hors-)(?<!hors_)prod(?:uction)?(?![a-z])", re.IGNORECASE
)


def why_production(url: str, declarees: Iterable[str]) -> str:
    """Dit pourquoi l'adresse est de production ; vide si rien ne le dit.

    `declarees` : des adresses de production ; l'est aussi toute adresse du même hôte, au même port.
    """
    visee = urlsplit(url)
    for une in declarees:
        declaree = urlsplit(une if "//" in une else f"//{une}")
        if (declaree.hostname, declaree.port or _port(declaree.scheme or visee.scheme)) == (
            visee.hostname,
            visee.port or _port(visee.scheme),
        ):
            return f"elle est sur l'hôte de production déclaré {declaree.netloc.rpartition('@')[2]}"
    if _NOMMEE.search(f"{visee.hostname or ''}{visee.path}"):
        return "son nom contient « prod »"
    return ""


def _port(schema: str) -> int:
    return 80 if schema == "http" else 443
