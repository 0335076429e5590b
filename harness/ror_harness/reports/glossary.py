"""Explique en fin de rapport les mots qu'un référent régional n'est pas tenu de connaître."""

from __future__ import annotations

from collections.abc import Mapping

GLOSSAIRE: Mapping[str, str] = {
    "UE": "Unité élémentaire : le plus petit niveau d'organisation du ROR, celui qui porte l'activité.",
    "UF": "Unité fonctionnelle : le niveau juste au-dessus ; au-dessus encore, le service et le pôle.",
    "OI": "Organisation interne : tout pôle, service, UF ou UE d'un établissement dans le ROR.",
    "Observation": "Point que le manuel n'impose pas : le rapport dit ce que fait le système, sans juger.",
    "Non atteint": "Une action préalable a été refusée : la règle elle-même n'a pas pu être jugée.",
    "Échange": "Une demande du système testé au ROR et la réponse reçue, gardées mot pour mot.",
    "Graine": "Nombre dont noms, identifiants et valeurs sont tirés : la même redonne les mêmes données.",
    "Empreinte du banc": "Elle change dès que le banc change : deux rapports de même empreinte se comparent.",
    "Pilote": "Ce qui permet au banc de commander le système testé et de lire ses fiches.",
    "SoapUI, curl": "Deux outils libres qui envoient une demande au ROR à la main, pour un technicien.",
}
"""Mot → ce qu'il veut dire, dans l'ordre où un lecteur les rencontre."""
