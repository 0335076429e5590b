"""Défauts de la phase 1 : la demande d'ouverture, l'activation région par région, domaine par domaine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ror_consumer.application.acces import ouvrir_ror
from ror_consumer.application.composition import Composition
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.outils import Relais, ajoute, change, depot, ensemble, profils, sans, usage
from ror_consumer.defauts.vocabulaire import REGION, SISRA
from ror_consumer.domain.formulaires import ElementExige
from ror_consumer.domain.journal import Courriel
from ror_consumer.domain.region import ConnexionRor, PlateformeActivee, Region
from ror_consumer.domain.vocabulaire import Domaine, Plateforme


def _autres_regions(effet: Any) -> Retouche:
    """Après une activation, applique `effet(region activée, autre région)` à chaque autre région connue."""

    def retouche(c: Composition) -> Composition:
        connues: set[str] = set()

        def preparer(juste: Any) -> Any:
            def faux(c: Composition, region: str, **corps: Any) -> Any:
                connues.add(region)
                return juste(c, region=region, **corps)

            return faux

        def activer(juste: Any) -> Any:
            def faux(c: Composition, region: str, **corps: Any) -> None:
                juste(c, region=region, **corps)
                with c.ports.depot.transaction() as t:
                    activee = t.region(region)
                    for autre in filter(None, (t.region(une) for une in connues - {region})):
                        t.garder_region(effet(activee, autre))

            return faux

        return ensemble(usage("preparer", preparer), usage("activer_interface", activer))(c)

    return retouche


def _partout(activee: Region, autre: Region) -> Region:
    return replace(autre, recette=activee.recette, production=activee.production)


def _une_seule(_activee: Region, autre: Region) -> Region:
    return replace(autre, recette=None, production=None)


class _FonctionConfondue(Relais):
    def garder_region(self, region: Region) -> None:
        if region.demande:
            fonction = region.demande["referent_regional"]["fonction"]
            technique = {**region.demande["referent_technique"], "fonction": fonction}
            region = replace(region, demande={**region.demande, "referent_technique": technique})
        self.juste.garder_region(region)


class _AdressesEchangees(Relais):
    def garder_region(self, region: Region) -> None:
        lue = self.juste.region(region.region)
        if region.demande and (lue is None or lue.demande is None):
            une, autre = region.demande["url_recette"], region.demande["url_production"]
            echangees = {**region.demande, "url_recette": autre, "url_production": une}
            region = replace(region, demande=echangees)
        self.juste.garder_region(region)


class _RecetteActiveeSuffit(Relais):
    def region(self, region: str) -> Region | None:
        lue: Region | None = self.juste.region(region)
        if lue is None or lue.recette is None:
            return lue
        return replace(lue, recette=replace(lue.recette, validee=True))


class _SansRecette(Relais):
    def region(self, region: str) -> Region | None:
        lue: Region | None = self.juste.region(region)
        if lue is None or lue.recette is not None:
            return lue
        return replace(lue, recette=_activation(Plateforme.RECETTE, validee=True))


class _ToujoursActive(Relais):
    def region(self, region: str) -> Region | None:
        lue: Region | None = self.juste.region(region)
        if lue is None or lue.production is not None:
            return lue
        return replace(lue, production=_activation(Plateforme.PRODUCTION))


def _activation(plateforme: Plateforme, validee: bool = False) -> PlateformeActivee:
    return PlateformeActivee(ConnexionRor(plateforme, "", "2.4", ""), frozenset(Domaine), validee)


def activation_fictive() -> PlateformeActivee:
    """Une production activée pour tous les domaines, sans adresse."""
    return _activation(Plateforme.PRODUCTION)


def _sans_effet(_juste: Any) -> Any:
    return lambda _c, **_corps: None


def _lit_le_ror(juste: Any) -> Any:
    """Joue le cas d'usage, puis lit chaque établissement de la région dans le ROR."""

    def faux(c: Composition, region: str, **corps: Any) -> Any:
        vue = juste(c, region=region, **corps)
        with c.ports.depot.transaction() as t:
            lue, etablissements = t.region(region), t.etablissements(region)
        if lue is not None and lue.production is not None:
            ror = ouvrir_ror(c, lue)
            for un in etablissements:
                ror.lire_etablissement(un.finess or "")
        return vue

    return faux


