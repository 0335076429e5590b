"""Tourne chaque objet du domaine en ligne de table, et l'inverse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Table

from ror_consumer.adapters.sql import tables
from ror_consumer.domain.alerte import Alerte, CauseAlerte, NiveauAlerte, StatutAlerte
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.demandes import DemandeCreation
from ror_consumer.domain.etablissement import Etablissement, Marque, Suivi
from ror_consumer.domain.journal import Courriel, Erreur, NatureErreur
from ror_consumer.domain.region import ConnexionRor, PlateformeActivee, Region
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import (
    Domaine,
    EtatSynchronisation,
    NiveauOI,
    OuvertureEtablissement,
    OuvertureUnite,
    Plateforme,
    Profil,
    TypeUnite,
)

T = TypeVar("T")
Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Codec(Generic[T]):
    """Une table, la colonne qui désigne l'objet dans sa région, et les deux sens de la traduction."""

    table: Table
    key: str
    write: Callable[[T], dict[str, Any]]
    read: Callable[[Row], T]


def _same(entity: object, *names: str) -> dict[str, Any]:
    return {name: getattr(entity, name) for name in names}


def _pick(row: Row, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


# Région


def _write_plateforme(plateforme: PlateformeActivee | None) -> dict[str, Any] | None:
    if plateforme is None:
        return None
    return {
        **_same(plateforme.connexion, "plateforme", "url", "version", "certificat_serveur"),
        "domaines": sorted(plateforme.domaines),
        "validee": plateforme.validee,
    }


def _read_plateforme(found: Row | None) -> PlateformeActivee | None:
    if found is None:
        return None
    connexion = ConnexionRor(
        plateforme=Plateforme(found["plateforme"]), **_pick(found, "url", "version", "certificat_serveur")
    )
    return PlateformeActivee(connexion, frozenset(map(Domaine, found["domaines"])), found["validee"])


_REGION = ("region", "nom", "demande", "instant", "dernier_passage", "notifie_le")


def _write_region(region: Region) -> dict[str, Any]:
    plateformes = {name: _write_plateforme(getattr(region, name)) for name in ("recette", "production")}
    return {**_same(region, *_REGION), **plateformes}


def _read_region(row: Row) -> Region:
    return Region(
        **_pick(row, *_REGION),
        recette=_read_plateforme(row["recette"]),
        production=_read_plateforme(row["production"]),
    )


# Compte


def _write_compte(compte: Compte) -> dict[str, Any]:
    return {
        **_same(compte, "region", "compte", "profil", "nom", "courriel"),
        "etablissements": sorted(compte.etablissements),
    }


def _read_compte(row: Row) -> Compte:
    return Compte(
        **_pick(row, "region", "compte", "nom", "courriel"),
        profil=Profil(row["profil"]),
        etablissements=frozenset(row["etablissements"]),
    )


# Établissement

_SUIVI = ("lu_le", "du", "dernier_passage", "mis_a_jour_le", "echeance")
_ETABLISSEMENT = ("region", "etablissement", "donnees", "fermeture_traitee")


def _write_marque(name: str, marque: Marque | None) -> dict[str, Any]:
    return {f"{name}_par": marque and marque.par, f"{name}_le": marque and marque.le}


def _read_marque(name: str, row: Row) -> Marque | None:
    return Marque(row[f"{name}_par"], row[f"{name}_le"]) if row[f"{name}_par"] is not None else None


def _write_etablissement(etablissement: Etablissement) -> dict[str, Any]:
    return {
        **_same(etablissement, *_ETABLISSEMENT, "domaine", "ouverture", "etat"),
        **_same(etablissement.suivi, *_SUIVI),
        **_write_marque("verifiee", etablissement.offre_verifiee),
        **_write_marque("demandee", etablissement.demande),
    }


def _read_etablissement(row: Row) -> Etablissement:
    return Etablissement(
        **_pick(row, *_ETABLISSEMENT),
        domaine=Domaine(row["domaine"]),
        ouverture=OuvertureEtablissement(row["ouverture"]),
        etat=EtatSynchronisation(row["etat"]),
        offre_verifiee=_read_marque("verifiee", row),
        demande=_read_marque("demandee", row),
        suivi=Suivi(**_pick(row, *_SUIVI)),
    )


# Unité

_UNITE = ("region", "unite", "etablissement", "donnees", "oi", "offre_a_jour", "fermeture_traitee")


def _read_unite(row: Row) -> UniteVT:
    return UniteVT(
        **_pick(row, *_UNITE),
        type=TypeUnite(row["type"]),
        ouverture=OuvertureUnite(row["ouverture"]),
        niveau_oi=NiveauOI(row["niveau_oi"]) if row["niveau_oi"] is not None else None,
    )


# Alerte, demande de création, erreur, courriel

_ALERTE = (
    *("region", "alerte", "donnee", "ancienne", "nouvelle"),
    *("ouverte_le", "message", "etablissement", "unite"),
)
_DEMANDE = ("region", "demande", "contenu", "par", "le", "etablissement")
_ERREUR = ("region", "instant", "etablissement", "message")
_COURRIEL = ("region", "courriel", "destinataire", "sujet", "corps", "cree_le", "envoye_le")


def _read_alerte(row: Row) -> Alerte:
    return Alerte(
        **_pick(row, *_ALERTE),
        niveau=NiveauAlerte(row["niveau"]),
        cause=CauseAlerte(row["cause"]),
        statut=StatutAlerte(row["statut"]),
    )


def _read_erreur(row: Row) -> Erreur:
    return Erreur(**_pick(row, *_ERREUR), nature=NatureErreur(row["nature"]))


REGION = Codec(tables.regions, "region", _write_region, _read_region)
COMPTE = Codec(tables.comptes, "compte", _write_compte, _read_compte)
ETABLISSEMENT = Codec(tables.etablissements, "etablissement", _write_etablissement, _read_etablissement)
UNITE: Codec[UniteVT] = Codec(
    tables.unites,
    "unite",
    lambda unite: _same(unite, *_UNITE, "type", "ouverture", "niveau_oi"),
    _read_unite,
)
ALERTE: Codec[Alerte] = Codec(
    tables.alertes,
    "alerte",
    lambda alerte: _same(alerte, *_ALERTE, "niveau", "cause", "statut"),
    _read_alerte,
)
DEMANDE: Codec[DemandeCreation] = Codec(
    tables.demandes_creation,
    "demande",
    lambda demande: _same(demande, *_DEMANDE),
    lambda row: DemandeCreation(**_pick(row, *_DEMANDE)),
)
ERREUR: Codec[Erreur] = Codec(
    tables.erreurs, "rang", lambda erreur: _same(erreur, *_ERREUR, "nature"), _read_erreur
)
COURRIEL: Codec[Courriel] = Codec(
    tables.courriels,
    "courriel",
    lambda courriel: _same(courriel, *_COURRIEL),
    lambda row: Courriel(**_pick(row, *_COURRIEL)),
)
