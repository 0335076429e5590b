"""L'annexe 3 : l'origine de chaque donnée, ce qui se saisit, ce que le ROR remplace."""

from __future__ import annotations

import pytest

from ror_consumer.domain.donnees import DONNEES, Rubrique, de_la_fiche, donnees_selon, trouver
from ror_consumer.domain.fiches import (
    a_completer,
    donnees_a_la_creation,
    fiche_neuve,
    lire_fiche,
    modifications,
    remplacees,
)
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.ror import OrganisationRor
from ror_consumer.domain.saisie import SAISIES, modifiables
from ror_consumer.domain.valeurs import Forme, ValeurInvalide, normaliser
from ror_consumer.domain.vocabulaire import EtatSynchronisation as Etat
from ror_consumer.domain.vocabulaire import Fiche, Origine

COMMUNES = {
    Fiche.ETABLISSEMENT: {
        "denomination",
        "adresse",
        "code_postal",
        "commune",
        "telephone",
        "telecopie",
        "courriel",
        "direction",
        "site_internet",
        "accessibilite",
        "aides_financieres",
        "tarifs",
        "domaine",
        "finess",
        "siret",
        "territoire_sante",
        "categorie",
        "ej_numero",
        "ej_raison_sociale",
        "ej_siren",
        "ej_statut",
        "participation_sph",
    },
    Fiche.UNITE: {
        "nom",
        "categorie_organisation",
        "type_unite",
        "modalite_accueil",
        "activite",
        "responsable",
        "lits_installes",
        "places_installees",
        "age_minimum",
        "age_maximum",
        "publics_admis",
        "equipements_ror",
        "actes_ror",
        "professions_ror",
        "champ_activite",
    },
}
PROPRES = {
    Fiche.ETABLISSEMENT: {
        "descriptif",
        "itineraire_acces",
        "plan_acces",
        "coordination",
        "mode_fixation_tarifs",
        "consultations",
        "habilitations",
    },
    Fiche.UNITE: {
        "code_unite",
        "code_service",
        "grand_groupe_discipline",
        "descriptif",
        "admissions",
        "pathologies",
        "personnel",
        "filiere",
        "couverture_geographique",
        "habilitations",
        "equipements_hors_ror",
        "actes_hors_ror",
        "professions_hors_ror",
        "procedures",
        "gardes_astreintes",
        "conventions",
    },
}


def cles(fiche: Fiche, origine: Origine) -> set[str]:
    return {d.cle for d in de_la_fiche(DONNEES, fiche) if d.origine is origine}


@pytest.mark.parametrize("fiche", list(Fiche))
def test_l_origine_de_chaque_donnee_est_celle_de_l_annexe(fiche: Fiche) -> None:
    assert cles(fiche, Origine.ROR) == COMMUNES[fiche]
    assert cles(fiche, Origine.VIATRAJECTOIRE) == PROPRES[fiche]


def test_cinq_donnees_bloquent_et_ne_sont_jamais_remplacees() -> None:
    bloquantes = {d.cle for d in DONNEES if d.bloquante}
    assert bloquantes == {"categorie", "champ_activite", "modalite_accueil", "type_unite", "activite"}
    assert not [d.cle for d in DONNEES if d.bloquante and d.remplacable]


def test_le_domaine_que_le_contrat_ne_porte_pas_n_est_jamais_remplace() -> None:
    communes = [d for d in DONNEES if d.origine is Origine.ROR and not d.bloquante]
    assert [d.cle for d in communes if not d.remplacable] == ["domaine"]


def test_aucune_donnee_propre_n_est_remplacable() -> None:
    assert not [d.cle for d in DONNEES if d.origine is Origine.VIATRAJECTOIRE and d.remplacable]


def test_les_formes_sont_celles_des_fiches() -> None:
    formes = {forme: {d.cle for d in DONNEES if d.forme is forme} for forme in Forme}
    assert formes[Forme.ENTIER] == {"lits_installes", "places_installees"}
    assert formes[Forme.LISTE] == {
        "aides_financieres",
        "tarifs",
        "publics_admis",
        "equipements_ror",
        "actes_ror",
        "professions_ror",
        "equipements_hors_ror",
        "actes_hors_ror",
        "professions_hors_ror",
    }


