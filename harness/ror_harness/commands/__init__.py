"""Sous-commandes du juge."""
