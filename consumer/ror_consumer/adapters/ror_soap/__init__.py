"""Le client du ROR régional : appels SOAP 1.2, lecture des réponses en fiches figées."""
