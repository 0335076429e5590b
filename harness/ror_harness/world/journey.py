"""Amène une région et ses établissements à un état donné, par les gestes du manuel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ror_harness.judging import FauteDuBanc, PreparationRouge
from ror_harness.world.opening import opening_request

if TYPE_CHECKING:
    from ror_contracts.scenario import UniteVTDecrite
    from ror_harness.world.monde import Monde

ETATS = {
    "non_synchronise": "Non synchronisé",
    "en_cours": "En cours de synchronisation",
    "structure_validee": "Synchronisation structurelle validée",
    "offre_active": "Mise à jour de l'offre active",
    "offre_suspendue": "Mise à jour de l'offre suspendue",
}
"""Code d'un état → libellé de l'annexe 2, dans l'ordre de la vie d'un établissement."""


def etat(texte: str) -> str:
    """Rend le code d'un état écrit en code ou avec le libellé de l'annexe 2."""
    for code, libelle in ETATS.items():
        if texte in (code, libelle):
            return code
    raise FauteDuBanc(f"« {texte} » n'est pas un état ; connus : {', '.join(ETATS.values())}")


def open_region(monde: Monde, domaine: str) -> bool:
    """Ouvre la région, en recette puis en production ; sans effet, et faux, si c'est fait."""
    ouverture = monde.exiger("consulter_ouverture", compte="region")
    if ouverture["production"] == "activee" and domaine in ouverture["domaines"]:
        return False
    if ouverture["demande"] is None:
        monde.exiger("demander_ouverture", compte="region", demande=complete_request(monde))
    if ouverture["recette"] != "validee":
        monde.exiger("activer_interface", compte="sisra", plateforme="recette", domaine=domaine)
        monde.exiger("valider_recette", compte="sisra")
    monde.exiger("activer_interface", compte="sisra", plateforme="production", domaine=domaine)
    return True


def complete_request(monde: Monde) -> dict[str, object]:
    """Rend une demande d'ouverture complète pour la région du scénario."""
    courriels = (
        f"regional-{monde.references.region}@recette.exemple.invalid",
        f"technique-{monde.references.region}@recette.exemple.invalid",
    )
    ror = monde.ror
    return opening_request(
        monde.maintenant,
        monde.scenario.ror.region,
        ror.url_recette,
        ror.url,
        courriels,
        ror.certificat_serveur,
        monde.moyens.reglages.version,
    )


def associate_all(monde: Monde, etablissement: str) -> None:
    """Associe à son organisation d'origine chaque unité de l'établissement qui ne l'est pas encore."""
    acteur = monde.referent_de(etablissement)
    page = monde.exiger("consulter_synchronisation", compte=acteur, etablissement=etablissement)
    restantes = {unite["unite"] for unite in page["unites"] if unite["oi"] is None}
    _associate(monde, [un for un in monde.unites_de(etablissement) if monde.unite(un.cle) in restantes])


def _associate(monde: Monde, unites: Iterable[UniteVTDecrite]) -> None:
    for unite in unites:
        if unite.oi is not None:
            acteur = monde.referent_de(monde.etablissement_de(unite.cle))
            monde.exiger("associer", compte=acteur, unite=unite.cle, oi=unite.oi)


def bring(monde: Monde, etablissement: str, vise: str) -> None:
    """Amène un établissement à un état de l'annexe 2, depuis celui où il est."""
    codes = list(ETATS)
    # Dans une région ouverte à l'instant pour ce domaine, rien n'a pu être synchronisé : inutile de le lire.
    neuve = open_region(monde, monde.domaine_de(etablissement))
    depart = 0 if neuve else codes.index(current_state(monde, etablissement))
    arrivee = codes.index(etat(vise))
    if depart > arrivee:
        raise FauteDuBanc(f"« {etablissement} » est déjà au-delà de « {ETATS[codes[arrivee]]} »")
    gestes = codes[depart + 1 : arrivee + 1]
    for code in gestes:
        if code == "structure_validee":
            # Initiée à l'instant, la synchronisation n'a encore aucune association : inutile de les lire.
            if "en_cours" in gestes:
                _associate(monde, monde.unites_de(etablissement))
            else:
                associate_all(monde, etablissement)
        _GESTES[code](monde, etablissement)
    atteint = current_state(monde, etablissement)
    if atteint != codes[arrivee]:
        raise PreparationRouge(
            f"« {etablissement} » devait être « {ETATS[codes[arrivee]]} », il est « {atteint} »"
        )


def current_state(monde: Monde, etablissement: str) -> str:
    """Rend l'état lu par la région ; un établissement sans état compte comme non synchronisé."""
    fiche = monde.exiger("lire_etablissement", compte="region", etablissement=etablissement)
    return str(fiche["etat"] or "non_synchronise")


def _initiate(monde: Monde, etablissement: str) -> None:
    monde.exiger("initier_synchronisation", compte="region", etablissement=etablissement)


def _validate_structure(monde: Monde, etablissement: str) -> None:
    monde.exiger("valider_structure", compte=monde.referent_de(etablissement), etablissement=etablissement)


def _validate_offer(monde: Monde, etablissement: str) -> None:
    acteur = monde.referent_de(etablissement)
    monde.exiger("declarer_offre_verifiee", compte=acteur, etablissement=etablissement)
    monde.exiger("demander_synchronisation", compte=acteur, etablissement=etablissement)
    monde.exiger("valider_offre", compte="region", etablissement=etablissement)


def _suspend(monde: Monde, etablissement: str) -> None:
    monde.exiger("suspendre", compte="region", etablissement=etablissement)


_GESTES: dict[str, Callable[[Monde, str], None]] = {
    "en_cours": _initiate,
    "structure_validee": _validate_structure,
    "offre_active": _validate_offer,
    "offre_suspendue": _suspend,
}
