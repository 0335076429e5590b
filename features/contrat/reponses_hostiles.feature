# language: fr
Fonctionnalité: Les réponses hostiles du ROR
  Un ROR détourné, ou qui s'emballe, n'abîme rien : sa réponse est refusée vite, et l'erreur le dit.

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"
    Et "hôpital" à l'état "Mise à jour de l'offre active"
    Et "clinique" à l'état "Mise à jour de l'offre active"
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que dans le ROR, le téléphone de "clinique" change

  @T-04
  Plan du Scénario: Une lecture hostile est refusée sans dommage - <attaque>
    Étant donné que le ROR tombe en panne à la lecture de "hôpital" : <attaque>
    Quand le passage du lendemain a lieu
    Alors la panne n'a pas retenu le système plus de 30 secondes
    Et "hôpital" et ses unités sont restés intacts
    Et une erreur claire du ROR est signalée pour "hôpital"
    Et le téléphone de "clinique" est celui du ROR
    Quand le ROR est réparé
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR

    Exemples:
      | attaque                                 |
      | entité externe                          |
      | bombe d'entités                         |
      | réponse de 50 Mo                        |
      | réponse de 50 Mo sans longueur annoncée |
      | encodage faux                           |

  @T-04
  Plan du Scénario: Une notification hostile est refusée sans dommage - <attaque>
    Étant donné que le passage du lendemain a lieu
    Et que les fiches sont relevées
    Et que dans le ROR, la télécopie de "hôpital" change
    Et que le ROR tombe en panne à la notification : <attaque>
    Quand le passage du lendemain a lieu
    Alors la panne n'a pas retenu le système plus de 30 secondes
    Et toutes les fiches sont restées les mêmes
    Et une erreur claire du ROR est signalée pour la région
    Quand le ROR est réparé
    Et que le passage du lendemain a lieu
    Alors la télécopie de "hôpital" est celle du ROR

    Exemples:
      | attaque                                 |
      | bombe d'entités                         |
      | réponse de 50 Mo sans longueur annoncée |

  @T-04
  Scénario: Une attaque pendant une mise à jour manuelle est refusée à la personne, sans dommage
    Étant donné que le ROR tombe en panne à la lecture de "hôpital" : bombe d'entités
    Quand le référent met à jour "hôpital" à la main
    Alors la mise à jour est refusée parce que le ROR ne répond pas
    Et "hôpital" et ses unités sont restés intacts
