# language: fr
Fonctionnalité: Phase 3, cas 3 - Sans interface active, pas de création depuis le ROR

  @P3-70
  Scénario: Une région dont l'interface n'est pas active ne peut pas demander
    Étant donné l'histoire "vie d'un hôpital"
    Quand la région demande la création de "centre nouveau"
    Alors l'action est refusée parce que l'interface de la région n'est pas active
    Et le support ne lit aucune demande de création
