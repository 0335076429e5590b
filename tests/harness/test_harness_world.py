"""Le monde d'un scénario : préparer, appeler, avancer, exiger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from tests.harness.essai.pilotes import FauxRor, FauxSysteme

from ror_harness.judging import Ecart, FauteDuBanc, NonVerifiable, PreparationRouge, SystemeEnErreur
from ror_harness.judging.judgement import Jugement, Moment, install
from ror_harness.smtp import BoiteAuxLettres
from ror_harness.world.clock import next_passage
from ror_harness.world.monde import Monde, Moyens
from ror_harness.world.pilotage import load_contract
from ror_harness.world.settings import Reglages


class SystemeEspionne(FauxSysteme):
    """Faux système qui retient ce qu'on lui demande."""

    sans_horloge = False

    def __init__(self) -> None:
        super().__init__({})
        self.appels: list[tuple[str, Mapping[str, Any]]] = []

    def appeler(self, operation: str, corps: Mapping[str, Any]) -> dict[str, Any]:
        self.appels.append((operation, corps))
        if operation == "horloge" and self.sans_horloge:
            return {"non_pris_en_charge": True, "raison": "pas d'horloge"}
        if operation == "lancer_passage":
            return {"accepte": True, "passages": 1}
        return super().appeler(operation, corps)

    def operations(self) -> list[str]:
        return [operation for operation, _ in self.appels]


@pytest.fixture
def systeme() -> SystemeEspionne:
    """Le système testé."""
    return SystemeEspionne()


@pytest.fixture
def jugement() -> Iterator[Jugement]:
    """Un jugement en cours, dans un « Étant donné »."""
    jugement = Jugement()
    install(jugement)
    yield jugement
    install(None)


@pytest.fixture
def monde(systeme: SystemeEspionne, jugement: Jugement) -> Monde:
    """Un monde dont l'histoire est ouverte."""
    moyens = Moyens(systeme, FauxRor(), load_contract(), BoiteAuxLettres(), Reglages(tirage="t"))
    monde = Monde(moyens, "essai.feature::un scénario")
    monde.histoire("vie d'un hôpital")
    return monde


def test_rien_n_est_remis_au_systeme_avant_le_premier_appel(monde: Monde, systeme: SystemeEspionne) -> None:
    assert systeme.operations() == []


def test_le_premier_appel_prepare_la_region_et_dit_l_heure(monde: Monde, systeme: SystemeEspionne) -> None:
    monde.appeler("consulter_ouverture", compte="region")
    assert systeme.operations() == ["preparer", "horloge", "consulter_ouverture"]


def test_les_roles_deviennent_des_identifiants(monde: Monde, systeme: SystemeEspionne) -> None:
    monde.appeler("associer", compte="référent", unite="unité rééducation", oi="UE rééducation")
    _, corps = systeme.appels[-1]
    assert corps == {
        "region": monde.region,
        "compte": monde.compte("referent"),
        "unite": monde.unite("unite_reeducation"),
        "oi": monde.oi("ue_reeducation"),
    }


def test_un_refus_de_l_action_jugee_ne_leve_rien(monde: Monde) -> None:
    monde.appeler("valider_offre", compte="region", etablissement="hopital")
    assert monde.motifs == ["ETAT_INCOMPATIBLE"]


def test_un_refus_pendant_la_preparation_la_rend_rouge(monde: Monde) -> None:
    with pytest.raises(PreparationRouge, match="La structure n'est pas validée"):
        monde.exiger("valider_offre", compte="region", etablissement="hopital")


def test_un_refus_dans_un_alors_est_un_ecart(monde: Monde, jugement: Jugement) -> None:
    jugement.entrer(Moment.CONSTAT, "Alors")
    with pytest.raises(Ecart, match="attendu accepté, reçu refusé"):
        monde.exiger("valider_offre", compte="region", etablissement="hopital")


def test_exiger_ne_touche_pas_la_reponse_jugee(monde: Monde) -> None:
    monde.appeler("valider_offre", compte="region", etablissement="hopital")
    monde.exiger("consulter_ouverture", compte="region")
    assert monde.motifs == ["ETAT_INCOMPATIBLE"]


def test_une_requete_hors_contrat_est_une_faute_du_banc(monde: Monde) -> None:
    with pytest.raises(FauteDuBanc, match="hors du contrat de pilotage"):
        monde.appeler("associer", compte="referent", unite=12)


def test_un_systeme_qui_leve_est_en_erreur(monde: Monde) -> None:
    with pytest.raises(SystemeEnErreur, match="le système ne répond plus"):
        monde.appeler("suspendre", compte="region", etablissement="hopital")


