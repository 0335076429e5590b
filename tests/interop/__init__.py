"""Des clients SOAP d'autres langages devant le ROR simulé."""
