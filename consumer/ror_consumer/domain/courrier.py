"""Le courriel d'une alerte impactante : à qui il part, et ce qu'il dit (P3-33)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ror_consumer.domain.alerte import Alerte
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.droits import Perimetre, dans_le_perimetre
from ror_consumer.domain.ecarts import CauseImpactante
from ror_consumer.domain.journal import Courriel


def destinataires(
    causes: Iterable[CauseImpactante],
    perimetres: Iterable[Perimetre],
    alerte: Alerte,
    comptes: Iterable[Compte],
) -> tuple[Compte, ...]:
    """Les comptes du profil chargé de cette alerte, dont l'établissement est le leur."""
    profils = {une.destinataire for une in causes if une.cause is alerte.cause}
    etendues = tuple(perimetres)
    return tuple(
        compte
        for compte in comptes
        if compte.profil in profils
        and dans_le_perimetre(etendues, compte, alerte.region, alerte.etablissement)
    )


def rediger(alerte: Alerte, compte: Compte, objet: str, etablissement: str, cree_le: datetime) -> Courriel:
    """Le courriel à ce compte ; `objet` et `etablissement` sont les noms à afficher."""
    sujet = f"[ViaTrajectoire – ROR] Fermeture à décider : {objet}"
    corps = (
        f"Bonjour {compte.nom},\n\n"
        f"Fermeture constatée dans le ROR pour « {objet} » ({etablissement}).\n"
        f"Ce qui a été lu : {alerte.message}.\n"
        "La mise à jour automatique est suspendue pour cet objet jusqu'à votre décision, à prendre dans la "
        "rubrique « Synchronisation ROR » de sa fiche.\n"
    )
    cle = f"{alerte.alerte}.{compte.compte}"
    return Courriel(alerte.region, cle, compte.courriel, sujet, corps, cree_le)
