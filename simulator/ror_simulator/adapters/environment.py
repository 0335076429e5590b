"""La variable d'environnement que le simulateur lit : le jeton de son administration."""

from collections.abc import Mapping

TOKEN_VARIABLE = "BANC_ROR_JETON"  # noqa: S105  un nom, pas un jeton


def without_token(environment: Mapping[str, str]) -> dict[str, str]:
    """L'environnement d'un simulateur qui n'écoute que la boucle locale, pour son seul pilote."""
    return {name: value for name, value in environment.items() if name != TOKEN_VARIABLE}
