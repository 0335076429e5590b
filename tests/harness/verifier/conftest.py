"""Un simulateur assemblé dans le processus, et un transport qui l'appelle sans réseau ni attente."""

import logging
from urllib.parse import urlsplit

import pytest

from ror_harness.verifier.collecte import Cible, Collecte
from ror_harness.verifier.contrat import load_contract
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


def verifie(ror: SoapApp | RorFautif, version: str, **reglages: object) -> Verification:
    """Vérifie un ROR par appels directs."""
    cible = Cible(
        url=f"{ORIGINE}/ROR/{version}/CSD_ROR_Binding",
        contrat=load_contract(version),
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


__all__ = ["Reply", "TransportDirect", "fautif", "verifie"]
