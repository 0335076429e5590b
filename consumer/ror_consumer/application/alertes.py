"""La vie d'une alerte : elle s'ouvre une fois, se lève d'elle-même, et avertit par courriel."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ror_consumer.application.composition import Composition
from ror_consumer.application.ports import Transaction
from ror_consumer.domain.alerte import Alerte, CauseAlerte, NiveauAlerte, StatutAlerte
from ror_consumer.domain.constat import Constat
from ror_consumer.domain.courrier import destinataires, rediger
from ror_consumer.domain.donnees import trouver
from ror_consumer.domain.ecarts import Ecart
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.fiches import Modification
from ror_consumer.domain.journal import Erreur, NatureErreur
from ror_consumer.domain.rapprochement import rapprocher
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import Fiche


def de_l_objet(alertes: tuple[Alerte, ...], unite: str | None) -> tuple[Alerte, ...]:
    """Les alertes ouvertes que porte cet objet ; `unite` None désigne l'établissement."""
    return tuple(une for une in alertes if une.unite == unite and une.ouverte)


def signaler(
    c: Composition,
    t: Transaction,
    etablissement: Etablissement,
    unite: UniteVT | None,
    constat: Constat,
    instant: datetime,
) -> tuple[Alerte, ...]:
    """Ouvre et lève les alertes d'un objet selon le constat ; rend celles qui restent ouvertes."""
    toutes = t.alertes(etablissement.region, etablissement.etablissement)
    ouvertes = de_l_objet(toutes, unite.unite if unite else None)
    traitee = unite.fermeture_traitee if unite else etablissement.fermeture_traitee
    suites = rapprocher(ouvertes, constat, traitee)
    for alerte in suites.a_lever:
        t.garder_alerte(replace(alerte, statut=StatutAlerte.LEVEE))
    neuves = [ouvrir(c, t, etablissement, unite, ecart, instant) for ecart in suites.a_ouvrir]
    return (*(une for une in ouvertes if une not in suites.a_lever), *neuves)


def ouvrir(
    c: Composition,
    t: Transaction,
    etablissement: Etablissement,
    unite: UniteVT | None,
    ecart: Ecart,
    instant: datetime,
) -> Alerte:
    """Ouvre une alerte ; une impactante part aussi par courriel, dans la même transaction (P3-33)."""
    alerte = Alerte(
        region=etablissement.region,
        alerte=t.nouvel_identifiant(etablissement.region, "alerte"),
        niveau=ecart.niveau,
        cause=ecart.cause,
        donnee=ecart.donnee,
        ancienne=ecart.ancienne,
        nouvelle=ecart.nouvelle,
        statut=StatutAlerte.OUVERTE,
        ouverte_le=instant,
        message=ecart.message,
        etablissement=etablissement.etablissement,
        unite=unite.unite if unite else None,
    )
    t.garder_alerte(alerte)
    if alerte.niveau is NiveauAlerte.IMPACTANTE:
        c.services.avertir(c, t, etablissement, unite, alerte)
    return alerte


def avertir(
    c: Composition, t: Transaction, etablissement: Etablissement, unite: UniteVT | None, alerte: Alerte
) -> None:
    """Met en boîte d'envoi le courriel à chaque référent chargé de l'alerte."""
    comptes = t.comptes(alerte.region)
    charges = destinataires(c.regles.impactantes, c.regles.perimetres, alerte, comptes)
    nom = unite.nom if unite else etablissement.denomination
    for compte in charges:
        t.garder_courriel(rediger(alerte, compte, nom, etablissement.denomination, alerte.ouverte_le))
    if not charges:
        noter(
            t,
            etablissement,
            NatureErreur.COURRIEL,
            f"aucun référent à avertir pour « {nom} »",
            alerte.ouverte_le,
        )


def informer(
    c: Composition,
    t: Transaction,
    etablissement: Etablissement,
    unite: UniteVT | None,
    changements: tuple[Modification, ...],
    instant: datetime,
) -> None:
    """Une informative par donnée appliquée (P3-40) ; elle remplace la précédente sur la même donnée."""
    fiche = Fiche.UNITE if unite else Fiche.ETABLISSEMENT
    toutes = t.alertes(etablissement.region, etablissement.etablissement)
    ouvertes = de_l_objet(toutes, unite.unite if unite else None)
    precedentes = {une.donnee: une for une in ouvertes if une.niveau is NiveauAlerte.INFORMATIVE}
    for un in changements:
        if un.donnee in precedentes:
            t.garder_alerte(replace(precedentes[un.donnee], statut=StatutAlerte.LEVEE))
        donnee = trouver(c.regles.donnees, fiche, un.donnee)
        message = f"{donnee.libelle if donnee else un.donnee} : modifié dans le ROR"
        ouvrir(c, t, etablissement, unite, _informative(un, message), instant)


def _informative(un: Modification, message: str) -> Ecart:
    return Ecart(
        "P3-40",
        NiveauAlerte.INFORMATIVE,
        CauseAlerte.DONNEE_MODIFIEE,
        un.donnee,
        un.ancienne,
        un.nouvelle,
        message,
    )


def noter(
    t: Transaction, etablissement: Etablissement, nature: NatureErreur, message: str, instant: datetime
) -> None:
    """Note une erreur sur un établissement (P3-42)."""
    t.noter_erreur(Erreur(etablissement.region, instant, etablissement.etablissement, nature, message))
