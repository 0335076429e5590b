"""Les sous-commandes de `banc-ror` que le consommateur apporte."""
