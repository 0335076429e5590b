"""Le pilotage : une table des opérations que le banc demande au système, et leurs formes JSON."""
