"""Les tests du domaine du consommateur."""
