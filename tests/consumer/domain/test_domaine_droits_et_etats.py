"""Qui peut quoi, et dans quel état : les deux tables, ligne par ligne."""

from __future__ import annotations

import pytest

from ror_consumer.domain.compte import Compte
from ror_consumer.domain.droits import (
    ACTIONS_OFFERTES,
    DROITS,
    PERIMETRES,
    dans_le_perimetre,
    droit,
    refus_de_droit,
)
from ror_consumer.domain.etats import (
    DESCRIPTIONS,
    ETAPES,
    MESSAGES,
    MOTIFS_ETAT,
    arrivee,
    description,
    etapes_selon,
    permise,
    refus_d_etat,
)
from ror_consumer.domain.etats import message as message_de
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import Motif
from ror_consumer.domain.vocabulaire import EtatSynchronisation as Etat
from ror_consumer.domain.vocabulaire import Fiche, Profil

REGION, COORD, REFERENT = Profil.REGION, Profil.COORDINATION, Profil.REFERENT_STRUCTURE
SISRA, AUTRE = Profil.SUPPORT_SISRA, Profil.AUTRE
TROIS = {REGION, COORD, REFERENT}
TOUS = set(Profil)

QUI_PEUT_QUOI = {
    "demander_ouverture": {REGION},
    "consulter_ouverture": TOUS,
    "transmettre_certificat": {SISRA},
    "activer_interface": {SISRA},
    "valider_recette": {SISRA},
    "lister_etablissements": TOUS,
    "lire_etablissement": TOUS,
    "lire_unite": TOUS,
    "modifier_donnee": TROIS,
    "consulter_synchronisation": TROIS,
    "initier_synchronisation": {REGION},
    "comparer_couple": TROIS,
    "associer": TROIS,
    "dissocier": TROIS,
    "valider_structure": TROIS,
    "comparer_offre": TROIS,
    "declarer_offre": TROIS,
    "exporter_offre": TROIS,
    "declarer_offre_verifiee": TROIS,
    "demander_synchronisation": TROIS,
    "valider_offre": {REGION},
    "aligner_sur_ror": {SISRA},
    "decider_fermeture_etablissement": {REGION},
    "decider_fermeture_unite": TROIS,
    "fermer_temporairement": TROIS,
    "rouvrir": TROIS,
    "suspendre": {REGION},
    "relancer": {REGION},
    "mettre_a_jour": TROIS,
    "demander_creation_etablissement": {REGION},
    "lister_demandes_creation": {SISRA},
    "creer_etablissement": {SISRA},
    "consulter_organisation": TROIS,
    "creer_unite_depuis_ror": TROIS,
    "creer_unite": TROIS,
}
NON, COURS, STRUCTURE = Etat.NON_SYNCHRONISE, Etat.EN_COURS, Etat.STRUCTURE_VALIDEE
ACTIVE, SUSPENDUE = Etat.OFFRE_ACTIVE, Etat.OFFRE_SUSPENDUE
QUAND = {
    "initier_synchronisation": {NON},
    "consulter_synchronisation": set(Etat),
    "comparer_couple": set(Etat) - {NON},
    "associer": {COURS},
    "dissocier": {COURS},
    "valider_structure": {COURS},
    "comparer_offre": set(Etat) - {NON},
    "declarer_offre": {COURS, STRUCTURE},
    "exporter_offre": {COURS, STRUCTURE},
    "declarer_offre_verifiee": {COURS, STRUCTURE},
    "demander_synchronisation": {COURS, STRUCTURE},
    "valider_offre": {STRUCTURE},
    "actualiser_automatiquement": {ACTIVE},
    "mettre_a_jour": {ACTIVE, SUSPENDUE},
    "suspendre": {ACTIVE},
    "relancer": {SUSPENDUE},
    "fermer_temporairement": set(Etat),
    "rouvrir": set(Etat),
    "creer_unite_depuis_ror": {ACTIVE, SUSPENDUE},
    "creer_unite": {NON},
}


@pytest.mark.parametrize("action", QUI_PEUT_QUOI)
def test_chaque_action_est_ouverte_a_ses_seuls_profils(action: str) -> None:
    assert {un for un in Profil if not refus_de_droit(DROITS, action, un)} == QUI_PEUT_QUOI[action]


def test_la_table_des_droits_est_entiere_et_chaque_ligne_dit_son_exigence() -> None:
    assert [ligne.action for ligne in DROITS] == list(QUI_PEUT_QUOI)
    assert all(ligne.exigence[0] in "PT" for ligne in DROITS)


def test_une_action_sans_ligne_est_refusee_a_tous() -> None:
    assert [r.motif for r in refus_de_droit(DROITS, "danser", REGION)] == [Motif.DROIT_INSUFFISANT]


def test_seules_les_pages_du_ror_demandent_l_interface_activee() -> None:
    assert {ligne.action for ligne in DROITS if ligne.interface} == {
        "consulter_synchronisation",
        "initier_synchronisation",
        "consulter_organisation",
    }


