"""Fait d'un scénario la région de départ : chaque objet décrit devient un objet du domaine, daté."""

from datetime import timedelta

from ror_contracts.scenario import EtablissementDecrit, JuridiqueDecrite, Scenario
from ror_simulator.domain.donnees.contacts import with_name, with_point
from ror_simulator.domain.donnees.etablissement import parse_tarifs
from ror_simulator.domain.elements import Canal, Contact, Fonction, Lieu, Nature, Territoire
from ror_simulator.domain.identity import entity_id
from ror_simulator.domain.metadata import birth
from ror_simulator.domain.region import EntiteJuridique, Etablissement, Region
from ror_simulator.scenario.catalogue import catalogue_of
from ror_simulator.scenario.organisation import organisations_of

AGE_AT_START = timedelta(days=30)
"""Au départ du scénario, tout est décrit dans le ROR depuis ce temps, et rien n'y a changé."""


def region_of(scenario: Scenario) -> Region:
    """Rend la région décrite par la moitié `ror:` du scénario."""
    ror = scenario.ror
    etablissements = ror.etablissements.values()
    region = Region(
        code=ror.region,
        graine=scenario.graine,
        juridiques={ej.cle: _juridique(scenario, ej) for ej in ror.juridiques.values()},
        etablissements={eg.cle: _etablissement(scenario, eg) for eg in etablissements},
        organisations={
            oi.cle: oi for eg in etablissements for oi in organisations_of(ror.region, scenario.graine, eg)
        },
        catalogue=catalogue_of(scenario),
    )
    return birth(region, scenario.depart - AGE_AT_START)


def _juridique(scenario: Scenario, ej: JuridiqueDecrite) -> EntiteJuridique:
    return EntiteJuridique(
        cle=ej.cle,
        entity_id=entity_id(scenario.ror.region, scenario.graine, "ej", ej.finess),
        raison_sociale=ej.raison_sociale,
        finess=ej.finess,
        siren=ej.siren,
        statut=ej.statut,
        lieu=_lieu(ej),
        cree_le=ej.cree_le,
    )


def _etablissement(scenario: Scenario, eg: EtablissementDecrit) -> Etablissement:
    return Etablissement(
        cle=eg.cle,
        juridique=eg.juridique,
        entity_id=entity_id(scenario.ror.region, scenario.graine, "eg", eg.finess),
        denomination=eg.denomination,
        finess=eg.finess,
        siret=eg.siret,
        categorie=eg.categorie,
        participation_sph=eg.participation_sph,
        lieu=_lieu(eg),
        territoires=(Territoire(eg.territoire_sante),) if eg.territoire_sante else (),
        contacts=_contacts(eg),
        tarifs=parse_tarifs(eg.tarifs),
        accessibilite=eg.accessibilite,
        aides_financieres=eg.aides_financieres,
        cree_le=eg.cree_le,
        ferme_le=eg.ferme_le,
        motif_fermeture=eg.motif_fermeture,
    )


def _lieu(holder: JuridiqueDecrite | EtablissementDecrit) -> Lieu:
    return Lieu(
        numero_voie=holder.numero_voie,
        voie=holder.voie,
        code_postal=holder.code_postal,
        commune=holder.commune,
        code_commune=holder.code_commune,
    )


def _contacts(eg: EtablissementDecrit) -> tuple[Contact, ...]:
    contacts: tuple[Contact, ...] = ()
    for canal, valeur in (
        (Canal.TELEPHONE, eg.telephone),
        (Canal.TELECOPIE, eg.telecopie),
        (Canal.COURRIEL, eg.courriel),
        (Canal.SITE_INTERNET, eg.site_internet),
    ):
        contacts = with_point(contacts, Nature.STANDARD, canal, valeur)
    return with_name(contacts, Fonction.DIRECTEUR, eg.direction)
