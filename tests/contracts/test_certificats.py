"""Le paquet de certificats d'essai : un défaut par certificat, des noms fixes, aucune clé versionnée."""

import stat
import sys
from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID

from ror_contracts.certificats import (
    Certificat,
    Cote,
    DossierOccupe,
    Paquet,
    PaquetIllisible,
    Variante,
    create_package,
    expected_outcome,
    read_package,
)
from ror_contracts.commands import certificats

MAINTENANT = datetime(2026, 3, 2, 8, tzinfo=UTC)
PRESENTS = [v for v in Variante if v is not Variante.ABSENT]
A_JOUR = [v for v in PRESENTS if v not in (Variante.EXPIRE, Variante.PAS_ENCORE_VALIDE)]
CHAQUE_COTE = pytest.mark.parametrize("cote", list(Cote))


@pytest.fixture(scope="module")
def paquet(tmp_path_factory: pytest.TempPathFactory) -> Paquet:
    return create_package(tmp_path_factory.mktemp("certificats") / "paquet", MAINTENANT)


def certificat(paquet: Paquet, cote: Cote, variante: Variante) -> Certificat:
    return paquet.serveur(variante) if cote is Cote.SERVEUR else paquet.client(variante)


def lu(paquet: Paquet, cote: Cote, variante: Variante) -> x509.Certificate:
    fichier = certificat(paquet, cote, variante).certificat
    assert fichier is not None
    return x509.load_pem_x509_certificate(fichier.read_bytes())


def usages(trouve: x509.Certificate) -> list[x509.ObjectIdentifier]:
    return list(trouve.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)


def noms(trouve: x509.Certificate) -> list[str]:
    autres = trouve.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return autres.get_values_for_type(x509.DNSName)


@CHAQUE_COTE
@pytest.mark.parametrize("variante", PRESENTS)
def test_la_cle_est_celle_du_certificat(paquet: Paquet, cote: Cote, variante: Variante) -> None:
    fichier = certificat(paquet, cote, variante).cle
    assert fichier is not None
    cle = load_pem_private_key(fichier.read_bytes(), None)
    assert cle.public_key() == lu(paquet, cote, variante).public_key()


@CHAQUE_COTE
@pytest.mark.parametrize("variante", PRESENTS)
def test_empreinte_et_sujet_sont_ceux_du_certificat(paquet: Paquet, cote: Cote, variante: Variante) -> None:
    annonce, reel = certificat(paquet, cote, variante), lu(paquet, cote, variante)
    assert annonce.empreinte == reel.fingerprint(hashes.SHA256()).hex()
    assert annonce.sujet == reel.subject.rfc4514_string()


@CHAQUE_COTE
@pytest.mark.parametrize("variante", A_JOUR)
def test_hors_defaut_de_date_un_certificat_est_en_cours(
    paquet: Paquet, cote: Cote, variante: Variante
) -> None:
    trouve = lu(paquet, cote, variante)
    assert trouve.not_valid_before_utc < MAINTENANT < trouve.not_valid_after_utc


@CHAQUE_COTE
def test_le_certificat_expire_a_ete_valide(paquet: Paquet, cote: Cote) -> None:
    trouve = lu(paquet, cote, Variante.EXPIRE)
    assert trouve.not_valid_before_utc < trouve.not_valid_after_utc < MAINTENANT


@CHAQUE_COTE
def test_le_certificat_pas_encore_valide_le_sera(paquet: Paquet, cote: Cote) -> None:
    trouve = lu(paquet, cote, Variante.PAS_ENCORE_VALIDE)
    assert MAINTENANT < trouve.not_valid_before_utc < trouve.not_valid_after_utc


@CHAQUE_COTE
@pytest.mark.parametrize("variante", PRESENTS)
def test_seule_la_variante_autre_autorite_est_signee_par_une_autre(
    paquet: Paquet, cote: Cote, variante: Variante
) -> None:
    signataire = paquet.autre_autorite if variante is Variante.AUTRE_AUTORITE else paquet.autorite
    autorite = x509.load_pem_x509_certificate(signataire.read_bytes())
    lu(paquet, cote, variante).verify_directly_issued_by(autorite)


def test_sans_usage_nomme_l_usage_de_l_autre_cote(paquet: Paquet) -> None:
    assert usages(lu(paquet, Cote.CLIENT, Variante.SANS_USAGE)) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert usages(lu(paquet, Cote.SERVEUR, Variante.SANS_USAGE)) == [ExtendedKeyUsageOID.CLIENT_AUTH]


@CHAQUE_COTE
def test_non_inscrit_porte_le_meme_nom_et_une_autre_cle(paquet: Paquet, cote: Cote) -> None:
    valide, jumeau = lu(paquet, cote, Variante.VALIDE), lu(paquet, cote, Variante.NON_INSCRIT)
    assert valide.subject == jumeau.subject
    assert valide.public_key() != jumeau.public_key()


