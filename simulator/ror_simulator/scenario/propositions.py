"""Les valeurs que le banc propose quand une mutation n'en impose pas : textes inventés, choix sanitaires."""

from collections.abc import Mapping

# fmt: off
SANITARY_CATEGORIES = frozenset({
    "101", "106", "109", "114", "122", "127", "128", "129", "131", "141", "146", "156", "161", "166",
    "292", "355", "362", "365", "366", "412", "415", "425", "430", "444", "638", "696", "697", "698",
})
# fmt: on
"""Catégories sanitaires suivies par les indicateurs nationaux de la synchronisation."""

SANITARY_FIELDS = frozenset({"01", "02", "03", "05"})
"""Champs d'activité du domaine sanitaire (TRE_R227 sans le médico-social)."""

_PLACES = ("du Belvédère", "des Trois Fontaines", "de la Roseraie", "du Val Fleuri", "des Grands Chênes")
_PEOPLE = ("Camille Aubertin", "Dominique Favreau", "Claude Lestrange", "Maxime Verdois", "Sacha Montclair")

TEXTS: Mapping[str, tuple[str, ...]] = {
    "denomination": tuple(f"Centre hospitalier {place}" for place in _PLACES),
    "ej_raison_sociale": tuple(f"Groupement {place}" for place in _PLACES),
    "nom": tuple(f"Unité {place}" for place in _PLACES),
    "adresse": tuple(
        f"{number} rue {place}" for number, place in zip((3, 14, 27, 48, 65), _PLACES, strict=True)
    ),
    "code_postal": ("99101", "99102", "99103", "99104"),
    "commune": ("Valmont-les-Essais", "Saint-Exemple", "Bourg-Fictif", "Fontaine-l'Invention"),
    "telephone": ("01 99 00 71 10", "01 99 00 71 21", "01 99 00 71 32", "01 99 00 71 43"),
    "telecopie": ("01 99 00 72 10", "01 99 00 72 21", "01 99 00 72 32", "01 99 00 72 43"),
    "courriel": tuple(f"accueil.{name}@exemple.invalid" for name in ("nord", "sud", "est", "ouest")),
    "site_internet": tuple(f"https://{name}.exemple.invalid" for name in ("nord", "sud", "est", "ouest")),
    "direction": _PEOPLE,
    "responsable": _PEOPLE,
    "tarifs": ("01:38.00:2", "01:47.50:2", "01:56.00:2", "01:63.20:2"),
    "lits_installes": ("9", "13", "17", "23", "31"),
    "places_installees": ("4", "7", "11", "15", "19"),
    "age_minimum": ("3 a", "6 mo", "15 a", "16 a", "21 a"),
    "age_maximum": ("64 a", "75 a", "90 a", "99 a", "110 a"),
}
"""Par clé de donnée. Téléphones : numéros fictifs ; domaines : réservés, sans destinataire."""
