"""Ce que le vérificateur demande : borné, annoncé, en lecture seule, et rien à un ROR qui le refuse."""

import re
from dataclasses import replace

import pytest

from ror_harness.verifier import jugement
from ror_harness.verifier.collecte import Cible, Collecte, RorInjoignable
from ror_harness.verifier.contrat import load_contract
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


class Interdit:
    """Un ROR qui refuse tout le monde."""

    def __init__(self) -> None:
        self.demandes: list[Demande] = []

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse:
        self.demandes.append(demande)
        return Reponse(403, {}, b"", 0.0)


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
    echanges(transport, replace(CIBLE, jeton="<jeton/>"))
    avec_corps = [un for un in transport.demandes if un.corps]
    assert all(b"<jeton/></wsse:Security>" in un.corps for un in avec_corps)


def test_un_ror_muet_est_injoignable() -> None:
    with pytest.raises(RorInjoignable, match="refusée ou coupée"):
        Collecte(CIBLE, Muet()).mener()


def test_un_ror_qui_refuse_n_est_plus_interroge_et_rien_n_est_juge() -> None:
    ror = Interdit()
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
