"""Une unité de travail sur la base : lit et garde les objets du domaine, dans une seule transaction."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, CursorResult, Executable, bindparam, exists, insert, select

from ror_consumer.adapters.sql import rows, tables
from ror_consumer.adapters.sql.rows import Codec
from ror_consumer.adapters.sql.statements import count, keep, named, statements
from ror_consumer.domain.alerte import Alerte, NiveauAlerte, StatutAlerte
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.demandes import DemandeCreation
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.journal import Courriel, Erreur
from ror_consumer.domain.region import Region
from ror_consumer.domain.unite import UniteVT

T = TypeVar("T")
Known = dict[str, dict[tuple[Any, ...], Any]]
"""Table → question déjà posée → sa réponse, figée."""

_GENRES = {
    "compte": tables.comptes,
    "etablissement": tables.etablissements,
    "unite": tables.unites,
    "alerte": tables.alertes,
    "demande": tables.demandes_creation,
    "courriel": tables.courriels,
}
"""Genre d'identifiant → la table où il vit, dans la colonne du même nom."""
_COURRIELS_EN_ATTENTE = (
    select(tables.courriels).where(tables.courriels.c.envoye_le.is_(None)).order_by(tables.courriels.c.rang)
)
_EN_ALERTE = select(tables.alertes.c.etablissement).where(
    tables.alertes.c.region == bindparam("in_region"),
    tables.alertes.c.statut == StatutAlerte.OUVERTE,
    tables.alertes.c.niveau.in_((NiveauAlerte.BLOQUANTE, NiveauAlerte.IMPACTANTE)),
)
_ASSOCIEES = select(tables.unites).where(
    tables.unites.c.region == bindparam("in_region"),
    tables.unites.c.oi.in_(bindparam("ois", expanding=True)),
)
_NOTER_ERREUR = insert(tables.erreurs)


