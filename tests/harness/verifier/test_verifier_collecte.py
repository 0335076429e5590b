"""Ce que le vérificateur demande : borné, annoncé, en lecture seule, et rien à un ROR qui le refuse."""

import re
from dataclasses import replace

import pytest

from ror_harness.verifier import jugement
from ror_harness.verifier.cible import Cible
from ror_harness.verifier.collecte import Collecte, EtablissementInconnu, RorInjoignable
from ror_harness.verifier.contrat import load_contract
from ror_harness.verifier.jeton import Jeton
from ror_harness.verifier.jugement import judge
from ror_harness.verifier.modele import Controle, Demande, Ecart, Echange, Reponse, Role, SansReponse
from ror_simulator.control.soap_app import SoapApp

from .conftest import ORIGINE, TransportDirect

CIBLE = Cible(f"{ORIGINE}/ROR/2.4/CSD_ROR_Binding", load_contract("2.4"), sans_mtls="essai sans TLS")

ECART = Ecart("là", "ceci", "cela")


class Muet:
    """Un ROR qui ne répond à rien."""

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse:
        raise SansReponse("la connexion a été refusée ou coupée")


class Constant:
    """Un serveur qui répond toujours de même : 403 si rien n'est dit."""

    def __init__(self, statut: int = 403, corps: bytes = b"", **entetes: str) -> None:
        self.demandes: list[Demande] = []
        self._reponse = Reponse(
            statut, {nom.replace("_", "-"): un for nom, un in entetes.items()}, corps, 0.0
        )

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse:
        self.demandes.append(demande)
        return self._reponse


class SansLecture(TransportDirect):
    """Un ROR qui liste ses établissements et n'en sait lire aucun."""

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse:
        if demande.role is Role.LECTURE:
            demande = replace(demande, corps=demande.corps.replace(b'code="1', b'code="2'))
        return super().envoyer(demande, sans_certificat=sans_certificat)


class SansWsdl(TransportDirect):
    """Un ROR qui ne publie pas son contrat."""

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse:
        if demande.role is Role.WSDL:
            return Reponse(404, {"content-type": "text/plain"}, b"Not Found", 0.0)
        return super().envoyer(demande, sans_certificat=sans_certificat)


class Bavard(TransportDirect):
    """Un ROR dont le WSDL importe un schéma d'un autre hôte, et cent du sien."""

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse:
        reponse = super().envoyer(demande, sans_certificat=sans_certificat)
        if demande.role is not Role.WSDL:
            return reponse
        lieux = ["http://autre.exemple.invalid/x.xsd", *(f"{rang}.xsd" for rang in range(100))]
        imports = "".join(f'<xs:import schemaLocation="{lieu}"/>' for lieu in lieux)
        corps = re.sub(rb"(<xs:schema [^>]*>)", rb"\g<1>" + imports.encode(), reponse.corps, count=1)
        return replace(reponse, corps=corps)


def echanges(transport: TransportDirect, cible: Cible = CIBLE) -> tuple[Echange, ...]:
    return Collecte(cible, transport).mener().echanges


def test_le_nombre_d_appels_annonce_n_est_pas_depasse(juste: SoapApp) -> None:
    assert len(echanges(Bavard(juste))) <= CIBLE.appels_max


def test_un_schema_d_un_autre_hote_n_est_pas_lu(juste: SoapApp) -> None:
    assert all(un.demande.url.startswith(ORIGINE) for un in echanges(Bavard(juste)))


def test_seuls_les_etablissements_demandes_sont_lus(juste: SoapApp) -> None:
    liste = echanges(TransportDirect(juste))
    dernier = [un.demande.objet for un in liste if un.role is Role.LECTURE][-1]
    lus = echanges(TransportDirect(juste), replace(CIBLE, etablissements=(dernier,)))
    assert {un.demande.objet for un in lus if un.role is Role.LECTURE} == {dernier}


def test_toutes_les_demandes_sont_des_lectures(juste: SoapApp) -> None:
    transport = TransportDirect(juste)
    echanges(transport)
    assert {une.methode for une in transport.demandes} == {"GET", "POST"}
    posees = {une.entetes["Content-Type"].rpartition(":")[2] for une in transport.demandes if une.corps}
    assert posees == {'ror-update"', 'ror-search"'}


