"""Écrit les échanges SOAP d'un scénario dans un fichier borné, à côté des rapports."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ror_harness.world.references import cle

DOSSIER = "echanges"
ECHANGES_MAX = 12
OCTETS_MAX = 200_000
_CHAMPS = (
    "numero",
    "operation",
    "instant_virtuel",
    "duree_ms",
    "statut_http",
    "panne",
    "schema_valide",
    "criteres",
    "erreur",
    "requete",
    "reponse",
)


def write_exchanges(rapport: Path, identite: str, echanges: Iterable[dict[str, Any]]) -> str | None:
    """Écrit les derniers échanges et rend leur chemin relatif ; rien s'il n'y en a pas eu."""
    retenus = [_bounded(echange) for echange in list(echanges)[-ECHANGES_MAX:]]
    if not retenus:
        return None
    chemin = Path(DOSSIER) / f"{_slug(identite)}.json"
    (rapport / chemin).parent.mkdir(parents=True, exist_ok=True)
    (rapport / chemin).write_text(json.dumps(retenus, ensure_ascii=False, indent=1), encoding="utf-8")
    return chemin.as_posix()


def _bounded(echange: dict[str, Any]) -> dict[str, Any]:
    garde = {champ: echange.get(champ) for champ in _CHAMPS}
    for corps in ("requete", "reponse"):
        texte = garde[corps]
        if isinstance(texte, str) and len(texte) > OCTETS_MAX:
            garde[corps] = texte[:OCTETS_MAX]
            garde[f"{corps}_tronquee"] = len(texte)
    return garde


def _slug(identite: str) -> str:
    """Rend un nom de fichier lisible et sans accent ; la somme distingue deux noms coupés au même endroit."""
    court = cle(identite.rsplit("::", 1)[-1]).replace("_", "-")[:60].strip("-")
    return f"{court}-{zlib.crc32(identite.encode()):08x}"
