"""Les pannes du fil : statuts, coupures, débits, et réponses qu'on ne sait plus lire."""

import pytest
from lxml import etree

from ror_simulator.application.disruption import NO_ANSWER, Reply

from .replies import CSD, ENV, spoiled, tree

Justes = dict[str, Reply]
LISIBLES = {"hopital", "clinique", "notification"}


def test_http_503_invite_a_revenir(justes: Justes):
    broken = spoiled(justes["hopital"], "http_503")
    assert broken.status == 503
    assert "retry-after" in dict(broken.headers)


def test_une_coupure_ne_repond_rien(justes: Justes):
    cut = spoiled(justes["hopital"], "coupure")
    assert (cut.status, cut.headers, cut.body) == (NO_ANSWER, (), b"")


def test_les_octets_au_hasard_sont_ceux_de_la_graine(justes: Justes):
    just = justes["clinique"]
    assert spoiled(just, "octets_au_hasard", graine=7) == spoiled(just, "octets_au_hasard", graine=7)
    assert spoiled(just, "octets_au_hasard", graine=8) != spoiled(just, "octets_au_hasard", graine=7)


def test_les_octets_au_hasard_sont_aussi_nombreux_que_les_justes(justes: Justes):
    assert len(spoiled(justes["clinique"], "octets_au_hasard").body) == len(justes["clinique"].body)


def test_le_debit_lent_ne_change_pas_un_octet(justes: Justes):
    slow = spoiled(justes["hopital"], "debit_lent", octets_par_seconde=50)
    assert slow.pace == 50
    assert slow.sent == justes["hopital"].body


@pytest.mark.parametrize("panne", ["octets_au_hasard", "xml_mal_forme", "encodage_faux"])
@pytest.mark.parametrize("cle", sorted(LISIBLES))
def test_une_reponse_illisible_ne_se_lit_pas(justes: Justes, panne: str, cle: str):
    with pytest.raises(etree.XMLSyntaxError):
        tree(spoiled(justes[cle], panne))


def test_le_xml_mal_forme_arrive_entier(justes: Justes):
    assert spoiled(justes["hopital"], "xml_mal_forme").body.rstrip().endswith(b"Envelope>")


def test_l_encodage_est_faux_meme_sans_accent():
    with pytest.raises(etree.XMLSyntaxError):
        tree(spoiled(Reply(200, (), b"<?xml version='1.0' encoding='UTF-8'?><a/>"), "encodage_faux"))


def test_le_mauvais_espace_de_noms_est_celui_de_tout_le_contenu(justes: Justes):
    wrong = tree(spoiled(justes["hopital"], "mauvais_espace_de_noms"))
    assert not list(wrong.iter(f"{CSD}*"))
    assert wrong.tag == f"{ENV}Envelope"


def test_la_mauvaise_version_est_soap_1_1(justes: Justes):
    wrong = spoiled(justes["hopital"], "mauvaise_version_soap")
    assert tree(wrong).tag == "{http://schemas.xmlsoap.org/soap/envelope/}Envelope"
    assert dict(wrong.headers)["content-type"].startswith("text/xml")


@pytest.mark.parametrize("panne", ["mauvais_espace_de_noms", "mauvaise_version_soap", "doctype", "bombe"])
def test_ce_qui_n_est_pas_du_soap_passe_intact(panne: str):
    other = Reply(503, (), b"indisponible")
    assert spoiled(other, panne) is other


@pytest.mark.parametrize("cle", sorted(LISIBLES))
def test_la_reponse_de_50_mo_reste_lisible(justes: Justes, cle: str):
    heavy = spoiled(justes[cle], "reponse_50_mo")
    assert len(heavy.body) > 50_000_000
    assert heavy.announced
    stuffed = etree.fromstring(heavy.body)
    kept = etree.fromstring(heavy.body, etree.XMLParser(remove_comments=True))
    assert [found.tag for found in kept.iter()] == [found.tag for found in tree(justes[cle]).iter()]
    assert len(list(stuffed.iter(etree.Comment))) == 50


def test_la_reponse_de_50_mo_peut_taire_sa_longueur(justes: Justes):
    assert not spoiled(justes["hopital"], "reponse_50_mo", annoncee=False).announced


@pytest.mark.parametrize("cle", sorted(LISIBLES))
def test_la_dtd_declare_une_entite_externe_et_l_appelle(justes: Justes, cle: str):
    body = spoiled(justes[cle], "doctype").body
    assert b'<!ENTITY fichier SYSTEM "file:' in body
    assert body.count(b"&fichier;") == 1


def test_un_lecteur_imprudent_lirait_le_fichier(justes: Justes, tmp_path):
    secret = tmp_path / "fichier.txt"
    secret.write_text("contenu du fichier")
    body = spoiled(justes["hopital"], "doctype").body
    body = body.replace(b"file:///etc/hostname", secret.as_uri().encode())
    careless = etree.fromstring(body, etree.XMLParser(resolve_entities=True, load_dtd=True))
    assert next(careless.iter(f"{CSD}primaryName")).text == "contenu du fichier"


@pytest.mark.parametrize("cle", sorted(LISIBLES))
def test_la_bombe_est_petite_et_appelee(justes: Justes, cle: str):
    body = spoiled(justes[cle], "bombe").body
    assert len(body) < len(justes[cle].body) + 2_000
    assert b">&e12;" in body


def test_la_bombe_se_developperait_mille_milliards_de_fois(justes: Justes):
    body = spoiled(justes["clinique"], "bombe").body.decode()
    assert all(f'<!ENTITY e{rank} "{f"&e{rank - 1};" * 10}">' in body for rank in range(1, 13))
