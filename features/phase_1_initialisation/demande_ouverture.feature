# language: fr
Fonctionnalité: Phase 1 - La région demande l'ouverture de l'interface avec son ROR
  L'équipe régionale transmet un formulaire au support ViaTrajectoire, qui active l'interface
  sur la plateforme de recette d'abord, puis, une fois la recette validée, en production.

  Contexte:
    Étant donné l'histoire "ouverture d'une région"

  @P1-02
  Scénario: Une demande complète est reçue avec tous ses éléments
    Étant donné que le service du ROR a une adresse en recette et une autre en production
    Quand la région demande l'ouverture de l'interface
    Alors la demande est acceptée
    Et le support lit dans la demande reçue chacun de ces éléments, tel que la région l'a écrit :
      | date de la demande                |
      | région demandeuse                 |
      | ROR utilisé                       |
      | version du ROR                    |
      | module concerné                   |
      | nom du référent régional          |
      | prénom du référent régional       |
      | coordonnées du référent régional  |
      | fonction du référent régional     |
      | nom du référent technique         |
      | prénom du référent technique      |
      | coordonnées du référent technique |
      | fonction du référent technique    |
      | adresse du service en recette     |
      | adresse du service en production  |
      | certificat du serveur             |

  @P1-02 @interpretation
  Plan du scénario: Une demande à laquelle il manque un élément est refusée en le nommant - <élément>
    Quand la région demande l'ouverture de l'interface en oubliant "<élément>"
    Alors la demande est refusée parce qu'elle est incomplète
    Et le refus nomme ces éléments manquants, et eux seuls :
      | <élément> |
    Et le support ne lit aucune demande d'ouverture

    Exemples:
      | élément                           |
      | date de la demande                |
      | région demandeuse                 |
      | ROR utilisé                       |
      | version du ROR                    |
      | module concerné                   |
      | nom du référent régional          |
      | prénom du référent régional       |
      | coordonnées du référent régional  |
      | fonction du référent régional     |
      | nom du référent technique         |
      | prénom du référent technique      |
      | coordonnées du référent technique |
      | fonction du référent technique    |
      | adresse du service en recette     |
      | adresse du service en production  |
      | certificat du serveur             |

  @P1-02 @interpretation
  Scénario: Le refus nomme tous les éléments manquants à la fois
    Quand la région demande l'ouverture de l'interface en oubliant "date de la demande", "version du ROR", "fonction du référent technique"
    Alors la demande est refusée parce qu'elle est incomplète
    Et le refus nomme ces éléments manquants, et eux seuls :
      | date de la demande             |
      | version du ROR                 |
      | fonction du référent technique |

  @P1-10
  Scénario: La région demande, le support active en recette puis en production
    Quand la région demande l'ouverture de l'interface
    Alors la demande est acceptée
    Et l'interface est "non activée" en recette et "non activée" en production
    Quand le support active l'interface en recette pour le domaine "Sanitaire"
    Alors l'activation est acceptée
    Et l'interface est "activée" en recette et "non activée" en production
    Quand le support déclare la recette validée
    Alors l'action est acceptée
    Et l'interface est "validée" en recette et "non activée" en production
    Quand le support active l'interface en production pour le domaine "Sanitaire"
    Alors l'activation est acceptée
    Et l'interface est "validée" en recette et "activée" en production

  @P1-10
  Plan du scénario: L'activation passe par le support et par personne d'autre - <profil>, <plateforme>
    Étant donné une interface demandée par la région et <avancement>
    Quand <profil> active l'interface en <plateforme> pour le domaine "Sanitaire"
    Alors l'activation est refusée parce que le profil n'y a pas droit
    Et l'interface n'est pas activée en <plateforme>
    Quand le support active l'interface en <plateforme> pour le domaine "Sanitaire"
    Alors l'activation est acceptée

    Exemples:
      | profil          | avancement         | plateforme |
      | la région       | pas encore activée | recette    |
      | la coordination | pas encore activée | recette    |
      | le référent     | pas encore activée | recette    |
      | un autre profil | pas encore activée | recette    |
      | la région       | validée en recette | production |
      | la coordination | validée en recette | production |
      | le référent     | validée en recette | production |
      | un autre profil | validée en recette | production |

  @P1-10 @interpretation
  Plan du scénario: Une demande qui ne vient pas de l'équipe régionale est refusée - <profil>
    Quand <profil> demande l'ouverture de l'interface
    Alors la demande est refusée parce que le profil n'y a pas droit
    Et le support ne lit aucune demande d'ouverture

    Exemples:
      | profil          |
      | la coordination |
      | le référent     |
      | le support      |
      | un autre profil |

  @P1-05
  Plan du scénario: La production ne s'active pas tant que la recette n'est pas validée - <avancement>
    Étant donné une interface demandée par la région et <avancement>
    Quand le support active l'interface en production pour le domaine "Sanitaire"
    Alors l'activation est refusée parce que la recette n'est pas validée
    Et l'interface n'est pas activée en production

    Exemples:
      | avancement         |
      | pas encore activée |
      | activée en recette |

  @P1-05
  Scénario: La production s'active dès que la recette est validée
    Étant donné une interface demandée par la région et validée en recette
    Quand le support active l'interface en production pour le domaine "Sanitaire"
    Alors l'activation est acceptée
    Et "l'hôpital" est à l'état "Non synchronisé"
