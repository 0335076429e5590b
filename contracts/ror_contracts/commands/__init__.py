"""Les sous-commandes que les contrats donnent à `banc-ror`."""
