"""Un simulateur démarré pour de vrai, devant tout ce qu'un appelant hostile peut envoyer."""
