"""Les règles d'appairage, une par une, et toutes ensemble."""

from __future__ import annotations

from typing import Any

import pytest

from ror_consumer.domain.appairage import (
    NIVEAUX_ADMIS,
    REGLES_APPAIRAGE,
    Couple,
    appairage_selon,
    refus_d_appairage,
)
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import Motif
from ror_consumer.domain.ror import OrganisationRor
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import NiveauOI, TypeUnite

SSR, HAD = TypeUnite.SSR_RECEVEUSE, TypeUnite.HAD
MCO_HAD = [TypeUnite.MCO_DEMANDEUSE, TypeUnite.MCO_RECEVEUSE, TypeUnite.HAD]
DONNEES = {"champ_activite": "02", "modalite_accueil": "28", "type_unite": "4", "activite": "123"}


def couple(type_: TypeUnite = SSR, donnees: Any = None, **oi: Any) -> Couple:
    autour = {cle: oi.pop(cle) for cle in ("occupante", "ancetres", "descendants", "associee") if cle in oi}
    champs = {"niveau": "4", "champs": ("02",), "modalite": "28", "activites": ("123",), **oi}
    unite = UniteVT("r", "u", "e", type_, {**DONNEES, **(donnees or {})}, oi=autour.get("associee"))
    return Couple(
        unite,
        OrganisationRor("oi", "1", "OI", **champs),
        autour.get("occupante"),
        autour.get("ancetres", ()),
        autour.get("descendants", ()),
    )


def motifs(un: Couple, lectures: Lectures | None = None) -> list[Motif]:
    return [r.motif for r in refus_d_appairage(un, appairage_selon(lectures or Lectures()), NIVEAUX_ADMIS)]


@pytest.mark.parametrize("type_", MCO_HAD)
@pytest.mark.parametrize("niveau", list(NiveauOI))
def test_mco_et_had_s_associent_a_tout_niveau(type_: TypeUnite, niveau: NiveauOI) -> None:
    assert motifs(couple(type_, niveau=niveau.value)) == []


@pytest.mark.parametrize("niveau", ["1", "2", "3", "", "9"])
def test_une_ssr_ne_s_associe_qu_a_une_ue(niveau: str) -> None:
    assert motifs(couple(niveau=niveau)) == [Motif.NIVEAU_INTERDIT]
    assert motifs(couple()) == []


@pytest.mark.parametrize("activites", [(), ("123", "124"), ("123", "124", "125")])
def test_une_ssr_demande_une_seule_activite(activites: tuple[str, ...]) -> None:
    assert motifs(couple(activites=activites)) == [Motif.ACTIVITE_NON_UNIQUE]


@pytest.mark.parametrize("type_", MCO_HAD)
def test_mco_et_had_admettent_plusieurs_activites(type_: TypeUnite) -> None:
    assert motifs(couple(type_, activites=("122", "123"))) == []


@pytest.mark.parametrize(
    ("oi", "attendus"),
    [
        ({"modalite": "29"}, [Motif.MODALITE_DIFFERENTE]),
        ({"modalite": None}, [Motif.MODALITE_DIFFERENTE]),
        ({"activites": ("9",)}, [Motif.ACTIVITE_DIFFERENTE]),
        ({"champs": ("01",)}, [Motif.CHAMP_DIFFERENT]),
        ({"champs": ("01", "02")}, [Motif.CHAMP_DIFFERENT]),
        ({"modalite": "29", "activites": ("9",)}, [Motif.MODALITE_DIFFERENTE, Motif.ACTIVITE_DIFFERENTE]),
    ],
)
def test_une_ssr_se_compare_donnee_par_donnee(oi: dict[str, Any], attendus: list[Motif]) -> None:
    assert motifs(couple(**oi)) == attendus


def test_le_type_d_unite_se_compare_pour_une_ssr() -> None:
    assert motifs(couple(donnees={"type_unite": "3"})) == [Motif.TYPE_DIFFERENT]


@pytest.mark.parametrize("type_", MCO_HAD)
@pytest.mark.parametrize(
    ("oi", "attendus"),
    [
        ({"modalite": "29"}, [Motif.MODALITE_DIFFERENTE]),
        ({"activites": ("8", "9")}, [Motif.ACTIVITE_DIFFERENTE]),
        ({"champs": ("01",)}, [Motif.CHAMP_DIFFERENT]),
        ({"modalite": None, "activites": (), "champs": ()}, []),
        ({"niveau": "3", "modalite": "29", "activites": ("9",), "champs": ("01",)}, []),
    ],
)
def test_mco_et_had_se_comparent_si_l_ue_porte_la_donnee(
    type_: TypeUnite, oi: dict[str, Any], attendus: list[Motif]
) -> None:
    assert motifs(couple(type_, **oi)) == attendus
    assert motifs(couple(type_, **oi), Lectures(p2_15="jamais")) == []


def test_les_associations_autour_du_couple_refusent() -> None:
    assert motifs(couple(occupante="autre")) == [Motif.OI_DEJA_ASSOCIEE]
    assert motifs(couple(associee="ailleurs")) == [Motif.UNITE_DEJA_ASSOCIEE]
    for type_ in TypeUnite:
        assert motifs(couple(type_, ancetres=("pole",))) == [Motif.NIVEAU_SUPERIEUR_ASSOCIE]
    assert motifs(couple(HAD, descendants=("ue",))) == []
    assert motifs(couple(HAD, descendants=("ue",)), Lectures(p2_10="refuse")) == [
        Motif.NIVEAU_INFERIEUR_ASSOCIE
    ]


def test_tous_les_refus_sont_rendus_avec_leur_exigence_et_leurs_valeurs() -> None:
    tout = couple(occupante="x", associee="y", modalite="29", activites=("8", "9"), champs=("01",))
    refus = refus_d_appairage(tout, REGLES_APPAIRAGE, NIVEAUX_ADMIS)
    assert [(un.motif.value, un.exigence) for un in refus] == [
        ("OI_DEJA_ASSOCIEE", "P2-06"),
        ("UNITE_DEJA_ASSOCIEE", "P2-07"),
        ("ACTIVITE_NON_UNIQUE", "P2-13"),
        ("MODALITE_DIFFERENTE", "P2-14"),
        ("ACTIVITE_DIFFERENTE", "P2-14"),
        ("CHAMP_DIFFERENT", "P2-14"),
    ]
    assert refus[3].details == {"donnee": "modalite_accueil", "viatrajectoire": "28", "ror": "29"}
