"""Produit docs/reference/ depuis le code et les contrats : `make reference`."""
