"""L'étape 2 : comparer l'offre des unités receveuses, la déclarer, l'exporter, en informer la région."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ror_consumer.application.acces import (
    maintenant,
    ouvrir_ror,
    panne_refusee,
    sur_l_etablissement,
    sur_l_unite,
)
from ror_consumer.application.composition import Absence, Composition, LectureRor
from ror_consumer.application.vues import ComparaisonOffre, OffreUnite, VueExport
from ror_consumer.domain.etablissement import Marque
from ror_consumer.domain.fiches import donnees_unite, lire_fiche
from ror_consumer.domain.offre import EcartOffre, cas, porte_une_offre, suite
from ror_consumer.domain.offre import comparer_offre as comparer
from ror_consumer.domain.refus import Motif, Refus, SynchronisationImpossible
from ror_consumer.domain.ror import LectureOrganisation
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import Fiche


def comparer_offre(c: Composition, region: str, compte: str, etablissement: str) -> ComparaisonOffre:
    """Les écarts de l'offre commune, receveuse par receveuse, et le cas conclu (P2-30 à P2-33)."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, "comparer_offre", region, compte, etablissement)
        unites = t.unites(region, etablissement)
    with panne_refusee():
        lecture = c.services.lire(ouvrir_ror(c, acces.region), acces.etablissement, unites, True)
    if lecture is None:
        message = "l'établissement n'est pas déclaré dans le ROR"
        raise SynchronisationImpossible((Refus(Motif.ETABLISSEMENT_ABSENT_DU_ROR, message, "P2-01"),))
    offres = comparaisons(c, unites, lecture)
    pire = max((une.cas for une in offres), default=1)
    return ComparaisonOffre(pire, suite(c.regles.suites, pire).texte, offres)


def comparaisons(c: Composition, unites: tuple[UniteVT, ...], lecture: LectureRor) -> tuple[OffreUnite, ...]:
    """La comparaison de chaque unité qui porte une offre et dont l'OI a été lue."""
    return tuple(
        _comparaison(c, une, lecture.unites)
        for une in unites
        if une.unite in lecture.unites and porte_une_offre(c.regles.porteuses, une.type)
    )


def _comparaison(
    c: Composition, unite: UniteVT, lues: Mapping[str, LectureOrganisation | Absence]
) -> OffreUnite:
    ecarts = _ecarts(c, unite, lues[unite.unite])
    conclu = cas(c.regles.cas, ecarts, unite.offre_a_jour)
    return OffreUnite(unite.unite, conclu, suite(c.regles.suites, conclu).texte, ecarts)


def _ecarts(c: Composition, unite: UniteVT, lue: LectureOrganisation | Absence) -> tuple[EcartOffre, ...]:
    ror = donnees_unite(lue.organisation) if isinstance(lue, LectureOrganisation) else {}
    return comparer(unite.donnees, lire_fiche(c.regles.donnees, Fiche.UNITE, ror).donnees)


def declarer_offre(c: Composition, region: str, compte: str, unite: str, ror_a_jour: bool) -> None:
    """Le référent dit si l'offre du ROR est à jour pour cette unité (P2-32)."""
    with c.ports.depot.transaction() as t:
        une = sur_l_unite(c, t, "declarer_offre", region, compte, unite).unite
        t.garder_unite(replace(une, offre_a_jour=ror_a_jour))


def exporter_offre(c: Composition, region: str, compte: str, etablissement: str) -> VueExport:
    """L'offre déclarée dans ViaTrajectoire par les unités qui en portent une, en XML (P2-34, P2-37)."""
    with c.ports.depot.transaction() as t:
        un = sur_l_etablissement(c, t, "exporter_offre", region, compte, etablissement).etablissement
        unites = t.unites(region, etablissement)
    porteuses = tuple(une for une in unites if porte_une_offre(c.regles.porteuses, une.type))
    return VueExport(c.ports.exporteur.exporter(un, porteuses))


def declarer_offre_verifiee(c: Composition, region: str, compte: str, etablissement: str) -> None:
    """Le référent informe la région que l'offre est vérifiée (P2-35)."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, "declarer_offre_verifiee", region, compte, etablissement)
        marque = Marque(compte, maintenant(c, acces.region))
        t.garder_etablissement(replace(acces.etablissement, offre_verifiee=marque))


def demander_synchronisation(c: Composition, region: str, compte: str, etablissement: str) -> None:
    """Le référent demande à la région de lancer la synchronisation (P2-46)."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, "demander_synchronisation", region, compte, etablissement)
        marque = Marque(compte, maintenant(c, acces.region))
        t.garder_etablissement(replace(acces.etablissement, demande=marque))
