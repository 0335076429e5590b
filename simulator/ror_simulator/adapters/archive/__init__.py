"""La base des sessions : SQLite ou PostgreSQL, par SQLAlchemy."""