def _domaines(*ouverts: str) -> Any:
    """Active ces domaines au lieu du domaine demandé ; « tous » : chacun."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, domaine: str, **corps: Any) -> None:  # noqa: ARG001
            for un in ouverts or tuple(Domaine):
                juste(c, domaine=un, **corps)

        return faux

    return enveloppe


def _valide_et_active(juste: Any) -> Any:
    def faux(c: Composition, region: str, compte: str) -> None:
        juste(c, region=region, compte=compte)
        with c.ports.depot.transaction() as t:
            lue = t.region(region)
            if lue is not None and lue.recette is not None:
                t.garder_region(replace(lue, production=lue.recette))

    return faux


class _SansPieceJointe(Relais):
    """Les courriels de transmission partent sans le certificat."""

    def garder_courriel(self, courriel: Courriel) -> None:
        corps = courriel.corps.split("-----BEGIN")[0]
        self.juste.garder_courriel(replace(courriel, corps=corps))


class _AuxComptes(Relais):
    """Chaque compte de la région reçoit copie du certificat."""

    def garder_courriel(self, courriel: Courriel) -> None:
        self.juste.garder_courriel(courriel)
        copies = "BEGIN" in courriel.corps and courriel.envoye_le is None
        for un in self.juste.comptes(courriel.region) if copies else ():
            cle = f"{courriel.courriel}.{un.compte}"
            self.juste.garder_courriel(replace(courriel, courriel=cle, destinataire=un.courriel))


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "activation_de_toutes_les_regions",
        "P1-01",
        "Activer une région active aussi les autres.",
        _autres_regions(_partout),
    ),
    Defaut(
        "une_seule_region_active",
        "P1-01",
        "Activer une région désactive les autres.",
        _autres_regions(_une_seule),
    ),
    Defaut(
        "fonction_du_referent_confondue",
        "P1-02",
        "La demande reçue donne au référent technique la fonction du référent régional.",
        depot(_FonctionConfondue),
    ),
    Defaut(
        "adresses_echangees",
        "P1-02",
        "La demande reçue échange les adresses de recette et de production.",
        depot(_AdressesEchangees),
    ),
    Defaut(
        "element_de_trop_exige",
        "P1-02",
        "Une demande complète est refusée : un élément que le manuel ne demande pas est exigé.",
        ajoute("demande_ouverture", ElementExige("P1-02", "numero_de_contrat", "numéro de contrat")),
    ),
    Defaut(
        "recette_activee_suffit",
        "P1-05",
        "La production s'active dès que la recette est activée, sans validation.",
        depot(_RecetteActiveeSuffit),
    ),
    Defaut(
        "production_sans_recette",
        "P1-05",
        "La production s'active sans être passée par la recette.",
        depot(_SansRecette),
    ),
    Defaut(
        "recette_jamais_validee",
        "P1-05",
        "La validation de la recette se perd : la production reste refusée.",
        usage("valider_recette", _sans_effet),
    ),
    Defaut(
        "activation_qui_lit_le_ror",
        "P1-06",
        "L'activation lit aussitôt tous les établissements dans le ROR.",
        usage("activer_interface", _lit_le_ror),
    ),
    Defaut(
        "liste_qui_lit_le_ror",
        "P1-06",
        "Consulter la liste des établissements interroge le ROR.",
        usage("lister_etablissements", _lit_le_ror),
    ),
    Defaut(
        "domaine_toujours_sanitaire",
        "P1-08",
        "Quel que soit le domaine demandé, c'est le sanitaire qui s'active.",
        usage("activer_interface", _domaines("sanitaire")),
    ),
    Defaut(
        "initiation_jamais_offerte",
        "P1-08",
        "La synchronisation n'est jamais offerte sur la fiche.",
        sans("actions_offertes", action="initier_synchronisation"),
    ),
    Defaut(
        "etat_visible_sans_activation",
        "P1-08",
        "L'état se voit avant que l'interface soit activée.",
        depot(_ToujoursActive),
    ),
    Defaut(
        "tous_les_domaines_a_la_fois",
        "P1-09",
        "Activer un domaine les active tous.",
        usage("activer_interface", _domaines()),
    ),
    Defaut(
        "initiation_sans_domaine_actif",
        "P1-09",
        "La synchronisation s'initie pour un domaine qui n'est pas activé.",
        change("droits", {"action": "initier_synchronisation"}, interface=False),
    ),
    Defaut(
        "la_region_active_elle_meme",
        "P1-10",
        "La région active l'interface sans passer par le support.",
        profils("activer_interface", SISRA, REGION),
    ),
    Defaut(
        "le_support_ne_peut_pas_activer",
        "P1-10",
        "L'activation est réservée à la région.",
        profils("activer_interface", REGION),
    ),
    Defaut(
        "production_activee_sans_le_support",
        "P1-10",
        "Valider la recette active la production sans que le support l'ait fait.",
        usage("valider_recette", _valide_et_active),
    ),
    Defaut(
        "referent_technique_oublie",
        "P1-11",
        "Le certificat client n'est transmis qu'au référent régional.",
        sans("referents_designes", cle="referent_technique"),
    ),
    Defaut(
        "courriel_sans_certificat",
        "P1-11",
        "Le courriel aux référents ne porte pas le certificat.",
        depot(_SansPieceJointe),
    ),
    Defaut(
        "certificat_a_tous_les_comptes",
        "P1-11",
        "Chaque compte de la région reçoit le certificat.",
        depot(_AuxComptes),
    ),
)
