# language: fr
Fonctionnalité: Un scénario par verdict

  Contexte:
    Étant donné que l'essai ouvre l'histoire "vie d'un hôpital"

  @E-01
  Scénario: La règle est tenue
    Alors l'essai constate "oui" là où il attend "oui"

  @E-02
  Scénario: La règle est violée
    Étant donné que l'essai fait lire un établissement au ROR
    Alors l'essai constate "non" là où il attend "oui"

  @E-03
  Scénario: La partie ferme est tenue
    Alors l'essai constate "oui" là où il attend "oui"

  @E-03 @interpretation
  Scénario: La partie interprétée diffère
    Alors l'essai constate "autre lecture" là où il attend "lecture du banc"
    Et l'essai constate "oui" là où il attend "oui"

  @E-04
  Plan du Scénario: L'interprétation n'est pas suivie
    Alors l'essai constate "<recu>" là où il attend "oui"

    Exemples:
      | recu |
      | non  |
      | oui  |

  @E-05
  Scénario: Le pilote ne sait pas faire
    Quand l'essai demande au système "exporter_offre"
    Alors l'essai constate "oui" là où il attend "oui"

  @E-06
  Scénario: Le système casse
    Quand l'essai demande au système "suspendre"
    Alors l'essai constate "oui" là où il attend "oui"

  @E-07
  Scénario: La réponse est hors contrat
    Quand l'essai demande au système "relancer"
    Alors l'essai constate "oui" là où il attend "oui"

  @E-08
  Scénario: La préparation est refusée
    Étant donné que l'essai exige du système "valider_offre"
    Alors l'essai constate "oui" là où il attend "oui"

  @E-09
  Scénario: L'écart n'est pas dans un « Alors »
    Quand l'essai relève "non" là où il attend "oui"
    Alors l'essai constate "oui" là où il attend "oui"

  @histoire
  Scénario: Une histoire longue
    Alors l'essai constate "oui" là où il attend "oui"
