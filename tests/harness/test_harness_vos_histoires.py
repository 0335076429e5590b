"""Une histoire se cherche d'abord à côté des fonctionnalités jouées, puis parmi celles du banc."""

from __future__ import annotations

from pathlib import Path

from ror_contracts.paths import scenarios_dir
from ror_harness.programme import Programme
from ror_harness.world.settings import Reglages
from ror_harness.world.stories import load_story, story_source

LIVREE = "fermeture_unite_ssr"


def test_une_histoire_voisine_l_emporte_sur_celle_du_banc(tmp_path: Path) -> None:
    livree = (scenarios_dir() / f"{LIVREE}.yaml").read_text("utf-8")
    (tmp_path / f"{LIVREE}.yaml").write_text(
        livree.replace("titre: ", "titre: À nous, ", 1), encoding="utf-8"
    )
    assert load_story(story_source(LIVREE, str(tmp_path)), 1).titre.startswith("À nous, ")


def test_sans_histoire_voisine_c_est_celle_du_banc(tmp_path: Path) -> None:
    assert story_source(LIVREE, str(tmp_path)) == LIVREE
    assert story_source(LIVREE, "") == LIVREE


def test_le_programme_cherche_les_histoires_a_cote_de_ses_fonctionnalites(tmp_path: Path) -> None:
    assert Programme.composer(Reglages(), tmp_path).reglages.histoires == str(tmp_path)
