"""Étapes des certificats : du serveur du ROR, du client ; ceux que le ROR sert, et ceux qu'il refuse."""

from __future__ import annotations

import time
from collections.abc import Mapping

from ror_contracts.certificats import Paquet, Variante
from ror_harness.drivers import Reponse
from ror_harness.judging import PreparationRouge, constater
from ror_harness.smtp import Courriel
from ror_harness.steps.gestes import SystemeDeRechange, agir, rendu, voisine
from ror_harness.steps.libelles import ACTEURS
from ror_harness.steps.vocabulaire import choisir, constat, en_francais, geste
from ror_harness.world.certificates import (
    certificates_in,
    client_environment,
    fingerprint,
    private_keys_in,
)
from ror_harness.world.monde import Monde

DEFAUTS: Mapping[str, Variante] = {
    "absent": Variante.ABSENT,
    "expiré": Variante.EXPIRE,
    "pas encore valide": Variante.PAS_ENCORE_VALIDE,
    "signé par une autre autorité": Variante.AUTRE_AUTORITE,
    "au nom d'un autre": Variante.AUTRE_NOM,
    "sans l'usage de son côté": Variante.SANS_USAGE,
    "non inscrit": Variante.NON_INSCRIT,
    "révoqué": Variante.REVOQUE,
}

RAISONS: Mapping[str, str] = {
    "aucun certificat n'est présenté": "absent",
    "le certificat est expiré": "expire",
    "le certificat n'est pas encore valide": "pas_encore_valide",
    "l'autorité est inconnue": "autre_autorite",
    "le nom n'a jamais été inscrit": "autre_nom",
    "le certificat n'est pas fait pour un client": "sans_usage_client",
    "le certificat n'est pas inscrit": "non_inscrit",
    "le certificat est révoqué": "revoque",
}
"""Raison d'un refus par le ROR → son code au journal des refus."""

CAUSES: Mapping[str, tuple[str, ...]] = {
    "il est expiré": ("expiré",),
    "il n'est pas encore valide": ("pas encore valide",),
    "l'autorité est inconnue": ("autorité",),
    "il est au nom d'un autre": ("au nom d'un autre", "nom d'hôte"),
    "il n'est pas fait pour un serveur": ("pas fait pour un serveur", "usage"),
    "il est révoqué": ("révoqué",),
    "ce n'est pas celui que la région a transmis": ("transmis", "empreinte"),
    "aucun échange chiffré n'est possible": ("chiffré",),
}
"""Cause d'un certificat refusé → les mots qui la disent, dont un suffit."""

REFERENTS: Mapping[str, str] = {
    "le référent régional": "referent_regional",
    "le référent technique": "referent_technique",
}
TELEPHONE_SEUL = "01 99 00 00 00"
"""Des coordonnées où aucun courriel ne peut s'envoyer."""
_DELAI_DU_JOURNAL_S = 2.0
_REPERE = "repere_des_refus"


@geste("le ROR exige un certificat client")
def exiger_un_certificat(monde: Monde) -> None:
    _presenter(monde, Variante.VALIDE)


@geste("le ROR présente un certificat de serveur {defaut}, celui que la région transmet")
def presenter_un_serveur(monde: Monde, defaut: str) -> None:
    """Transmis tel quel : seul son défaut peut le faire refuser."""
    _presenter(monde, choisir(DEFAUTS, defaut, "un défaut de certificat"))


@geste("le ROR ne présente aucun certificat de serveur")
def ne_rien_presenter(monde: Monde) -> None:
    _presenter(monde, Variante.ABSENT, transmis=Variante.VALIDE)


@geste("le ROR présente un certificat de serveur juste, mais pas celui que la région transmet")
def presenter_un_autre_serveur(monde: Monde) -> None:
    _presenter(monde, Variante.NON_INSCRIT, transmis=Variante.VALIDE)


@geste("le système présente un certificat client {defaut}")
def presenter_un_client(
    monde: Monde, defaut: str, certificats: Paquet, systeme_de_rechange: SystemeDeRechange
) -> None:
    variante = choisir(DEFAUTS, defaut, "un défaut de certificat")
    systeme_de_rechange(monde, **client_environment(certificats, variante))


@geste("le ROR n'a inscrit aucun certificat client")
def n_inscrire_personne(monde: Monde) -> None:
    monde.ror.inscrire()


@geste("le certificat reçu par {referent} est le seul inscrit au ROR")
def inscrire_le_certificat_recu(monde: Monde, referent: str) -> None:
    recus = certificates_in(_courriels(monde, referent, attendus=1))
    if not recus:
        raise PreparationRouge(f"{referent} n'a reçu aucun certificat à inscrire")
    monde.ror.inscrire(*recus)


@geste("le certificat inscrit au ROR est remplacé par un autre")
def remplacer_l_inscrit(monde: Monde, certificats: Paquet) -> None:
    monde.ror.inscrire(_pem(certificats, Variante.NON_INSCRIT))


@geste("le ROR change de certificat de serveur, sans que la région transmette le nouveau")
def changer_de_serveur(monde: Monde) -> None:
    """Pour un client, une autre adresse derrière la même demande ou un autre certificat : c'est tout un."""
    _presenter(monde, Variante.NON_INSCRIT, transmis=Variante.VALIDE)
    _activer_de_nouveau(monde)


