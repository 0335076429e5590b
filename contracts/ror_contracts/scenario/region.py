"""Engendre des établissements entiers, de tout genre et de toute taille, comme si on les avait écrits."""

from typing import Any

from ror_contracts.scenario import plausible
from ror_contracts.scenario.draws import Tirage

Bruts = dict[str, Any]

# Champs d'activité dont chaque genre d'établissement est fait, un pôle par champ.
_CHAMPS: dict[str, tuple[str, ...]] = {
    "355": ("01", "01", "02"),
    "101": ("01", "01", "02", "03"),
    "106": ("02",),
    "365": ("01", "02"),
    "128": ("01",),
    "129": ("01",),
    "109": ("02", "02"),
    "292": ("03",),
    "127": ("01",),
}


def keys(nombre: int) -> tuple[str, ...]:
    """Rend les clés de N établissements engendrés : `etablissement_01`…"""
    largeur = max(2, len(str(nombre)))
    return tuple(f"etablissement_{rang:0{largeur}d}" for rang in range(1, nombre + 1))


def etablissement(cle: str, graine: int) -> Bruts:
    """Rend un établissement comme un scénario l'écrirait : catégorie et arbre d'organisations."""
    tirage = Tirage(graine, f"engendrer:{cle}")
    genre = tirage.alea("genre").choice(plausible.GENRES)
    poles = {
        f"{cle}_pole_{rang}": _pole(f"{cle}_pole_{rang}", champ, genre, graine)
        for rang, champ in enumerate(_CHAMPS[genre.categorie], start=1)
    }
    return {"categorie": genre.categorie, "organisations": poles}


def juridique(etablissement: Bruts, cle: str, graine: int) -> Bruts:
    """Rend l'entité juridique d'un établissement qui n'en cite pas, d'un statut qui va avec sa catégorie."""
    genre = plausible.GENRE_PAR_CATEGORIE.get(etablissement.get("categorie", ""), plausible.GENRE_PAR_DEFAUT)
    return {"statut": Tirage(graine, f"engendrer:{cle}").choix("statut", genre.statuts)}


def organisation_keys(bruts: Bruts) -> tuple[str, ...]:
    """Rend les clés de toutes les organisations d'un arbre, un parent avant ses filles."""
    return tuple(
        cle
        for racine, brut in bruts.items()
        for cle in (racine, *organisation_keys(brut.get("contient", {})))
    )


def _pole(cle: str, champ: str, genre: plausible.Genre, graine: int) -> Bruts:
    tirage = Tirage(graine, cle)
    services = {
        f"{cle}_service_{rang}": _service(f"{cle}_service_{rang}", champ, genre, graine)
        for rang in range(1, tirage.entier("services", 1, 2) + 1)
    }
    return {"niveau": "pole", "contient": services}


def _service(cle: str, champ: str, genre: plausible.Genre, graine: int) -> Bruts:
    tirage = Tirage(graine, cle)
    ues = {f"{cle}_ue_{rang}": _ue(champ, genre) for rang in range(1, tirage.entier("ues", 1, 3) + 1)}
    # Un service sur trois passe par une unité fonctionnelle : les deux formes existent.
    if tirage.entier("uf", 1, 3) == 1:
        ues = {f"{cle}_uf": {"niveau": "uf", "contient": ues}}
    return {"niveau": "service", "contient": ues}


def _ue(champ: str, genre: plausible.Genre) -> Bruts:
    domicile = {"modalite": plausible.HAD} if genre.categorie == "127" else {}
    return {"niveau": "ue", "champ": champ, **domicile}
