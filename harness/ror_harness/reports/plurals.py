"""Compte en français : « 1 scénario », « 2 scénarios »."""

from __future__ import annotations


def counted(nombre: int, nom: str) -> str:
    """Rend le nombre et le nom accordé."""
    return f"{nombre} {agreed(nombre, nom)}"


def agreed(nombre: int, nom: str) -> str:
    """Rend le nom accordé, sans le nombre ; zéro est singulier, chaque mot prend un « s »."""
    return nom if nombre < 2 else " ".join(f"{mot}s" for mot in nom.split())
