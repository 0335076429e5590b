"""En-têtes SOAP : le jeton VIHF est compris et noté, tout autre en-tête obligatoire inconnu est refusé."""

import pytest
from soap_bench import NS, Banc, arbre, code, demande_notification, demande_oi, enveloppe, raison

from ror_simulator.soap.criteria import ExchangeKind
from ror_simulator.soap.names import ENV
from ror_simulator.soap.vihf import WSSE, Token

ROLE = f"{ENV}/role/"


@pytest.fixture(scope="module")
def banc() -> Banc:
    return Banc()


def _bloc(attributs: str = "") -> str:
    return f'<x:Suivi xmlns:x="urn:essai" {attributs}>1</x:Suivi>'


def _securite(contenu: str, attributs: str = 'env:mustUnderstand="true"') -> str:
    return f'<wsse:Security xmlns:wsse="{WSSE}" {attributs}>{contenu}</wsse:Security>'


ATTRIBUT = "saml:AttributeValue"
VIHF = f"""
<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">
  <saml:Issuer>CN=consommateur.example,O=Essai</saml:Issuer>
  <saml:Subject><saml:NameID>SIRET/12345678900011</saml:NameID></saml:Subject>
  <saml:AttributeStatement>
    <saml:Attribute Name="VIHF_Profil"><{ATTRIBUT}>profil_referentiel</{ATTRIBUT}></saml:Attribute>
    <saml:Attribute Name="Profil_Utilisateur"><saml:AttributeValue>
      <ProfilUtilisateur xmlns="urn:hl7-org:v3" code="CU18" codeSystem="1.2.250.1.213.1.6.1.66"/>
    </saml:AttributeValue></saml:Attribute>
  </saml:AttributeStatement>
</saml:Assertion>"""


def test_le_jeton_vihf_est_compris_et_note(banc: Banc) -> None:
    reponse = banc.demander(enveloppe(demande_notification(), _securite(VIHF)))
    assert reponse.status == 200
    assert reponse.exchange.token == Token(
        "CN=consommateur.example,O=Essai", "SIRET/12345678900011", "profil_referentiel", "CU18"
    )


def test_une_lecture_se_fait_au_profil_du_jeton_ou_sans_profil() -> None:
    banc = Banc()
    banc.demander(enveloppe(demande_oi(), _securite(VIHF)))
    banc.demander(enveloppe(demande_oi()))
    banc.demander(enveloppe(demande_oi(), _securite("<a/>")))
    assert banc.ror.profils == ["CU18", "", ""]


def test_le_jeton_n_est_jamais_exige(banc: Banc) -> None:
    reponse = banc.demander(enveloppe(demande_notification()))
    assert (reponse.status, reponse.exchange.token) == (200, None)


@pytest.mark.parametrize(
    "contenu", ["", "<a/>", VIHF.replace("AttributeValue", "Autre"), VIHF.replace("Issuer", "X")]
)
def test_un_jeton_incomplet_n_empeche_rien(contenu: str, banc: Banc) -> None:
    reponse = banc.demander(enveloppe(demande_notification(), _securite(contenu)))
    assert reponse.status == 200
    assert reponse.exchange.token is not None


@pytest.mark.parametrize("obligation", ["true", "1", " true "])
@pytest.mark.parametrize("role", ["", f'env:role="{ROLE}next"', f'env:role="{ROLE}ultimateReceiver"'])
def test_un_en_tete_obligatoire_inconnu_est_refuse(obligation: str, role: str, banc: Banc) -> None:
    reponse = banc.demander(
        enveloppe(demande_notification(), _bloc(f'env:mustUnderstand="{obligation}" {role}'))
    )
    assert (reponse.status, code(reponse)) == (500, ("MustUnderstand", "EnTeteInconnu"))
    assert "{urn:essai}Suivi" in raison(reponse)
    refuse = arbre(reponse).find("env:Header/env:NotUnderstood", NS)
    prefixe, _, nom = refuse.get("qname").partition(":")
    assert (refuse.nsmap[prefixe], nom) == ("urn:essai", "Suivi")


def test_tous_les_en_tetes_refuses_sont_nommes(banc: Banc) -> None:
    blocs = _bloc('env:mustUnderstand="1"') + _bloc('env:mustUnderstand="1"').replace("Suivi", "Autre")
    reponse = banc.demander(enveloppe(demande_notification(), blocs))
    assert [n.get("qname") for n in arbre(reponse).iterfind("env:Header/env:NotUnderstood", NS)] == [
        "inconnu:Suivi",
        "inconnu:Autre",
    ]


def test_la_requete_refusee_garde_son_operation_au_journal(banc: Banc) -> None:
    echange = banc.demander(enveloppe(demande_notification(), _bloc('env:mustUnderstand="1"'))).exchange
    assert (echange.kind, echange.schema_valid) == (ExchangeKind.NOTIFICATION, None)


@pytest.mark.parametrize(
    "attributs",
    [
        "",
        'env:mustUnderstand="false"',
        'env:mustUnderstand="0"',
        f'env:mustUnderstand="true" env:role="{ROLE}none"',
        'env:mustUnderstand="true" env:role="urn:un-autre-noeud"',
    ],
)
def test_un_en_tete_facultatif_ou_destine_a_un_autre_est_ignore(attributs: str, banc: Banc) -> None:
    assert banc.demander(enveloppe(demande_notification(), _bloc(attributs))).status == 200


def test_un_must_understand_incorrect_est_une_faute_de_l_appelant(banc: Banc) -> None:
    reponse = banc.demander(enveloppe(demande_notification(), _bloc('env:mustUnderstand="oui"')))
    assert (reponse.status, code(reponse)) == (400, ("Sender", "EnTeteIncorrect"))
    assert "« oui »" in raison(reponse)
