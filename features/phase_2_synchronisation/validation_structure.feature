# language: fr
Fonctionnalité: Phase 2, étape 1 - De l'association des unités à la validation de la structure
  Le travail s'interrompt et se reprend. La structure se valide une fois toutes les unités
  associées, et sans retour possible.

  Contexte:
    Étant donné l'histoire "première synchronisation"
    Et "l'hôpital" à l'état "En cours de synchronisation"

  @P2-18
  Scénario: Le travail interrompu se reprend sans rien perdre
    Étant donné que le référent associe "l'unité de médecine" à "l'UE de médecine"
    Et que le référent associe "l'unité de rééducation" à "l'UE de rééducation"
    Quand le système redémarre
    Alors "l'hôpital" est à l'état "En cours de synchronisation"
    Et les seules associations de "l'hôpital" sont :
      | l'unité de médecine    | l'UE de médecine    |
      | l'unité de rééducation | l'UE de rééducation |
    Quand le référent associe "l'unité de HAD" à "l'UE de HAD"
    Alors l'association est acceptée
    Et les seules associations de "l'hôpital" sont :
      | l'unité de médecine    | l'UE de médecine    |
      | l'unité de rééducation | l'UE de rééducation |
      | l'unité de HAD         | l'UE de HAD         |

  @P2-19
  Scénario: Tant qu'il reste des unités à associer, la structure ne se valide pas
    Étant donné que le référent associe toutes les unités de "l'hôpital", sauf "l'unité de HAD", "l'unité de réadaptation"
    Quand le référent valide la structure de "l'hôpital"
    Alors la validation est refusée parce qu'il reste des unités à associer
    Et le refus nomme ces unités, et elles seules :
      | l'unité de HAD          |
      | l'unité de réadaptation |
    Et "l'hôpital" est à l'état "En cours de synchronisation"
    Quand le référent associe "l'unité de HAD" à "l'UE de HAD"
    Et que le référent valide la structure de "l'hôpital"
    Alors la validation est refusée parce qu'il reste des unités à associer
    Et le refus nomme ces unités, et elles seules :
      | l'unité de réadaptation |
    Et "l'hôpital" est à l'état "En cours de synchronisation"
    Quand le référent associe "l'unité de réadaptation" à "l'UE de réadaptation"
    Et que le référent valide la structure de "l'hôpital"
    Alors la validation est acceptée
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"

  @P2-19
  Scénario: Sans aucune association, la structure ne se valide pas
    Quand le référent valide la structure de "l'hôpital"
    Alors la validation est refusée parce qu'il reste des unités à associer
    Et "l'hôpital" est à l'état "En cours de synchronisation"

  @P2-21
  Plan du scénario: Après la validation, aucun retour en arrière - <profil>, <état>
    Étant donné "l'hôpital" à l'état "<état>"
    Et que les associations sont relevées
    Quand <profil> dissocie "l'unité de rééducation"
    Alors la dissociation est refusée parce que la structure est déjà validée
    Quand <profil> associe "l'unité de rééducation" à "l'UE de rééducation libre"
    Alors l'association est refusée parce que la structure est déjà validée
    Et les associations de "l'hôpital" sont restées les mêmes
    Et "l'hôpital" est à l'état "<état>"

    Exemples:
      | profil          | état                                 |
      | la région       | Synchronisation structurelle validée |
      | la coordination | Synchronisation structurelle validée |
      | le référent     | Synchronisation structurelle validée |
      | la région       | Mise à jour de l'offre active        |
      | le référent     | Mise à jour de l'offre active        |
      | la région       | Mise à jour de l'offre suspendue     |
      | le référent     | Mise à jour de l'offre suspendue     |

  @P2-22
  Scénario: La structure validée, l'état devient "Synchronisation structurelle validée"
    Étant donné que le référent associe toutes les unités de "l'hôpital"
    Et que les associations sont relevées
    Quand le référent valide la structure de "l'hôpital"
    Alors la validation est acceptée
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"
    Et les associations de "l'hôpital" sont restées les mêmes
    Quand le système redémarre
    Alors "l'hôpital" est à l'état "Synchronisation structurelle validée"

  @P2-23
  Plan du scénario: Pendant l'association des unités, aucune unité ne se crée - <profil>
    Quand <profil> crée à la main une unité dans "l'hôpital"
    Alors la création est refusée parce que la création est interdite pendant la synchronisation
    Et "l'hôpital" a toujours les mêmes unités
    Quand <profil> crée dans "l'hôpital" une unité SSR receveuse depuis "l'UE de rééducation libre"
    Alors la création est refusée parce que la création est interdite pendant la synchronisation
    Et "l'hôpital" a toujours les mêmes unités

    Exemples:
      | profil          |
      | la région       |
      | la coordination |
      | le référent     |

  @P2-27
  Scénario: Une unité du ROR restée seule n'empêche pas la validation
    Étant donné que le référent associe toutes les unités de "l'hôpital"
    Quand le référent valide la structure de "l'hôpital"
    Alors la validation est acceptée
    Et "l'UE de rééducation libre" est libre dans la page de synchronisation

  @P2-27 @lecture:P2-27=permis @lecture:P2-27=sans_unite_refuse
  Scénario: Une unité fermée temporairement s'associe comme les autres avant la validation
    Étant donné que le référent ferme temporairement "l'unité de HAD"
    Et que le référent associe toutes les unités de "l'hôpital", sauf "l'unité de HAD"
    Quand le référent valide la structure de "l'hôpital"
    Alors la validation est refusée parce qu'il reste des unités à associer
    Quand le référent associe "l'unité de HAD" à "l'UE de HAD"
    Et que le référent valide la structure de "l'hôpital"
    Alors la validation est acceptée

  @P2-27 @lecture:P2-27=fermees_ignorees
  Scénario: Une unité fermée temporairement n'a pas à être associée avant la validation
    Étant donné que le référent ferme temporairement "l'unité de HAD"
    Et que le référent associe toutes les unités de "l'hôpital", sauf "l'unité de HAD", "l'unité de réadaptation"
    Quand le référent valide la structure de "l'hôpital"
    Alors la validation est refusée parce qu'il reste des unités à associer
    Et le refus nomme ces unités, et elles seules :
      | l'unité de réadaptation |
    Quand le référent associe "l'unité de réadaptation" à "l'UE de réadaptation"
    Et que le référent valide la structure de "l'hôpital"
    Alors la validation est acceptée
    Et "l'unité de HAD" n'est associée à rien

  @P2-23 @lecture:creation-manuelle=refuse
  Scénario: La structure validée, aucune unité ne se crée plus à la main
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand le référent crée à la main une unité dans "l'hôpital"
    Alors la création est refusée
    Et "l'hôpital" a toujours les mêmes unités

  @P2-23 @lecture:creation-manuelle=permis
  Scénario: La structure validée, une unité se crée encore à la main
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Et que les fiches sont relevées
    Quand le référent crée à la main une unité dans "l'hôpital"
    Alors la création est acceptée
    Et "l'hôpital" a une unité de plus
