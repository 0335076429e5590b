# language: fr
Fonctionnalité: Phase 3, cas 1 - Les pannes du ROR
  Le ROR ne répond pas, répond mal ou se contredit : rien n'est altéré, l'erreur se dit clairement, les autres
  établissements sont traités, et le passage suivant reprend.

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"
    Et "hôpital" à l'état "Mise à jour de l'offre active"
    Et "clinique" à l'état "Mise à jour de l'offre active"
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que dans le ROR, le téléphone de "clinique" change

  @P3-42 @interpretation
  Plan du Scénario: Une réponse qui ne vient pas, ou qui ne se lit pas, n'altère rien et se rattrape - <panne>
    Étant donné que le ROR tombe en panne à la lecture de "hôpital" : <panne>
    Quand le passage du lendemain a lieu
    Alors "hôpital" et ses unités sont restés intacts
    Et une erreur claire du ROR est signalée pour "hôpital"
    Et aucune erreur du ROR n'est signalée pour "clinique"
    Et le téléphone de "clinique" est celui du ROR
    Quand le ROR est réparé
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et le nombre de lits installés de "unité rééducation" est celui du ROR

    Exemples:
      | panne                    |
      | délai trop long          |
      | débit trop lent          |
      | coupure                  |
      | erreur HTTP 500          |
      | erreur HTTP 503          |
      | faute SOAP               |
      | réponse tronquée         |
      | octets au hasard         |
      | XML mal formé            |
      | mauvais espace de noms   |
      | mauvaise version de SOAP |

  @P3-42 @interpretation
  Scénario: L'erreur d'un établissement se lit de la région et des siens, pas du voisin
    Étant donné que le ROR tombe en panne à la lecture de "clinique" : coupure
    Quand le passage du lendemain a lieu
    Alors une erreur claire du ROR est signalée pour "clinique"
    Et le référent voisin lit cette erreur du ROR pour "clinique"
    Et le référent ne lit aucune erreur du ROR pour "clinique"

  @P3-42 @interpretation
  Scénario: Une unité que le ROR refuse de relire seule n'est pas tenue pour disparue
    Étant donné que le ROR tombe en panne à la lecture d'une unité seule : coupure
    Et que dans le ROR, "UE rééducation" disparaît
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Quand le passage du lendemain a lieu
    Alors la fiche de "unité rééducation" est restée la même
    Et une erreur claire du ROR est signalée pour "hôpital"
    Et le nombre de lits installés de "unité gériatrie" est celui du ROR

  @P3-42 @interpretation
  Plan du Scénario: Une réponse qui se contredit est refusée en entier et se rattrape - <contradiction>
    Étant donné que le ROR tombe en panne à la lecture de "hôpital" : <contradiction>
    Quand le passage du lendemain a lieu
    Alors "hôpital" et ses unités sont restés intacts
    Et une erreur claire du ROR est signalée pour "hôpital"
    Et aucune erreur du ROR n'est signalée pour "clinique"
    Et le téléphone de "clinique" est celui du ROR
    Quand le ROR est réparé
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et le nombre de lits installés de "unité rééducation" est celui du ROR

    Exemples:
      | contradiction                    |
      | réponse d'un autre établissement |
      | nombre d'unités faux             |
      | unité au parent absent           |
      | cycle de parents                 |
      | FINESS en double                 |
      | mise à jour d'avant la création  |

  @P3-42 @interpretation
  Scénario: Une date de mise à jour qui recule sans rien contredire n'empêche pas la mise à jour
    Étant donné que le ROR tombe en panne à la lecture de "hôpital" : date de mise à jour qui recule
    Quand le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et le nombre de lits installés de "unité rééducation" est celui du ROR
    Et aucune erreur du ROR n'est signalée pour "hôpital"

  @P3-42 @interpretation
  Scénario: Un code inconnu d'une donnée informative est reçu tel quel et ne bloque rien
    Étant donné que le ROR tombe en panne à la lecture de "hôpital" : code inconnu
    Quand le passage du lendemain a lieu
    Alors l'accessibilité de "hôpital" est le code inconnu reçu du ROR
    Et "hôpital" porte une alerte informative sur l'accessibilité
    Et aucune alerte bloquante n'existe pour "hôpital" et ses unités
    Et le téléphone de "hôpital" est celui du ROR
    Et le nombre de lits installés de "unité rééducation" est celui du ROR
    Quand le ROR est réparé
    Et que dans le ROR, la télécopie de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors l'accessibilité de "hôpital" est celle du ROR

  @P3-42 @interpretation
  Plan du Scénario: Une notification en panne n'altère rien et se rattrape - <panne>
    Étant donné que le passage du lendemain a lieu
    Et que les fiches sont relevées
    Et que dans le ROR, la télécopie de "hôpital" change
    Et que dans le ROR, la télécopie de "clinique" change
    Et que le ROR tombe en panne à la notification : <panne>
    Quand le passage du lendemain a lieu
    Alors toutes les fiches sont restées les mêmes
    Et une erreur claire du ROR est signalée pour la région
    Quand le ROR est réparé
    Et que le passage du lendemain a lieu
    Alors la télécopie de "hôpital" est celle du ROR
    Et la télécopie de "clinique" est celle du ROR

    Exemples:
      | panne                    |
      | coupure                  |
      | XML mal formé            |
      | mauvaise version de SOAP |

  @P3-42 @interpretation
  Scénario: Un ROR qui répond une fois sur deux finit par être lu, sans que personne n'intervienne
    Étant donné que pendant 4 jours, le ROR répond une fois sur deux : erreur HTTP 503
    Quand 6 jours passent
    Alors le téléphone de "hôpital" est celui du ROR
    Et le nombre de lits installés de "unité rééducation" est celui du ROR
    Et le téléphone de "clinique" est celui du ROR

  @P3-42 @interpretation
  Scénario: Une panne pendant une mise à jour manuelle est dite à la personne, et rien n'est altéré
    Étant donné que le ROR tombe en panne à la lecture de "hôpital" : coupure
    Quand le référent met à jour "hôpital" à la main
    Alors la mise à jour est refusée parce que le ROR ne répond pas
    Et "hôpital" et ses unités sont restés intacts
    Quand le ROR est réparé
    Et que le référent met à jour "hôpital" à la main
    Alors la mise à jour est acceptée
    Et le téléphone de "hôpital" est celui du ROR

  @P3-42 @interpretation
  Scénario: Une panne sur une unité relue seule arrête la mise à jour manuelle, et rien n'est altéré
    Étant donné que le ROR tombe en panne à la lecture d'une unité seule : coupure
    Et que dans le ROR, "UE rééducation" disparaît
    Quand le référent met à jour "hôpital" à la main
    Alors la mise à jour est refusée parce que le ROR ne répond pas
    Et "hôpital" et ses unités sont restés intacts
