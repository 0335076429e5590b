"""Données partagées : contrat, nomenclatures, exigences, scénarios."""
