"""Donne de quoi engendrer une région vraisemblable : catégories, statuts, activités qui vont ensemble."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Genre:
    """Genre d'établissement : catégorie (TRE_R66), noms, statuts d'EJ (TRE_R72), participation (TRE_R73)."""

    categorie: str
    nom: str
    statuts: tuple[str, ...]
    participation: str


_PUBLIC = ("11", "13", "14")
_PRIVE = ("73", "95")
_ASSOCIATIF = ("60", "61", "63")

GENRES = (
    Genre("355", "Centre hospitalier", _PUBLIC, "1"),
    Genre("101", "Centre hospitalier régional", ("15",), "1"),
    Genre("106", "Hôpital de proximité", _PUBLIC, "1"),
    Genre("365", "Polyclinique", _PRIVE, "0"),
    Genre("128", "Clinique chirurgicale", _PRIVE, "0"),
    Genre("129", "Clinique médicale", _PRIVE, "0"),
    Genre("109", "Centre de réadaptation", (*_ASSOCIATIF, *_PRIVE), "6"),
    Genre("292", "Centre hospitalier spécialisé", _PUBLIC, "1"),
    Genre("127", "Hospitalisation à domicile", _ASSOCIATIF, "6"),
)

GENRE_PAR_DEFAUT = GENRES[0]

GENRE_PAR_CATEGORIE: Mapping[str, Genre] = {genre.categorie: genre for genre in GENRES}

DEBUTS_DE_RAISON_SOCIALE: Mapping[str, str] = {
    "1100": "Collectivité",
    "1200": "Groupement hospitalier",
    "2100": "Association hospitalière",
    "2200": "Société de santé",
    "3100": "Organisme hospitalier",
}
"""Début de la raison sociale d'une EJ d'après le sous-ensemble (TRE_R69) de son statut."""

MODALITES: Mapping[str, tuple[str, ...]] = {
    "01": ("28", "28", "29", "34"),
    "02": ("28", "28", "29"),
    "03": ("28", "29"),
    "04": ("46", "47"),
    "05": ("32",),
}
"""Modes de prise en charge (TRE_R213) vraisemblables pour chaque champ d'activité (TRE_R227)."""

HAD = "31"
SOINS_PALLIATIFS = "170"

ACTIVITES: Mapping[str, tuple[str, ...]] = {
    "01": ("013", "025", "033", "046", "050", "083", "085", "095", "097", "100", "114", SOINS_PALLIATIFS),
    "02": ("172", "233", "234", "235", "236", "237", "238", "240", "241"),
    "03": ("227", "228", "229", "230"),
    "04": ("283", "291", "292"),
    "05": ("013", "085", "097", "114"),
}
"""Activités opérationnelles (TRE_R211) vraisemblables pour chaque champ d'activité."""

CATEGORIES_D_ORGANISATION: Mapping[str, str] = {
    "28": "16",
    "34": "16",
    "29": "11",
    "30": "12",
    "32": "69",
    HAD: "70",
    "46": "21",
    "47": "21",
}
"""Catégorie d'organisation (JDV_J34) d'après le mode de prise en charge ; « 16 » à défaut."""

MODALITES_SANS_LIT = ("29", HAD, "32", "47", "09", "20")
"""Modes de prise en charge qui comptent des places, et non des lits."""

NOMS_D_UE: Mapping[str, str] = {
    "01": "Médecine",
    "02": "Soins de suite",
    "03": "Psychiatrie",
    "04": "Hébergement",
    "05": "Consultations",
}
"""Début du nom d'une unité élémentaire d'après son champ d'activité."""

TERRITOIRES: Mapping[str, tuple[str, ...]] = {
    "27": ("00", "26", "43"),
    "28": ("23", "25"),
    "32": ("22", "31"),
    "44": ("21", "41", "42"),
    "75": ("54", "72", "74"),
    "76": ("73", "91"),
    "84": ("82", "83", "84"),
}
"""Débuts des codes de territoire de santé (TRE_R88) d'une région fusionnée ; les autres : leur code."""
