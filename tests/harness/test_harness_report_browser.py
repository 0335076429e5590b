"""Le rapport s'ouvre, se filtre et s'imprime dans un vrai navigateur (Chromium, s'il est installé)."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.harness.conftest import Sortie

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None,
    reason="Chromium n'est pas installé (paquet Debian « chromium ») : le rapport n'a pas été ouvert",
)


class Montres(HTMLParser):
    """Relève ce que la page montre : règles et fiches visibles, outils, compte annoncé."""

    def __init__(self, texte: str) -> None:
        super().__init__()
        self.regles: list[str] = []
        self.fiches: list[str] = []
        self.outils_visibles = False
        self.compte = ""
        self._dans_compte = False
        self.feed(texte)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        valeurs = dict(attrs)
        classes = (valeurs.get("class") or "").split()
        self._dans_compte = valeurs.get("id") == "compte"
        if valeurs.get("id") == "outils":
            self.outils_visibles = "hidden" not in valeurs
        if "hidden" in valeurs:
            return
        if "regle" in classes:
            self.regles.append(str(valeurs["id"]).removeprefix("exigence-"))
        if "fiche" in classes:
            self.fiches.append(str(valeurs["data-verdict"]))

    def handle_data(self, data: str) -> None:
        self.compte += data if self._dans_compte else ""

    def handle_endtag(self, tag: str) -> None:
        self._dans_compte = False


@pytest.fixture
def profil(tmp_path: Path) -> Path:
    """Un profil neuf, effacé avec le dossier du test."""
    return tmp_path / "profil"


def chromium(profil: Path, *arguments: str) -> str:
    assert CHROMIUM is not None
    fini = subprocess.run(
        [CHROMIUM, *OPTIONS, f"--user-data-dir={profil}", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return fini.stdout


def ouverte(profil: Path, page: Path, fragment: str = "") -> Montres:
    return Montres(chromium(profil, "--dump-dom", f"{page.as_uri()}{fragment}"))


def pages(profil: Path, page: Path, dossier: Path) -> int:
    """Imprime une page et rend son nombre de feuilles."""
    feuille = dossier / "recette.pdf"
    chromium(profil, "--no-pdf-header-footer", f"--print-to-pdf={feuille}", page.as_uri())
    contenu = feuille.read_bytes()
    assert contenu.startswith(b"%PDF")
    return len(re.findall(rb"/Type\s*/Page\b", contenu))


@pytest.fixture
def page(tous_les_verdicts: Sortie) -> Path:
    """Le rapport d'un scénario par verdict."""
    return tous_les_verdicts.dossier / "recette.html"


def test_la_page_s_ouvre_et_montre_tout(profil: Path, page: Path) -> None:
    vue = ouverte(profil, page)
    assert vue.outils_visibles
    assert len(vue.regles) == 12
    assert vue.compte == f"12 règles et {len(vue.fiches)} fiches montrées"


def test_le_filtre_ne_garde_que_le_verdict_voulu(profil: Path, page: Path) -> None:
    vue = ouverte(profil, page, "#verdict=non_conforme")
    assert vue.regles == ["E-02"]
    assert set(vue.fiches) == {"non_conforme"}


def test_la_recherche_ne_tient_compte_ni_des_accents_ni_de_la_casse(profil: Path, page: Path) -> None:
    vue = ouverte(profil, page, f"#recherche={quote('REGLE VIOLEE')}")
    assert vue.regles == ["E-02"]
    assert len(vue.fiches) == 1


def test_filtre_et_recherche_se_combinent(profil: Path, page: Path) -> None:
    assert ouverte(profil, page, f"#verdict=en_erreur&recherche={quote('hors contrat')}").regles == ["E-07"]


def test_sans_javascript_tout_se_lit(profil: Path, page: Path, tmp_path: Path) -> None:
    muette = tmp_path / "muette.html"
    muette.write_text(re.sub(r"<script>.*?</script>", "", page.read_text("utf-8"), flags=re.DOTALL), "utf-8")
    vue = ouverte(profil, muette)
    assert not vue.outils_visibles
    assert len(vue.regles) == 12
    assert vue.fiches


def test_la_page_s_imprime(profil: Path, page: Path, tmp_path: Path) -> None:
    assert 3 <= pages(profil, page, tmp_path) <= 20


def test_sur_un_ecran_etroit_le_verdict_de_chaque_regle_se_voit(
    profil: Path, page: Path, tmp_path: Path
) -> None:
    mesure = (
        "<script>document.body.dataset.droite = Math.max.apply(null, Array.prototype.map.call("
        "document.querySelectorAll('tr.regle .verdict'), "
        "function (un) { return un.getBoundingClientRect().right; })) <= window.innerWidth</script>"
    )
    mesuree = tmp_path / "mesuree.html"
    mesuree.write_text(page.read_text("utf-8").replace("</body>", f"{mesure}</body>"), "utf-8")
    assert 'data-droite="true"' in chromium(profil, "--window-size=500,900", "--dump-dom", mesuree.as_uri())


def test_a_l_impression_les_echanges_ne_prennent_que_quelques_lignes(
    profil: Path, page: Path, tmp_path: Path
) -> None:
    """Un échange de mille lignes, replié à l'écran, ne rallonge pas le papier."""
    repliee = '<div class="messages" tabindex="0">'
    texte = page.read_text("utf-8")
    assert repliee in texte
    longue = "ligne\n" * 1000
    gonflee = tmp_path / "gonflee.html"
    gonflee.write_text(texte.replace(repliee, f"{repliee}<pre>{longue}</pre>"), "utf-8")
    assert pages(profil, gonflee, tmp_path) == pages(profil, page, tmp_path)
