"""Un pilote Python : trois méthodes, et une fonction par opération que le système sait faire.

Le système d'ici tient en mémoire et ne sait que recevoir une demande d'ouverture : remplacez les corps des
fonctions par des appels à votre application.
"""

from collections.abc import Mapping
from typing import Any

PERSONNE = ("nom", "prenom", "coordonnees", "fonction")
CHAMPS = (
    *("date", "region_demandeuse", "ror", "version", "module"),
    *(f"referent_{qui}.{quoi}" for qui in ("regional", "technique") for quoi in PERSONNE),
    *("url_recette", "url_production", "certificat_serveur"),
)


class MonPilote:
    """Ce que le banc appelle ; une opération sans fonction ici se déclare « non prise en charge »."""

    def __init__(self) -> None:
        self._demandes: dict[str, dict[str, Any]] = {}

    def appeler(self, operation: str, corps: Mapping[str, Any]) -> dict[str, Any]:
        fonction = getattr(self, f"_{operation}", None)
        if fonction is None:
            return {"non_pris_en_charge": True, "raison": f"« {operation} » n'est pas branchée"}
        return {"accepte": True, **fonction(**corps)}

    def redemarrer(self) -> None:
        """Rien à relancer : ce système n'a rien de durable."""

    def fermer(self) -> None:
        """Rien à fermer."""

    def _presenter(self) -> dict[str, Any]:
        return {"nom": "mon-systeme", "version": "1.0", "contrats": ["2.4"], "operations": []}

    def _preparer(self, region: str, **_: Any) -> dict[str, Any]:
        self._demandes.pop(region, None)
        return {}

    def _horloge(self, **_: Any) -> dict[str, Any]:
        return {"passages": 0}

    def _demander_ouverture(self, region: str, demande: dict[str, Any], **_: Any) -> dict[str, Any]:
        absents = [champ for champ in CHAMPS if not _lu(demande, champ)]
        if absents:
            return _refus("DEMANDE_INCOMPLETE", f"il manque : {', '.join(absents)}", champs=absents)
        self._demandes[region] = demande
        return {"demande": "1"}

    def _consulter_ouverture(self, region: str, **_: Any) -> dict[str, Any]:
        demande = self._demandes.get(region)
        return {"demande": demande, "recette": "non_activee", "production": "non_activee", "domaines": []}


def creer(environnement: Mapping[str, str]) -> MonPilote:  # noqa: ARG001  smtp_hote, smtp_port, certificats…
    """La fabrique que le point d'entrée désigne."""
    return MonPilote()


def _refus(motif: str, message: str, **details: Any) -> dict[str, Any]:
    return {"accepte": False, "refus": [{"motif": motif, "message": message, "details": details}]}


def _lu(demande: Mapping[str, Any], champ: str) -> Any:
    dehors, _, dedans = champ.partition(".")
    return (demande.get(dehors) or {}).get(dedans) if dedans else demande.get(dehors)
