"""Un monde d'essai : un hôpital, une clinique, leurs comptes, et un ROR qui les décrit à l'identique."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from ror_consumer.application.ports import Ports
from ror_consumer.bootstrap import Composition, composer
from ror_consumer.domain.alerte import Alerte
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import ActionRefusee, Motif
from ror_consumer.domain.ror import EtablissementRor, OrganisationRor
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import EtatSynchronisation

from .faux import DepotEnMemoire, ExporteurSimple, FacteurQuiRetient, HorlogeFixe, RorEnMemoire

REGION = "ara"
HOPITAL, CLINIQUE = "010000024", "010000032"
CATEGORIES = frozenset({"355", "365"})
COMPTES = {
    "region": "region",
    "coordination": "coordination",
    "referent": "referent_structure",
    "sisra": "support_sisra",
    "autre": "autre",
}
DEMANDE = {
    "date": "2026-03-02",
    "region_demandeuse": "84",
    "ror": "ROR d'essai",
    "version": "2.4",
    "module": "Sanitaire",
    "referent_regional": {"nom": "A", "prenom": "B", "coordonnees": "c", "fonction": "d"},
    "referent_technique": {"nom": "E", "prenom": "F", "coordonnees": "g", "fonction": "h"},
    "url_recette": "http://recette.example/ror",
    "url_production": "http://production.example/ror",
    "certificat_serveur": "PEM",
}
ETATS = list(EtatSynchronisation)


def oi(
    cle: str,
    niveau: str,
    parent: str | None = None,
    champs: tuple[str, ...] = ("02",),
    modalite: str | None = None,
    activites: tuple[str, ...] = (),
    **donnees: Any,
) -> OrganisationRor:
    """Une OI ; ses autres données communes en mots-clés."""
    return OrganisationRor(cle, "1.2.3", cle, niveau, parent, None, champs, modalite, activites, donnees)


def hopital_ror() -> EtablissementRor:
    """L'hôpital dans le ROR : deux pôles, et sous le premier un service, une UF, des UE."""
    ressources = {"equipements_ror": ("E1",), "actes_ror": ("A1",), "professions_ror": ("P1",)}
    return EtablissementRor(
        HOPITAL,
        {"denomination": "Hôpital", "telephone": "01", "categorie": "355", "finess": HOPITAL},
        organisations=(
            oi("pole", "1", champs=("01", "02")),
            oi("service", "2", "pole", champs=("01", "02")),
            oi("uf", "3", "service"),
            oi("ue_ssr", "4", "uf", ("02",), "28", ("123",), lits_installes=10, **ressources),
            oi("ue_ger", "4", "service", ("02",), "28", ("124",), lits_installes=20, **ressources),
            oi("ue_libre", "4", "service", ("02",), "28", ("123",)),
            oi("ue_jour", "4", "service", ("02",), "29", ("125",)),
            oi("ue_deux", "4", "service", ("02",), "28", ("123", "124")),
            oi("ue_vide", "4", "service", ("02",), "28"),
            oi("ue_social", "4", "service", ("04",), "28", ("123",)),
            oi("autre_pole", "1", champs=("01",)),
            oi("ue_mco", "4", "autre_pole", ("01",), "30", ("200", "201")),
        ),
    )


def clinique_ror() -> EtablissementRor:
    """La clinique dans le ROR : une seule UE."""
    donnees = {"denomination": "Clinique", "telephone": "02", "categorie": "365", "finess": CLINIQUE}
    ue = oi("ue_clinique", "4", None, ("02",), "28", ("123",), lits_installes=5)
    return EtablissementRor(CLINIQUE, donnees, organisations=(ue,))


def fiche_unite(source: OrganisationRor, **propres: Any) -> dict[str, Any]:
    """Les données d'une unité de ViaTrajectoire recopiées d'une OI."""
    return {
        **source.donnees,
        "nom": source.nom,
        "champ_activite": source.champs[0] if source.champs else None,
        "modalite_accueil": source.modalite,
        "type_unite": source.niveau,
        "activite": source.activites[0] if source.activites else None,
        **propres,
    }


