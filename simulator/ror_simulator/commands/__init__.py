"""Les sous-commandes que le simulateur donne à `banc-ror`."""
