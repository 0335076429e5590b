"""La préparation d'une région d'essai : comptes, établissements et unités, tels que ViaTrajectoire les a."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ror_consumer.application.composition import Composition
from ror_consumer.application.ports import Transaction
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.donnees import Donnee, de_la_fiche, trouver
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.region import Region
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.valeurs import Donnees, ValeurInvalide, normaliser
from ror_consumer.domain.vocabulaire import Domaine, Fiche, Profil, TypeUnite


def preparer(
    c: Composition,
    region: str,
    comptes: Iterable[Mapping[str, Any]],
    etablissements: Iterable[Mapping[str, Any]],
    nom: str = "",
) -> None:
    """Crée la région et tout ce qu'elle contient ; lève `ValeurInvalide` sur une donnée fautive."""
    with c.ports.depot.transaction() as t:
        t.garder_region(t.region(region) or Region(region, nom or region))
        for compte in comptes:
            t.garder_compte(_compte(region, compte))
        for etablissement in etablissements:
            _preparer_etablissement(c, t, region, etablissement)


def _compte(region: str, corps: Mapping[str, Any]) -> Compte:
    return Compte(
        region=region,
        compte=corps["compte"],
        profil=Profil(corps["profil"]),
        nom=corps.get("nom") or corps["compte"],
        courriel=corps["courriel"],
        etablissements=frozenset(corps.get("etablissements") or ()),
    )


def _preparer_etablissement(c: Composition, t: Transaction, region: str, corps: Mapping[str, Any]) -> None:
    cle, donnees = corps["etablissement"], corps["donnees"]
    fiche = fiche_saisie(c.regles.donnees, Fiche.ETABLISSEMENT, {"domaine": corps["domaine"], **donnees})
    t.garder_etablissement(Etablissement(region, cle, Domaine(corps["domaine"]), fiche))
    for unite in corps["unites"]:
        saisie = fiche_saisie(c.regles.donnees, Fiche.UNITE, unite["donnees"])
        t.garder_unite(UniteVT(region, unite["unite"], cle, TypeUnite(unite["type"]), saisie))


def fiche_saisie(table: Iterable[Donnee], fiche: Fiche, saisie: Mapping[str, object]) -> Donnees:
    """Une fiche entière depuis une saisie : chaque donnée mise en forme, None si absente.

    Lève `ValeurInvalide` si une clé n'est pas de la fiche ou si une valeur n'a pas sa forme.
    """
    lignes = tuple(table)
    for cle in saisie:
        if trouver(lignes, fiche, cle) is None:
            raise ValeurInvalide(f"donnée « {cle} » inconnue dans la fiche {fiche}")
    return {d.cle: normaliser(saisie.get(d.cle), d.forme) for d in de_la_fiche(lignes, fiche)}