class Monde:
    """Le monde et ses gestes ; chaque geste est un cas d'usage joué par un compte."""

    def __init__(self, lectures: Lectures | None = None) -> None:
        self.depot, self.facteur = DepotEnMemoire(), FacteurQuiRetient()
        self.ror = RorEnMemoire({HOPITAL: hopital_ror(), CLINIQUE: clinique_ror()})
        self.connexions: list[str] = []
        ports = Ports(self.depot, self._ror, self.facteur, HorlogeFixe(), ExporteurSimple())
        self.c: Composition = composer(ports, CATEGORIES, lectures=lectures)
        self.preparer()

    def _ror(self, connexion: Any) -> RorEnMemoire:
        self.connexions.append(connexion.url)
        return self.ror

    def preparer(self, region: str = REGION) -> None:
        source = {une.oi: une for une in hopital_ror().organisations}
        clinique = clinique_ror()
        self.c.executer(
            "preparer",
            region=region,
            nom="Région d'essai",
            comptes=[
                {
                    "compte": compte,
                    "profil": profil,
                    "courriel": f"{compte}@recette.exemple.invalid",
                    "etablissements": ["hopital"] if profil != "region" else [],
                }
                for compte, profil in COMPTES.items()
            ]
            + [
                {
                    "compte": "voisin",
                    "profil": "referent_structure",
                    "courriel": "voisin@recette.exemple.invalid",
                    "etablissements": ["clinique"],
                }
            ],
            etablissements=[
                {
                    "etablissement": "hopital",
                    "domaine": "sanitaire",
                    "donnees": dict(hopital_ror().donnees, descriptif="à nous"),
                    "unites": [
                        {
                            "unite": "ssr",
                            "type": "ssr_receveuse",
                            "donnees": fiche_unite(source["ue_ssr"], pathologies="à nous"),
                        },
                        {
                            "unite": "geriatrie",
                            "type": "ssr_receveuse",
                            "donnees": fiche_unite(source["ue_ger"]),
                        },
                        {
                            "unite": "medecine",
                            "type": "mco_demandeuse",
                            "donnees": fiche_unite(source["ue_mco"]),
                        },
                    ],
                },
                {
                    "etablissement": "clinique",
                    "domaine": "sanitaire",
                    "donnees": dict(clinique.donnees),
                    "unites": [
                        {
                            "unite": "unite_clinique",
                            "type": "ssr_receveuse",
                            "donnees": fiche_unite(clinique.organisations[0]),
                        }
                    ],
                },
            ],
        )

    def faire(self, operation: str, compte: str = "referent", **corps: Any) -> Any:
        """Joue une opération au nom d'un compte de la région."""
        return self.c.executer(operation, region=REGION, compte=compte, **corps)

    def refus(self, operation: str, compte: str = "referent", **corps: Any) -> list[Motif]:
        """Les motifs du refus attendu ; l'action acceptée fait échouer le test."""
        with pytest.raises(ActionRefusee) as refusee:
            self.faire(operation, compte, **corps)
        return [un.motif for un in refusee.value.refus]

    def activer(self, domaine: str = "sanitaire") -> Monde:
        self.faire("demander_ouverture", "region", demande=DEMANDE)
        self.faire("activer_interface", "sisra", plateforme="recette", domaine=domaine)
        self.faire("valider_recette", "sisra")
        self.faire("activer_interface", "sisra", plateforme="production", domaine=domaine)
        self.ror.appels.clear()
        return self

    def amener(self, etat: str, etablissement: str = "hopital") -> Monde:
        """Mène un établissement jusqu'à un état, par les gestes du manuel."""
        gestes = (
            lambda: self.faire("initier_synchronisation", "region", etablissement=etablissement),
            lambda: self.valider_la_structure(etablissement),
            lambda: self.faire("valider_offre", "region", etablissement=etablissement),
            lambda: self.faire("suspendre", "region", etablissement=etablissement),
        )
        if not self.depot.base.regions[REGION].production:
            self.activer()
        for geste in gestes[: ETATS.index(EtatSynchronisation(etat))]:
            geste()
        self.ror.appels.clear()
        return self

    def valider_la_structure(self, etablissement: str) -> None:
        """Associe ce qui reste, puis valide."""
        couples = {
            "hopital": {"ssr": "ue_ssr", "geriatrie": "ue_ger", "medecine": "ue_mco"},
            "clinique": {"unite_clinique": "ue_clinique"},
        }
        for unite, cible in couples[etablissement].items():
            if self.unite(unite).oi is None:
                self.faire("associer", "region", unite=unite, oi=cible)
        self.faire("valider_structure", "region", etablissement=etablissement)

    def jour(self, jour: int, heure: int = 3, mois: int = 3) -> int:
        """Dit l'heure (de Paris) à la région ; rend le nombre de passages joués."""
        vues: Any = self.c.executer(
            "horloge", region=REGION, instant=f"2026-{mois:02d}-{jour:02d}T{heure:02d}:00:00"
        )
        return int(vues.passages)

    def muter(self, finess: str = HOPITAL, notifier: bool = True, **changements: Any) -> None:
        """Change des données de l'établissement dans le ROR (ou ses champs propres)."""
        un = self.ror.etablissements[finess]
        champs = {k: v for k, v in changements.items() if k in ("ferme_le", "motif_fermeture")}
        donnees = {k: v for k, v in changements.items() if k not in champs}
        self.ror.etablissements[finess] = replace(un, donnees={**un.donnees, **donnees}, **champs)
        if notifier:
            self.ror.modifies.add(finess)

    def muter_oi(self, cle: str, finess: str = HOPITAL, notifier: bool = True, **changements: Any) -> None:
        """Change une OI : ses champs de modèle, ou ses données communes."""
        un = self.ror.etablissements[finess]
        propres = ("niveau", "champs", "modalite", "activites", "fermee_le", "nom", "parent")
        champs = {k: v for k, v in changements.items() if k in propres}
        donnees = {k: v for k, v in changements.items() if k not in propres}
        self.ror.etablissements[finess] = replace(
            un,
            organisations=tuple(
                replace(une, donnees={**une.donnees, **donnees}, **champs) if une.oi == cle else une
                for une in un.organisations
            ),
        )
        if notifier:
            self.ror.modifies.add(finess)

    def retirer_oi(self, cle: str, vers: str | None = None) -> None:
        """Fait disparaître une OI, ou la déplace vers un autre établissement."""
        un = self.ror.etablissements[HOPITAL]
        partie = next(une for une in un.organisations if une.oi == cle)
        reste = tuple(une for une in un.organisations if une.oi != cle)
        self.ror.etablissements[HOPITAL] = replace(un, organisations=reste)
        self.ror.modifies.add(HOPITAL)
        if vers:
            autre = self.ror.etablissements[vers]
            arrivee = (*autre.organisations, replace(partie, parent=None))
            self.ror.etablissements[vers] = replace(autre, organisations=arrivee)

    def etablissement(self, cle: str = "hopital") -> Etablissement:
        return self.depot.base.les_etablissements[REGION, cle]

    def unite(self, cle: str = "ssr") -> UniteVT:
        return self.depot.base.les_unites[REGION, cle]

    def alertes(self, unite: str | None = None, etablissement: str = "hopital") -> list[Alerte]:
        """Les alertes ouvertes d'un objet."""
        toutes = self.depot.base.alertes(REGION, etablissement)
        return [une for une in toutes if une.unite == unite and une.ouverte]

    def causes(self, unite: str | None = None) -> list[str]:
        return [une.cause.value for une in self.alertes(unite)]

    def fiches(self) -> Mapping[str, Any]:
        """Toutes les données de toutes les fiches."""
        return {
            **{cle[1]: un.donnees for cle, un in self.depot.base.les_etablissements.items()},
            **{cle[1]: une.donnees for cle, une in self.depot.base.les_unites.items()},
        }
