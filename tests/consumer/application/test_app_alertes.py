"""Les alertes informatives, et ce que le support lit des alertes."""

from __future__ import annotations

from .monde import HOPITAL, Monde


def test_une_modification_est_appliquee_et_se_lit_en_informative(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", lits_installes=11)
    monde.jour(4)
    [alerte] = monde.alertes("ssr")
    assert (alerte.niveau.value, alerte.donnee) == ("informative", "lits_installes")
    assert (alerte.ancienne, alerte.nouvelle) == (10, 11)
    assert monde.alertes() == []
    assert monde.facteur.remis == []


def test_une_informative_ne_suspend_rien_et_montre_le_dernier_changement(monde: Monde) -> None:
    for jour, lits in ((4, 11), (5, 12)):
        monde.muter_oi("ue_ssr", lits_installes=lits)
        monde.jour(jour)
    assert monde.unite().donnees["lits_installes"] == 12
    assert [une.nouvelle for une in monde.alertes("ssr")] == [12]


def test_le_support_lit_les_alertes_de_la_region_par_niveau(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", modalite="30")
    monde.muter_oi("ue_ger", lits_installes=21)
    monde.jour(4)
    [vue] = monde.faire("lister_alertes", "sisra", niveau="bloquante").alertes
    assert (vue.cause, vue.unite) == ("MODALITE_DIFFERENTE", "ssr")
    assert len(monde.faire("lister_alertes", "sisra").alertes) == 2


def test_un_meme_constat_au_ror_lit_une_fois_par_jour_l_etablissement_en_alerte(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", modalite="30")
    monde.jour(4)
    monde.ror.modifies.clear()
    monde.ror.appels.clear()
    monde.jour(5)
    assert [cible for operation, cible in monde.ror.appels if operation == "lecture"] == [HOPITAL]
