"""Le pilote de référence, contre un vrai ROR simulé : les trois phases, le redémarrage, l'arrêt brutal."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from ror_consumer.control.contract import operations
from ror_consumer.control.entry import EntreeFautive
from ror_consumer.control.operations import OPERATIONS
from ror_consumer.driver import Pilote, creer
from ror_contracts.paths import DATA
from ror_contracts.scenario import load

from ..boite import Mailbox, open_mailbox
from ..simulateur import Session
from .essai import Essai

LENDEMAIN = "2026-03-03T08:00:00+01:00"
QUATRIEME_JOUR = "2026-03-06T08:00:00+01:00"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with open_mailbox() as box:
        yield box


def _smtp(box: Mailbox) -> dict[str, str]:
    return {"smtp_hote": "127.0.0.1", "smtp_port": str(box.port)}


@pytest.fixture
def pilote(tmp_path: Path, mailbox: Mailbox) -> Iterator[Pilote]:
    started = creer({"dossier": str(tmp_path), "ror_delai": "1", **_smtp(mailbox)})
    yield started
    started.fermer()


def _essai(pilote: Pilote, simulator: dict[str, Any], scenario: str) -> Essai:
    essai = Essai(pilote, Session(simulator["admin"], load(scenario, graine=5)))
    essai.prepare()
    essai.do("horloge", instant="2026-03-02T08:00:00+01:00")
    return essai


@pytest.fixture
def essai(pilote: Pilote, simulator: dict[str, Any]) -> Iterator[Essai]:
    started = _essai(pilote, simulator, "fermeture_unite_ssr")
    yield started
    started.session.client.close()


def test_la_table_couvre_exactement_les_operations_du_contrat() -> None:
    assert tuple(OPERATIONS) == operations()


def test_chaque_cas_d_usage_a_son_operation(pilote: Pilote) -> None:
    ours = {"presenter", "demarrer_passage", "tuer", "redemarrer"}
    assert set(pilote.composition.cas_usage) == set(OPERATIONS) - ours


def test_une_operation_inconnue_n_est_pas_prise_en_charge(pilote: Pilote) -> None:
    assert pilote.appeler("danser", {})["non_pris_en_charge"] is True


def test_un_corps_mal_forme_n_est_ni_un_refus_ni_un_succes(pilote: Pilote) -> None:
    with pytest.raises(EntreeFautive, match="etablissement : rien reçu"):
        pilote.appeler("suspendre", {"region": "r", "compte": "c"})


@pytest.mark.parametrize(
    ("operation", "corps"),
    [
        ("lire_etablissement", {"compte": "region", "etablissement": "nulle_part"}),
        ("lire_unite", {"compte": "region", "unite": "nulle_part"}),
        ("lister_etablissements", {"compte": "personne"}),
    ],
)
def test_un_identifiant_inconnu_est_refuse(essai: Essai, operation: str, corps: dict[str, str]) -> None:
    assert essai.motifs(operation, **corps) == {"INCONNU"}


def test_une_region_inconnue_est_refusee(pilote: Pilote) -> None:
    answer = pilote.appeler("lister_etablissements", {"region": "nulle-part", "compte": "c"})
    assert [refus["motif"] for refus in answer["refus"]] == ["INCONNU"]


def test_le_systeme_se_presente(essai: Essai) -> None:
    presented = essai.do("presenter")
    assert presented["contrats"] == ["1.6", "2.4", "3.0"]
    assert tuple(presented["operations"]) == operations()


def test_une_unite_qui_ferme_dans_le_ror_alerte_et_avertit_son_referent(
    essai: Essai, mailbox: Mailbox
) -> None:
    essai.open()
    essai.associate("hopital")
    essai.launch("hopital")
    essai.travel(LENDEMAIN)
    assert essai.do("lister_alertes", compte="referent", niveau="impactante")["alertes"] == []
    assert essai.travel(QUATRIEME_JOUR) == 1
    (alerte,) = essai.do("lister_alertes", compte="referent", niveau="impactante")["alertes"]
    assert (alerte["cause"], alerte["unite"]) == ("UNITE_FERMEE", essai.name("unite_ssr"))
    assert essai.do("lire_unite", compte="referent", unite="unite_ssr")["ouverture"] == "ouverte"
    assert mailbox.recipients == ["referent@recette.exemple.invalid"]
    essai.do(
        "decider_fermeture", compte="referent", alerte=alerte["alerte"], decision="fermer_temporairement"
    )
    fermee = essai.do("lire_unite", compte="referent", unite="unite_ssr")
    assert fermee["ouverture"] == "fermee_temporairement"


def test_une_modification_du_ror_arrive_au_passage_du_lendemain(essai: Essai) -> None:
    essai.open()
    essai.associate("hopital")
    essai.launch("hopital")
    essai.session.mutate("modification", etablissement="hopital", donnee="telephone", valeur="01 99 00 77 77")
    assert essai.travel(LENDEMAIN) == 1
    fiche = essai.do("lire_etablissement", compte="referent", etablissement="hopital")
    assert fiche["donnees"]["telephone"] == "01 99 00 77 77"
    alertes = fiche["synchronisation"]["alertes"]
    assert [(a["niveau"], a["donnee"]) for a in alertes] == [("informative", "telephone")]


def test_l_export_de_l_offre_est_valide(essai: Essai) -> None:
    essai.open()
    essai.associate("hopital")
    xml = essai.do("exporter_offre", compte="referent", etablissement="hopital")["xml"]
    etree.XMLSchema(etree.parse(DATA / "export-offre.xsd")).assertValid(etree.fromstring(xml.encode()))


def test_une_panne_du_ror_pendant_une_action_est_un_refus(essai: Essai) -> None:
    essai.open()
    essai.session.break_with(panne="http_500")
    assert essai.motifs("consulter_synchronisation", compte="region", etablissement="hopital") == {
        "ROR_INDISPONIBLE"
    }


def test_une_panne_du_ror_pendant_le_passage_n_altere_rien_et_se_rattrape(essai: Essai) -> None:
    essai.open()
    essai.associate("hopital")
    essai.launch("hopital")
    before = essai.do("lire_etablissement", compte="referent", etablissement="hopital")["donnees"]
    essai.session.mutate("modification", etablissement="hopital", donnee="telephone", valeur="01 99 00 77 77")
    essai.session.break_with(panne="reponse_tronquee", operation="lecture_etablissement")
    essai.travel(LENDEMAIN)
    during = essai.do("lire_etablissement", compte="referent", etablissement="hopital")["donnees"]
    assert during == before
    (erreur,) = essai.do("lister_erreurs", compte="sisra")["erreurs"]
    assert erreur["etablissement"] == essai.name("hopital")
    essai.session.repair()
    essai.travel("2026-03-04T08:00:00+01:00")
    after = essai.do("lire_etablissement", compte="referent", etablissement="hopital")["donnees"]
    assert after == {**before, "telephone": "01 99 00 77 77"}


def test_redemarrer_ne_perd_rien(essai: Essai) -> None:
    essai.open()
    essai.do("initier_synchronisation", compte="region", etablissement="hopital")
    essai.do("associer", compte="referent", unite="unite_ssr", oi="ue_ssr")
    asked = {"compte": "referent", "etablissement": "hopital"}
    before = essai.do("consulter_synchronisation", **asked)
    essai.pilote.redemarrer()
    assert essai.do("consulter_synchronisation", **asked) == before


def test_un_passage_tue_ne_laisse_rien_a_moitie_et_se_reprend(
    pilote: Pilote, simulator: dict[str, Any]
) -> None:
    essai = _essai(pilote, simulator, "fermeture_unite_ssr")
    essai.open()
    essai.associate("hopital")
    essai.launch("hopital")
    before = essai.do("lire_etablissement", compte="referent", etablissement="hopital")["donnees"]
    essai.session.mutate("modification", etablissement="hopital", donnee="telephone", valeur="01 99 00 77 77")
    essai.session.break_with(panne="delai", secondes=20, operation="lecture_etablissement")
    essai.session.go_to(LENDEMAIN)
    served = len(essai.session.exchanges())
    essai.do("demarrer_passage", instant=LENDEMAIN)
    _wait(lambda: len(essai.session.exchanges()) > served)
    essai.do("tuer")
    essai.session.repair()
    essai.pilote.redemarrer()
    asked = {"compte": "referent", "etablissement": "hopital"}
    assert essai.do("lire_etablissement", **asked)["donnees"] == before
    assert essai.do("lancer_passage")["passages"] == 1
    assert essai.do("lire_etablissement", **asked)["donnees"]["telephone"] == "01 99 00 77 77"


def _wait(ready: Any) -> None:
    limit = time.monotonic() + 10
    while not ready():
        assert time.monotonic() < limit, "le passage n'a pas commencé"
        time.sleep(0.02)


def test_un_passage_separe_se_joue_jusqu_au_bout(essai: Essai) -> None:
    essai.open()
    essai.associate("hopital")
    essai.launch("hopital")
    essai.session.mutate("modification", etablissement="hopital", donnee="telephone", valeur="01 99 00 77 77")
    essai.session.go_to(LENDEMAIN)
    essai.do("demarrer_passage", instant=LENDEMAIN)
    asked = {"compte": "referent", "etablissement": "hopital"}
    _wait(lambda: essai.do("lire_etablissement", **asked)["donnees"]["telephone"] == "01 99 00 77 77")


def test_tuer_sans_passage_en_cours_est_refuse(essai: Essai) -> None:
    assert essai.motifs("tuer") == {"INCONNU"}


def test_sans_serveur_de_courriel_le_passage_va_au_bout_et_le_courriel_attend(
    tmp_path: Path, simulator: dict[str, Any], mailbox: Mailbox
) -> None:
    first = creer({"dossier": str(tmp_path)})
    essai = _essai(first, simulator, "fermeture_unite_ssr")
    essai.open()
    essai.associate("hopital")
    essai.launch("hopital")
    essai.travel(QUATRIEME_JOUR)
    assert essai.do("lister_alertes", compte="referent", niveau="impactante")["alertes"]
    first.fermer()
    essai.pilote = creer({"dossier": str(tmp_path), **_smtp(mailbox)})
    essai.travel("2026-03-07T08:00:00+01:00")
    assert mailbox.recipients == ["referent@recette.exemple.invalid"]
    essai.pilote.fermer()


def test_deux_pilotes_ne_se_voient_pas(pilote: Pilote, essai: Essai, tmp_path: Path) -> None:
    other = creer({"dossier": str(tmp_path / "autre")})
    answer = other.appeler("lister_etablissements", {"region": essai.region, "compte": essai.name("region")})
    assert not answer["accepte"]
    other.fermer()


def test_le_dossier_temporaire_disparait_a_la_fermeture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    started = creer({})
    assert list(tmp_path.glob("*/viatrajectoire.sqlite"))
    started.fermer()
    assert not list(tmp_path.iterdir())