@CHAQUE_COTE
def test_autre_nom_n_a_aucun_nom_commun_avec_le_valide(paquet: Paquet, cote: Cote) -> None:
    valide, autre = lu(paquet, cote, Variante.VALIDE), lu(paquet, cote, Variante.AUTRE_NOM)
    assert valide.subject != autre.subject
    assert not set(noms(valide)) & set(noms(autre))


def test_la_liste_de_revocation_ne_nomme_que_les_certificats_revoques(paquet: Paquet) -> None:
    liste = x509.load_pem_x509_crl(paquet.revocations.read_bytes())
    attendus = {lu(paquet, cote, Variante.REVOQUE).serial_number for cote in Cote}
    assert {revoque.serial_number for revoque in liste} == attendus


def test_la_liste_de_revocation_est_signee_et_en_cours(paquet: Paquet) -> None:
    liste = x509.load_pem_x509_crl(paquet.revocations.read_bytes())
    cle = x509.load_pem_x509_certificate(paquet.autorite.read_bytes()).public_key()
    assert liste.is_signature_valid(cle)  # type: ignore[arg-type]
    assert liste.next_update_utc is not None
    assert liste.last_update_utc < MAINTENANT < liste.next_update_utc


@CHAQUE_COTE
def test_absent_n_a_aucun_fichier(paquet: Paquet, cote: Cote) -> None:
    assert certificat(paquet, cote, Variante.ABSENT).fichiers is None


@CHAQUE_COTE
@pytest.mark.parametrize("variante", list(Variante))
def test_chaque_variante_dit_ce_qu_elle_doit_donner(cote: Cote, variante: Variante) -> None:
    attendu = expected_outcome(cote, variante)
    assert attendu.startswith("servi" if variante is Variante.VALIDE else "refusé : ")


def test_un_paquet_se_relit_tel_quel(paquet: Paquet) -> None:
    assert read_package(paquet.dossier) == paquet


def test_deux_paquets_ont_les_memes_noms_et_d_autres_cles(paquet: Paquet, tmp_path: Path) -> None:
    autre = create_package(tmp_path / "autre", MAINTENANT + timedelta(days=1))
    assert [c.sujet for c in autre.certificats] == [c.sujet for c in paquet.certificats]
    assert not {c.empreinte for c in autre.certificats if c.empreinte} & {
        c.empreinte for c in paquet.certificats
    }


def test_un_paquet_neuf_remplace_l_ancien(tmp_path: Path) -> None:
    ancien = create_package(tmp_path / "paquet")
    neuf = create_package(tmp_path / "paquet")
    assert neuf.client().empreinte != ancien.client().empreinte
    assert read_package(tmp_path / "paquet") == neuf


@pytest.mark.skipif(sys.platform == "win32", reason="Windows n'a pas ces droits")
def test_une_cle_n_est_lisible_que_de_son_proprietaire(paquet: Paquet) -> None:
    cles = [c.cle for c in paquet.certificats if c.cle]
    assert cles
    assert {stat.S_IMODE(cle.stat().st_mode) for cle in cles} == {0o600}


def test_le_paquet_se_tient_hors_de_git(paquet: Paquet) -> None:
    assert (paquet.dossier / ".gitignore").read_text() == "*\n"


def test_un_dossier_qui_contient_autre_chose_n_est_pas_touche(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à garder")
    with pytest.raises(DossierOccupe, match="autre chose"):
        create_package(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_un_fichier_n_est_pas_un_dossier(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(DossierOccupe, match="n'est pas un dossier"):
        create_package(tmp_path / "fichier")


def test_un_dossier_quelconque_n_est_pas_un_paquet(tmp_path: Path) -> None:
    with pytest.raises(PaquetIllisible, match="n'est pas un paquet"):
        read_package(tmp_path)


def test_un_paquet_incomplet_dit_ce_qui_lui_manque(tmp_path: Path) -> None:
    create_package(tmp_path / "paquet").revocations.unlink()
    with pytest.raises(PaquetIllisible, match=r"revocations\.pem"):
        read_package(tmp_path / "paquet")


def lancer(*arguments: str) -> int:
    parser = ArgumentParser()
    certificats.configure(parser)
    return certificats.run(parser.parse_args(arguments))


def test_la_commande_ecrit_un_paquet_et_nomme_ses_fichiers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lancer("--ecrire", str(tmp_path / "paquet")) == 0
    ecrit = read_package(tmp_path / "paquet")
    sortie = capsys.readouterr().out
    assert f"{ecrit.client().certificat}  {ecrit.client().empreinte}" in sortie


def test_la_commande_sans_option_dit_chaque_variante_sans_rien_ecrire(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert lancer() == 0
    lignes = [ligne.split()[0] for ligne in capsys.readouterr().out.splitlines() if ligne.startswith("  ")]
    assert lignes == [*Variante, *Variante]
    assert list(tmp_path.iterdir()) == []


def test_la_commande_refuse_un_dossier_occupe_en_une_ligne(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("")
    assert lancer("--ecrire", str(tmp_path)) == 2
    erreur = capsys.readouterr().err
    assert erreur.startswith("banc-ror certificats : ")
    assert erreur.count("\n") == 1
