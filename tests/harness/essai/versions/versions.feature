# language: fr
Fonctionnalité: Une même histoire, dans une version du contrat ou une autre

  Contexte:
    Étant donné que l'essai ouvre l'histoire "vie d'un hôpital"

  @E-01
  Scénario: L'établissement ferme provisoirement
    Quand l'essai ferme provisoirement l'établissement "hôpital"
    Alors l'essai constate "oui" là où il attend "oui"

  @E-02
  Scénario: L'établissement ferme définitivement
    Quand l'essai ferme définitivement l'établissement "hôpital"
    Alors l'essai constate "oui" là où il attend "oui"

  @E-02
  Scénario: La région déclare sa version
    Alors l'essai constate la version déclarée
