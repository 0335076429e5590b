"""La chronologie : triée, essayée à blanc, et ses fautes dites avec leur ligne."""

import pytest

from ror_contracts.scenario import ScenarioErrors, load, loads
from ror_contracts.scenario.mutations import MUTATIONS as CONNUES
from ror_contracts.scenario.mutations import modifiables
from ror_simulator.domain.donnees import DONNEES_ETABLISSEMENT, DONNEES_UNITE
from ror_simulator.domain.mutations import MODIFIABLES_ETABLISSEMENT, MODIFIABLES_UNITE, MUTATIONS, apply
from ror_simulator.scenario import build

from .test_naissance_region import ECRIT


def ecrit(*mutations: str) -> str:
    lines = "\n".join(f"    - {{{mutation}}}" for mutation in mutations)
    return ECRIT.replace("viatrajectoire: {}", f"  chronologie:\n{lines}\nviatrajectoire: {{}}")


def test_les_mutations_des_scenarios_sont_celles_du_simulateur() -> None:
    assert list(CONNUES) == list(MUTATIONS)


@pytest.mark.parametrize("nom", MUTATIONS)
def test_une_mutation_a_les_memes_parametres_des_deux_cotes(nom: str) -> None:
    parametres = MUTATIONS[nom].parametres
    assert set(CONNUES[nom].noms) == {p.nom for p in parametres}
    assert set(CONNUES[nom].obligatoires) == {p.nom for p in parametres if p.obligatoire}


def test_les_donnees_modifiables_sont_les_memes_des_deux_cotes() -> None:
    assert set(modifiables("etablissement")) == set(MODIFIABLES_ETABLISSEMENT)
    assert set(modifiables("oi")) == set(MODIFIABLES_UNITE)


@pytest.mark.parametrize("donnee", MODIFIABLES_ETABLISSEMENT)
def test_chaque_donnee_d_etablissement_se_modifie_sans_dire_de_valeur(donnee: str) -> None:
    scenario = load("vie_d_un_hopital", graine=2)
    region, _ = build(scenario)
    parametres = {"etablissement": "hopital", "donnee": donnee}
    assert apply(region, "modification", parametres, scenario.depart) != region


@pytest.mark.parametrize("donnee", MODIFIABLES_UNITE)
def test_chaque_donnee_d_unite_se_modifie_sans_dire_de_valeur(donnee: str) -> None:
    scenario = load("vie_d_un_hopital", graine=2)
    region, _ = build(scenario)
    parametres = {"oi": "ue_reeducation", "donnee": donnee}
    assert apply(region, "modification", parametres, scenario.depart) != region


def test_les_codes_proposes_sont_tous_dans_leur_nomenclature() -> None:
    catalogue = build(load("vie_d_un_hopital", graine=3))[0].catalogue
    for donnee, codes in catalogue.admis.items():
        assert catalogue.proposes[donnee]
        assert set(catalogue.proposes[donnee]) <= codes


def test_les_textes_proposes_ont_la_forme_de_leur_donnee() -> None:
    catalogue = build(load("vie_d_un_hopital", graine=3))[0].catalogue
    for cle, donnee in (DONNEES_ETABLISSEMENT | DONNEES_UNITE).items():
        assert all(donnee.forme.valide(valeur) for valeur in catalogue.proposes[cle]), cle


def test_la_chronologie_est_triee() -> None:
    scenario = loads(
        ecrit(
            "le: 2026-03-09, mutation: reouverture, oi: ue_ssr",
            "apres: 1 j, mutation: fermeture_unite, oi: ue_ssr",
        ),
        "essai.yaml",
    )
    _, calendar = build(scenario)
    assert [m.nom for m in calendar] == ["fermeture_unite", "reouverture"]
    assert calendar[0].parametres == {"oi": "ue_ssr"}


def test_une_chronologie_impossible_dit_sa_ligne() -> None:
    texte = ecrit(
        "le: 2026-03-05, mutation: disparition_unite, oi: ue_ssr",
        "le: 2026-03-06, mutation: fermeture_unite, oi: ue_ssr",
    )
    with pytest.raises(ScenarioErrors) as raised:
        build(loads(texte, "essai.yaml"))
    (error,) = raised.value.erreurs
    ligne = next(n for n, line in enumerate(texte.splitlines(), 1) if "2026-03-06" in line)
    assert (error.fichier, error.ligne, error.valeur) == ("essai.yaml", ligne, "ue_ssr")
    assert "ror.chronologie" in error.chemin


def test_une_mutation_sans_effet_dans_la_chronologie_est_refusee() -> None:
    with pytest.raises(ScenarioErrors, match="ne change rien"):
        build(loads(ecrit("le: 2026-03-05, mutation: reouverture, oi: ue_ssr"), "essai.yaml"))
