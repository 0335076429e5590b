"""Les tables de la base et leurs liens ; les clés choisies ailleurs ne valent que dans leur région."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from ror_consumer.adapters.sql.columns import Contenu, DonneesFiche, InstantUtc, ValeurFiche

VERSION = 1
"""Numéro du schéma : le changer dès qu'une table change."""

metadata = MetaData()


def _table(name: str, key: str, *columns: SchemaItem) -> Table:
    """Une table d'objets de région : `rang` garde l'ordre de création, (region, clé) désigne l'objet."""
    return Table(
        name,
        metadata,
        Column("rang", Integer, primary_key=True, autoincrement=True),
        Column("region", String(120), nullable=False),
        Column(key, String(120), nullable=False),
        *columns,
        UniqueConstraint("region", key),
    )


def _lien(table: str, *columns: str) -> ForeignKeyConstraint:
    """Vérifié en fin de transaction : l'ordre des écritures d'un cas d'usage reste libre."""
    target = [f"{table}.{column}" for column in columns]
    return ForeignKeyConstraint(columns, target, deferrable=True, initially="DEFERRED")


schema = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

compteurs = Table(
    "compteurs",
    metadata,
    Column("genre", String(40), primary_key=True),
    Column("dernier", Integer, nullable=False),
)

regions = Table(
    "regions",
    metadata,
    Column("region", String(120), primary_key=True),
    Column("nom", Text, nullable=False),
    Column("demande", Contenu),
    Column("recette", Contenu),
    Column("production", Contenu),
    Column("instant", InstantUtc),
    Column("dernier_passage", Date),
    Column("notifie_le", InstantUtc),
)

comptes = _table(
    "comptes",
    "compte",
    Column("profil", String(40), nullable=False),
    Column("nom", Text, nullable=False),
    Column("courriel", Text, nullable=False),
    Column("etablissements", ValeurFiche, nullable=False),
    _lien("regions", "region"),
)

etablissements = _table(
    "etablissements",
    "etablissement",
    Column("domaine", String(40), nullable=False),
    Column("donnees", DonneesFiche, nullable=False),
    Column("ouverture", String(40), nullable=False),
    Column("etat", String(40), nullable=False),
    Column("verifiee_par", String(120)),
    Column("verifiee_le", InstantUtc),
    Column("demandee_par", String(120)),
    Column("demandee_le", InstantUtc),
    Column("fermeture_traitee", Text),
    Column("lu_le", InstantUtc),
    Column("du", Boolean, nullable=False),
    Column("dernier_passage", Date),
    Column("mis_a_jour_le", InstantUtc),
    Column("echeance", Date),
    _lien("regions", "region"),
)

unites = _table(
    "unites",
    "unite",
    Column("etablissement", String(120), nullable=False),
    Column("type", String(40), nullable=False),
    Column("donnees", DonneesFiche, nullable=False),
    Column("ouverture", String(40), nullable=False),
    Column("oi", String(120)),
    Column("niveau_oi", String(4)),
    Column("offre_a_jour", Boolean),
    Column("fermeture_traitee", Text),
    Index("unite_de_l_oi", "region", "oi"),  # unicité (P2-06) : au cas d'usage, qui la refuse en français
    _lien("etablissements", "region", "etablissement"),
)

alertes = _table(
    "alertes",
    "alerte",
    Column("niveau", String(40), nullable=False),
    Column("cause", String(60), nullable=False),
    Column("donnee", String(60)),
    Column("ancienne", ValeurFiche),
    Column("nouvelle", ValeurFiche),
    Column("statut", String(40), nullable=False),
    Column("ouverte_le", InstantUtc, nullable=False),
    Column("message", Text, nullable=False),
    Column("etablissement", String(120), nullable=False),
    Column("unite", String(120)),
    _lien("etablissements", "region", "etablissement"),
    Index("alertes_de_l_etablissement", "region", "etablissement"),
)

demandes_creation = _table(
    "demandes_creation",
    "demande",
    Column("contenu", Contenu, nullable=False),
    Column("par", String(120), nullable=False),
    Column("le", InstantUtc, nullable=False),
    Column("etablissement", String(120)),
    _lien("regions", "region"),
)

erreurs = Table(
    "erreurs",
    metadata,
    Column("rang", Integer, primary_key=True, autoincrement=True),
    Column("region", String(120), nullable=False, index=True),
    Column("instant", InstantUtc, nullable=False),
    Column("etablissement", String(120)),
    Column("nature", String(40), nullable=False),
    Column("message", Text, nullable=False),
    _lien("regions", "region"),
)

courriels = _table(
    "courriels",
    "courriel",
    Column("destinataire", Text, nullable=False),
    Column("sujet", Text, nullable=False),
    Column("corps", Text, nullable=False),
    Column("cree_le", InstantUtc, nullable=False),
    Column("envoye_le", InstantUtc, index=True),
    _lien("regions", "region"),
)
