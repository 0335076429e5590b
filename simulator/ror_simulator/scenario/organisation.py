"""Fait des organisations décrites d'un établissement des organisations internes du domaine, à plat."""

from collections.abc import Iterator

from ror_contracts.scenario import EtablissementDecrit, OrganisationDecrite
from ror_simulator.domain.donnees.contacts import with_name, with_point
from ror_simulator.domain.donnees.unite import with_activites, with_equipements
from ror_simulator.domain.elements import Canal, Capacite, Competences, Contact, Fonction, Nature, Patientele
from ror_simulator.domain.identity import entity_id
from ror_simulator.domain.niveau import NiveauOI
from ror_simulator.domain.region import OrganisationInterne


def organisations_of(region: str, graine: int, eg: EtablissementDecrit) -> Iterator[OrganisationInterne]:
    """Rend toutes les OI de l'établissement, une parente toujours avant ses filles."""
    for root in eg.organisations:
        yield from _tree(region, graine, eg.cle, None, root)


def _tree(
    region: str, graine: int, etablissement: str, parent: str | None, oi: OrganisationDecrite
) -> Iterator[OrganisationInterne]:
    identity = entity_id(region, graine, "oi", oi.identifiant)
    yield _organisation(oi, etablissement, parent, identity)
    for fille in oi.contient:
        yield from _tree(region, graine, etablissement, oi.cle, fille)


def _organisation(
    oi: OrganisationDecrite, etablissement: str, parent: str | None, identity: str
) -> OrganisationInterne:
    bare = OrganisationInterne(
        cle=oi.cle,
        etablissement=etablissement,
        parent=parent,
        entity_id=identity,
        identifiant=oi.identifiant,
        type_oi=NiveauOI(oi.niveau).code,
        nom=oi.nom,
        champs=oi.champs,
        modalite=oi.modalite,
        categorie_organisation=oi.categorie_organisation,
        patientele=Patientele(oi.age_minimum, oi.age_maximum, oi.publics),
        capacite=_capacite(oi),
        competences=_competences(oi),
        actes=oi.actes,
        contacts=_contacts(oi),
        sensible=oi.unite_sensible,
        cree_le=oi.cree_le,
        ferme_le=oi.ferme_le,
    )
    return with_equipements(with_activites(bare, oi.activites), oi.equipements)


def _capacite(oi: OrganisationDecrite) -> Capacite | None:
    return None if oi.lits is None and oi.places is None else Capacite(oi.lits, oi.places)


def _competences(oi: OrganisationDecrite) -> Competences | None:
    if not (oi.professions or oi.specialites or oi.competences):
        return None
    return Competences(oi.professions, oi.specialites, oi.competences)


def _contacts(oi: OrganisationDecrite) -> tuple[Contact, ...]:
    reached = with_point((), Nature.ACCUEIL, Canal.TELEPHONE, oi.telephone)
    return with_name(reached, Fonction.RESPONSABLE_UNITE, oi.responsable)
