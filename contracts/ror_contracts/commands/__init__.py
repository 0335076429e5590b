"""Sous-commandes de `banc-ror` qui ne parlent que des données du contrat."""
