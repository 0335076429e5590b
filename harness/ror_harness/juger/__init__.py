"""Le juge est jugé : des consommateurs fautifs à attraper, des variantes justes à ne pas accuser."""
