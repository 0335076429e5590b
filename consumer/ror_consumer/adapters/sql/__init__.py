"""La base de ViaTrajectoire : SQLite par défaut, PostgreSQL par URL, une transaction par unité de travail."""
