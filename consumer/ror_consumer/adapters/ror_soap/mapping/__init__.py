"""Les tables de correspondance : clé d'une donnée → où la lire, une table par version du contrat."""
