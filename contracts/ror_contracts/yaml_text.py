"""Lit nos fichiers YAML de données : tout scalaire y reste du texte, codes et OID compris."""

from pathlib import Path
from typing import Any

import yaml

# Le chargeur écrit en C, quand il est là, est dix fois plus rapide : le simulateur démarre en une seconde.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load_text(file: Path) -> Any:
    """Rend le contenu d'un fichier : dictionnaires, listes et textes seulement."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - ne bâtit aucun objet
