"""Ce qui se saisit dans ViaTrajectoire : une donnée de fiche, une fermeture temporaire, une réouverture."""

from __future__ import annotations

from dataclasses import replace

from ror_consumer.application.acces import (
    Acces,
    AccesUnite,
    refus_de_personne,
    sur_l_unite,
    trouver_etablissement,
    trouver_unite,
)
from ror_consumer.application.composition import Composition
from ror_consumer.domain.donnees import Donnee, trouver
from ror_consumer.domain.fermetures import refus_definitif
from ror_consumer.domain.refus import DecisionRefusee, Motif, Refus, SaisieRefusee, exiger
from ror_consumer.domain.saisie import modifiable
from ror_consumer.domain.valeurs import Valeur, normaliser
from ror_consumer.domain.vocabulaire import Fiche, OuvertureUnite


def modifier_donnee(
    c: Composition,
    region: str,
    compte: str,
    donnee: str,
    valeur: object,
    etablissement: str | None = None,
    unite: str | None = None,
) -> None:
    """Modifie une donnée d'une fiche, si elle n'est pas verrouillée (P1-13, P3-02, P3-03, P3-51).

    Lève `SaisieRefusee`, ou `ValeurInvalide` si la valeur n'a pas la forme de la donnée.
    """
    with c.ports.depot.transaction() as t:
        if unite is not None:
            acces = trouver_unite(t, region, compte, unite)
            apres = _saisie(c, acces, Fiche.UNITE, donnee, valeur)
            t.garder_unite(replace(acces.unite, donnees={**acces.unite.donnees, donnee: apres}))
            return
        vise = trouver_etablissement(t, region, compte, etablissement or "")
        apres = _saisie(c, vise, Fiche.ETABLISSEMENT, donnee, valeur)
        donnees = {**vise.etablissement.donnees, donnee: apres}
        t.garder_etablissement(replace(vise.etablissement, donnees=donnees))


def _saisie(c: Composition, acces: Acces, fiche: Fiche, cle: str, valeur: object) -> Valeur:
    donnee = trouver(c.regles.donnees, fiche, cle)
    refus = (*refus_de_personne(c, "modifier_donnee", acces), *_refus_de_saisie(c, acces, donnee, cle))
    exiger(refus, SaisieRefusee)
    return normaliser(valeur, donnee.forme) if donnee else None


def _refus_de_saisie(c: Composition, acces: Acces, donnee: Donnee | None, cle: str) -> tuple[Refus, ...]:
    if donnee is None:
        message = f"la fiche n'a pas de donnée « {cle} »"
        return (Refus(Motif.DONNEE_INCONNUE, message, "P3-02", {"donnee": cle}),)
    if modifiable(c.regles.saisies, donnee, acces.etablissement.etat):
        return ()
    message = f"« {donnee.libelle} » vient du ROR : elle ne se modifie pas dans ViaTrajectoire"
    return (Refus(Motif.DONNEE_VERROUILLEE, message, donnee.exigence, {"donnee": cle}),)


def fermer_temporairement(c: Composition, region: str, compte: str, unite: str) -> None:
    """Ferme temporairement une unité, quel que soit l'état de synchronisation (P3-37)."""
    _ouvrir_ou_fermer(c, "fermer_temporairement", region, compte, unite, OuvertureUnite.FERMEE_TEMPORAIREMENT)


def rouvrir(c: Composition, region: str, compte: str, unite: str) -> None:
    """Rouvre une unité fermée temporairement."""
    _ouvrir_ou_fermer(c, "rouvrir", region, compte, unite, OuvertureUnite.OUVERTE)


def _ouvrir_ou_fermer(
    c: Composition, action: str, region: str, compte: str, unite: str, ouverture: OuvertureUnite
) -> None:
    with c.ports.depot.transaction() as t:
        acces: AccesUnite = sur_l_unite(c, t, action, region, compte, unite)
        exiger(refus_definitif(acces.unite), DecisionRefusee)
        t.garder_unite(replace(acces.unite, ouverture=ouverture))
