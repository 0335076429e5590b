"""Le juge : pilotes, étapes, verdicts, rapports, commande."""