def test_le_passage_du_lendemain_avance_le_ror_puis_le_systeme(
    monde: Monde, systeme: SystemeEspionne
) -> None:
    assert monde.passage_du_lendemain() == 1
    assert systeme.appels[-1] == ("horloge", {"region": monde.region, "instant": "2026-03-03T02:00:00+00:00"})
    assert monde.ror.horloge() == monde.maintenant


def test_trois_jours_font_trois_passages(monde: Monde) -> None:
    assert monde.avancer(jours=3) == 3


def test_une_mutation_arrive_une_minute_apres_ce_qui_precede(monde: Monde) -> None:
    """Un système qui compare strictement les dates perdrait une modification de la même seconde."""
    avant = monde.maintenant
    monde.muter("fermeture_unite", oi="UE rééducation")
    assert (monde.maintenant - avant).total_seconds() == 60


def test_une_mutation_inconnue_est_une_faute_du_banc(monde: Monde) -> None:
    with pytest.raises(FauteDuBanc, match="mutation inconnue"):
        monde.muter("danse", oi="UE rééducation")


def test_un_ror_qui_casse_est_en_erreur(monde: Monde) -> None:
    with pytest.raises(SystemeEnErreur, match="le faux ROR n'a pas de pannes"):
        monde.pannes({"panne": "delai"})


def test_un_systeme_sans_horloge_recoit_lancer_passage(monde: Monde, systeme: SystemeEspionne) -> None:
    systeme.sans_horloge = True
    assert monde.avancer(jours=2) == 2
    assert systeme.operations() == ["preparer", "horloge", "lancer_passage", "lancer_passage"]


def test_une_regle_de_date_est_non_verifiable_sans_horloge(monde: Monde, systeme: SystemeEspionne) -> None:
    systeme.sans_horloge = True
    with pytest.raises(NonVerifiable, match="horloge"):
        monde.exiger_horloge()


def test_amener_un_etablissement_joue_les_gestes_du_manuel(monde: Monde) -> None:
    monde.amener("hôpital", "Mise à jour de l'offre active")
    assert monde.etat("hopital") == "offre_active"


def test_amener_en_arriere_est_une_faute_du_banc(monde: Monde) -> None:
    monde.amener("hôpital", "offre_active")
    with pytest.raises(FauteDuBanc, match="déjà au-delà"):
        monde.amener("hôpital", "en_cours")


def test_deux_histoires_dans_un_scenario_sont_une_faute_du_banc(monde: Monde) -> None:
    with pytest.raises(FauteDuBanc, match="déjà ouverte"):
        monde.histoire("vie d'un hôpital")


def test_une_histoire_inconnue_donne_le_message_du_chargeur(systeme: SystemeEspionne) -> None:
    moyens = Moyens(systeme, FauxRor(), load_contract(), BoiteAuxLettres(), Reglages())
    with pytest.raises(FauteDuBanc, match="l'histoire « introuvable » ne se charge pas"):
        Monde(moyens, "x").histoire("introuvable")


def test_agir_sans_histoire_est_une_faute_du_banc(systeme: SystemeEspionne) -> None:
    moyens = Moyens(systeme, FauxRor(), load_contract(), BoiteAuxLettres(), Reglages())
    with pytest.raises(FauteDuBanc, match="aucune histoire n'est ouverte"):
        Monde(moyens, "x").passage_du_lendemain()


def test_une_mutation_ne_dit_l_heure_qu_a_la_prochaine_operation(
    monde: Monde, systeme: SystemeEspionne
) -> None:
    monde.preparer()
    monde.muter("fermeture_unite", oi="UE rééducation")
    monde.muter("fermeture_unite", oi="UE gériatrie")
    assert systeme.operations() == ["preparer", "horloge"]
    monde.appeler("consulter_ouverture", compte="region")
    assert systeme.operations()[2:] == ["horloge", "consulter_ouverture"]
    assert systeme.appels[2][1]["instant"] == monde.maintenant.isoformat(timespec="seconds")


def test_une_mutation_qui_traverse_un_passage_le_laisse_jouer(monde: Monde, systeme: SystemeEspionne) -> None:
    monde.preparer()
    monde.avancer_jusqu_a(next_passage(monde.maintenant) - timedelta(seconds=30))
    avant = len(systeme.appels)
    monde.muter("fermeture_unite", oi="UE rééducation")
    assert systeme.operations()[avant:] == ["horloge", "horloge"]
