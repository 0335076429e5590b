"""Lit les paramètres d'une mutation : la cible qu'ils nomment, un texte, une liste, une date."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Parametres
from ror_simulator.domain.region import Etablissement, OrganisationInterne, Region

PARIS = ZoneInfo("Europe/Paris")


def etablissement(region: Region, parametres: Parametres, nom: str = "etablissement") -> Etablissement:
    """Rend l'établissement que nomme un paramètre. Lève `MutationError`."""
    cle = text(parametres, nom)
    if cle not in region.etablissements:
        raise MutationError(nom, cle, "la clé d'un établissement de la région", region.etablissements)
    return region.etablissements[cle]


def organisation(region: Region, parametres: Parametres, nom: str = "oi") -> OrganisationInterne:
    """Rend l'organisation interne que nomme un paramètre. Lève `MutationError`."""
    cle = text(parametres, nom)
    if cle not in region.organisations:
        raise MutationError(nom, cle, "la clé d'une organisation interne de la région", region.organisations)
    return region.organisations[cle]


def target(region: Region, parametres: Parametres) -> Etablissement | OrganisationInterne:
    """Rend la cible d'une mutation qui s'adresse à un établissement ou à une OI. Lève `MutationError`."""
    named = [nom for nom in ("etablissement", "oi") if parametres.get(nom)]
    if len(named) != 1:
        raise MutationError("cible", " et ".join(named), "soit etablissement, soit oi")
    return organisation(region, parametres) if named == ["oi"] else etablissement(region, parametres)


def text(parametres: Parametres, nom: str, default: str = "") -> str:
    """Rend un paramètre à une seule valeur. Lève `MutationError` si c'est une liste."""
    value = parametres.get(nom, default)
    if isinstance(value, str):
        return value.strip()
    raise MutationError(nom, ", ".join(value), "une seule valeur")


def values(parametres: Parametres, nom: str) -> tuple[str, ...]:
    """Rend les valeurs d'un paramètre : une liste, ou un texte où des virgules les séparent."""
    value = parametres.get(nom, "")
    items = value.split(",") if isinstance(value, str) else value
    return tuple(item.strip() for item in items if item.strip())


def day(parametres: Parametres, nom: str, instant: datetime) -> date:
    """Rend une date « 2026-03-05 » ; par défaut, celle de l'instant à Paris. Lève `MutationError`."""
    written = text(parametres, nom)
    if not written:
        return instant.astimezone(PARIS).date()
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        raise MutationError(nom, written, "une date comme 2026-03-05") from None


def yes_no(parametres: Parametres, nom: str) -> bool:
    """Rend un oui ou non, non par défaut. Lève `MutationError`."""
    written = text(parametres, nom) or "non"
    if written not in ("oui", "non"):
        raise MutationError(nom, written, "oui ou non")
    return written == "oui"
