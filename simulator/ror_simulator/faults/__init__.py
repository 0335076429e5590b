"""Les pannes : une par fichier, une ligne chacune dans le registre."""
