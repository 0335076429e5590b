"""La composition : on en remplace une ligne, un cas d'usage, un service ou un port, et le reste tient."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ror_consumer.application.composition import Composition, Reglages
from ror_consumer.bootstrap import CAS_USAGE
from ror_consumer.domain.alerte import CauseAlerte
from ror_consumer.domain.refus import Motif
from ror_consumer.domain.vocabulaire import Plateforme

from .faux import FacteurQuiRetient
from .monde import DEMANDE, Monde


def sans(table: tuple[Any, ...], **champs: Any) -> tuple[Any, ...]:
    return tuple(une for une in table if any(getattr(une, cle) != valeur for cle, valeur in champs.items()))


def test_une_ligne_retiree_d_une_table_change_la_regle_et_elle_seule() -> None:
    monde = Monde().amener("en_cours")
    appairage = sans(monde.c.regles.appairage, motif=Motif.MODALITE_DIFFERENTE)
    monde.c = replace(monde.c, regles=replace(monde.c.regles, appairage=appairage))
    assert monde.refus("associer", unite="ssr", oi="ue_jour") == [Motif.ACTIVITE_DIFFERENTE]


def test_une_cause_retiree_ne_bloque_plus() -> None:
    monde = Monde().amener("offre_active")
    bloquantes = sans(monde.c.regles.bloquantes, cause=CauseAlerte.MODALITE_DIFFERENTE)
    monde.c = replace(monde.c, regles=replace(monde.c.regles, bloquantes=bloquantes))
    monde.muter_oi("ue_ssr", modalite="30", lits_installes=11)
    monde.jour(3)
    assert monde.unite().donnees["lits_installes"] == 11
    assert monde.unite().donnees["modalite_accueil"] == "28"


def test_un_cas_d_usage_se_remplace() -> None:
    def suspendre_sans_rien_faire(c: Composition, region: str, compte: str, etablissement: str) -> None:
        """Un défaut : dit oui, ne fait rien."""

    monde = Monde().amener("offre_active")
    monde.c = replace(monde.c, cas_usage={**CAS_USAGE, "suspendre": suspendre_sans_rien_faire})
    monde.faire("suspendre", "autre", etablissement="hopital")
    assert monde.etablissement().etat == "offre_active"


def test_un_service_se_remplace() -> None:
    monde = Monde().amener("offre_active")
    muet = replace(monde.c.services, avertir=lambda *_: None)
    monde.c = replace(monde.c, services=muet)
    monde.muter_oi("ue_ssr", fermee_le=date(2026, 3, 1))
    monde.jour(3)
    assert monde.causes("ssr") == ["UNITE_FERMEE"]
    assert monde.facteur.remis == []


def test_un_port_se_remplace() -> None:
    monde, double = Monde().amener("offre_active"), FacteurQuiRetient()
    monde.c = replace(monde.c, ports=replace(monde.c.ports, facteur=double))
    monde.muter_oi("ue_ssr", fermee_le=date(2026, 3, 1))
    monde.jour(3)
    assert (len(double.remis), len(monde.facteur.remis)) == (1, 0)


def test_l_heure_du_passage_et_la_plateforme_se_reglent() -> None:
    monde = Monde()
    monde.c = replace(monde.c, reglages=Reglages(plateforme=Plateforme.RECETTE))
    monde.activer().amener("en_cours")
    assert set(monde.connexions) == {DEMANDE["url_recette"]}


def test_une_composition_est_figee() -> None:
    monde = Monde()
    with pytest.raises(AttributeError):
        monde.c.regles = None  # type: ignore[assignment,misc]
    with pytest.raises(TypeError):
        monde.c.cas_usage["suspendre"] = print  # type: ignore[index]


def test_une_operation_inconnue_n_est_pas_un_cas_d_usage() -> None:
    with pytest.raises(KeyError):
        Monde().c.executer("danser")
