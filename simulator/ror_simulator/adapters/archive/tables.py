"""Les tables de la base des sessions ; effacer une session efface ses gestes et ses échanges."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

VERSION = 1
"""Numéro du schéma : le changer dès qu'une table change."""

metadata = MetaData()

schema = Table("ror_schema", metadata, Column("version", Integer, primary_key=True))

sessions = Table(
    "ror_sessions",
    metadata,
    Column("rang", Integer, primary_key=True, autoincrement=True),
    Column("cle", String(120), nullable=False, unique=True),
    Column("fichier", Text, nullable=False),
    Column("contenu", Text, nullable=False),
    Column("graine", BigInteger, nullable=False),
    Column("ouverte_le", String(40), nullable=False),
    Column("version", String(20), nullable=False),
    Column("comptes", Text, nullable=False),
)


def _session() -> Column[str]:
    return Column(
        "session", String(120), ForeignKey("ror_sessions.cle", ondelete="CASCADE"), nullable=False, index=True
    )


faits = Table(
    "ror_faits",
    metadata,
    Column("rang", Integer, primary_key=True, autoincrement=True),
    _session(),
    Column("genre", String(40), nullable=False),
    Column("contenu", Text, nullable=False),
)

echanges = Table(
    "ror_echanges",
    metadata,
    Column("session", String(120), ForeignKey("ror_sessions.cle", ondelete="CASCADE"), primary_key=True),
    Column("numero", Integer, primary_key=True, autoincrement=False),
    Column("operation", String(40), nullable=False),
    Column("poids", Integer, nullable=False),
    Column("fiche", Text, nullable=False),
    Column("requete", LargeBinary, nullable=False),
    Column("reponse", LargeBinary, nullable=False),
)
