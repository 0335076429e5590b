"""Ce qu'une fiche, une matrice ou une lecture montre vient des scénarios joués, et de rien d'autre."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.harness.rapports import juge, rapport

from ror_contracts.paths import features_dir
from ror_harness.catalogue.features import ScenarioLu, read_features
from ror_harness.catalogue.requirements import load_requirements
from ror_harness.catalogue.selection import select
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.chronicle import days
from ror_harness.reports.fingerprint import fingerprint
from ror_harness.reports.matrices import certificates, outages
from ror_harness.reports.model import ScenarioJuge
from ror_harness.reports.replay import command, curl
from ror_harness.reports.soap_excerpt import AUTOUR, MARQUE, excerpts, pretty
from ror_harness.results import EcartConstate

ECART = EcartConstate(
    "« 01 99 00 89 68 »", "« 01 99 00 67 89 »", "telephone de « hopital »", "Alors il est juste"
)
LONG = f"<r>{'<avant>x</avant>' * 200}<equipment>01 99 00 89 68</equipment>{'<apres>y</apres>' * 200}</r>"


def refus(exigence: str, cote: str, raison: str, verdict: Verdict = Verdict.CONFORME) -> ScenarioJuge:
    etapes = (f"Étant donné que X présente un certificat {cote} expiré", f"Et {raison}")
    return juge(exigence, "Un certificat fautif est refusé - expiré", verdict, etapes)


def test_la_matrice_croise_la_variante_et_le_sens() -> None:
    client = refus(
        "P1-03", "client", "le ROR a refusé ce client, et seulement parce que le certificat est expiré"
    )
    serveur = refus("P1-04", "de serveur", "le refus dit du certificat qu'il est expiré")
    (ligne,) = certificates(rapport(client, serveur))
    assert ligne.nom == "expiré"
    assert [case.attendu for cases in ligne.cases for case in cases] == [
        "refusé : le certificat est expiré",
        "refusé : il est expiré",
    ]


def test_la_matrice_dit_le_verdict_constate_et_rien_d_autre() -> None:
    rouge = juge(
        "P1-04",
        "Un certificat fautif est refusé - révoqué",
        Verdict.NON_CONFORME,
        ("Étant donné que le ROR présente un certificat de serveur révoqué, celui que la région transmet",),
        EcartConstate("refusée", "acceptée", "l'initiation", "Alors l'initiation est refusée"),
    )
    (ligne,) = certificates(rapport(rouge))
    case = ligne.cases[1][0]
    assert ligne.nom == "révoqué"
    assert (case.verdict, case.constate) == (
        Verdict.NON_CONFORME,
        "l'initiation : attendu refusée, reçu acceptée",
    )


def test_un_sens_qui_n_a_pas_ete_joue_reste_vide() -> None:
    (ligne,) = certificates(rapport(refus("P1-03", "client", "seulement parce que le certificat est expiré")))
    assert ligne.cases[1] == ()


def test_la_matrice_des_pannes_reunit_les_moments_d_une_meme_panne() -> None:
    lues = [
        juge(
            "P3-42",
            f"Rien n'est altéré - {moment}",
            etapes=(f"Et que le ROR tombe en panne {moment} : coupure",),
        )
        for moment in ('à la lecture de "hôpital"', "à la notification")
    ]
    (ligne,) = outages(rapport(*lues))
    assert ligne.nom == "coupure"
    assert [case.attendu for case in ligne.cases[0]] == ["Rien n'est altéré", "Rien n'est altéré"]


def test_une_autre_regle_n_entre_dans_aucune_matrice() -> None:
    autre = juge(
        "P3-31", "Une fermeture", etapes=("Et que le ROR tombe en panne à la notification : coupure",)
    )
    assert (certificates(rapport(autre)), outages(rapport(autre))) == ([], [])


def test_une_reponse_longue_est_coupee_autour_de_l_ecart() -> None:
    (extrait,) = excerpts([{"numero": 1, "reponse": LONG}], ECART)
    lignes = extrait.reponse.splitlines()
    assert extrait.trouve
    assert len(lignes) == 2 * AUTOUR + 3
    assert lignes[0].endswith("lignes avant")
    assert [ligne for ligne in lignes if ligne.startswith(MARQUE)] == [
        f"{MARQUE}  <equipment>01 99 00 89 68</equipment>"
    ]


def test_une_valeur_n_est_pas_cherchee_au_milieu_d_une_autre() -> None:
    assert MARQUE not in pretty("<r><lits>300</lits></r>", mots=["30"])


def test_une_valeur_repartie_sur_une_ligne_est_marquee() -> None:
    texte = '<r><a no="95" rue="boulevard Court"/><a no="8" rue="avenue Longue"/></r>'
    marquees = [une for une in pretty(texte, mots=["8 avenue Longue"]).splitlines() if une.startswith(MARQUE)]
    assert marquees == [f'{MARQUE}  <a no="8" rue="avenue Longue"/>']


def test_une_balise_de_la_donnee_n_est_jamais_marquee() -> None:
    """Ce peut être celle d'un autre objet : la montrer du doigt tromperait."""
    assert MARQUE not in pretty("<r><addressLine/></r>", mots=["absente"], balises=["addressLine"])


