"""Mutation de code : le consommateur de référence, changé d'un rien, doit faire rougir une fonctionnalité."""