@pytest.mark.parametrize(
    ("profil", "sien", "autre"),
    [
        (REGION, True, True),
        (SISRA, True, True),
        (COORD, True, False),
        (REFERENT, True, False),
        (AUTRE, True, False),
    ],
)
def test_chacun_agit_dans_son_etendue(profil: Profil, sien: bool, autre: bool) -> None:
    compte = Compte("ara", "c", profil, "C", "c@recette.exemple.invalid", frozenset({"e"}))
    assert dans_le_perimetre(PERIMETRES, compte, "ara", "e") is sien
    assert dans_le_perimetre(PERIMETRES, compte, "ara", "f") is autre
    assert not dans_le_perimetre(PERIMETRES, compte, "ailleurs", "e")


def test_les_actions_offertes_sont_celles_du_manuel() -> None:
    sur = {fiche: [une.action for une in ACTIONS_OFFERTES if fiche in une.fiches] for fiche in Fiche}
    assert sur[Fiche.UNITE] == ["associer", "mettre_a_jour"]
    assert sur[Fiche.ETABLISSEMENT] == [
        "initier_synchronisation",
        "associer",
        "valider_structure",
        "comparer_offre",
        "exporter_offre",
        "valider_offre",
        "suspendre",
        "relancer",
        "mettre_a_jour",
        "creer_unite_depuis_ror",
    ]
    assert all(droit(DROITS, une.action) for une in ACTIONS_OFFERTES)


@pytest.mark.parametrize("action", QUAND)
def test_chaque_action_est_permise_dans_ses_seuls_etats(action: str) -> None:
    assert {un for un in Etat if permise(ETAPES, action, un)} == QUAND[action]


def test_la_table_des_etapes_est_entiere() -> None:
    assert {ligne.action for ligne in ETAPES} == set(QUAND)


@pytest.mark.parametrize(
    ("action", "depart", "arrive"),
    [
        ("initier_synchronisation", NON, COURS),
        ("valider_structure", COURS, STRUCTURE),
        ("valider_offre", STRUCTURE, ACTIVE),
        ("suspendre", ACTIVE, SUSPENDUE),
        ("relancer", SUSPENDUE, ACTIVE),
        ("associer", COURS, COURS),
    ],
)
def test_l_action_mene_a_son_etat(action: str, depart: Etat, arrive: Etat) -> None:
    assert arrivee(ETAPES, action, depart) is arrive


@pytest.mark.parametrize(
    ("action", "etat", "motifs"),
    [
        ("initier_synchronisation", COURS, [Motif.DEJA_INITIEE]),
        ("associer", NON, [Motif.ETAT_INCOMPATIBLE]),
        ("associer", STRUCTURE, [Motif.STRUCTURE_DEJA_VALIDEE]),
        ("dissocier", SUSPENDUE, [Motif.STRUCTURE_DEJA_VALIDEE]),
        ("valider_structure", ACTIVE, [Motif.STRUCTURE_DEJA_VALIDEE]),
        ("valider_structure", NON, [Motif.ETAT_INCOMPATIBLE]),
        ("creer_unite", COURS, [Motif.CREATION_INTERDITE]),
        ("creer_unite_depuis_ror", COURS, [Motif.CREATION_INTERDITE, Motif.ETAT_INCOMPATIBLE]),
        ("creer_unite_depuis_ror", STRUCTURE, [Motif.ETAT_INCOMPATIBLE]),
        ("fermer_temporairement", NON, []),
        ("danser", NON, []),
    ],
)
def test_le_refus_d_etat_dit_son_motif(action: str, etat: Etat, motifs: list[Motif]) -> None:
    assert [un.motif for un in refus_d_etat(ETAPES, MOTIFS_ETAT, action, etat, "x")] == motifs


def test_les_lectures_elargissent_ou_resserrent_les_etats() -> None:
    suspendue = etapes_selon(Lectures(p3_65="suspendue_refuse"))
    assert not permise(suspendue, "mettre_a_jour", SUSPENDUE)
    assert permise(suspendue, "mettre_a_jour", ACTIVE)
    annexe2 = etapes_selon(Lectures(p3_82="annexe2"))
    assert [e for e in Etat if permise(annexe2, "creer_unite_depuis_ror", e)] == [
        STRUCTURE,
        ACTIVE,
        SUSPENDUE,
    ]
    main = etapes_selon(Lectures(creation_manuelle="permis"))
    assert [e for e in Etat if not permise(main, "creer_unite", e)] == [COURS]


def test_les_libelles_sont_ceux_de_l_annexe_2() -> None:
    assert [description(DESCRIPTIONS, etat).libelle for etat in Etat] == [
        "Non synchronisé",
        "En cours de synchronisation",
        "Synchronisation structurelle validée",
        "Mise à jour de l'offre active",
        "Mise à jour de l'offre suspendue",
    ]
    assert len({une.icone for une in DESCRIPTIONS}) == 5


def test_les_deux_messages_du_manuel_sont_exacts() -> None:
    attente = "la validation de synchronisation de l'offre par le référent régional est en attente"
    lus = {un: message_de(MESSAGES, STRUCTURE, un) for un in Profil}
    assert lus == {REGION: None, COORD: attente, REFERENT: attente, SISRA: None, AUTRE: None}
    assert {message_de(MESSAGES, SUSPENDUE, un) for un in Profil} == {"la synchronisation est suspendue"}
    assert {message_de(MESSAGES, etat, REFERENT) for etat in (NON, COURS, ACTIVE)} == {None}