@pytest.mark.parametrize(
    ("etat", "communes"),
    [
        (Etat.NON_SYNCHRONISE, COMMUNES[Fiche.UNITE]),
        (Etat.EN_COURS, COMMUNES[Fiche.UNITE]),
        (Etat.STRUCTURE_VALIDEE, COMMUNES[Fiche.UNITE]),
        (Etat.OFFRE_ACTIVE, set()),
        (Etat.OFFRE_SUSPENDUE, {"equipements_ror", "actes_ror", "professions_ror"}),
    ],
)
def test_ce_qui_se_saisit_depend_de_l_etat(etat: Etat, communes: set[str]) -> None:
    libres = set(modifiables(SAISIES, DONNEES, Fiche.UNITE, etat))
    assert libres == communes | PROPRES[Fiche.UNITE]


def test_les_ressources_communes_sont_dans_leur_rubrique() -> None:
    ressources = {d.cle for d in DONNEES if d.rubrique is Rubrique.RESSOURCES and d.origine is Origine.ROR}
    assert ressources == {"equipements_ror", "actes_ror", "professions_ror"}


def test_l_autre_lecture_rend_le_nom_a_viatrajectoire() -> None:
    nom = trouver(donnees_selon(Lectures(annexe3_nom="viatrajectoire")), Fiche.UNITE, "nom")
    assert nom is not None
    assert (nom.origine, nom.remplacable) == (Origine.VIATRAJECTOIRE, False)


def test_l_autre_lecture_bloque_sur_la_categorie_d_organisation() -> None:
    table = donnees_selon(Lectures(annexe3_type="categorie_organisation"))
    bloquantes = {d.cle for d in table if d.bloquante}
    assert "categorie_organisation" in bloquantes
    assert "type_unite" not in bloquantes


@pytest.mark.parametrize(
    ("valeur", "forme", "attendue"),
    [
        (None, Forme.TEXTE, None),
        ("", Forme.TEXTE, None),
        ("x", Forme.TEXTE, "x"),
        ("12", Forme.ENTIER, 12),
        (0, Forme.ENTIER, 0),
        (["b", "a", "b", ""], Forme.LISTE, ("a", "b")),
        ([], Forme.LISTE, None),
        ("a", Forme.LISTE, ("a",)),
        (["b", "a"], Forme.LIBRE, ("a", "b")),
        (3, Forme.LIBRE, 3),
        ("x", Forme.LIBRE, "x"),
    ],
)
def test_une_valeur_prend_sa_forme(valeur: object, forme: Forme, attendue: object) -> None:
    assert normaliser(valeur, forme) == attendue


@pytest.mark.parametrize(
    ("valeur", "forme"),
    [
        (3, Forme.TEXTE),
        ("douze", Forme.ENTIER),
        (-1, Forme.ENTIER),
        (True, Forme.ENTIER),
        (1.5, Forme.ENTIER),
        ([1], Forme.LISTE),
        ({"a": 1}, Forme.LISTE),
        (3, Forme.LISTE),
    ],
)
def test_une_valeur_sans_forme_est_fautive(valeur: object, forme: Forme) -> None:
    with pytest.raises(ValeurInvalide):
        normaliser(valeur, forme)


def test_le_ror_ne_donne_que_les_donnees_remplacables_mises_en_forme() -> None:
    lue = lire_fiche(DONNEES, Fiche.UNITE, {"lits_installes": "4", "activite": "x", "pathologies": "y"})
    assert lue.donnees["lits_installes"] == 4
    assert "activite" not in lue.donnees
    assert "pathologies" not in lue.donnees
    assert lue.erreurs == ()


def test_ce_qui_change_se_voit_et_s_applique_sans_toucher_au_reste() -> None:
    avant = {"telephone": "01", "descriptif": "à nous", "courriel": "a@b"}
    changements = modifications(avant, {"telephone": "02", "courriel": None, "commune": None})
    assert [(un.donnee, un.ancienne, un.nouvelle) for un in changements] == [
        ("telephone", "01", "02"),
        ("courriel", "a@b", None),
    ]
    assert remplacees(avant, changements) == {"telephone": "02", "descriptif": "à nous", "courriel": None}


def test_une_fiche_neuve_n_a_que_ses_donnees_communes() -> None:
    organisation = OrganisationRor(
        "oi", "1", "Nom", "4", None, None, ("04", "02"), "28", ("5", "6"), {"lits_installes": 2}
    )
    ror = donnees_a_la_creation(organisation, frozenset({"02"}))
    fiche = fiche_neuve(DONNEES, Fiche.UNITE, ror)
    assert (fiche["champ_activite"], fiche["activite"], fiche["type_unite"]) == ("02", "5", "4")
    assert (fiche["nom"], fiche["lits_installes"], fiche["modalite_accueil"]) == ("Nom", 2, "28")
    assert set(a_completer(DONNEES, Fiche.UNITE, fiche)) == PROPRES[Fiche.UNITE]
