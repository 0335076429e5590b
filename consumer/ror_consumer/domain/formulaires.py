"""Les formulaires de la région : les éléments exigés, et ceux qui manquent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ror_consumer.domain.refus import Motif, Refus


@dataclass(frozen=True)
class ElementExige:
    """Un élément du formulaire ; `chemin` le situe (« referent_regional.nom »)."""

    exigence: str
    chemin: str
    libelle: str


def _personne(cle: str, libelle: str) -> tuple[ElementExige, ...]:
    return tuple(
        ElementExige("P1-02", f"{cle}.{champ}", f"{mot} du {libelle}")
        for champ, mot in (
            ("nom", "nom"),
            ("prenom", "prénom"),
            ("coordonnees", "coordonnées"),
            ("fonction", "fonction"),
        )
    )


DEMANDE_OUVERTURE: tuple[ElementExige, ...] = (
    ElementExige("P1-02", "date", "date de la demande"),
    ElementExige("P1-02", "region_demandeuse", "région demandeuse"),
    ElementExige("P1-02", "ror", "ROR utilisé"),
    ElementExige("P1-02", "version", "numéro de version du ROR"),
    ElementExige("P1-02", "module", "module ViaTrajectoire concerné"),
    *_personne("referent_regional", "référent régional"),
    *_personne("referent_technique", "référent technique"),
    ElementExige("P1-02", "url_recette", "URL du service en recette"),
    ElementExige("P1-02", "url_production", "URL du service en production"),
    ElementExige("P1-02", "certificat_serveur", "partie publique du certificat du serveur"),
)

DEMANDE_CREATION: tuple[ElementExige, ...] = (
    ElementExige("P3-71", "finess", "numéro FINESS"),
    ElementExige("P3-71", "raison_sociale", "raison sociale"),
    ElementExige("P3-71", "adresse", "adresse"),
    ElementExige("P3-71", "code_postal", "code postal"),
    ElementExige("P3-71", "commune", "commune"),
    ElementExige("P3-71", "categorie", "catégorie de l'établissement"),
    ElementExige("P3-71", "entite_juridique.numero", "numéro de l'entité juridique"),
    ElementExige("P3-71", "entite_juridique.raison_sociale", "raison sociale de l'entité juridique"),
    ElementExige("P3-71", "entite_juridique.siren", "numéro SIREN de l'entité juridique"),
    ElementExige("P3-71", "entite_juridique.statut", "statut de l'entité juridique"),
    ElementExige("P3-71", "mode_fixation_tarifs", "mode de fixation des tarifs"),
    ElementExige("P3-71", "coordination", "coordination de référence"),
    ElementExige("P3-71", "territoire_sante", "territoire de santé"),
)


def valeur(contenu: Mapping[str, Any], chemin: str) -> Any:
    """La valeur au bout du chemin, None si le chemin s'arrête avant."""
    courant: Any = contenu
    for cle in chemin.split("."):
        courant = courant.get(cle) if isinstance(courant, Mapping) else None
    return courant


def manquants(contenu: Mapping[str, Any], table: Iterable[ElementExige]) -> tuple[ElementExige, ...]:
    """Les éléments absents, vides ou blancs."""
    return tuple(un for un in table if not str(valeur(contenu, un.chemin) or "").strip())


def refus_incomplet(contenu: Mapping[str, Any], table: Iterable[ElementExige]) -> tuple[Refus, ...]:
    """Un seul refus qui nomme chaque élément manquant, ou rien."""
    absents = manquants(contenu, table)
    if not absents:
        return ()
    message = f"la demande est incomplète : {', '.join(un.libelle for un in absents)}"
    details = {"champs": [un.chemin for un in absents]}
    return (Refus(Motif.DEMANDE_INCOMPLETE, message, absents[0].exigence, details),)
