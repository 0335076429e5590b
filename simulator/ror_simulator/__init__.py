"""Le simulateur d'un ROR régional."""
