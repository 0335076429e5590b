"""Plusieurs systèmes à la fois : chaque région chez le sien, selon l'environnement de sa préparation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ror_consumer import systemes as module
from ror_consumer.control.entry import EntreeFautive
from ror_consumer.systemes import Systemes


@pytest.fixture
def systemes(tmp_path: Path) -> Iterator[Systemes]:
    tenus = Systemes({}, tmp_path)
    yield tenus
    tenus.fermer()


def preparer(systemes: Systemes, region: str, **environnement: str) -> Any:
    compte = {"compte": f"{region}:r", "profil": "region", "courriel": "r@recette.exemple.invalid"}
    corps = {"region": region, "comptes": [compte], "etablissements": [], "environnement": environnement}
    return systemes.jouer("preparer", corps)


def connue(systemes: Systemes, region: str) -> bool:
    corps = {"region": region, "compte": f"{region}:r"}
    return bool(systemes.jouer("consulter_ouverture", corps)["accepte"])


def test_deux_regions_aux_environnements_differents_ont_chacune_leur_base(
    systemes: Systemes, tmp_path: Path
) -> None:
    preparer(systemes, "nord", smtp_hote="127.0.0.1", smtp_port="2525")
    preparer(systemes, "sud", smtp_hote="127.0.0.1", smtp_port="2526")
    assert len(list(tmp_path.glob("*/*.sqlite"))) == 2


def test_une_region_survit_a_un_redemarrage(systemes: Systemes) -> None:
    preparer(systemes, "nord")
    assert systemes.jouer("redemarrer", {"region": "nord"}) == {"accepte": True}
    assert connue(systemes, "nord")


def test_un_systeme_ferme_faute_de_place_repart_de_sa_base(
    systemes: Systemes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "OUVERTS_MAX", 1)
    preparer(systemes, "nord", smtp_hote="127.0.0.1", smtp_port="2525")
    preparer(systemes, "sud", smtp_hote="127.0.0.1", smtp_port="2526")
    assert sum(place.pilote is not None for place in systemes._places.values()) == 1
    assert connue(systemes, "nord")


def test_une_region_garde_l_environnement_de_sa_premiere_preparation(systemes: Systemes) -> None:
    preparer(systemes, "nord", ror_delai="1")
    with pytest.raises(EntreeFautive, match="celui de la première préparation"):
        preparer(systemes, "nord", ror_delai="2")


@pytest.mark.parametrize(
    ("nom", "texte", "dit"),
    [
        ("smtp_prt", "25", "peut-être « smtp_port »"),
        ("smtp_port", "99999", "un port, de 1 à 65535"),
        ("smtp_hote", "é té", "un nom d'hôte"),
        ("ror_delai", "jamais", "des secondes"),
        ("ror_delai", "nan", "des secondes"),
        ("plateforme", "essai", "recette ou production"),
        ("autorite", "/etc/hostname", "du PEM"),
        ("lectures", "P3-82=jamais", "P3-82"),
        ("defaut", "inexistant", "defaut « inexistant » inconnu"),
        ("certificat_client", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "illisible"),
    ],
)
def test_un_environnement_fautif_dit_ou_et_quoi(systemes: Systemes, nom: str, texte: str, dit: str) -> None:
    with pytest.raises(EntreeFautive, match="environnement") as fautive:
        preparer(systemes, "nord", **{nom: texte})
    assert dit in str(fautive.value)


def test_un_environnement_fautif_ne_condamne_pas_la_region(systemes: Systemes) -> None:
    with pytest.raises(EntreeFautive):
        preparer(systemes, "nord", lectures="P3-82=jamais")
    assert preparer(systemes, "nord")["accepte"]


@pytest.mark.parametrize("nom", ["base", "dossier"])
def test_l_appelant_ne_choisit_ni_la_base_ni_le_dossier(systemes: Systemes, nom: str) -> None:
    with pytest.raises(EntreeFautive, match="réglage"):
        preparer(systemes, "nord", **{nom: "/ailleurs"})


def test_une_region_jamais_preparee_est_inconnue(systemes: Systemes) -> None:
    refus = systemes.jouer("horloge", {"region": "ailleurs", "instant": "2026-03-02T08:00:00+01:00"})
    assert refus["refus"][0]["motif"] == "INCONNU"


def test_une_region_inconnue_ne_demarre_aucun_processus(systemes: Systemes) -> None:
    refus = systemes.jouer("demarrer_passage", {"region": "ailleurs", "instant": "2026-03-02T08:00:00+01:00"})
    assert refus["refus"][0]["motif"] == "INCONNU"


def test_un_jour_qui_n_existe_pas_est_une_entree_fautive(systemes: Systemes) -> None:
    with pytest.raises(EntreeFautive, match="un instant qui existe"):
        systemes.jouer("horloge", {"region": "nord", "instant": "2026-02-30T08:00:00+01:00"})
