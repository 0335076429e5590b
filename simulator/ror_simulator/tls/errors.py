"""Les erreurs du mTLS, que l'on peut attraper sans rien charger d'autre."""


class CertificatIllisible(Exception):  # noqa: N818  le nom dit ce qui ne va pas
    """Un fichier du guichet (certificat, clé, autorité, liste) ne se lit pas ; le message dit lequel."""


class CertificatsIndisponibles(Exception):  # noqa: N818  le nom dit ce qui manque
    """Les certificats d'essai ne peuvent pas être lus, écrits ou présentés ; le message dit pourquoi."""
