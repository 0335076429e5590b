"""Les tests des cas d'usage, avec de faux ports écrits à la main."""
