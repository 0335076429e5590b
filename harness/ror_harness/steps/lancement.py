"""Étapes de l'étape 3 : demander la synchronisation, valider l'offre."""

from __future__ import annotations

from ror_harness.steps.gestes import agir
from ror_harness.steps.monde import Monde
from ror_harness.steps.vocabulaire import geste


@geste("{acteur:Acteur} demande la synchronisation de {etablissement:Role}")
def demander(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "demander_synchronisation", etablissement=etablissement)


@geste("{acteur:Acteur} valide la synchronisation de l'offre de {etablissement:Role}")
def valider(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "valider_offre", etablissement=etablissement)
