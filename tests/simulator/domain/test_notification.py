"""Les établissements notifiés : ceux que quelque chose a changés, strictement après la date demandée."""

from datetime import timedelta

import pytest

from ror_simulator.domain.mutations import apply
from ror_simulator.domain.queries import Filtre, etablissements_modifies
from ror_simulator.domain.region import Region

from .regions import MIDI, NAISSANCE, petite_region

AVANT = MIDI - timedelta(seconds=1)


def notifies(region: Region, filtre: Filtre | None = None) -> list[str]:
    return [m.etablissement.cle for m in etablissements_modifies(region, AVANT, filtre or Filtre())]


def subir(nom: str, **parametres: str | list[str]) -> Region:
    return apply(petite_region(), nom, parametres, MIDI)


def test_rien_n_est_notifie_quand_rien_ne_change() -> None:
    assert notifies(petite_region()) == []


def test_tout_est_notifie_depuis_avant_la_naissance() -> None:
    depuis = NAISSANCE - timedelta(seconds=1)
    found = etablissements_modifies(petite_region(), depuis)
    assert [m.etablissement.cle for m in found] == ["hopital", "clinique"]


def test_la_date_de_reference_est_exclue() -> None:
    region = subir("fermeture_unite", oi="ue_ssr")
    assert etablissements_modifies(region, MIDI) == ()
    assert notifies(region) == ["hopital"]


@pytest.mark.parametrize(
    ("nom", "parametres"),
    [
        ("modification", {"oi": "ue_ssr", "donnee": "lits_installes", "valeur": "31"}),
        ("modification", {"etablissement": "hopital", "donnee": "telephone", "valeur": "01 99 00 00 01"}),
        ("disparition_unite", {"oi": "ue_isolee"}),
        ("disparition_unite", {"oi": "ue_ssr"}),
        ("ajout_unite", {"etablissement": "hopital", "cle": "neuve", "parent": "pole"}),
        ("fermeture_etablissement", {"etablissement": "hopital", "motif": "PRO"}),
    ],
)
def test_tout_changement_de_l_hopital_notifie_l_hopital_seul(nom: str, parametres: dict[str, str]) -> None:
    assert notifies(subir(nom, **parametres)) == ["hopital"]


@pytest.mark.parametrize("oi", ["ue_isolee", "ue_ssr", "pole"])
def test_un_deplacement_notifie_les_deux_etablissements(oi: str) -> None:
    assert notifies(subir("deplacement_unite", oi=oi, vers="clinique")) == ["hopital", "clinique"]


def test_une_donnee_de_l_entite_juridique_notifie_tous_ses_etablissements() -> None:
    region = subir("modification", etablissement="hopital", donnee="ej_raison_sociale")
    assert notifies(region) == ["hopital", "clinique"]


def test_un_filtre_ne_garde_que_les_etablissements_concernes() -> None:
    depuis = NAISSANCE - timedelta(seconds=1)
    found = etablissements_modifies(petite_region(), depuis, Filtre(champs=frozenset({"01"})))
    assert [(m.etablissement.cle, m.champs) for m in found] == [("hopital", ("01",))]


def test_sans_filtre_l_etablissement_montre_les_champs_de_ses_unites() -> None:
    region = subir("fermeture_unite", oi="ue_ssr")
    assert [m.champs for m in etablissements_modifies(region, AVANT)] == [("01", "02")]


def test_le_public_demande_filtre_aussi() -> None:
    depuis = NAISSANCE - timedelta(seconds=1)
    found = etablissements_modifies(petite_region(), depuis, Filtre(publics=frozenset({"01"})))
    assert [m.etablissement.cle for m in found] == ["hopital"]
