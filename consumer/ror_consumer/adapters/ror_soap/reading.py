"""Tourne une réponse de lecture en fiches figées du domaine, par la table de correspondance de sa version."""

from collections.abc import Mapping
from types import MappingProxyType

from ror_consumer.adapters.ror_soap import identity, nodes
from ror_consumer.adapters.ror_soap.coherence import check, check_finess, parent_of
from ror_consumer.adapters.ror_soap.dates import jour
from ror_consumer.adapters.ror_soap.directory import Directory, directory
from ror_consumer.adapters.ror_soap.extract import Lecture
from ror_consumer.adapters.ror_soap.failure import incoherent
from ror_consumer.adapters.ror_soap.mapping.base import Correspondance
from ror_consumer.adapters.ror_soap.nodes import Element
from ror_consumer.adapters.ror_soap.references import activites
from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation, OrganisationRor
from ror_consumer.domain.valeurs import Valeur

BLOQUANTES = frozenset({"champ_activite", "modalite_accueil", "type_unite", "activite"})
"""Portées par les attributs de l'OI, jamais recopiées comme de simples données (P3-13 à P3-20)."""


def read_etablissement(
    result: Element, correspondance: Correspondance, finess: str | None
) -> EtablissementRor:
    """La fiche de l'établissement et de toutes ses OI.

    `result` : l'élément `careServicesResponse/result`. `finess` : celui demandé (`None` : non contrôlé).
    Lève `RorIndisponible` (contenu) si la réponse se contredit ou n'est pas celle de cet établissement.
    """
    found = _checked(result, correspondance, finess)
    etablissement = found.etablissement
    return EtablissementRor(
        finess=_finess(found),
        donnees=_values(correspondance.etablissement, etablissement, found),
        ferme_le=jour(nodes.text(nodes.find(etablissement, correspondance.fermeture_etablissement))),
        motif_fermeture=_motif(etablissement, correspondance),
        organisations=tuple(_organisation(entity, found, correspondance) for entity in found.organisations),
    )


def read_organisation(result: Element, correspondance: Correspondance, oi: str) -> LectureOrganisation:
    """L'OI demandée, ses ancêtres (du parent direct au plus haut) et le FINESS de son établissement.

    Lève `RorIndisponible` (contenu) si la réponse se contredit ou ne porte pas cette OI.
    """
    found = _checked(result, correspondance, None)
    entity = next((known for known in found.organisations if _oi(known, found)[0] == oi), None)
    if entity is None:
        incoherent(f"OI {oi} demandée, absente de la réponse")
    return LectureOrganisation(
        organisation=_organisation(entity, found, correspondance),
        ancetres=tuple(
            _organisation(ancestor, found, correspondance)
            for ancestor in _ancestors(entity, found, correspondance)
        ),
        finess=_finess(found) or None,
    )


def _checked(result: Element, correspondance: Correspondance, finess: str | None) -> Directory:
    found = directory(result)
    if finess is not None:
        check_finess(found, finess)
    check(found, correspondance)
    return found


def _organisation(entity: str, found: Directory, correspondance: Correspondance) -> OrganisationRor:
    element = found.organisations[entity]
    oi, autorite = _oi(entity, found)
    parent = parent_of(element, correspondance)
    values = _values(correspondance.organisation, element, found)
    return OrganisationRor(
        oi=oi,
        autorite=autorite,
        nom=str(values["nom"] or ""),
        niveau=str(values["type_unite"] or ""),
        parent=None if parent is None else _oi(parent, found)[0],
        etablissement=_finess(found) or None,
        champs=nodes.codes(nodes.find_all(element, correspondance.champs)),
        modalite=nodes.code(nodes.find(element, correspondance.modalite)),
        activites=_activites(element, found),
        # Le type d'unité n'est qu'une donnée commune dans une lecture de l'annexe 3 (A3-type).
        donnees={k: v for k, v in values.items() if k == "type_unite" or k not in BLOQUANTES},
        fermee_le=jour(nodes.text(nodes.find(element, correspondance.fermeture_organisation))),
    )


def _motif(etablissement: Element, correspondance: Correspondance) -> str | None:
    path = correspondance.motif_fermeture
    return None if path is None else nodes.code(nodes.find(etablissement, path))


def _activites(element: Element, found: Directory) -> tuple[str, ...]:
    services = activites(element, found)
    return nodes.codes([item for service in services for item in nodes.find_all(service, "codedType")])


def _oi(entity: str, found: Directory) -> tuple[str, str]:
    """L'identifiant national d'une OI ; son `entityID` quand le ROR n'en transmet pas."""
    return next(nodes.identifiers(found.organisations[entity]), (entity, ""))


def _finess(found: Directory) -> str:
    return identity.first(found.etablissement, identity.finess_of) or ""


def _ancestors(entity: str, found: Directory, correspondance: Correspondance) -> list[str]:
    chain: list[str] = []
    parent = parent_of(found.organisations[entity], correspondance)
    while parent is not None:
        chain.append(parent)
        parent = parent_of(found.organisations[parent], correspondance)
    return chain


def _values(table: Mapping[str, Lecture], element: Element, found: Directory) -> Mapping[str, Valeur]:
    return MappingProxyType({key: reading(element, found) for key, reading in table.items()})