@geste("la région transmet le nouveau certificat de serveur")
def transmettre_le_nouveau(monde: Monde) -> None:
    monde.ror.presenter(Variante.NON_INSCRIT)
    _activer_de_nouveau(monde)


@geste("{acteur:Acteur} demande l'ouverture de l'interface sans adresse de courriel pour {referent}")
def demander_sans_adresse(monde: Monde, acteur: str, referent: str) -> None:
    personne = choisir(REFERENTS, referent, "un référent de la demande")
    demande = monde.demande_d_ouverture()
    demande[personne] = {**demande[personne], "coordonnees": TELEPHONE_SEUL}
    agir(monde, acteur, "demander_ouverture", demande=demande)


@geste("{acteur:Acteur} transmet le certificat client")
def transmettre(monde: Monde, acteur: str) -> None:
    agir(monde, acteur, "transmettre_certificat")


@constat("le ROR n'a refusé aucun client")
def aucun_refus(monde: Monde) -> None:
    constater([], _raisons(monde), "les raisons des refus du ROR")


@constat("le ROR a refusé ce client, et seulement parce que {raison}")
def refuse_pour_sa_raison(monde: Monde, raison: str) -> None:
    attendue = choisir(RAISONS, raison, "une raison de refus")
    _attendre_un_refus(monde)
    constater([attendue], _raisons(monde), "les raisons des refus du ROR")


@constat("le refus dit du certificat qu'{cause}")
@constat("le refus dit du certificat que {cause}")
def refus_clair(monde: Monde, cause: str) -> None:
    choisir(CAUSES, cause, "une cause")
    message = " ".join(str(un["message"]) for un in rendu(monde, "refus"))
    constater([cause], _causes(message), f"ce que le refus dit du certificat (« {message} »)")


@constat("l'erreur signalée dit du certificat que {cause}")
def erreur_claire(monde: Monde, cause: str) -> None:
    choisir(CAUSES, cause, "une cause")
    erreurs = monde.exiger("lister_erreurs", compte="region")["erreurs"]
    message = str(erreurs[-1]["message"]) if erreurs else ""
    constater([cause], _causes(message), f"ce que la dernière erreur dit du certificat (« {message} »)")


@constat("{referent}, désigné dans la demande, a reçu le certificat client du système et aucune clé privée")
def a_recu(monde: Monde, referent: str, certificats: Paquet) -> None:
    courriels = _courriels(monde, referent, attendus=1)
    constater(1, len(courriels), f"le nombre de courriels reçus par {referent}")
    constater(
        [certificats.client().empreinte], _empreintes(courriels), f"les certificats reçus par {referent}"
    )
    constater(0, private_keys_in(courriels), f"les clés privées reçues par {referent}")


@constat("aucun référent n'a reçu de certificat")
def personne_n_a_recu(monde: Monde) -> None:
    for referent in REFERENTS:
        constater([], _empreintes(_courriels(monde, referent)), f"les certificats reçus par {referent}")


@constat("dans la région voisine, aucun référent n'a reçu de certificat")
def personne_n_a_recu_chez_la_voisine(monde: Monde) -> None:
    personne_n_a_recu(voisine(monde))


@constat("aucun compte de la région n'a reçu de certificat")
def aucun_compte_n_a_recu(monde: Monde) -> None:
    for compte in monde.scenario.viatrajectoire.comptes:
        recues = _empreintes(monde.courriels(compte))
        constater([], recues, f"les certificats reçus par {en_francais(ACTEURS, compte)}")


def _empreintes(courriels: list[Courriel]) -> list[str]:
    return [fingerprint(pem) for pem in certificates_in(courriels)]


def _presenter(monde: Monde, serveur: Variante, transmis: Variante | None = None) -> None:
    monde.ror.presenter(serveur, transmis)
    monde.memoire[_REPERE] = monde.ror.total_refus_tls()


def _activer_de_nouveau(monde: Monde) -> None:
    monde.exiger("demander_ouverture", compte="region", demande=monde.demande_d_ouverture())
    monde.exiger("activer_interface", compte="sisra", plateforme="production", domaine="sanitaire")


def _refus(monde: Monde) -> list[Reponse]:
    return monde.ror.refus_tls(depuis=int(monde.memoire[_REPERE]))


def _raisons(monde: Monde) -> list[str]:
    return sorted({str(un["raison"]) for un in _refus(monde)})


def _attendre_un_refus(monde: Monde) -> None:
    """Le client apprend son refus un instant avant que le guichet ne l'ait écrit."""
    limite = time.monotonic() + _DELAI_DU_JOURNAL_S
    while not _refus(monde) and time.monotonic() < limite:
        time.sleep(0.02)


def _causes(message: str) -> list[str]:
    return [cause for cause, mots in CAUSES.items() if any(mot in message for mot in mots)]


def _courriels(monde: Monde, referent: str, attendus: int = 0) -> list[Courriel]:
    personne = choisir(REFERENTS, referent, "un référent de la demande")
    return monde.courriels(monde.demande_d_ouverture()[personne]["coordonnees"], attendus)


def _pem(certificats: Paquet, variante: Variante) -> str:
    chemin = certificats.client(variante).certificat
    assert chemin is not None
    return chemin.read_text("ascii")
