"""Un simulateur assemblé dans le processus, et un transport qui l'appelle sans réseau ni attente."""

import logging
from urllib.parse import urlsplit

import pytest

from ror_harness.verifier.cible import Cible
from ror_harness.verifier.collecte import Collecte
from ror_harness.verifier.contrat import load_contract
from ror_harness.verifier.jeton import read_token
from ror_harness.verifier.jugement import Verification, judge
from ror_harness.verifier.modele import Demande, Reponse, SansReponse
from ror_simulator.application.disruption import NO_ANSWER, Reply
from ror_simulator.bootstrap import assemble
from ror_simulator.control.body import Scope
from ror_simulator.control.soap_app import SoapApp
from ror_simulator.fautifs.violation import RorFautif, Violation

ORIGINE = "http://ror.exemple.invalid"
SCENARIO = "ror_a_verifier"


class TransportDirect:
    """Satisfait `Transport` ; l'attente qu'une panne demande s'ajoute à la durée sans être attendue."""

    def __init__(self, ror: SoapApp | RorFautif) -> None:
        self.ror = ror
        self.demandes: list[Demande] = []

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse:
        self.demandes.append(demande)
        reply = self.ror.reply(_scope(demande), demande.corps)
        if reply.status == NO_ANSWER or reply.cut_at is not None:
            raise SansReponse("la connexion a été coupée", reply.wait_s)
        return Reponse(reply.status, dict(reply.headers), reply.body, reply.wait_s)


def _scope(demande: Demande) -> dict[str, object]:
    adresse = urlsplit(demande.url)
    return {
        "type": "http",
        "method": demande.methode,
        "path": adresse.path,
        "query_string": adresse.query.encode(),
        "scheme": adresse.scheme,
        "headers": [(nom.lower().encode(), valeur.encode()) for nom, valeur in demande.entetes.items()],
    }


def assertion(code: str) -> str:
    """Une assertion VIHF d'essai, réduite à ce que le ROR en lit : le profil de son utilisateur."""
    return (
        '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:AttributeStatement>'
        '<saml:Attribute Name="Profil_Utilisateur"><saml:AttributeValue>'
        f'<ProfilUtilisateur xmlns="urn:hl7-org:v3" code="{code}" codeSystem="1.2.250.1.213.1.6.1.66"/>'
        "</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>"
    )


def verifie(ror: SoapApp | RorFautif, version: str, *profils: str, **reglages: object) -> Verification:
    """Vérifie un ROR par appels directs, avec un jeton de chacun de ces profils."""
    cible = Cible(
        url=f"{ORIGINE}/ROR/{version}/CSD_ROR_Binding",
        contrat=load_contract(version),
        jetons=tuple(read_token(assertion(code).encode()) for code in profils),
        sans_mtls="essai sans TLS",
        **reglages,  # type: ignore[arg-type]
    )
    return judge(Collecte(cible, TransportDirect(ror)).mener())


@pytest.fixture(autouse=True, scope="session")
def _spyne_muet() -> None:
    """spyne journalise en entier chaque faute attendue."""
    logging.getLogger("spyne").setLevel(logging.CRITICAL)


@pytest.fixture(scope="session")
def juste() -> SoapApp:
    """Le simulateur, sur la région faite pour être vérifiée."""
    simulateur = assemble()
    simulateur.opening.default(SCENARIO, 0)
    soap, gardees = simulateur.soap, {}

    def remembered(scope: Scope, corps: bytes) -> Reply:
        """Rien ne change dans la région : une même demande n'a besoin d'être jouée qu'une fois."""
        cle = (scope["method"], scope["path"], scope["query_string"], tuple(scope["headers"]), corps)
        if cle not in gardees:
            gardees[cle] = jouer(scope, corps)
        return gardees[cle]

    jouer, soap.reply = soap.reply, remembered  # type: ignore[method-assign]
    return soap


def fautif(juste: SoapApp, violation: Violation) -> RorFautif:
    return RorFautif(juste, violation)


__all__ = ["Reply", "TransportDirect", "assertion", "fautif", "verifie"]
