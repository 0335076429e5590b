"""Chaque objet du ROR porte des dates justes (RG_EXP_020 à 025)."""

from datetime import timedelta

from ror_simulator.domain.mutations import apply
from ror_simulator.domain.record import Record, last_change
from ror_simulator.domain.region import Region

from .regions import LENDEMAIN, MIDI, NAISSANCE, petite_region

NEE = Record(NAISSANCE, NAISSANCE)
MODIFIEE = Record(NAISSANCE, MIDI)


def subir(nom: str, **parametres: str | list[str]) -> Region:
    return apply(petite_region(), nom, parametres, MIDI)


def dates(region: Region) -> dict[str, Record]:
    return {cle: oi.record for cle, oi in region.organisations.items()}


def touchees(region: Region) -> set[str]:
    """Les OI dont la date propre a avancé."""
    return {cle for cle, record in dates(region).items() if record.updated == MIDI}


def test_a_la_naissance_creation_et_modification_sont_egales() -> None:
    region = petite_region()
    assert set(dates(region).values()) == {NEE}
    assert region.etablissements["hopital"].lieu.record == NEE
    assert region.organisations["ue_ssr"].equipements[0].record == NEE


def test_une_donnee_de_l_oi_ne_date_que_cette_oi() -> None:
    region = subir("modification", oi="ue_ssr", donnee="nom", valeur="Rééducation")
    assert touchees(region) == {"ue_ssr"}
    assert region.organisations["ue_ssr"].record == MODIFIEE
    assert region.etablissements["hopital"].record == NEE


def test_une_donnee_portee_par_un_objet_date_ne_date_que_cet_objet() -> None:
    region = subir("modification", oi="ue_ssr", donnee="lits_installes", valeur="30")
    oi = region.organisations["ue_ssr"]
    assert oi.capacite is not None
    assert oi.capacite.record == MODIFIEE
    assert (oi.record, oi.patientele.record) == (NEE, NEE)
    assert last_change(oi) == MIDI


def test_changer_d_adresse_ne_date_que_le_lieu() -> None:
    eg = subir("modification", etablissement="hopital", donnee="commune", valeur="Ailleurs").etablissements[
        "hopital"
    ]
    assert (eg.lieu.record, eg.record, eg.contacts[0].record) == (MODIFIEE, NEE, NEE)


def test_changer_de_telephone_ne_date_que_ce_moyen_de_contact() -> None:
    eg = subir(
        "modification", etablissement="hopital", donnee="telephone", valeur="01 99 00 99 99"
    ).etablissements["hopital"]
    assert eg.contacts[0].points[0].record == MODIFIEE
    assert (eg.contacts[0].record, eg.record) == (NEE, NEE)


def test_ajouter_un_moyen_de_contact_le_cree_et_date_son_contact() -> None:
    eg = subir(
        "modification", etablissement="hopital", donnee="telecopie", valeur="01 99 00 99 98"
    ).etablissements["hopital"]
    assert eg.contacts[0].points[1].record == Record(MIDI, MIDI)
    assert (eg.contacts[0].record, eg.record) == (MODIFIEE, NEE)


def test_une_activite_de_plus_est_creee_et_date_son_oi() -> None:
    oi = subir("seconde_activite", oi="ue_ssr", valeur="172").organisations["ue_ssr"]
    assert [a.record for a in oi.activites] == [NEE, Record(MIDI, MIDI)]
    assert oi.record == MODIFIEE


def test_retirer_une_activite_date_son_oi() -> None:
    assert subir("effacement_activite", oi="ue_ssr").organisations["ue_ssr"].record == MODIFIEE


def test_une_oi_qui_disparait_date_celle_qui_la_contenait() -> None:
    assert touchees(subir("disparition_unite", oi="ue_ssr")) == {"service_ssr"}


def test_une_oi_sans_parente_qui_disparait_date_son_etablissement() -> None:
    region = subir("disparition_unite", oi="ue_isolee")
    assert region.etablissements["hopital"].record == MODIFIEE
    assert touchees(region) == set()


def test_un_champ_qui_remonte_date_aussi_les_niveaux_superieurs() -> None:
    region = subir("changement_champ_activite", oi="ue_ssr", valeur="03")
    assert touchees(region) == {"ue_ssr", "service_ssr", "pole"}


def test_un_champ_deja_remonte_par_une_autre_ne_date_pas_les_niveaux_superieurs() -> None:
    region = subir("changement_champ_activite", oi="ue_ssr", valeur="01")
    assert touchees(region) == {"ue_ssr", "service_ssr"}


def test_deux_modifications_font_avancer_deux_fois() -> None:
    region = subir("modification", oi="ue_ssr", donnee="nom", valeur="Un")
    region = apply(region, "modification", {"oi": "ue_ssr", "donnee": "nom", "valeur": "Deux"}, LENDEMAIN)
    assert region.organisations["ue_ssr"].record == Record(NAISSANCE, LENDEMAIN)


def test_les_dates_sont_a_la_seconde() -> None:
    instant = MIDI + timedelta(microseconds=123456)
    region = apply(petite_region(), "fermeture_unite", {"oi": "ue_ssr"}, instant)
    assert region.organisations["ue_ssr"].record == MODIFIEE


def test_une_mutation_ne_recopie_que_ce_qu_elle_change() -> None:
    before = petite_region()
    after = apply(before, "fermeture_unite", {"oi": "ue_ssr"}, MIDI)
    assert after.etablissements["clinique"] is before.etablissements["clinique"]
    assert after.organisations["ue_clinique"] is before.organisations["ue_clinique"]
    assert after.juridiques is before.juridiques
    assert before == petite_region()
