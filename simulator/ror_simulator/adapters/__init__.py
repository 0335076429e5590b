"""Le monde réel derrière les ports de l'application."""
