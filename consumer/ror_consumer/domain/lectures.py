"""Les lectures réglables : là où le manuel se tait ou se contredit, celle que l'on retient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches


class LectureInconnue(ValueError):  # noqa: N818 - entrée fautive au nom français
    """Une lecture demandée n'existe pas ; le texte dit laquelle, ce qui est attendu et le plus proche."""


@dataclass(frozen=True)
class Lectures:
    """Une lecture par règle ambiguë ; la valeur par défaut est la lecture retenue."""

    p2_10: str = "autorise"
    p2_15: str = "compare"
    p2_27: str = "permis"
    p2_36: str = "receveuses"
    p2_42: str = "immediat"
    p2_44: str = "avertit"
    p3_06: str = "erreur"
    p3_65: str = "suspendue_accepte"
    p3_82: str = "offre_validee"
    annexe3_nom: str = "ror"
    annexe3_type: str = "niveau"
    creation_manuelle: str = "refuse"


VALEURS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "P2-10": ("p2_10", ("autorise", "refuse")),
    "P2-15": ("p2_15", ("compare", "jamais")),
    "P2-27": ("p2_27", ("permis", "sans_unite_refuse", "fermees_ignorees")),
    "P2-36": ("p2_36", ("receveuses", "ssr")),
    "P2-42": ("p2_42", ("immediat", "passage")),
    "P2-44": ("p2_44", ("avertit", "refuse")),
    "P3-06": ("p3_06", ("erreur", "bloquante")),
    "P3-65": ("p3_65", ("suspendue_accepte", "suspendue_refuse")),
    "P3-82": ("p3_82", ("offre_validee", "annexe2")),
    "A3-nom": ("annexe3_nom", ("ror", "viatrajectoire")),
    "A3-type": ("annexe3_type", ("niveau", "categorie_organisation")),
    "creation-manuelle": ("creation_manuelle", ("refuse", "permis")),
}


def lire_lectures(texte: str) -> Lectures:
    """Les lectures écrites « P3-82=annexe2,P2-10=refuse » ; lève `LectureInconnue`."""
    lectures = Lectures()
    for morceau in filter(None, (partie.strip() for partie in texte.split(","))):
        regle, _, valeur = morceau.partition("=")
        lectures = replace(lectures, **{_champ(regle, valeur): valeur})
    return lectures


def _champ(regle: str, valeur: str) -> str:
    if regle not in VALEURS:
        raise LectureInconnue(f"lecture « {regle} » inconnue ; {_proches(regle, tuple(VALEURS))}")
    champ, admises = VALEURS[regle]
    if valeur not in admises:
        raise LectureInconnue(f"lecture « {regle}={valeur} » inconnue ; {_proches(valeur, admises)}")
    return champ


def _proches(recu: str, admis: tuple[str, ...]) -> str:
    proche = get_close_matches(recu, admis, n=1)
    attendu = f"attendu : {', '.join(admis)}"
    return f"{attendu} ; le plus proche : {proche[0]}" if proche else attendu
