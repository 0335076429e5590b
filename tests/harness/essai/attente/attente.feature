# language: fr
Fonctionnalité: Un système qui ne répond plus

  Contexte:
    Étant donné que l'essai ouvre l'histoire "vie d'un hôpital"

  @E-01
  Scénario: Le système se tait
    Quand l'essai demande au système "mettre_a_jour"
    Alors l'essai constate "oui" là où il attend "oui"

  @E-02
  Scénario: La règle d'après se joue
    Alors l'essai constate "oui" là où il attend "oui"
