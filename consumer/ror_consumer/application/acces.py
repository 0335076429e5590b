"""Le contrôle d'accès : qui demande, sur quoi, et si le profil, le périmètre et l'état le permettent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from ror_consumer.application.composition import Composition
from ror_consumer.application.ports import Ror, Transaction
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.droits import droit, refus_de_droit, refus_de_perimetre
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.etats import description, refus_d_etat
from ror_consumer.domain.refus import AccesRefuse, ActionRefusee, Motif, Refus, exiger
from ror_consumer.domain.region import ConnexionRor, Region
from ror_consumer.domain.ror import RorIndisponible
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import Domaine


@dataclass(frozen=True)
class AccesRegion:
    """Un compte reconnu dans sa région."""

    region: Region
    compte: Compte


@dataclass(frozen=True)
class Acces(AccesRegion):
    """Un compte reconnu, et l'établissement sur lequel il agit."""

    etablissement: Etablissement


@dataclass(frozen=True)
class AccesUnite(Acces):
    """Un compte reconnu, et l'unité sur laquelle il agit."""

    unite: UniteVT


def maintenant(c: Composition, region: Region) -> datetime:
    """L'heure de la région : celle qu'on lui a dite, sinon l'heure réelle."""
    return region.instant or c.ports.horloge.maintenant()


def trouver_region(t: Transaction, region: str) -> Region:
    """La région, ou le refus INCONNU."""
    trouvee = t.region(region)
    if trouvee is None:
        raise _inconnu("region", region)
    return trouvee


def reconnaitre(t: Transaction, region: str, compte: str) -> AccesRegion:
    """La région et le compte, sans contrôle de droit ; lève `AccesRefuse`, motif INCONNU."""
    trouvee, reconnu = trouver_region(t, region), t.compte(region, compte)
    if reconnu is None:
        raise _inconnu("compte", compte)
    return AccesRegion(trouvee, reconnu)


def sur_la_region(c: Composition, t: Transaction, action: str, region: str, compte: str) -> AccesRegion:
    """L'accès à une action de région ; lève `AccesRefuse`."""
    acces = reconnaitre(t, region, compte)
    exiger(refus_de_droit(c.regles.droits, action, acces.compte.profil), AccesRefuse)
    return acces


def sur_l_etablissement(
    c: Composition, t: Transaction, action: str, region: str, compte: str, etablissement: str
) -> Acces:
    """L'accès à une action d'établissement : droit, périmètre, interface et état ; lève `AccesRefuse`."""
    acces = trouver_etablissement(t, region, compte, etablissement)
    exiger(refus_sur_l_etablissement(c, action, acces), AccesRefuse)
    return acces


def sur_l_unite(
    c: Composition, t: Transaction, action: str, region: str, compte: str, unite: str
) -> AccesUnite:
    """L'accès à une action d'unité ; lève `AccesRefuse`."""
    acces = trouver_unite(t, region, compte, unite)
    exiger(refus_sur_l_etablissement(c, action, acces), AccesRefuse)
    return acces


def trouver_etablissement(t: Transaction, region: str, compte: str, etablissement: str) -> Acces:
    """Le compte et l'établissement, ou le refus INCONNU : ce qui est d'une autre région ne se voit pas."""
    acces, trouve = reconnaitre(t, region, compte), t.etablissement(region, etablissement)
    if trouve is None:
        raise _inconnu("etablissement", etablissement)
    return Acces(acces.region, acces.compte, trouve)


def trouver_unite(t: Transaction, region: str, compte: str, unite: str) -> AccesUnite:
    """Le compte, l'unité et son établissement, ou le refus INCONNU."""
    reconnaitre(t, region, compte)
    trouvee = t.unite(region, unite)
    if trouvee is None:
        raise _inconnu("unite", unite)
    acces = trouver_etablissement(t, region, compte, trouvee.etablissement)
    return AccesUnite(acces.region, acces.compte, acces.etablissement, trouvee)


def refus_sur_l_etablissement(c: Composition, action: str, acces: Acces) -> tuple[Refus, ...]:
    """Tous les refus de faire cette action sur cet établissement : profil, périmètre, interface, état."""
    etat = acces.etablissement.etat
    libelle = description(c.regles.etats, etat).libelle
    return (
        *refus_de_personne(c, action, acces),
        *_refus_d_interface(c, action, acces.region, acces.etablissement.domaine),
        *refus_d_etat(c.regles.etapes, c.regles.motifs_etat, action, etat, libelle),
    )


def refus_de_personne(c: Composition, action: str, acces: Acces) -> tuple[Refus, ...]:
    """Les refus qui tiennent au compte : son profil et son périmètre."""
    etablissement = acces.etablissement
    return (
        *refus_de_droit(c.regles.droits, action, acces.compte.profil),
        *refus_de_perimetre(
            c.regles.perimetres, acces.compte, etablissement.region, etablissement.etablissement
        ),
    )


def _refus_d_interface(c: Composition, action: str, region: Region, domaine: Domaine) -> tuple[Refus, ...]:
    ligne = droit(c.regles.droits, action)
    if ligne is None or not ligne.interface or region.activee_pour(domaine, c.reglages.plateforme):
        return ()
    message = f"l'interface de la région n'est pas activée pour le domaine « {domaine} »"
    return (Refus(Motif.INTERFACE_NON_ACTIVEE, message, "P1-08", {"domaine": domaine}),)


def connexion(c: Composition, region: Region) -> ConnexionRor:
    """Ce que la région déclare de son ROR pour cette plateforme (P1-12) ; lève `AccesRefuse`."""
    activation = region.activation(c.reglages.plateforme)
    if activation is None:
        message = "l'interface de la région n'est pas activée"
        raise AccesRefuse((Refus(Motif.INTERFACE_NON_ACTIVEE, message, "P1-06"),))
    return activation.connexion


def ouvrir_ror(c: Composition, region: Region) -> Ror:
    """Le ROR de la région, par la seule URL de cette plateforme (P1-12) ; lève `AccesRefuse`."""
    return c.ports.ror(connexion(c, region))


@contextmanager
def panne_refusee() -> Iterator[None]:
    """Dans une action interactive, une panne du ROR devient le refus ROR_INDISPONIBLE."""
    try:
        yield
    except RorIndisponible as panne:
        message = f"le ROR de la région n'a pas pu être lu : {panne}"
        raise ActionRefusee((Refus(Motif.ROR_INDISPONIBLE, message, "P3-42"),)) from panne


def _inconnu(genre: str, cle: str) -> AccesRefuse:
    return AccesRefuse((Refus(Motif.INCONNU, f"{genre} inconnu : « {cle} »", "P2-05", {genre: cle}),))
