"""Ce qui touche le monde : base, ROR, courriel, fichiers, horloge ; chaque module tient un port."""
