"""Juge un ROR : l'interroge en lecture seule par son propre client, et rend un verdict par règle."""
