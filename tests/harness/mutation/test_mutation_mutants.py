"""Ce que la mutation change, et ce qu'elle laisse."""

from __future__ import annotations

import pytest

pytest.importorskip("cosmic_ray")

from ror_harness.mutation.mutants import Fabrique, Famille

VOCABULAIRE = """
class Profil(StrEnum):
    REGION = "region"
    SUPPORT = "support"
    AUTRE = "autre"
"""
TABLE = """
from vocabulaire import Profil

_DEUX = frozenset({Profil.REGION, Profil.SUPPORT})
_UN = frozenset({Profil.REGION})
_TOUS = frozenset(Profil)
_R = Profil.REGION

DROITS: tuple[Droit | None, ...] = (
    Droit("P2-05", "voir", _DEUX),
    Droit("P2-06", "agir", _UN, interface=True),
)
SEULE = (Droit("P2-07", "seul", _R, 3),)
VALEURS = {"P2-10": ("champ", ("autorise", "refuse"))}


def permis(table: tuple[Droit | None, ...], profil: Profil = Profil.AUTRE) -> bool | None:
    if len(table) > 1:
        return True
    return None
"""


@pytest.fixture(scope="module")
def fabrique() -> Fabrique:
    return Fabrique({"vocabulaire.py": VOCABULAIRE, "table.py": TABLE})


def changes(fabrique: Fabrique, lieu: str) -> list[tuple[str, str]]:
    return [fabrique.changement(un) for un in fabrique.tous() if un.lieu == lieu]


@pytest.mark.parametrize(("motif", "porte"), [("DROITS", True), ("table.py:18", True), ("zzz", False)])
def test_un_bout_de_nom_est_celui_d_un_mutant_ou_d_aucun(fabrique: Fabrique, motif: str, porte: bool) -> None:
    assert fabrique.porte(motif) is porte


@pytest.mark.parametrize(
    ("ecrite", "changees"),
    [("<", {"<=", ">="}), (">", {">=", "<="}), ("<=", {"<", ">"}), ("==", {"!="}), ("is", {"is not"})],
)
def test_une_comparaison_devient_son_contraire_ou_change_de_borne(ecrite: str, changees: set[str]) -> None:
    source = f"def moindre(un, autre):\n    return un {ecrite} autre\n"
    seule = Fabrique({"seule.py": source})
    assert {apres for _, apres in changes(seule, "moindre")} == {f"return un {une} autre" for une in changees}


def test_une_ligne_de_table_s_ote(fabrique: Fabrique) -> None:
    assert ('Droit("P2-05", "voir", _DEUX),', "") in changes(fabrique, "DROITS")


def test_un_booleen_de_table_s_inverse(fabrique: Fabrique) -> None:
    assert (
        'Droit("P2-06", "agir", _UN, interface=True),',
        'Droit("P2-06", "agir", _UN, interface=False),',
    ) in changes(fabrique, "DROITS")


def test_un_ensemble_nomme_en_devient_un_autre_du_meme_genre(fabrique: Fabrique) -> None:
    apres = [apres for _, apres in changes(fabrique, "DROITS")]
    assert 'Droit("P2-05", "voir", _UN),' in apres


def test_une_valeur_d_enumeration_devient_la_suivante(fabrique: Fabrique) -> None:
    assert ("_UN = frozenset({Profil.REGION})", "_UN = frozenset({Profil.SUPPORT})") in changes(
        fabrique, "_UN"
    )


def test_l_ensemble_de_toute_une_enumeration_perd_un_membre(fabrique: Fabrique) -> None:
    assert changes(fabrique, "_TOUS") == [
        ("_TOUS = frozenset(Profil)", "_TOUS = frozenset(list(Profil)[1:])")
    ]


def test_une_table_d_une_ligne_se_vide(fabrique: Fabrique) -> None:
    assert [apres for _, apres in changes(fabrique, "SEULE")] == [
        "SEULE = ()",
        'SEULE = (Droit("P2-07", "seul", Profil.SUPPORT, 3),)',
        'SEULE = (Droit("P2-07", "seul", _R, 4),)',
    ]


def test_les_champs_d_une_ligne_ne_s_otent_pas(fabrique: Fabrique) -> None:
    assert [apres for _, apres in changes(fabrique, "VALEURS")] == [
        'VALEURS = {"P2-10": ("champ", ("refuse",))}',
        'VALEURS = {"P2-10": ("champ", ("autorise",))}',
    ]


def test_une_fonction_se_change_par_les_operateurs_de_cosmic_ray(fabrique: Fabrique) -> None:
    siens = [un for un in fabrique.tous() if un.famille is Famille.FONCTION]
    assert {un.lieu for un in siens} == {"permis"}
    assert ("if len(table) > 1:", "if not len(table) > 1:") in changes(fabrique, "permis")


def test_une_annotation_n_est_jamais_changee(fabrique: Fabrique) -> None:
    assert not [avant for avant, _ in changes(fabrique, "permis") if "def " in avant]


def test_le_texte_d_un_mutant_ne_change_que_lui(fabrique: Fabrique) -> None:
    premier = next(un for un in fabrique.tous() if un.lieu == "_DEUX")
    avant, apres = TABLE.splitlines(), fabrique.texte(premier).splitlines()
    assert [une for une, autre in zip(avant, apres, strict=True) if une != autre] == [avant[3]]
