"""Donne accès aux tables officielles de codes (NOS) dont le contrat et les scénarios se servent."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from ror_contracts.paths import DATA
from ror_contracts.yaml_text import load_text

TABLES_DIR = DATA / "nomenclatures"


@dataclass(frozen=True)
class Entree:
    """Ligne d'une table ; `systeme` est l'OID à écrire dans `codingScheme`, les dates sont facultatives."""

    code: str
    libelle: str
    ouvert_le: date | None
    ferme_le: date | None
    systeme: str

    def est_ouverte(self, le: date) -> bool:
        """Dit si le code est en usage ce jour-là (le jour de sa fermeture, il ne l'est plus)."""
        return (self.ouvert_le is None or self.ouvert_le <= le) and (
            self.ferme_le is None or le < self.ferme_le
        )


@dataclass(frozen=True)
class Nomenclature:
    """Table de codes ; `oid` est le sien, `systeme` le principal système de codage de ses codes."""

    id: str
    titre: str
    oid: str
    systemes: tuple[str, ...]
    version: date
    element: str
    entrees: tuple[Entree, ...]
    _par_code: Mapping[str, Entree]

    @property
    def systeme(self) -> str:
        """OID à écrire dans `codingScheme`, hors des rares codes d'un autre système (voir `entree`)."""
        return self.systemes[0]

    @property
    def codes(self) -> tuple[str, ...]:
        """Tous les codes, clos compris, chacun une fois, dans l'ordre de la table."""
        return tuple(self._par_code)

    def codes_ouverts(self, le: date) -> tuple[str, ...]:
        """Rend les codes du système principal en usage ce jour-là."""
        return _codes_ouverts(self.id, le)

    def entree(self, code: str) -> Entree:
        """Rend la ligne d'un code (celle du système principal si plusieurs) ; `KeyError` s'il est inconnu."""
        return self._par_code[code]

    def label(self, code: str) -> str:
        """Rend le libellé d'un code ; `KeyError` s'il est inconnu."""
        return self._par_code[code].libelle

    def __contains__(self, code: object) -> bool:
        return code in self._par_code

    def __iter__(self) -> Iterator[str]:
        return iter(self._par_code)

    def __len__(self) -> int:
        return len(self._par_code)


@cache
def load(table: str) -> Nomenclature:
    """Rend une table par son identifiant court (`TRE_R66`, `JDV_J20`) ; `KeyError` si elle n'existe pas."""
    meta = _meta(table, association=False)
    systemes = tuple(meta["systemes"])
    entrees = tuple(_entree(ligne, systemes[0]) for ligne in _rows(table))
    # Parcours à l'envers : un code présent dans deux systèmes rend sa première ligne, l'ordre restant celui
    # de la table.
    premiere = {e.code: e for e in reversed(entrees)}
    par_code = {e.code: premiere[e.code] for e in entrees}
    return Nomenclature(
        id=table,
        titre=meta["titre"],
        oid=meta["oid"],
        systemes=systemes,
        version=date.fromisoformat(meta["version"]),
        element=meta["element"],
        entrees=entrees,
        _par_code=MappingProxyType(par_code),
    )


@cache
def association(table: str, source: str, cible: str) -> Mapping[str, tuple[str, ...]]:
    """Rend, d'une table `ASS_…`, les codes de `cible` associés à chaque code de `source`.

    Exemple : `association("ASS_X09", "TRE_R30", "TRE_G09")["84"]` rend les départements de la région 84.
    """
    _meta(table, association=True)
    liens: dict[str, tuple[str, ...]] = {}
    for ligne in _rows(table):
        if ligne[source] and ligne[cible]:
            liens[ligne[source]] = (*liens.get(ligne[source], ()), ligne[cible])
    return MappingProxyType(liens)


def names() -> tuple[str, ...]:
    """Rend les identifiants courts de toutes les tables, associations comprises."""
    return tuple(_index())


@cache
def _codes_ouverts(table: str, le: date) -> tuple[str, ...]:
    nomenclature = load(table)
    return tuple(
        e.code for e in nomenclature.entrees if e.systeme == nomenclature.systeme and e.est_ouverte(le)
    )


def _meta(table: str, *, association: bool) -> Mapping[str, Any]:
    if table not in _index() or table.startswith("ASS_") is not association:
        raise KeyError(table)
    return _index()[table]


@cache
def _index() -> Mapping[str, Mapping[str, Any]]:
    return {table["id"]: table for table in load_text(TABLES_DIR / "index.yaml")["tables"]}


def _rows(table: str) -> list[dict[str, str]]:
    with (TABLES_DIR / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _entree(ligne: Mapping[str, str], systeme: str) -> Entree:
    return Entree(
        code=ligne["code"],
        libelle=ligne["libelle"],
        ouvert_le=_date(ligne["ouvert_le"]),
        ferme_le=_date(ligne["ferme_le"]),
        systeme=ligne.get("systeme", systeme),
    )


def _date(texte: str) -> date | None:
    return date.fromisoformat(texte) if texte else None
