"""Les cas d'usage de la synchronisation et les ports dont ils ont besoin."""
