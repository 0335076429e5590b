"""Vérifie les scénarios livrés : ils se chargent, ne citent que des codes connus, et n'ont rien de réel."""

import re
from collections.abc import Iterator

import pytest

from ror_contracts import identifiers, scenario
from ror_contracts.nomenclatures import load
from ror_contracts.paths import scenarios_dir
from ror_contracts.scenario import Scenario

NOMS = list(scenario.names())

TABLES_D_UNE_OI = {
    "champs": "TRE_R227",
    "activites": "TRE_R211",
    "publics": "TRE_R239",
    "equipements": "JDV_J18",
    "actes": "JDV_J16",
    "professions": "JDV_J54",
    "specialites": "TRE_R38",
    "competences": "JDV_J33",
}
TABLES_D_UN_ETABLISSEMENT = {
    "territoire_sante": "TRE_R88",
    "participation_sph": "TRE_R73",
    "accessibilite": "JDV_J50",
}


@pytest.fixture(params=NOMS)
def charge(request: pytest.FixtureRequest) -> Scenario:
    return scenario.load(request.param, graine=11)


def test_les_scenarios_promis_sont_livres() -> None:
    promis = {
        "region_sans_histoire",
        "fermeture_unite_ssr",
        "centre_hospitalier_complet",
        "region_de_trente_etablissements",
        "deplacement_entre_deux_etablissements",
        "categorie_qui_change",
        "etablissement_qui_ferme",
        "unites_du_ror_a_creer",
        "appairage",
        "deux_etablissements_voisins",
        "ror_fautif",
        "trois_domaines",
    }
    assert promis <= set(NOMS)


def test_chaque_scenario_a_un_titre_propre_et_une_description() -> None:
    titres = scenario.names()
    assert len(set(titres.values())) == len(titres)
    assert all(scenario.load(nom).description for nom in NOMS)


def test_chaque_code_d_une_organisation_est_dans_sa_table(charge: Scenario) -> None:
    for etablissement in charge.ror.etablissements.values():
        for organisation in etablissement.toutes_les_organisations():
            for champ, table in TABLES_D_UNE_OI.items():
                assert set(getattr(organisation, champ)) <= set(load(table)), (organisation.cle, champ)
            assert organisation.modalite in ("", *load("TRE_R213"))
            assert organisation.categorie_organisation in ("", *load("JDV_J34"))


def test_chaque_code_d_un_etablissement_est_dans_sa_table(charge: Scenario) -> None:
    for etablissement in charge.ror.etablissements.values():
        for champ, table in TABLES_D_UN_ETABLISSEMENT.items():
            assert getattr(etablissement, champ) in load(table), (etablissement.cle, champ)
        assert etablissement.categorie in ("", *load("TRE_R66"))
        assert set(etablissement.aides_financieres) <= set(load("JDV_J31"))
    for juridique in charge.ror.juridiques.values():
        assert juridique.statut in load("TRE_R72")


def test_chaque_numero_est_unique_et_a_cle_juste(charge: Scenario) -> None:
    etablissements, juridiques = charge.ror.etablissements.values(), charge.ror.juridiques.values()
    finess = [e.finess for e in etablissements] + [j.finess for j in juridiques]
    identifiants = [o.identifiant for e in etablissements for o in e.toutes_les_organisations()]
    assert len(finess) == len(set(finess))
    assert len(identifiants) == len(set(identifiants))
    assert all(identifiers.is_finess(numero) for numero in finess)
    assert all(identifiers.is_siret(e.siret) for e in etablissements)
    assert all(identifiers.is_siren(j.siren) for j in juridiques)


def _textes(objet: object) -> Iterator[str]:
    if isinstance(objet, str):
        yield objet
    elif isinstance(objet, dict):
        yield from (texte for valeur in objet.values() for texte in _textes(valeur))
    elif isinstance(objet, list | tuple):
        yield from (texte for valeur in objet for texte in _textes(valeur))
    elif hasattr(objet, "__dataclass_fields__"):
        yield from _textes(vars(objet))


def test_ni_telephone_ni_hote_n_est_reel(charge: Scenario) -> None:
    textes = list(_textes((charge.ror, charge.viatrajectoire)))
    telephones = [t for t in textes if re.fullmatch(r"(\+33|0)[\d ]{8,14}", t) and t.count(" ") >= 4]
    assert telephones
    assert all(t.startswith("01 99 00 ") for t in telephones)
    hotes = [h for t in textes for h in re.findall(r"(?:https?://|@)([A-Za-z0-9.-]+)", t)]
    assert hotes
    assert all(hote.endswith((".invalid", ".example")) for hote in hotes)


def test_tout_texte_engendre_est_ecrivable_en_xml(charge: Scenario) -> None:
    assert all(texte.isprintable() for texte in _textes((charge.ror, charge.viatrajectoire)))


def test_le_scenario_par_defaut_est_sans_faute() -> None:
    assert scenario.load("region_sans_histoire").ror.chronologie == ()


def test_le_centre_hospitalier_a_tous_les_niveaux_tous_les_champs_et_tous_les_types() -> None:
    charge = scenario.load("centre_hospitalier_complet")
    hopital = charge.ror.etablissements["hopital"]
    organisations = list(hopital.toutes_les_organisations())
    assert {o.niveau for o in organisations} == {"pole", "service", "uf", "ue"}
    assert {champ for o in organisations for champ in o.champs} == {"01", "02", "03", "04", "05"}
    assert {len(o.activites) for o in organisations if o.niveau == "ue"} == {0, 1, 2}
    types = {unite.type for unite in charge.viatrajectoire.etablissements["hopital"].unites.values()}
    assert types == {"mco_demandeuse", "mco_receveuse", "had", "ssr_receveuse"}


@pytest.mark.parametrize("graine", range(5))
def test_la_region_de_trente_etablissements_tient_a_toute_graine(graine: int) -> None:
    charge = scenario.load("region_de_trente_etablissements", graine)
    assert len(charge.ror.etablissements) == 30
    assert len(charge.viatrajectoire.etablissements) == 30
    unites = [u for e in charge.viatrajectoire.etablissements.values() for u in e.unites.values()]
    assert len(unites) > 100
    assert all(u.oi is not None and charge.ror.organisation(u.oi) for u in unites[:20])


def test_aucun_fichier_de_scenario_n_est_laisse_de_cote() -> None:
    assert {fichier.stem for fichier in scenarios_dir().iterdir()} == set(NOMS)
