"""Le support, et lui seul, aligne ViaTrajectoire sur le ROR."""

from __future__ import annotations

from typing import Any

import pytest

from ror_consumer.domain.alerte import NiveauAlerte
from ror_consumer.domain.refus import Motif

from .monde import Monde


@pytest.mark.parametrize(
    ("mutation", "donnee"),
    [
        ({"activites": ("999",)}, "activite"),
        ({"modalite": "30"}, "modalite_accueil"),
        ({"niveau": "3"}, "type_unite"),
        ({"champs": ("01",)}, "champ_activite"),
    ],
)
def test_sisra_aligne_viatrajectoire_et_l_actualisation_reprend_sans_notification(
    monde: Monde, mutation: dict[str, Any], donnee: str
) -> None:
    monde.muter_oi("ue_ssr", lits_installes=11, **mutation)
    monde.jour(4)
    monde.ror.modifies.clear()
    [alerte] = monde.alertes("ssr")
    monde.faire("aligner_sur_ror", "sisra", alerte=alerte.alerte)
    assert monde.unite().donnees[donnee] == alerte.nouvelle
    assert monde.alertes("ssr") == []
    monde.jour(5)
    assert NiveauAlerte.BLOQUANTE not in {une.niveau for une in monde.alertes("ssr")}
    assert monde.unite().donnees["lits_installes"] == 11


def test_sisra_aligne_la_categorie(monde: Monde) -> None:
    monde.muter(categorie="365")
    monde.jour(4)
    monde.faire("aligner_sur_ror", "sisra", alerte=monde.alertes()[0].alerte)
    assert monde.etablissement().donnees["categorie"] == "365"


@pytest.mark.parametrize("compte", ["region", "coordination", "referent", "autre"])
def test_sisra_seul_aligne(monde: Monde, compte: str) -> None:
    monde.muter_oi("ue_ssr", modalite="30")
    monde.jour(4)
    alerte = monde.alertes("ssr")[0].alerte
    assert monde.refus("aligner_sur_ror", compte, alerte=alerte) == [Motif.DROIT_INSUFFISANT]
    assert monde.causes("ssr") == ["MODALITE_DIFFERENTE"]


@pytest.mark.parametrize("mutation", [{"modalite": None}, {"activites": ("123", "124")}])
def test_un_vide_ou_plusieurs_codes_ne_s_alignent_pas(monde: Monde, mutation: dict[str, Any]) -> None:
    monde.muter_oi("ue_ssr", **mutation)
    monde.jour(4)
    alerte = monde.alertes("ssr")[0].alerte
    assert monde.refus("aligner_sur_ror", "sisra", alerte=alerte) == [Motif.DECISION_IMPOSSIBLE]


def test_une_categorie_inconnue_ne_s_aligne_pas(monde: Monde) -> None:
    monde.muter(categorie="999")
    monde.jour(4)
    alerte = monde.alertes()[0].alerte
    assert monde.refus("aligner_sur_ror", "sisra", alerte=alerte) == [Motif.DECISION_IMPOSSIBLE]
