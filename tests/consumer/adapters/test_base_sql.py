"""La base garde tout d'une ouverture à l'autre, et rien de ce qu'une transaction n'a pas achevé."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from ror_consumer.adapters.sql.depot import BaseInutilisable, SqlDepot
from ror_consumer.domain.alerte import Alerte, CauseAlerte, NiveauAlerte, StatutAlerte
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.demandes import DemandeCreation
from ror_consumer.domain.etablissement import Etablissement, Marque, Suivi
from ror_consumer.domain.journal import Courriel, Erreur, NatureErreur
from ror_consumer.domain.region import ConnexionRor, PlateformeActivee, Region
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import (
    Domaine,
    EtatSynchronisation,
    NiveauOI,
    OuvertureEtablissement,
    OuvertureUnite,
    Plateforme,
    Profil,
    TypeUnite,
)

MATIN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

CONNEXION = ConnexionRor(Plateforme.RECETTE, "http://127.0.0.1:1/ROR/2.4/CSD_ROR_Binding", "2.4", "PEM")
REGION = Region(
    region="r1",
    nom="Région d'essai",
    demande={"ror": "ROR d'essai", "referent_regional": {"nom": "Exemple"}},
    recette=PlateformeActivee(CONNEXION, frozenset({Domaine.SANITAIRE}), validee=True),
    instant=MATIN,
    dernier_passage=date(2026, 3, 2),
    notifie_le=MATIN,
)
COMPTE = Compte(
    "r1", "referent", Profil.REFERENT_STRUCTURE, "Référent", "r@recette.exemple.invalid", frozenset({"h"})
)
HOPITAL = Etablissement(
    region="r1",
    etablissement="h",
    domaine=Domaine.SANITAIRE,
    donnees={"finess": "010000024", "aides_financieres": ("01", "02"), "telecopie": None},
    ouverture=OuvertureEtablissement.FERME,
    etat=EtatSynchronisation.OFFRE_ACTIVE,
    offre_verifiee=Marque("referent", MATIN),
    demande=Marque("referent", MATIN),
    fermeture_traitee="2026-03-02:DEF",
    suivi=Suivi(MATIN, True, date(2026, 3, 2), MATIN, date(2026, 4, 1)),
)
UNITE = UniteVT(
    region="r1",
    unite="u",
    etablissement="h",
    type=TypeUnite.SSR_RECEVEUSE,
    donnees={"lits_installes": 12, "equipements_ror": ("001",)},
    ouverture=OuvertureUnite.FERMEE_TEMPORAIREMENT,
    oi="84/1",
    niveau_oi=NiveauOI.UNITE_ELEMENTAIRE,
    offre_a_jour=False,
    fermeture_traitee="2026-03-02",
)
ALERTE = Alerte(
    region="r1",
    alerte="a",
    niveau=NiveauAlerte.INFORMATIVE,
    cause=CauseAlerte.DONNEE_MODIFIEE,
    donnee="equipements_ror",
    ancienne=("001",),
    nouvelle=None,
    statut=StatutAlerte.OUVERTE,
    ouverte_le=MATIN,
    message="Les équipements ont changé.",
    etablissement="h",
    unite="u",
)
DEMANDE = DemandeCreation(
    "r1", "d", {"finess": "010000024", "entite_juridique": {"siren": "732829320"}}, "regional", MATIN
)
ERREUR = Erreur("r1", MATIN, None, NatureErreur.PANNE, "ROR indisponible")
COURRIEL = Courriel("r1", "c", "r@recette.exemple.invalid", "Fermeture", "Une unité ferme.", MATIN)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'viatrajectoire.sqlite'}"


@pytest.fixture
def depot(url: str) -> Iterator[SqlDepot]:
    opened = SqlDepot(url)
    yield opened
    opened.close()


def _fill(depot: SqlDepot) -> None:
    with depot.transaction() as transaction:
        transaction.garder_region(REGION)
        transaction.garder_compte(COMPTE)
        transaction.garder_etablissement(HOPITAL)
        transaction.garder_unite(UNITE)
        transaction.garder_alerte(ALERTE)
        transaction.garder_demande_creation(DEMANDE)
        transaction.noter_erreur(ERREUR)
        transaction.garder_courriel(COURRIEL)


def _write_then_fail(depot: SqlDepot) -> None:
    with depot.transaction() as transaction:
        transaction.garder_etablissement(replace(HOPITAL, etat=EtatSynchronisation.OFFRE_SUSPENDUE))
        transaction.garder_courriel(replace(COURRIEL, courriel="c2"))
        raise RuntimeError("panne")


def test_tout_se_relit_depuis_l_url_seule(url: str) -> None:
    first = SqlDepot(url)
    _fill(first)
    first.close()
    second = SqlDepot(url)
    with second.transaction() as transaction:
        assert transaction.region("r1") == REGION
        assert transaction.comptes("r1") == (COMPTE,)
        assert transaction.etablissements("r1") == (HOPITAL,)
        assert transaction.unites("r1", "h") == (UNITE,)
        assert transaction.unites_associees("r1", ("84/1", "84/2")) == {"84/1": UNITE}
        assert transaction.alertes("r1") == (ALERTE,)
        assert transaction.demandes_creation("r1") == (DEMANDE,)
        assert transaction.erreurs("r1") == (ERREUR,)
        assert transaction.courriels_a_envoyer() == (COURRIEL,)
    second.close()


def test_ce_qu_une_autre_connexion_ecrit_se_lit_a_la_transaction_suivante(depot: SqlDepot, url: str) -> None:
    _fill(depot)
    with depot.transaction() as transaction:
        assert transaction.region("r1") == REGION
    autre = SqlDepot(url)
    with autre.transaction() as transaction:
        transaction.garder_region(replace(REGION, nom="Renommée ailleurs"))
    autre.close()
    with depot.transaction() as transaction:
        assert transaction.region("r1") == replace(REGION, nom="Renommée ailleurs")


def _read_back_then_fail(depot: SqlDepot, changed: Region) -> None:
    with depot.transaction() as transaction:
        transaction.garder_region(changed)
        assert transaction.region("r1") == changed
        raise RuntimeError("panne")


def test_ce_qu_une_transaction_annulee_a_lu_d_elle_meme_s_oublie(depot: SqlDepot) -> None:
    _fill(depot)
    with pytest.raises(RuntimeError):
        _read_back_then_fail(depot, replace(REGION, nom="Jamais gardée"))
    with depot.transaction() as transaction:
        assert transaction.region("r1") == REGION


def _read_back_an_orphan(depot: SqlDepot) -> None:
    with depot.transaction() as transaction:
        transaction.garder_region(REGION)
        transaction.garder_unite(UNITE)
        assert transaction.unite("r1", "u") == UNITE


def test_ce_que_la_base_refuse_en_validant_s_oublie_aussi(depot: SqlDepot) -> None:
    with pytest.raises(IntegrityError):
        _read_back_an_orphan(depot)
    with depot.transaction() as transaction:
        assert transaction.unite("r1", "u") is None


def test_un_objet_garde_deux_fois_reste_a_son_rang_avec_sa_derniere_valeur(depot: SqlDepot) -> None:
    _fill(depot)
    seconde = replace(UNITE, unite="v", oi=None)
    with depot.transaction() as transaction:
        transaction.garder_unite(replace(UNITE, offre_a_jour=True))
        transaction.garder_unite(seconde)
        transaction.garder_unite(UNITE)
    with depot.transaction() as transaction:
        assert transaction.unites("r1", "h") == (UNITE, seconde)


def test_au_dela_de_ce_qui_se_retient_une_lecture_reste_juste(
    depot: SqlDepot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ror_consumer.adapters.sql.depot._REMEMBERED", 0)
    _fill(depot)
    for _ in range(2):
        with depot.transaction() as transaction:
            assert transaction.region("r1") == REGION


def test_une_transaction_interrompue_ne_laisse_rien(depot: SqlDepot) -> None:
    _fill(depot)
    with pytest.raises(RuntimeError, match="panne"):
        _write_then_fail(depot)
    with depot.transaction() as transaction:
        assert transaction.etablissement("r1", "h") == HOPITAL
        assert transaction.courriels_a_envoyer() == (COURRIEL,)


def test_un_objet_garde_deux_fois_est_remplace_a_son_rang(depot: SqlDepot) -> None:
    _fill(depot)
    second = replace(UNITE, unite="u2", oi=None)
    with depot.transaction() as transaction:
        transaction.garder_unite(second)
        transaction.garder_unite(replace(UNITE, oi=None))
    with depot.transaction() as transaction:
        assert transaction.unites("r1", "h") == (replace(UNITE, oi=None), second)


def test_un_courriel_envoye_ne_repart_pas(depot: SqlDepot) -> None:
    _fill(depot)
    with depot.transaction() as transaction:
        transaction.garder_courriel(replace(COURRIEL, envoye_le=MATIN))
    with depot.transaction() as transaction:
        assert transaction.courriels_a_envoyer() == ()


def test_seules_les_alertes_qui_suspendent_rendent_un_etablissement_du(depot: SqlDepot) -> None:
    _fill(depot)
    blocking = replace(ALERTE, alerte="b", niveau=NiveauAlerte.BLOQUANTE)
    with depot.transaction() as transaction:
        assert transaction.etablissements_en_alerte("r1") == frozenset()
        transaction.garder_alerte(blocking)
        assert transaction.etablissements_en_alerte("r1") == {"h"}
        transaction.garder_alerte(replace(blocking, statut=StatutAlerte.LEVEE))
        assert transaction.etablissements_en_alerte("r1") == frozenset()


def test_une_cle_ne_vaut_que_dans_sa_region(depot: SqlDepot) -> None:
    _fill(depot)
    with depot.transaction() as transaction:
        assert transaction.etablissement("r1", "h") is not None
        assert transaction.etablissement("r2", "h") is None


def test_un_identifiant_neuf_evite_ceux_que_l_appelant_a_choisis(depot: SqlDepot) -> None:
    _fill(depot)
    with depot.transaction() as transaction:
        transaction.garder_unite(replace(UNITE, unite="unite-1", oi=None))
        assert transaction.nouvel_identifiant("r1", "unite") == "unite-2"
        assert transaction.nouvel_identifiant("r1", "unite") == "unite-3"
        assert transaction.nouvel_identifiant("r1", "alerte") == "alerte-1"


def test_une_unite_sans_etablissement_est_refusee_par_la_base(depot: SqlDepot) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), depot.transaction() as transaction:
        transaction.garder_unite(UNITE)


def test_la_base_sqlite_est_reglee_pour_plusieurs_processus(depot: SqlDepot, url: str) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    engine.dispose()


@pytest.mark.parametrize(
    "memory", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"]
)
def test_une_base_en_memoire_est_refusee(memory: str) -> None:
    with pytest.raises(BaseInutilisable, match="en mémoire"):
        SqlDepot(memory)


def test_une_url_mal_formee_est_refusee_en_francais() -> None:
    with pytest.raises(BaseInutilisable, match="mal formée"):
        SqlDepot("n'importe quoi")


def test_une_base_sans_pilote_installe_est_refusee_en_francais() -> None:
    with pytest.raises(BaseInutilisable, match="« postgresql\\+inconnu » n'est pas installé"):
        SqlDepot("postgresql+inconnu://hote/base")


def test_une_base_d_un_autre_genre_est_refusee_avec_celles_attendues() -> None:
    with pytest.raises(BaseInutilisable, match=r"« mysql » inconnue ; attendu : sqlite:.* ou postgresql"):
        SqlDepot("mysql://hote/base")


def test_une_base_qui_ne_s_ouvre_pas_est_refusee_sur_une_ligne() -> None:
    with pytest.raises(
        BaseInutilisable, match=r"^« sqlite:////nulle/part/vt.sqlite » ne s'ouvre pas : le fichier .*$"
    ):
        SqlDepot("sqlite:////nulle/part/vt.sqlite")


def test_un_refus_ne_montre_pas_le_mot_de_passe_de_la_base() -> None:
    with pytest.raises(BaseInutilisable) as refuse:
        SqlDepot("postgresql+psycopg://compte:secret@127.0.0.1:1/base")
    assert "compte:***@127.0.0.1:1/base » ne s'ouvre pas : rien ne répond" in str(refuse.value)


def test_un_schema_d_une_autre_version_est_refuse(url: str) -> None:
    SqlDepot(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))
    engine.dispose()
    with pytest.raises(BaseInutilisable, match="version 99"):
        SqlDepot(url)
