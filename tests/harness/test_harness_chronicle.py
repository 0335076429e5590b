"""Une fiche se lit en français, jour par jour : dates, heures, échanges."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.harness.conftest import Banc

from ror_harness.judging.verdicts import Verdict
from ror_harness.plugin.exchanges import write_exchanges
from ror_harness.reports.chronicle import played_days
from ror_harness.reports.french_dates import dates_in_french, for_the_page
from ror_harness.reports.soap_excerpt import excerpts
from ror_harness.results import EtapeJouee

ETAPES = tuple(
    EtapeJouee(texte, Verdict.CONFORME, instant)
    for texte, instant in (
        ("Étant donné une histoire", None),
        ("Quand une unité ferme", "2026-03-02T08:01+01:00"),
        ("Et que le passage du lendemain a lieu", "2026-03-03T03:00+01:00"),
        ("Alors une alerte s'ouvre", "2026-03-03T03:00+01:00"),
        ("Et rien d'autre", None),
    )
)


def test_les_etapes_se_rangent_par_jour() -> None:
    assert [(une.jour, [e.rang for e in une.etapes]) for une in played_days(ETAPES)] == [
        ("lundi 2 mars 2026", [1, 2]),
        ("mardi 3 mars 2026", [3, 4, 5]),
    ]


def test_l_heure_ne_se_dit_que_lorsqu_elle_change() -> None:
    heures = [e.heure for une in played_days(ETAPES) for e in une.etapes]
    assert heures == ["", "08 h 01", "03 h 00", "", ""]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("« 2026-03-03T07:00:00+00:00 »", "« 3 mars 2026 à 08 h 00 »"),
        ("« 2026-07-01T06:00:00Z »", "« 1er juillet 2026 à 08 h 00 »"),
        ("fermée le 2025-12-31.", "fermée le 31 décembre 2025."),
        ("le dossier 2026-99-99", "le dossier 2026-99-99"),
        ("FINESS 2026-03-031", "FINESS 2026-03-031"),
    ],
)
def test_une_date_se_lit_en_francais(texte: str, attendu: str) -> None:
    assert dates_in_french(texte) == attendu


def test_une_connexion_coupee_se_dit() -> None:
    (extrait,) = excerpts([{"numero": 1, "operation": "notification", "statut_http": 0}])
    assert extrait.titre.endswith("connexion coupée avant la réponse")


def test_un_fichier_d_echanges_garde_les_lettres_accentuees(tmp_path: Path) -> None:
    chemin = write_exchanges(tmp_path, "f.feature::L'unité réfère à l'œuvre", [{"numero": 1}])
    assert chemin is not None
    assert chemin.startswith("echanges/l-unite-refere-a-l-oeuvre-")


def test_chaque_etape_jouee_porte_l_heure_de_la_region(nouveau_banc: Callable[[], Banc]) -> None:
    etapes = (
        nouveau_banc()
        .recette("fermeture", "--processus=1")
        .scenario("La fermeture d'une unité produit une alerte et un courriel")["etapes"]
    )
    instants = [une["instant"] for une in etapes]
    assert instants[0] == "2026-03-02T08:00+01:00"
    assert instants == sorted(instants)
    assert instants[-1] > "2026-03-03T03:00"


def test_un_guillemet_ne_se_separe_pas_de_ce_qu_il_tient() -> None:
    assert for_the_page("reçu « 10 »") == "reçu «\u00a010\u00a0»"