def test_un_message_que_le_banc_n_a_pas_garde_entier_le_dit() -> None:
    assert "le banc n'a gardé que le début de ce message de 77291 caractères" in pretty("<r/>", 77291)


def test_une_demande_qui_n_a_pas_ete_gardee_entiere_ne_se_propose_pas_a_l_envoi() -> None:
    (extrait,) = excerpts([{"numero": 1, "requete": "<r/>", "requete_tronquee": 30_000}])
    assert extrait.envoi == ""


def test_les_journees_suivent_l_heure_de_la_region() -> None:
    appels = [
        {
            "operation": "lecture_etablissement",
            "instant_virtuel": "2026-03-01T08:00:00+01:00",
            "statut_http": 200,
            "criteres": {"etablissement": "070957170"},
        }
    ] * 2
    notification = {
        "operation": "notification",
        "instant_virtuel": "2026-03-02T03:00:00+01:00",
        "statut_http": 503,
        "criteres": {"date_ref": "2026-03-01T06:59:59Z"},
    }
    assert [(une.jour, une.faits) for une in days([*appels, notification])] == [
        ("dimanche 1er mars 2026", ("08 h 00 : Lecture d'un établissement (070957170), 2 fois",)),
        (
            "lundi 2 mars 2026",
            (
                "03 h 00 : Liste des établissements modifiés (depuis le dimanche 1er mars 2026 à 07 h 59), "
                "réponse HTTP 503",
            ),
        ),
    ]


def test_un_echange_sans_date_ne_casse_pas_le_recit() -> None:
    assert days([{"operation": "notification", "instant_virtuel": None}]) == []


def test_la_commande_d_une_fiche_ne_rejoue_que_son_scenario() -> None:
    livres = read_features(features_dir(), frozenset(une.id for une in load_requirements())).scenarios
    for un in livres:
        mots = shlex.split(command([un], 1, []))
        assert select(livres, mots[mots.index("--filtre") + 1]) == (un,)


def test_la_commande_d_un_plan_rejoue_tous_ses_cas_et_eux_seuls() -> None:
    noms = ["Une règle [a, b]", "Une règle [a, c]", "Une règle", "L'autre - <x> [le téléphone]"]
    tous = [ScenarioLu(f"f.feature::{un}", "f.feature", un, 1, "E-01", False) for un in noms]
    mots = shlex.split(command(tous[:2], 1, []))
    assert select(tous, mots[mots.index("--filtre") + 1]) == tuple(tous[:2])


def test_la_commande_se_colle_dans_un_terminal_sans_rien_y_proteger() -> None:
    lu = ScenarioLu("f.feature::L'essai - <x> [y]", "f.feature", "L'essai", 1, "E-01", False)
    texte = command([lu], 7, ["--reglage", "base=a b"])
    assert re.fullmatch("E-01:[0-9a-f]{8}", texte.split()[3])
    assert shlex.split(texte)[4:] == ["--graine", "7", "--reglage", "base=a b"]


def test_l_envoi_a_la_main_porte_l_action_du_contrat() -> None:
    assert 'action="urn:asip:ror:2015:stored-function:ror-search"' in curl("lecture_etablissement")
    assert curl("inconnue") == ""


def test_l_empreinte_change_avec_un_contenu_ou_un_nom(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("un")
    premiere = fingerprint({"x": tmp_path})
    assert fingerprint({"x": tmp_path}) == premiere
    (tmp_path / "a.py").write_text("deux")
    deuxieme = fingerprint({"x": tmp_path})
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert len({premiere, deuxieme, fingerprint({"x": tmp_path})}) == 3


def test_l_empreinte_ignore_ce_que_python_compile(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("un")
    premiere = fingerprint({"x": tmp_path})
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert fingerprint({"x": tmp_path}) == premiere
