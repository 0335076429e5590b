"""Dit quelles règles un jeton permet de juger : celles de son profil (RG_ALIM_050 à 053)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ror_contracts import regles_ror

PUBLIC, REGULATION, ORIENTATION, MEDICO_SOCIAL = "0", "1", "2", "3"
SANS_UNITE_SENSIBLE = frozenset({PUBLIC, ORIENTATION})
SANS_TOUTES_LES_UNITES = SANS_UNITE_SENSIBLE | {MEDICO_SOCIAL}
"""Profils à qui un établissement peut ne montrer aucune unité."""
_UNITE_SENSIBLE = "RG_EXP_039"


def number_of(code: str) -> str:
    """Rend le numéro du profil d'un code d'utilisateur ; vide si aucune règle ne le nomme."""
    return _numbers().get(code, "")


def why_not(regle: str, codes: Sequence[str]) -> str:
    """Dit pourquoi une règle ne se juge pas avec ces jetons (leurs codes, le principal d'abord), ou rien."""
    if regle == _UNITE_SENSIBLE and codes and number_of(codes[0]) in SANS_UNITE_SENSIBLE:
        return f"{given(codes[:1])} : il ne voit pas d'unité sensible"
    jugee = _rules().get(regle)
    if jugee is None:
        return ""
    attendu = f"cette règle se juge avec celui du profil {jugee.profil} ({' ou '.join(jugee.codes)})"
    if not codes:
        return f"aucun jeton n'a été donné (--jeton) ; {attendu}"
    numeros = {number_of(code) for code in codes}
    if jugee.profil not in numeros:
        return f"{given(codes)} ; {attendu}"
    if numeros == {REGULATION}:
        return f"{given(codes)} : rien à quoi comparer ce qu'il voit ; donnez aussi celui d'un autre profil"
    return ""


def given(codes: Sequence[str]) -> str:
    """Dit de qui sont les jetons donnés."""
    porteurs = ", ".join(_bearer(code) for code in codes)
    return (
        f"le jeton donné est celui {porteurs}"
        if len(codes) == 1
        else f"les jetons donnés sont ceux {porteurs}"
    )


def _bearer(code: str) -> str:
    if not code:
        return "d'un profil qu'il ne dit pas"
    numero = number_of(code)
    return f"du profil {numero} ({code})" if numero else f"d'un profil qu'aucune règle ne nomme ({code})"


@cache
def _rules() -> dict[str, regles_ror.RegleRor]:
    return {une.id: une for une in regles_ror.load() if une.profil}


@cache
def _numbers() -> dict[str, str]:
    return {code: une.profil for une in _rules().values() for code in une.codes}
