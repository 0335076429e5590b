# language: fr
Fonctionnalité: Phase 2, étape 1 - La région initie la synchronisation d'un établissement
  L'établissement doit être déclaré et décrit dans le ROR. La région initie d'abord ; le référent
  de l'établissement associe ensuite ses unités.

  Contexte:
    Étant donné l'histoire "première synchronisation"
    Et l'interface de la région est active

  @P2-01
  Plan du scénario: Un établissement que le ROR ne décrit pas ne se synchronise pas - <établissement>
    Quand la région initie la synchronisation de "<établissement>"
    Alors l'initiation est refusée parce que <motif>
    Et "<établissement>" est à l'état "Non synchronisé"

    Exemples:
      | établissement        | motif                                        |
      | la clinique absente  | l'établissement est absent du ROR            |
      | le centre non décrit | l'établissement n'est pas décrit dans le ROR |

  @P2-01
  Scénario: Un établissement déclaré et décrit se synchronise
    Quand la région initie la synchronisation de "la clinique"
    Alors l'initiation est acceptée
    Et "la clinique" est à l'état "En cours de synchronisation"

  @P2-02
  Scénario: La région initie, puis l'association devient possible
    Quand le référent associe "l'unité de médecine" à "l'UE de médecine"
    Alors l'association est refusée parce que l'état ne le permet pas
    Et "l'hôpital" est à l'état "Non synchronisé"
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est acceptée
    Et "l'hôpital" est à l'état "En cours de synchronisation"
    Et "l'unité de médecine" n'est associée à rien
    Quand le référent associe "l'unité de médecine" à "l'UE de médecine"
    Alors l'association est acceptée
    Et "l'unité de médecine" est associée à "l'UE de médecine"

  @P2-02 @interpretation
  Plan du scénario: Aucun autre profil n'initie la synchronisation - <profil>
    Quand <profil> initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce que le profil n'y a pas droit
    Et "l'hôpital" est à l'état "Non synchronisé"

    Exemples:
      | profil          |
      | la coordination |
      | le référent     |
      | le support      |
      | un autre profil |

  @P2-02 @interpretation
  Scénario: L'initiation s'offre sur la fiche de l'établissement, pas sur celle d'une unité
    Alors la région se voit offrir l'initiation sur "l'hôpital"
    Et la région ne se voit pas offrir l'initiation sur "l'unité de rééducation"

  @P2-02 @interpretation
  Scénario: L'association s'offre une fois la synchronisation initiée, sur les deux fiches
    Quand la région initie la synchronisation de "l'hôpital"
    Alors le référent se voit offrir l'association sur "l'hôpital"
    Et le référent se voit offrir l'association sur "l'unité de rééducation"

  @P2-03
  Scénario: La page montre l'organisation du ROR, puis les unités de ViaTrajectoire
    Quand la région ouvre la page de synchronisation de "l'hôpital"
    Alors la page montre toute l'organisation de "l'hôpital" dans le ROR, chaque niveau sous le bon
    Et la page ne montre aucune unité de ViaTrajectoire
    Quand la région initie la synchronisation de "l'hôpital"
    Et que le référent ouvre la page de synchronisation de "l'hôpital"
    Alors la page montre toute l'organisation de "l'hôpital" dans le ROR, chaque niveau sous le bon
    Et la page montre toutes les unités de "l'hôpital" dans ViaTrajectoire

  @P2-03 @interpretation
  Scénario: La structure validée, la page montre toujours les unités de ViaTrajectoire
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand le référent ouvre la page de synchronisation de "l'hôpital"
    Alors la page montre toutes les unités de "l'hôpital" dans ViaTrajectoire

  @P2-25
  Scénario: L'état se lit dans la colonne "ROR" de la liste des établissements
    Alors la liste montre "l'hôpital" à l'état "Non synchronisé", sous une icône nouvelle
    Quand "l'hôpital" passe à l'état "En cours de synchronisation"
    Alors la liste montre "l'hôpital" à l'état "En cours de synchronisation", sous une icône nouvelle
    Quand "l'hôpital" passe à l'état "Synchronisation structurelle validée"
    Alors la liste montre "l'hôpital" à l'état "Synchronisation structurelle validée", sous une icône nouvelle
    Quand "l'hôpital" passe à l'état "Mise à jour de l'offre active"
    Alors la liste montre "l'hôpital" à l'état "Mise à jour de l'offre active", sous une icône nouvelle
    Quand "l'hôpital" passe à l'état "Mise à jour de l'offre suspendue"
    Alors la liste montre "l'hôpital" à l'état "Mise à jour de l'offre suspendue", sous une icône nouvelle

  @P2-25 @interpretation
  Plan du scénario: La liste se lit par tous ceux qui suivent un établissement - <profil>
    Quand <profil> consulte la liste des établissements
    Alors la consultation est acceptée

    Exemples:
      | profil          |
      | le référent     |
      | la coordination |

  @P2-26
  Scénario: Une association porte sur un couple, et un seul
    Étant donné "l'hôpital" à l'état "En cours de synchronisation"
    Quand le référent associe "l'unité de médecine" à "l'UE de médecine"
    Alors l'association est acceptée
    Et les seules associations de "l'hôpital" sont :
      | l'unité de médecine | l'UE de médecine |
    Quand le référent associe "l'unité de rééducation" à "l'UE de rééducation"
    Alors l'association est acceptée
    Et les seules associations de "l'hôpital" sont :
      | l'unité de médecine    | l'UE de médecine    |
      | l'unité de rééducation | l'UE de rééducation |

  @P2-26 @interpretation
  Plan du scénario: La synchronisation ne s'initie qu'une fois, et rien ne se perd - <état>
    Étant donné "l'hôpital" à l'état "<état>"
    Et que les associations sont relevées
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce qu'elle a déjà eu lieu
    Et "l'hôpital" est à l'état "<état>"
    Et les associations de "l'hôpital" sont restées les mêmes

    Exemples:
      | état                                 |
      | Synchronisation structurelle validée |
      | Mise à jour de l'offre active        |
      | Mise à jour de l'offre suspendue     |

  @P2-26 @interpretation
  Scénario: Initier de nouveau pendant l'association des unités ne défait rien
    Étant donné "l'hôpital" à l'état "En cours de synchronisation"
    Et que le référent associe "l'unité de médecine" à "l'UE de médecine"
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce qu'elle a déjà eu lieu
    Et "l'hôpital" est à l'état "En cours de synchronisation"
    Et les seules associations de "l'hôpital" sont :
      | l'unité de médecine | l'UE de médecine |
