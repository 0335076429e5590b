"""Les rapports disent tous la même chose, chacun dans sa forme."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from tests.harness.conftest import Banc, Sortie

from ror_contracts.paths import DATA
from ror_harness.reports.soap_excerpt import LIGNES_MAX, pretty


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    """Le schéma publié du rapport."""
    return Draft202012Validator(json.loads((DATA / "rapport.schema.json").read_text("utf-8")))


def test_le_json_suit_son_schema(tous_les_verdicts: Sortie, schema: Draft202012Validator) -> None:
    assert list(schema.iter_errors(tous_les_verdicts.rapport)) == []


def test_le_json_d_une_faute_du_banc_suit_aussi_son_schema(
    les_fautes: Sortie, schema: Draft202012Validator
) -> None:
    assert list(schema.iter_errors(les_fautes.rapport)) == []


def test_le_rapport_dit_quel_systeme_est_juge(tous_les_verdicts: Sortie) -> None:
    assert tous_les_verdicts.rapport["systeme"] == {
        "pilote": "essai",
        "nom": "faux système",
        "version": "0.1",
        "contrats": ["2.4"],
    }


def test_le_rapport_dit_ce_qui_est_tolere(tous_les_verdicts: Sortie) -> None:
    assert tous_les_verdicts.rapport["tolerees"] == ["E-10"]
    assert "Tolérées : E-10" in tous_les_verdicts.texte


@pytest.mark.parametrize(
    ("scenario", "issue"),
    [
        ("La règle est tenue", None),
        ("La partie interprétée diffère", None),
        ("La règle est violée", "failure"),
        ("Le système casse", "error"),
        ("Le pilote ne sait pas faire", "skipped"),
        ("La préparation est refusée", "skipped"),
    ],
)
def test_junit_traduit_chaque_verdict(tous_les_verdicts: Sortie, scenario: str, issue: str | None) -> None:
    cas = cas_junit(tous_les_verdicts)[scenario]
    trouvees = [balise for balise in ("failure", "error", "skipped") if cas.find(balise) is not None]
    assert trouvees == ([issue] if issue else [])


def test_junit_donne_la_raison_d_un_scenario_saute(tous_les_verdicts: Sortie) -> None:
    saute = cas_junit(tous_les_verdicts)["Le pilote ne sait pas faire"].find("skipped")
    assert saute is not None
    assert "l'export n'est pas branché" in saute.attrib["message"]


def test_junit_porte_les_observations_en_proprietes(tous_les_verdicts: Sortie) -> None:
    cas = cas_junit(tous_les_verdicts)["La partie interprétée diffère"]
    valeurs = [un.attrib["value"] for un in cas.iter("property") if un.attrib["name"] == "observation"]
    assert valeurs == ["la réponse : attendu « lecture du banc », reçu « autre lecture »"]


def test_junit_montre_une_exigence_toleree_comme_sautee(tous_les_verdicts: Sortie) -> None:
    saute = cas_junit(tous_les_verdicts)["Une règle sans scénario."].find("skipped")
    assert saute is not None
    assert saute.attrib["message"] == "tolérée : non jouée"


def test_le_html_est_autonome(tous_les_verdicts: Sortie) -> None:
    page = page_html(tous_les_verdicts)
    assert [un for un in page.liens if not un.startswith("#")] == []


def test_le_html_est_accessible(tous_les_verdicts: Sortie) -> None:
    page = page_html(tous_les_verdicts)
    assert page.langue == "fr"
    assert page.tables == page.legendes
    assert page.entetes_sans_portee == 0


def test_le_html_dit_chaque_verdict_par_un_mot(tous_les_verdicts: Sortie) -> None:
    texte = page_html(tous_les_verdicts).texte
    for mot in ("conforme", "non conforme", "observation", "non vérifiable", "en erreur", "non atteint"):
        assert mot in texte


def test_le_html_montre_l_attendu_le_recu_et_l_echange(tous_les_verdicts: Sortie) -> None:
    texte = page_html(tous_les_verdicts).texte
    assert "Ce qui diffère : la réponse" in texte
    assert "<etablissement>essai</etablissement>" in texte


def test_les_echanges_sont_dans_un_fichier_borne(tous_les_verdicts: Sortie) -> None:
    chemin = tous_les_verdicts.scenario("La règle est violée")["echange"]
    assert 0 < (tous_les_verdicts.dossier / chemin).stat().st_size < 300_000


def test_un_scenario_conforme_n_ecrit_aucun_echange(tous_les_verdicts: Sortie) -> None:
    assert tous_les_verdicts.scenario("La règle est tenue")["echange"] is None


def test_une_nouvelle_recette_efface_les_echanges_de_la_precedente(nouveau_banc: Callable[[], Banc]) -> None:
    banc = nouveau_banc()
    banc.recette("verdicts", "--filtre=E-02", "--processus=1")
    banc.recette("verdicts", "--filtre=E-01", "--processus=1")
    assert list((banc.dossier / "echanges").iterdir()) == []


def test_un_identifiant_unique_ne_se_lit_dans_aucun_rapport(tous_les_verdicts: Sortie) -> None:
    """Un référent lit des noms de rôle ; deux recettes de même graine se comparent."""
    scenario = tous_les_verdicts.scenario("La préparation est refusée")
    assert "hopital-" not in json.dumps(scenario)


def test_la_console_nomme_ce_qui_n_est_pas_conforme(tous_les_verdicts: Sortie) -> None:
    assert "✗ non conforme : E-02 - La règle est violée" in tous_les_verdicts.texte
    assert "attendu : « oui »" in tous_les_verdicts.texte
    assert "12/12 scénarios joués" in tous_les_verdicts.texte


def test_un_message_soap_trop_long_est_coupe() -> None:
    mis_en_forme = pretty("<r>" + "<un>texte</un>" * 500 + "</r>")
    assert len(mis_en_forme.splitlines()) == LIGNES_MAX + 1
    assert "lignes de plus" in mis_en_forme


@pytest.mark.parametrize("texte", ["pas du XML", "", None])
def test_un_message_qui_n_est_pas_du_xml_se_montre_quand_meme(texte: str | None) -> None:
    assert pretty(texte) == (texte or "(vide)")


def test_une_entite_hostile_n_est_pas_developpee_dans_le_rapport() -> None:
    hostile = '<!DOCTYPE r [<!ENTITY a "bombe">]><r>&a;</r>'
    assert "bombe" not in pretty(hostile)


def cas_junit(sortie: Sortie) -> dict[str, ET.Element]:
    racine = ET.parse(sortie.dossier / "recette.xml").getroot()
    return {cas.attrib["name"]: cas for cas in racine.iter("testcase")}


class Page(HTMLParser):
    """Relève ce qu'on veut savoir d'une page."""

    def __init__(self, fichier: Path) -> None:
        super().__init__()
        self.langue: str | None = None
        self.liens: list[str] = []
        self.tables = self.legendes = self.entetes_sans_portee = 0
        self._morceaux: list[str] = []
        self.feed(fichier.read_text("utf-8"))

    @property
    def texte(self) -> str:
        return " ".join(self._morceaux)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        valeurs = dict(attrs)
        self.langue = valeurs.get("lang") if tag == "html" else self.langue
        self.liens += [lien for nom in ("href", "src") if (lien := valeurs.get(nom))]
        self.tables += tag == "table"
        self.legendes += tag == "caption"
        self.entetes_sans_portee += tag == "th" and "scope" not in valeurs

    def handle_data(self, data: str) -> None:
        self._morceaux.append(data.strip())


def page_html(sortie: Sortie) -> Page:
    return Page(sortie.dossier / "recette.html")
