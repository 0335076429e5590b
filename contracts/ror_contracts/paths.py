"""Dit où vivent les données du projet, dans un clone comme dans la roue installée."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_WHEEL_DATA = _PACKAGE / "_data"
_INSTALLED = _WHEEL_DATA.is_dir()

DATA: Path = _WHEEL_DATA if _INSTALLED else _PACKAGE.parent
"""Dossier des données du contrat : nomenclatures, exigences, schémas, contrats."""


def contract_dir(version: str) -> Path:
    """Rend le dossier du contrat SOAP d'une version (« 2.4 » → `ror-v2.4`), qu'il existe ou non."""
    return DATA / f"ror-v{version}"


def scenarios_dir() -> Path:
    """Rend le dossier des scénarios livrés."""
    return _beside("scenarios")


def features_dir() -> Path:
    """Rend le dossier des fonctionnalités livrées."""
    return _beside("features")


def _beside(name: str) -> Path:
    return _WHEEL_DATA / name if _INSTALLED else _PACKAGE.parent.parent / name