class SqlTransaction:
    """Tient le port `Transaction` sur une connexion dont la transaction est ouverte.

    Une table n'est relue qu'une fois changée par cette transaction : une même question a sa réponse gardée.
    `known` : les réponses qui valent encore depuis la transaction d'avant. Ce qui est gardé s'écrit à la
    lecture suivante, ou par `flush` : gardé deux fois, un objet ne s'écrit qu'une, une table d'un seul coup.
    """

    def __init__(self, connection: Connection, known: Known) -> None:
        self._connection = connection
        self._known = known
        self._waiting: dict[str, tuple[Codec[Any], dict[tuple[str, str], dict[str, Any]]]] = {}

    def flush(self) -> None:
        """Écrit ce qui attend."""
        for codec, written in self._waiting.values():
            statement = keep(codec.table, codec.key, self._connection.dialect.name)
            self._connection.execute(statement, list(written.values()))
        self._waiting.clear()

    def _execute(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> CursorResult[Any]:
        self.flush()
        return self._connection.execute(statement, parameters)

    def region(self, region: str) -> Region | None:
        return self._one(rows.REGION, region, region)

    def garder_region(self, region: Region) -> None:
        self._keep(rows.REGION, region)

    def compte(self, region: str, compte: str) -> Compte | None:
        return self._one(rows.COMPTE, region, compte)

    def comptes(self, region: str) -> tuple[Compte, ...]:
        return self._all(rows.COMPTE, region)

    def garder_compte(self, compte: Compte) -> None:
        self._keep(rows.COMPTE, compte)

    def etablissement(self, region: str, etablissement: str) -> Etablissement | None:
        return self._one(rows.ETABLISSEMENT, region, etablissement)

    def etablissements(self, region: str) -> tuple[Etablissement, ...]:
        return self._all(rows.ETABLISSEMENT, region)

    def garder_etablissement(self, etablissement: Etablissement) -> None:
        self._keep(rows.ETABLISSEMENT, etablissement)

    def unite(self, region: str, unite: str) -> UniteVT | None:
        return self._one(rows.UNITE, region, unite)

    def unites(self, region: str, etablissement: str) -> tuple[UniteVT, ...]:
        return self._all(rows.UNITE, region, etablissement=etablissement)

    def unites_associees(self, region: str, ois: tuple[str, ...]) -> Mapping[str, UniteVT]:
        return self._once(rows.UNITE, (region, ois), lambda: self._associated(region, ois))

    def _associated(self, region: str, ois: tuple[str, ...]) -> Mapping[str, UniteVT]:
        found = self._execute(_ASSOCIEES, {"in_region": region, "ois": ois})
        return {row["oi"]: rows.UNITE.read(row) for row in found.mappings()}

    def garder_unite(self, unite: UniteVT) -> None:
        self._keep(rows.UNITE, unite)

    def alerte(self, region: str, alerte: str) -> Alerte | None:
        return self._one(rows.ALERTE, region, alerte)

    def alertes(self, region: str, etablissement: str | None = None) -> tuple[Alerte, ...]:
        having = {} if etablissement is None else {"etablissement": etablissement}
        return self._all(rows.ALERTE, region, **having)

    def etablissements_en_alerte(self, region: str) -> frozenset[str]:
        return frozenset(self._execute(_EN_ALERTE, {"in_region": region}).scalars())

    def garder_alerte(self, alerte: Alerte) -> None:
        self._keep(rows.ALERTE, alerte)

    def demande_creation(self, region: str, demande: str) -> DemandeCreation | None:
        return self._one(rows.DEMANDE, region, demande)

    def demandes_creation(self, region: str) -> tuple[DemandeCreation, ...]:
        return self._all(rows.DEMANDE, region)

    def garder_demande_creation(self, demande: DemandeCreation) -> None:
        self._keep(rows.DEMANDE, demande)

    def erreurs(self, region: str) -> tuple[Erreur, ...]:
        return self._all(rows.ERREUR, region)

    def noter_erreur(self, erreur: Erreur) -> None:
        self._known.pop(tables.erreurs.name, None)
        self._execute(_NOTER_ERREUR, rows.ERREUR.write(erreur))

    def courriels_a_envoyer(self) -> tuple[Courriel, ...]:
        waiting = self._execute(_COURRIELS_EN_ATTENTE).mappings()
        return tuple(rows.COURRIEL.read(row) for row in waiting)

    def garder_courriel(self, courriel: Courriel) -> None:
        self._keep(rows.COURRIEL, courriel)

    def nouvel_identifiant(self, region: str, genre: str) -> str:  # noqa: ARG002  compteur commun
        """Le suivant du compteur de ce genre ; un nom déjà pris (choisi par l'appelant) est sauté."""
        while True:
            identifier = f"{genre}-{self._next(genre)}"
            table = _GENRES.get(genre)
            if table is None or not self._exists(table.c[genre] == identifier):
                return identifier

    def _next(self, genre: str) -> int:
        statement = count(tables.compteurs, self._connection.dialect.name)
        return int(self._execute(statement, {"genre": genre}).scalar_one())

    def _exists(self, where: ColumnElement[bool]) -> bool:
        return bool(self._execute(select(exists().where(where))).scalar())

    def _one(self, codec: Codec[T], region: str, key: str) -> T | None:
        return self._once(codec, (region, key), lambda: self._read_one(codec, region, key))

    def _all(self, codec: Codec[T], region: str, **having: str) -> tuple[T, ...]:
        asked = (region, *having.items())
        return self._once(codec, asked, lambda: self._read_all(codec, region, **having))

    def _once(self, codec: Codec[Any], asked: tuple[Any, ...], read: Callable[[], T]) -> T:
        known: dict[tuple[Any, ...], T] = self._known.setdefault(codec.table.name, {})
        if asked not in known:
            known[asked] = read()
        return known[asked]

    def _read_one(self, codec: Codec[T], region: str, key: str) -> T | None:
        found = self._execute(statements(codec.table, codec.key).one, named(region, key))
        row = found.mappings().first()
        return None if row is None else codec.read(row)

    def _read_all(self, codec: Codec[T], region: str, **having: str) -> tuple[T, ...]:
        query = statements(codec.table, codec.key, *having).all
        found = self._execute(query, {"in_region": region, **having})
        return tuple(codec.read(row) for row in found.mappings())

    def _keep(self, codec: Codec[T], entity: T) -> None:
        """Remplace l'objet s'il existe, le crée sinon ; son rang de création ne change pas."""
        self._known.pop(codec.table.name, None)
        row = codec.write(entity)
        _, written = self._waiting.setdefault(codec.table.name, (codec, {}))
        written[row["region"], row[codec.key]] = row
