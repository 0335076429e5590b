"""Les deux côtés d'une connexion, les défauts qu'un certificat peut y avoir, et ce que chacun doit donner."""

from enum import StrEnum


class Cote(StrEnum):
    """Qui présente le certificat."""

    SERVEUR = "serveur"
    CLIENT = "client"

    @property
    def libelle(self) -> str:
        """Le nom de celui qui présente le certificat."""
        return "serveur du ROR" if self is Cote.SERVEUR else "client ViaTrajectoire"


class Variante(StrEnum):
    """Un certificat juste, et ses défauts ; un certificat fautif ne l'est que d'une seule façon."""

    VALIDE = "valide"
    EXPIRE = "expire"
    PAS_ENCORE_VALIDE = "pas_encore_valide"
    AUTRE_AUTORITE = "autre_autorite"
    AUTRE_NOM = "autre_nom"
    SANS_USAGE = "sans_usage"
    NON_INSCRIT = "non_inscrit"
    REVOQUE = "revoque"
    ABSENT = "absent"

    @property
    def libelle(self) -> str:
        """Le défaut, en français."""
        return _LIBELLES[self]

    @property
    def fichier(self) -> str:
        """Le nom de fichier, sans extension."""
        return self.value.replace("_", "-")


_LIBELLES = {
    Variante.VALIDE: "valide",
    Variante.EXPIRE: "expiré",
    Variante.PAS_ENCORE_VALIDE: "pas encore valide",
    Variante.AUTRE_AUTORITE: "signé par une autre autorité",
    Variante.AUTRE_NOM: "au nom d'un autre",
    Variante.SANS_USAGE: "sans l'usage de son côté",
    Variante.NON_INSCRIT: "juste, mais pas celui qui a été transmis",
    Variante.REVOQUE: "révoqué",
    Variante.ABSENT: "absent",
}

_ATTENDU_COMMUN = {
    Variante.VALIDE: "servi",
    Variante.EXPIRE: "refusé : expiré (code de vérification 10)",
    Variante.PAS_ENCORE_VALIDE: "refusé : pas encore valide (code de vérification 9)",
    Variante.AUTRE_AUTORITE: "refusé : autorité inconnue (code de vérification 20)",
    Variante.SANS_USAGE: "refusé : usage étendu absent (code de vérification 26)",
    Variante.REVOQUE: "refusé : dans la liste de révocation (code de vérification 23)",
}

_ATTENDU = {
    (Cote.CLIENT, Variante.AUTRE_NOM): "refusé : nom jamais inscrit (403)",
    (Cote.CLIENT, Variante.NON_INSCRIT): "refusé : certificat non inscrit (403)",
    (Cote.CLIENT, Variante.ABSENT): "refusé : aucun certificat présenté",
    (
        Cote.SERVEUR,
        Variante.AUTRE_NOM,
    ): "refusé : le nom n'est pas celui de l'adresse (code de vérification 62 ou 64)",
    (Cote.SERVEUR, Variante.NON_INSCRIT): "refusé : empreinte différente du certificat transmis",
    (Cote.SERVEUR, Variante.ABSENT): "refusé : aucune connexion chiffrée possible",
}


def expected_outcome(cote: Cote, variante: Variante) -> str:
    """Ce que l'autre côté doit faire d'un certificat, et la raison que dit son journal."""
    return _ATTENDU.get((cote, variante)) or _ATTENDU_COMMUN[variante]
