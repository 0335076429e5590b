"""Les pièces pures du guichet : codes de vérification, message Certificate, réécriture des requêtes."""

import ssl
from datetime import UTC, datetime

import pytest

from ror_simulator.tls.headers import identity_headers, is_reserved, read_identity
from ror_simulator.tls.identity import UNREADABLE, Identity, first_certificate, identity_of
from ror_simulator.tls.reasons import VERIFICATION, reason_of
from ror_simulator.tls.refusals import Raison, RefusalLog, RefusTls
from ror_simulator.tls.rewriting import RequestRewriter


def verification(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError()
    error.verify_code, error.verify_message = code, "dit par OpenSSL"
    return error


@pytest.mark.parametrize(("code", "raison"), VERIFICATION.items())
def test_un_code_connu_a_sa_raison(code: int, raison: Raison) -> None:
    assert reason_of(verification(code)) == (code, raison, "dit par OpenSSL")


def test_un_code_sans_ligne_dit_une_chaine_invalide_et_garde_le_code() -> None:
    assert reason_of(verification(79)) == (79, Raison.CHAINE_INVALIDE, "dit par OpenSSL")


@pytest.mark.parametrize("raison", list(Raison))
def test_chaque_raison_se_dit_en_francais(raison: Raison) -> None:
    assert raison.libelle
    assert raison.libelle != raison.value


def _message(der: bytes, *, tls13: bool) -> bytes:
    entree = len(der).to_bytes(3, "big") + der + (b"\0\0" if tls13 else b"")
    corps = (b"\0" if tls13 else b"") + len(entree).to_bytes(3, "big") + entree
    return b"\x0b" + len(corps).to_bytes(3, "big") + corps


@pytest.mark.parametrize("tls13", [False, True])
def test_le_certificat_se_lit_dans_le_message(tls13: bool) -> None:
    assert first_certificate(_message(b"certificat", tls13=tls13), tls13=tls13) == b"certificat"


@pytest.mark.parametrize("tls13", [False, True])
def test_un_message_sans_certificat_ou_tronque_n_en_donne_aucun(tls13: bool) -> None:
    entier = _message(b"certificat", tls13=tls13)
    fin = len(entier) - (2 if tls13 else 0)
    tronques = [entier[:taille] for taille in range(fin)]
    assert {first_certificate(tronque, tls13=tls13) for tronque in tronques} == {None}


def test_un_certificat_indechiffrable_garde_son_empreinte() -> None:
    trouve = identity_of(b"pas du DER")
    assert trouve.sujet == UNREADABLE
    assert len(trouve.empreinte) == 64


@pytest.mark.parametrize(
    "sujet", ["CN=simple", "CN=Hôpital d'Été", "CN=a\r\nx-ror-client-sujet: usurpe", "CN=50%41"]
)
def test_un_sujet_passe_en_en_tete_et_se_relit_sans_perte(sujet: str) -> None:
    poses = dict(identity_headers(Identity("ab" * 32, sujet), "jeton"))
    assert read_identity(poses) == Identity("ab" * 32, sujet)
    assert all(0x20 <= octet < 0x7F for valeur in poses.values() for octet in valeur)


def test_sans_en_tetes_du_guichet_il_n_y_a_pas_d_identite() -> None:
    assert read_identity({b"x-ror-client-empreinte": b"ab"}) is None


@pytest.mark.parametrize("nom", [b"host", b"x-ror", b"x-ror-cliente", b"soapaction", b"forwarded-ici"])
def test_un_en_tete_ordinaire_n_est_pas_reserve(nom: bytes) -> None:
    assert not is_reserved(nom)


AJOUT = ((b"x-ror-client-sujet", b"CN=vrai"),)


def test_une_requete_decoupee_octet_par_octet_se_reecrit_pareil() -> None:
    requete = b"POST /a?b=c HTTP/1.1\r\nHost: h\r\ncontent-length: 3\r\n\r\nabc"
    lecteur = RequestRewriter(AJOUT)
    ecrit = b"".join(lecteur.feed(bytes([octet])) for octet in requete)
    assert ecrit == (
        b"POST /a?b=c HTTP/1.1\r\nHost: h\r\ncontent-length: 3\r\nx-ror-client-sujet: CN=vrai\r\n\r\nabc"
    )


def test_chaque_requete_d_une_suite_recoit_l_identite() -> None:
    lecteur = RequestRewriter(AJOUT)
    ecrit = lecteur.feed(b"GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
    assert ecrit.count(b"x-ror-client-sujet: CN=vrai") == 2
    assert lecteur.requests == 2


def test_un_en_tete_place_apres_un_corps_en_tranches_est_oublie() -> None:
    requete = (
        b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n"
        b"3;ext=1\r\nabc\r\n0\r\nx-ror-client-sujet: usurpe\r\nx-fin: oui\r\n\r\n"
    )
    ecrit = RequestRewriter(AJOUT).feed(requete)
    assert ecrit.endswith(b"\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    assert b"usurpe" not in ecrit


def test_le_journal_oublie_les_plus_anciens_mais_continue_de_compter() -> None:
    journal = RefusalLog(kept=2)
    for _ in range(3):
        journal.record(RefusTls(None, Raison.ABSENT, None, None, datetime(2026, 3, 2, tzinfo=UTC)))
    assert journal.total == 3
    assert [refus.numero for refus in journal.refusals()] == [2, 3]
