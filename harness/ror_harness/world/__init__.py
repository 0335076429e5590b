"""Ce qu'un scénario de test a autour de lui : le système testé, le ROR, l'heure, le courriel."""
