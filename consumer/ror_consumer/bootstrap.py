"""L'assemblage : règles, réglages, ports, services et cas d'usage en une `Composition` figée."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ror_consumer.application import (
    consultation,
    creation,
    decisions,
    horloge,
    lancement,
    mise_a_jour,
    offre,
    ouverture,
    page,
    preparation,
    saisies,
    structure,
)
from ror_consumer.application.actualisation import actualiser, actualiser_unite
from ror_consumer.application.alertes import avertir, informer, signaler
from ror_consumer.application.composition import CasUsage, Composition, Reglages, Services
from ror_consumer.application.courriels import envoyer_courriels
from ror_consumer.application.lecture import lire
from ror_consumer.application.passage import jouer_passage
from ror_consumer.application.ports import Ports
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.regles import regles_selon

CAS_USAGE: Mapping[str, CasUsage] = MappingProxyType(
    {
        "preparer": preparation.preparer,
        "demander_ouverture": ouverture.demander_ouverture,
        "consulter_ouverture": ouverture.consulter_ouverture,
        "transmettre_certificat": ouverture.transmettre_certificat,
        "activer_interface": ouverture.activer_interface,
        "valider_recette": ouverture.valider_recette,
        "lister_etablissements": consultation.lister_etablissements,
        "lire_etablissement": consultation.lire_etablissement,
        "lire_unite": consultation.lire_unite,
        "modifier_donnee": saisies.modifier_donnee,
        "consulter_synchronisation": page.consulter_synchronisation,
        "initier_synchronisation": structure.initier_synchronisation,
        "comparer_couple": structure.comparer_couple,
        "associer": structure.associer,
        "dissocier": structure.dissocier,
        "valider_structure": structure.valider_structure,
        "comparer_offre": offre.comparer_offre,
        "declarer_offre": offre.declarer_offre,
        "exporter_offre": offre.exporter_offre,
        "declarer_offre_verifiee": offre.declarer_offre_verifiee,
        "demander_synchronisation": offre.demander_synchronisation,
        "valider_offre": lancement.valider_offre,
        "horloge": horloge.horloge,
        "lancer_passage": horloge.lancer_passage,
        "lister_alertes": consultation.lister_alertes,
        "aligner_sur_ror": decisions.aligner_sur_ror,
        "decider_fermeture": decisions.decider_fermeture,
        "fermer_temporairement": saisies.fermer_temporairement,
        "rouvrir": saisies.rouvrir,
        "suspendre": lancement.suspendre,
        "relancer": lancement.relancer,
        "mettre_a_jour": mise_a_jour.mettre_a_jour,
        "demander_creation_etablissement": creation.demander_creation_etablissement,
        "lister_demandes_creation": creation.lister_demandes_creation,
        "creer_etablissement": creation.creer_etablissement,
        "consulter_organisation": creation.consulter_organisation,
        "creer_unite_depuis_ror": creation.creer_unite_depuis_ror,
        "creer_unite": creation.creer_unite,
        "lister_erreurs": consultation.lister_erreurs,
    }
)
"""Le nom d'une opération de pilotage → son cas d'usage ; ses paramètres sont les champs du corps."""

SERVICES = Services(
    lire=lire,
    actualiser=actualiser,
    actualiser_unite=actualiser_unite,
    jouer_passage=jouer_passage,
    signaler=signaler,
    informer=informer,
    avertir=avertir,
    envoyer_courriels=envoyer_courriels,
)


def composer(
    ports: Ports,
    categories: frozenset[str],
    reglages: Reglages | None = None,
    lectures: Lectures | None = None,
) -> Composition:
    """Assemble la composition de référence.

    `categories` : codes connus de la nomenclature des catégories d'établissement (TRE_R66), pour P3-11.
    """
    retenues = lectures or Lectures()
    return Composition(
        regles=regles_selon(retenues, categories),
        lectures=retenues,
        reglages=reglages or Reglages(),
        ports=ports,
        services=SERVICES,
        cas_usage=CAS_USAGE,
    )


__all__ = ["Composition", "Ports", "Reglages", "Services", "composer"]