def test_le_jeton_part_avec_chaque_demande_qui_a_un_en_tete(juste: SoapApp) -> None:
    transport = TransportDirect(juste)
    echanges(transport, replace(CIBLE, jetons=(Jeton("<jeton/>"),)))
    avec_corps = [un for un in transport.demandes if un.corps]
    assert all(b"<jeton/></wsse:Security>" in un.corps for un in avec_corps)


def test_un_ror_muet_est_injoignable() -> None:
    with pytest.raises(RorInjoignable, match="refusée ou coupée"):
        Collecte(CIBLE, Muet()).mener()


@pytest.mark.parametrize(
    ("serveur", "dit"),
    [
        (Constant(404, b"<x/>"), "statut HTTP 404, rien n'est servi à cette adresse ; attendu : l'adresse"),
        (Constant(405), "statut HTTP 405, ce qui répond n'admet pas de requête SOAP"),
        (Constant(302, location="http://ailleurs.invalid/"), "renvoie à http://ailleurs.invalid/"),
        (Constant(200, b"bonjour", content_type="text/plain"), r"du XML \(statut HTTP 200, text/plain\)"),
        (Constant(200, b"<html/>", content_type="text/html"), r"du XML \(statut HTTP 200, text/html\)"),
        (Constant(503), r"du XML \(statut HTTP 503, sans Content-Type\)"),
    ],
    ids=["404", "405", "renvoi", "texte", "page", "503"],
)
def test_une_adresse_ou_ne_repond_pas_un_ror_se_dit_sans_aller_plus_loin(serveur: Constant, dit: str) -> None:
    with pytest.raises(RorInjoignable, match=dit):
        Collecte(CIBLE, serveur).mener()
    assert len(serveur.demandes) == 2


def test_un_ror_sans_wsdl_est_juge_et_son_statut_est_dit(juste: SoapApp) -> None:
    enfreintes = judge(Collecte(CIBLE, SansWsdl(juste)).mener()).enfreintes()
    assert [un.recu for un in enfreintes["WSDL-01"]] == [
        "statut HTTP 404, ce n'est pas du XML bien formé "
        "(ligne 1, colonne 1 : il ne commence pas par une balise)"
    ]


def test_un_etablissement_que_le_ror_ne_connait_pas_n_accuse_pas_le_ror(juste: SoapApp) -> None:
    with pytest.raises(EtablissementInconnu) as refus:
        Collecte(replace(CIBLE, etablissements=("999999999",)), TransportDirect(juste)).mener()
    assert refus.value.demande == "999999999"
    assert refus.value.listes
    assert refus.value.erreur.startswith("une erreur du métier, code « 901 »")


def test_un_etablissement_que_le_ror_liste_sans_savoir_le_lire_accuse_le_ror(juste: SoapApp) -> None:
    enfreintes = judge(Collecte(CIBLE, SansLecture(juste)).mener()).enfreintes()
    assert enfreintes["XSD-01"][0].recu.startswith("une erreur du métier, code « 901 », message « ")


def test_un_ror_qui_refuse_n_est_plus_interroge_et_rien_n_est_juge() -> None:
    ror = Constant()
    verification = judge(Collecte(CIBLE, ror).mener())
    assert len(ror.demandes) == 2
    assert {un.raison for un in verification.resultats if not un.controle.regle.startswith("TLS")} == {
        "le ROR refuse ce client (statut HTTP 403)"
    }


def test_un_ecart_est_trouve_meme_apres_des_milliers_d_elements_justes(
    juste: SoapApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    tardif = Controle("XSD-01", "Un écart tardif", lambda _: iter([*[None] * 20_000, ECART]), "éléments")
    monkeypatch.setattr(jugement, "FAMILLES", {"essai": (tardif,)})
    verification = judge(Collecte(CIBLE, TransportDirect(juste)).mener())
    assert verification.enfreintes() == {"XSD-01": (ECART,)}
