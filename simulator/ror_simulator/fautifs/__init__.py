"""Les ROR fautifs : le simulateur qui enfreint exprès une règle, une violation par fichier."""
