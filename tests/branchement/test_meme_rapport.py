"""La même recette, en processus et par HTTP, rend le même rapport."""

import re
from collections.abc import Callable
from typing import Any

from .conftest import Recette

VARIES = ",".join(
    (
        "une fois inscrit au ROR",  # le certificat transmis par courriel
        "le passage de la plateforme",  # un second système, avec ses réglages à lui
        "P2-18",  # le redémarrage
        "arrêté brutalement au milieu d'un passage",
    )
)
PASSAGERS = ("date", "duree_s", "pilote")


def test_par_http_le_rapport_est_le_meme_qu_en_processus(
    recette: Callable[..., Recette], url_du_consommateur: str
) -> None:
    en_processus = recette(VARIES)
    par_http = recette(VARIES, f"--consommateur={url_du_consommateur}")
    assert (en_processus.code, en_processus.erreur) == (0, "")
    assert comparable(par_http.rapport) == comparable(en_processus.rapport)


def comparable(valeur: Any) -> Any:
    """Le rapport sans ses durées ni sa date, ni ce qui dit par quel pilote il a été fait."""
    if isinstance(valeur, dict):
        return {nom: comparable(un) for nom, un in valeur.items() if nom not in PASSAGERS}
    if isinstance(valeur, list):
        return [comparable(un) for un in valeur]
    if isinstance(valeur, str):
        return re.sub(r"( --pilote http)?( --reglage \S+)+", "", valeur)
    return valeur
