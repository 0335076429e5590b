"""Ce qui reste vrai quoi qu'il arrive : des suites d'opérations tirées au hasard, à graine fixe."""
