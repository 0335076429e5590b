"""Vérifie que les tables de codes sont entières, cohérentes et fidèles à leur source."""

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ror_contracts import nomenclatures
from ror_contracts.paths import DATA

OFFICIELLES = Path(__file__).resolve().parents[3] / "shared" / "nomenclatures"
TABLES = [table for table in nomenclatures.names() if not table.startswith("ASS_")]


def _index() -> list[dict[str, Any]]:
    texte = (DATA / "nomenclatures" / "index.yaml").read_text(encoding="utf-8")
    tables: list[dict[str, Any]] = yaml.load(texte, Loader=yaml.BaseLoader)["tables"]
    return tables


def _lignes(fichier: Path) -> list[list[str]]:
    with fichier.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def test_chaque_fichier_est_dans_l_index_et_inversement() -> None:
    fichiers = {fichier.stem for fichier in (DATA / "nomenclatures").glob("*.csv")}
    assert fichiers == set(nomenclatures.names())


def test_chaque_oid_de_table_est_bien_forme_et_unique() -> None:
    oids = [table["oid"] for table in _index()]
    assert len(oids) == len(set(oids))
    assert all(re.fullmatch(r"[0-2](\.(0|[1-9]\d*))+", oid) for oid in oids)


@pytest.mark.parametrize("table", _index(), ids=lambda table: table["id"])
def test_chaque_table_a_le_nombre_de_lignes_annonce(table: dict[str, Any]) -> None:
    lignes = _lignes(DATA / "nomenclatures" / f"{table['id']}.csv")
    assert len(lignes) == int(table["lignes"])
    assert len(lignes) == len({tuple(ligne) for ligne in lignes})


@pytest.mark.parametrize("table", TABLES)
def test_un_code_n_a_qu_une_ligne_par_systeme_et_un_libelle(table: str) -> None:
    entrees = nomenclatures.load(table).entrees
    assert len({(e.systeme, e.code) for e in entrees}) == len(entrees)
    assert all(e.code and e.libelle for e in entrees)
    assert {e.systeme for e in entrees} == set(nomenclatures.load(table).systemes)


def test_le_nombre_de_codes_clos_est_celui_de_l_index() -> None:
    for table in _index():
        if "clos" in table:
            clos = [e for e in nomenclatures.load(table["id"]).entrees if e.ferme_le]
            assert len(clos) == int(table["clos"]), table["id"]


@pytest.mark.parametrize(
    ("jeu", "terminologie"),
    [
        ("JDV_J20", "TRE_R227"),
        ("JDV_J19", "TRE_R213"),
        ("JDV_J17", "TRE_R211"),
        ("JDV_J16", "TRE_R210"),
        ("JDV_J18", "TRE_R212"),
        ("JDV_J34", "TRE_R244"),
        ("JDV_J29", "TRE_R239"),
        ("JDV_J33", "TRE_R243"),
        ("JDV_J35", "TRE_R245"),
        ("JDV_J50", "TRE_R202"),
        ("JDV_J41", "TRE_R252"),
        ("JDV_J37", "TRE_R247"),
        ("JDV_J68", "TRE_R78"),
    ],
)
def test_un_jeu_de_valeurs_est_tire_de_sa_terminologie(jeu: str, terminologie: str) -> None:
    assert nomenclatures.load(jeu).systeme == nomenclatures.load(terminologie).oid
    assert set(nomenclatures.load(jeu).codes) <= set(nomenclatures.load(terminologie).codes)


def test_un_code_reste_du_texte_et_se_lit() -> None:
    champs = nomenclatures.load("TRE_R227")
    assert champs.codes == ("01", "02", "03", "04", "05")
    assert "02" in champs
    assert "2" not in champs
    assert champs.label("02") == "Soins de Suite et Réadaptation (SSR)"


def test_un_code_clos_reste_connu_mais_n_est_plus_ouvert() -> None:
    regions = nomenclatures.load("TRE_R30")
    assert "82" in regions
    assert "82" in regions.codes_ouverts(date(2015, 12, 31))
    assert "82" not in regions.codes_ouverts(date(2016, 1, 1))
    assert "84" in regions.codes_ouverts(date(2016, 1, 1))
    assert "84" not in regions.codes_ouverts(date(2015, 12, 31))


def test_un_code_de_deux_systemes_rend_d_abord_celui_du_systeme_principal() -> None:
    professions = nomenclatures.load("JDV_J54")
    assert professions.label("10") == "Médecin"
    assert professions.entree("10").systeme == professions.systeme == "1.2.250.1.71.1.2.7"
    assert professions.entree("174").systeme == "1.2.250.1.213.1.6.1.109"


def test_une_table_inconnue_se_refuse() -> None:
    with pytest.raises(KeyError):
        nomenclatures.load("TRE_R999")
    with pytest.raises(KeyError):
        nomenclatures.load("ASS_X09")


def test_les_associations_ne_citent_que_des_codes_connus() -> None:
    regions = nomenclatures.association("ASS_X09", "TRE_R30", "TRE_G09")
    assert "01" in regions["84"]
    assert set(regions) <= set(nomenclatures.load("TRE_R30"))
    assert {code for codes in regions.values() for code in codes} <= set(nomenclatures.load("TRE_G09"))
    statuts = nomenclatures.association("ASS_X11", "TRE_R72", "TRE_R69")
    assert set(statuts) <= set(nomenclatures.load("TRE_R72"))
    assert {code for codes in statuts.values() for code in codes} <= set(nomenclatures.load("TRE_R69"))


@pytest.mark.skipif(not OFFICIELLES.is_dir(), reason="les tables d'origine ne sont pas à côté du projet")
def test_chaque_table_est_fidele_a_celle_d_origine() -> None:
    origine = yaml.load((OFFICIELLES / "index.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    # À l'envers : une table plus récente ne remplace pas celle de l'état repris, mais compte si elle est
    # seule.
    par_id = {t["id"]: t for t in reversed(origine["nomenclatures"])}
    for table in _index():
        source = par_id[f"{table['id']}-{table['nom']}"]
        lignes = _lignes(DATA / "nomenclatures" / f"{table['id']}.csv")
        origines = _lignes(OFFICIELLES / source["fichier"])
        assert [ligne[: len(lignes[0])] for ligne in origines] == lignes, table["id"]
        assert (source["oid"], source["version"]) == (table["oid"], table["version"])
        if "systemes" in table:
            systemes = source["oid_systeme_de_codage"]
            assert table["systemes"] == (systemes if isinstance(systemes, list) else [systemes])
