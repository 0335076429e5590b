"""La page dit d'abord ce qui ne va pas, une fois par règle, et ne montre que ce qui se lit."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from tests.harness.rapports import juge, rapport

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.judgement import Observation
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.conclusion import conclude
from ror_harness.reports.html import render
from ror_harness.reports.model import ExigenceJugee, Rapport, ScenarioJuge
from ror_harness.reports.sheets import sheets
from ror_harness.reports.soap_excerpt import excerpts
from ror_harness.reports.summary import shortcomings
from ror_harness.results import EcartConstate, EtapeJouee, ResultatScenario

ECHANGE = (
    '[{"numero": 1, "operation": "lecture_etablissement", "reponse": "<r><a>1</a><b>égal</b></r>", '
    '"requete": "<q/>", "statut_http": 200}]'
)


def rouge(
    exigence: str, exemple: str, attendu: str = "« egal »", verdict: Verdict = Verdict.NON_CONFORME
) -> ScenarioJuge:
    nom = f"Un écart se montre - {exemple}"
    lu = ScenarioLu(f"essai.feature::{nom}", "essai.feature", nom, 3, exigence, False)
    ecart = EcartConstate(attendu, "absent", "la comparaison de actes_ror de « unité A »", "Et l'écart")
    etapes = EtapeJouee("Et l'écart", verdict), EtapeJouee("Et la suite", Verdict.NON_JOUEE)
    return ScenarioJuge(
        lu, ResultatScenario(lu.identite, verdict, ecart=ecart, etapes=etapes, echange="echange.json")
    )


def jugee(exigence: str, *juges: ScenarioJuge) -> ExigenceJugee:
    verdict = max((un.verdict for un in juges), key=list(Verdict).index)
    return ExigenceJugee(Exigence(exigence, "M", "2", f"L'énoncé de {exigence}."), verdict, juges)


@pytest.fixture
def fautif() -> Rapport:
    """Deux règles rouges, dont un plan de deux cas, une règle tenue."""
    return replace(
        rapport(),
        exigences=(
            jugee("P2-30", rouge("P2-30", "seul")),
            jugee("P2-31", juge("P2-31", "Tout va bien")),
            jugee("P2-32", rouge("P2-32", "un"), rouge("P2-32", "deux", "« different »"), juge("P2-32", "x")),
        ),
        code=1,
    )


@pytest.fixture
def page(fautif: Rapport, tmp_path: Path) -> str:
    """La page de ce rapport, espaces réunis."""
    (tmp_path / "echange.json").write_text(ECHANGE, "utf-8")
    return re.sub(r"\s+", " ", render(fautif, tmp_path))


def test_la_conclusion_compte_ce_qui_n_est_pas_tenu(fautif: Rapport) -> None:
    assert conclude(fautif) == "2 exigences non conformes"


def test_la_conclusion_distingue_l_erreur_du_non_conforme(fautif: Rapport) -> None:
    casse = jugee("P2-33", rouge("P2-33", "x", verdict=Verdict.EN_ERREUR))
    longue = (rouge("", "y"),)
    autre = replace(fautif, exigences=(*fautif.exigences, casse), histoires=longue)
    assert (
        conclude(autre) == "2 exigences non conformes, 1 exigence en erreur, 1 histoire longue non conforme"
    )


def test_le_resume_a_une_ligne_par_regle_rouge_dans_l_ordre_du_manuel(
    fautif: Rapport, tmp_path: Path
) -> None:
    lignes = shortcomings(sheets(fautif, tmp_path), fautif.exigences)
    assert [(une.fiche.juge.lu.exigence, une.fiche.numero) for une in lignes] == [("P2-30", 1), ("P2-32", 2)]
    assert lignes[0].enonce == "L'énoncé de P2-30"


def test_seule_une_regle_qui_echoue_en_entier_est_a_voir_d_abord(page: str) -> None:
    resume = page[page.index("Ce qui ne va pas") : page.index("Ce qui a été joué")]
    assert resume.count("à voir d'abord") == 1
    assert resume.index("P2-30") < resume.index("à voir d'abord") < resume.index("P2-32")
    assert "les suivants peuvent découler des premiers" in resume


@pytest.fixture
def ricochet(fautif: Rapport) -> Rapport:
    """Un même écart touche une règle en amont à moitié, une autre en entier ; plus loin, un autre écart."""
    par_ricochet = jugee("P2-19", rouge("P2-19", "a"), juge("P2-19", "tenue"))
    violee = jugee("P2-22", rouge("P2-22", "b"))
    return replace(fautif, exigences=(par_ricochet, violee, jugee("P2-41", rouge("P2-41", "c", "« autre »"))))


def test_un_meme_ecart_se_dit_une_fois_sous_la_regle_qu_il_touche_le_plus(
    ricochet: Rapport, tmp_path: Path
) -> None:
    lignes = shortcomings(sheets(ricochet, tmp_path), ricochet.exigences)
    dites = [(un.fiche.juge.lu.exigence, [une.fiche.juge.lu.exigence for une in un.autres]) for un in lignes]
    assert dites == [("P2-22", ["P2-19"]), ("P2-41", [])]


def test_le_resume_nomme_les_regles_ou_le_meme_ecart_se_constate(ricochet: Rapport, tmp_path: Path) -> None:
    lue = re.sub(r"\s+", " ", render(ricochet, tmp_path))
    assert 'dans 1 autre règle : <a href="#fiche-1">P2-19</a> (1 échec sur 2 jugées).' in lue


def test_les_reglages_transmis_aux_pilotes_se_lisent(fautif: Rapport, tmp_path: Path) -> None:
    regle = replace(fautif, options=("--pilote", "x", "--reglage", "defaut=y", "--reglage", "cle=…"))
    assert "<td>defaut=y ; cle=…</td>" in render(regle, tmp_path)


def test_le_resume_dit_l_objet_l_attendu_et_le_recu_en_francais(page: str) -> None:
    resume = page[page.index("Ce qui ne va pas") : page.index("Ce qui a été joué")]
    assert "La comparaison des actes issus du ROR de « unité A »" in resume
    assert "attendu : « égal »" in resume
    assert "reçu : aucune ligne pour cette donnée" in resume


def test_aucun_code_ne_se_lit_dans_la_page(page: str) -> None:
    montre = re.sub(r"<pre.*?</pre>|<style>.*?</style>|<script>.*?</script>|<[^>]+>", "", page)
    assert [mot for mot in ("actes_ror", "egal ", "different ", "SHA-256") if mot in montre] == []


def test_le_numero_d_une_fiche_est_le_meme_dans_la_fiche_et_dans_les_liens(page: str) -> None:
    assert '<span class="numero">Fiche 2</span>' in page
    assert page.count('<a href="#fiche-2">fiche 2</a>') == 2


def test_une_fiche_de_plan_dit_chacun_de_ses_cas(page: str) -> None:
    fiche = page[page.index('id="fiche-2"') :]
    assert "Ce qui diffère, cas par cas (2)" in fiche
    assert '<th scope="row">un</th>' in fiche
    assert '<th scope="row">deux</th>' in fiche


def test_le_tableau_des_regles_dit_combien_d_histoires_echouent(page: str) -> None:
    assert 'class="nombre">3<br><span class="mention">dont 2 en échec</span>' in page


def test_le_verdict_suit_aussitot_la_regle(page: str) -> None:
    tableau = page[page.index("Les règles du manuel, dans l") :]
    assert re.findall(r'<th scope="col"[^>]*>(.*?)</th>', tableau)[:2] == ["Règle", "Verdict"]


def test_ce_qui_n_a_pas_ete_joue_dit_pourquoi(page: str) -> None:
    assert "L'histoire s'arrête à la première faute" in page


def test_un_echange_est_replie_et_son_coeur_seul_s_imprime(page: str) -> None:
    assert '<details class="echange">' in page
    assert re.search(r"@media print \{.*\.echange, \.envoi \{ display: none; \}", page)


def test_un_echange_qui_ne_montre_pas_l_ecart_n_imprime_rien(page: str) -> None:
    assert "Ni l'attendu ni le reçu ne s'y lisent mot pour mot" in page
    assert '<div class="papier">' not in page
    assert "echange.json" in page


def test_le_coeur_d_un_echange_tient_en_quelques_lignes() -> None:
    long = f"<r>{'<a>x</a>' * 100}<b>égal</b>{'<c>y</c>' * 100}</r>"
    (extrait,) = excerpts([{"numero": 1, "reponse": long}], EcartConstate("« égal »", "absent", "x", "y"))
    assert len(extrait.coeur.splitlines()) == 7
    assert "▶   <b>égal</b>" in extrait.coeur


def test_le_manuel_ne_laisse_ouvert_que_ce_qui_touche_les_regles_jouees(
    fautif: Rapport, tmp_path: Path
) -> None:
    avec_p2_42 = replace(fautif, exigences=(*fautif.exigences, jugee("P2-42", juge("P2-42", "x"))))
    entiere = render(avec_p2_42, tmp_path)
    ouverts = entiere[entiere.index('<h2 id="tensions"') : entiere.index('<h2 id="glossaire"')]
    assert re.findall(r'<th scope="row">(.*?)</th>', ouverts) == ["P2-42 P3-12"]


def test_sans_regle_jouee_le_manuel_n_a_rien_d_ouvert(page: str) -> None:
    assert 'id="tensions"' not in page


@pytest.fixture
def observee(fautif: Rapport, tmp_path: Path) -> str:
    """La section des lectures d'une règle rouge dont la partie interprétée diffère en cinq points."""
    points = tuple(Observation("1", "absent", f"le cas de « unité {rang} »", "Alors") for rang in range(1, 6))
    partie = juge("P2-32", "Le cas", Verdict.OBSERVATION, observations=points, interpretation=True)
    entiere = render(replace(fautif, exigences=(jugee("P2-32", rouge("P2-32", "un"), partie),)), tmp_path)
    entiere = unescape(entiere)
    return re.sub(r"\s+", " ", entiere[entiere.index('<h2 id="lectures"') :])


def test_sans_autre_lecture_ecrite_la_page_n_en_suppose_pas(observee: str) -> None:
    assert "aucune n'est écrite" in observee
    assert "fait autrement que ce que le banc a retenu" in observee
    assert "une autre que celle jugée" not in observee


def test_d_une_regle_du_manuel_la_page_dit_que_seule_une_partie_est_interpretee(observee: str) -> None:
    assert "Seule une partie est interprétée ; la règle entière : " in observee
    assert "non conforme" in observee[observee.index("la règle entière") :][:200]


def test_toutes_les_observations_se_deplient(observee: str) -> None:
    assert "Et 2 de plus" in observee
    assert [rang for rang in range(1, 6) if f"unité {rang} »" not in observee] == []


@pytest.mark.parametrize("mot", ["UE", "UF", "Graine", "Échange", "SoapUI, curl"])
def test_le_glossaire_explique_les_mots_techniques(page: str, mot: str) -> None:
    glossaire = page[page.index('<h2 id="glossaire"') :]
    assert f"<dt><strong>{mot}</strong></dt>" in glossaire
