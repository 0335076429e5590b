"""Une unité de travail sur la base : lit et garde les objets du domaine, dans une seule transaction."""

from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, select, update

from ror_consumer.adapters.sql import rows, tables
from ror_consumer.adapters.sql.rows import Codec
from ror_consumer.domain.alerte import Alerte, NiveauAlerte, StatutAlerte
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.demandes import DemandeCreation
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.journal import Courriel, Erreur
from ror_consumer.domain.region import Region
from ror_consumer.domain.unite import UniteVT

T = TypeVar("T")

_GENRES = {
    "compte": tables.comptes,
    "etablissement": tables.etablissements,
    "unite": tables.unites,
    "alerte": tables.alertes,
    "demande": tables.demandes_creation,
    "courriel": tables.courriels,
}
"""Genre d'identifiant → la table où il vit, dans la colonne du même nom."""


class SqlTransaction:
    """Tient le port `Transaction` sur une connexion dont la transaction est ouverte."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def region(self, region: str) -> Region | None:
        return self._one(rows.REGION, tables.regions.c.region == region)

    def garder_region(self, region: Region) -> None:
        self._keep(rows.REGION, region)

    def compte(self, region: str, compte: str) -> Compte | None:
        return self._one(rows.COMPTE, _named(rows.COMPTE, region, compte))

    def comptes(self, region: str) -> tuple[Compte, ...]:
        return self._all(rows.COMPTE, tables.comptes.c.region == region)

    def garder_compte(self, compte: Compte) -> None:
        self._keep(rows.COMPTE, compte)

    def etablissement(self, region: str, etablissement: str) -> Etablissement | None:
        return self._one(rows.ETABLISSEMENT, _named(rows.ETABLISSEMENT, region, etablissement))

    def etablissements(self, region: str) -> tuple[Etablissement, ...]:
        return self._all(rows.ETABLISSEMENT, tables.etablissements.c.region == region)

    def garder_etablissement(self, etablissement: Etablissement) -> None:
        self._keep(rows.ETABLISSEMENT, etablissement)

    def unite(self, region: str, unite: str) -> UniteVT | None:
        return self._one(rows.UNITE, _named(rows.UNITE, region, unite))

    def unites(self, region: str, etablissement: str) -> tuple[UniteVT, ...]:
        columns = tables.unites.c
        return self._all(rows.UNITE, and_(columns.region == region, columns.etablissement == etablissement))

    def unite_associee(self, region: str, oi: str) -> UniteVT | None:
        columns = tables.unites.c
        return self._one(rows.UNITE, and_(columns.region == region, columns.oi == oi))

    def garder_unite(self, unite: UniteVT) -> None:
        self._keep(rows.UNITE, unite)

    def alerte(self, region: str, alerte: str) -> Alerte | None:
        return self._one(rows.ALERTE, _named(rows.ALERTE, region, alerte))

    def alertes(self, region: str, etablissement: str | None = None) -> tuple[Alerte, ...]:
        columns = tables.alertes.c
        where = columns.region == region
        if etablissement is not None:
            where = and_(where, columns.etablissement == etablissement)
        return self._all(rows.ALERTE, where)

    def etablissements_en_alerte(self, region: str) -> frozenset[str]:
        columns = tables.alertes.c
        query = select(columns.etablissement).where(
            columns.region == region,
            columns.statut == StatutAlerte.OUVERTE,
            columns.niveau.in_((NiveauAlerte.BLOQUANTE, NiveauAlerte.IMPACTANTE)),
        )
        return frozenset(self._connection.execute(query).scalars())

    def garder_alerte(self, alerte: Alerte) -> None:
        self._keep(rows.ALERTE, alerte)

    def demande_creation(self, region: str, demande: str) -> DemandeCreation | None:
        return self._one(rows.DEMANDE, _named(rows.DEMANDE, region, demande))

    def demandes_creation(self, region: str) -> tuple[DemandeCreation, ...]:
        return self._all(rows.DEMANDE, tables.demandes_creation.c.region == region)

    def garder_demande_creation(self, demande: DemandeCreation) -> None:
        self._keep(rows.DEMANDE, demande)

    def erreurs(self, region: str) -> tuple[Erreur, ...]:
        return self._all(rows.ERREUR, tables.erreurs.c.region == region)

    def noter_erreur(self, erreur: Erreur) -> None:
        self._connection.execute(insert(tables.erreurs).values(rows.ERREUR.write(erreur)))

    def courriels_a_envoyer(self) -> tuple[Courriel, ...]:
        return self._all(rows.COURRIEL, tables.courriels.c.envoye_le.is_(None))

    def garder_courriel(self, courriel: Courriel) -> None:
        self._keep(rows.COURRIEL, courriel)

    def connu_ailleurs(self, region: str, genre: str, cle: str) -> bool:
        columns = _GENRES[genre].c
        return self._exists(and_(columns[genre] == cle, columns.region != region))

    def nouvel_identifiant(self, region: str, genre: str) -> str:  # noqa: ARG002  compteur commun
        """Le suivant du compteur de ce genre ; un nom déjà pris (choisi par l'appelant) est sauté."""
        while True:
            identifier = f"{genre}-{self._next(genre)}"
            table = _GENRES.get(genre)
            if table is None or not self._exists(table.c[genre] == identifier):
                return identifier

    def _next(self, genre: str) -> int:
        counters = tables.compteurs
        mine = counters.c.genre == genre
        raised = self._connection.execute(update(counters).where(mine).values(dernier=counters.c.dernier + 1))
        if raised.rowcount == 0:
            self._connection.execute(insert(counters).values(genre=genre, dernier=1))
        return int(self._connection.execute(select(counters.c.dernier).where(mine)).scalar_one())

    def _exists(self, where: ColumnElement[bool]) -> bool:
        return bool(self._connection.execute(select(exists().where(where))).scalar())

    def _one(self, codec: Codec[T], where: ColumnElement[bool]) -> T | None:
        row = self._connection.execute(select(codec.table).where(where)).mappings().first()
        return None if row is None else codec.read(row)

    def _all(self, codec: Codec[T], where: ColumnElement[bool]) -> tuple[T, ...]:
        query = select(codec.table).where(where).order_by(codec.table.c.rang)
        return tuple(codec.read(row) for row in self._connection.execute(query).mappings())

    def _keep(self, codec: Codec[T], entity: T) -> None:
        """Remplace l'objet s'il existe, le crée sinon ; son rang de création ne change pas."""
        row = codec.write(entity)
        where = _named(codec, row["region"], row[codec.key])
        changed = self._connection.execute(update(codec.table).where(where).values(row))
        if changed.rowcount == 0:
            self._connection.execute(insert(codec.table).values(row))


def _named(codec: Codec[T], region: str, key: str) -> ColumnElement[bool]:
    columns = codec.table.c
    return and_(columns.region == region, columns[codec.key] == key)
