"""Les règles qui engagent un ROR : chacune complète, et toutes celles que les textes publient."""

import re
from pathlib import Path

import pytest

from ror_contracts import regles_ror

DOMAINE = Path(__file__).resolve().parents[3] / "shared" / "domaine.md"
REGLES = regles_ror.load()
PUBLIEE = re.compile(r"RG_(?:EXP|ALIM)_\d{3}")


@pytest.mark.parametrize("regle", REGLES, ids=lambda une: une.id)
def test_une_regle_dit_sa_famille_sa_source_et_son_enonce(regle: regles_ror.RegleRor) -> None:
    assert regle.famille in regles_ror.familles()
    assert regle.source
    assert regle.enonce.endswith(".")


def test_deux_regles_n_ont_pas_le_meme_identifiant() -> None:
    assert len({une.id for une in REGLES}) == len(REGLES)


def test_une_lecture_du_banc_dit_ce_qu_elle_a_choisi_et_elle_seule() -> None:
    assert {une.niveau for une in REGLES} == {"M", "I"}
    assert {une.id for une in REGLES if une.lecture} == {une.id for une in REGLES if une.niveau == "I"}


@pytest.mark.skipif(not DOMAINE.is_file(), reason="le dossier de domaine n'est pas à côté du projet")
def test_toute_regle_publiee_au_dossier_de_domaine_est_au_catalogue() -> None:
    section = DOMAINE.read_text(encoding="utf-8").split("## 10.")[1].split("## 11.")[0]
    tableau = [ligne for ligne in section.splitlines() if ligne.startswith("| RG_")]
    publiees = {un for ligne in tableau for un in _expanded(ligne.split("|")[1])}
    assert publiees <= {PUBLIEE.match(une.id).group(0) for une in REGLES if PUBLIEE.match(une.id)}  # type: ignore[union-attr]


def _expanded(cellule: str) -> list[str]:
    """« RG_EXP_010 / 011 », « RG_ALIM_050 à 053 » : chaque règle, nommée en entier."""
    tete = re.search(r"RG_(?:EXP|ALIM)_", cellule)
    assert tete is not None
    numeros = [int(un) for un in re.findall(r"\d{3}", cellule)]
    if " à " in cellule:
        numeros = list(range(numeros[0], numeros[1] + 1))
    return [f"{tete.group(0)}{numero:03d}" for numero in numeros]
