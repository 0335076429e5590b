"""La synchronisation de ViaTrajectoire avec le ROR : le consommateur de référence."""
