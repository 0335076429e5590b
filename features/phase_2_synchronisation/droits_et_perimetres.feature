# language: fr
Fonctionnalité: Phase 2, étapes 1 et 2 - Qui peut agir, et sur quels établissements
  Les étapes 1 et 2 sont ouvertes aux profils Région, Coordination et Référent structure,
  chacun dans son périmètre.

  Contexte:
    Étant donné l'histoire "première synchronisation"
    Et "l'hôpital" à l'état "En cours de synchronisation"

  @P2-04
  Plan du scénario: Trois profils associent, dissocient et comparent - <profil>
    Quand <profil> associe "l'unité de rééducation" à "l'UE de rééducation"
    Alors l'association est acceptée
    Et "l'unité de rééducation" est associée à "l'UE de rééducation"
    Quand <profil> compare l'offre de "l'hôpital"
    Alors la comparaison est acceptée
    Quand <profil> dissocie "l'unité de rééducation"
    Alors la dissociation est acceptée
    Et "l'unité de rééducation" n'est associée à rien

    Exemples:
      | profil          |
      | la région       |
      | la coordination |
      | le référent     |

  @P2-04
  Plan du scénario: L'étape 2 est ouverte aux trois profils - <profil>
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand <profil> déclare que pour "l'unité de rééducation" le ROR est à jour
    Alors l'action est acceptée
    Quand <profil> exporte l'offre de "l'hôpital"
    Alors l'export est accepté
    Quand <profil> déclare vérifiée l'offre de "l'hôpital"
    Alors la déclaration est acceptée
    Quand <profil> demande la synchronisation de "l'hôpital"
    Alors la demande est acceptée

    Exemples:
      | profil          |
      | la région       |
      | la coordination |
      | le référent     |

  @P2-04
  Scénario: Un autre profil n'associe pas et ne dissocie pas
    Étant donné que le référent associe "l'unité de médecine" à "l'UE de médecine"
    Quand un autre profil associe "l'unité de rééducation" à "l'UE de rééducation"
    Alors l'association est refusée parce que le profil n'y a pas droit
    Et "l'unité de rééducation" n'est associée à rien
    Quand un autre profil dissocie "l'unité de médecine"
    Alors la dissociation est refusée parce que le profil n'y a pas droit
    Et "l'unité de médecine" est associée à "l'UE de médecine"

  @P2-04
  Scénario: Un autre profil ne valide pas la structure
    Étant donné que le référent associe toutes les unités de "l'hôpital"
    Quand un autre profil valide la structure de "l'hôpital"
    Alors la validation est refusée parce que le profil n'y a pas droit
    Et "l'hôpital" est à l'état "En cours de synchronisation"

  @P2-04
  Scénario: Un autre profil n'ouvre ni la page de synchronisation ni un couple
    Quand un autre profil ouvre la page de synchronisation de "l'hôpital"
    Alors la consultation est refusée parce que le profil n'y a pas droit
    Quand un autre profil consulte le couple "l'unité de rééducation" et "l'UE de rééducation"
    Alors la consultation est refusée parce que le profil n'y a pas droit

  @P2-04
  Plan du scénario: L'étape 2 est fermée à un autre profil - <geste>
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand un autre profil <geste>
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"

    Exemples:
      | geste                                                       |
      | compare l'offre de "l'hôpital"                              |
      | exporte l'offre de "l'hôpital"                              |
      | déclare vérifiée l'offre de "l'hôpital"                     |
      | demande la synchronisation de "l'hôpital"                   |
      | déclare que pour "l'unité de rééducation" le ROR est à jour |

  @P2-05
  Plan du scénario: Chacun n'agit que sur ses propres établissements - <profil>
    Quand <profil> associe "l'unité de rééducation" à "l'UE de rééducation"
    Alors l'association est refusée parce que l'établissement n'est pas le sien
    Et "l'unité de rééducation" n'est associée à rien
    Quand <profil> compare l'offre de "l'hôpital"
    Alors la comparaison est refusée parce que l'établissement n'est pas le sien

    Exemples:
      | profil                  |
      | le référent voisin      |
      | la coordination voisine |

  @P2-05
  Plan du scénario: Chacun reste chez lui, et y agit - <profil>
    Étant donné "la clinique" à l'état "En cours de synchronisation"
    Quand <profil> associe "l'unité de la clinique" à "l'UE de la clinique"
    Alors l'association est acceptée
    Et "l'unité de la clinique" est associée à "l'UE de la clinique"

    Exemples:
      | profil                  |
      | le référent voisin      |
      | la coordination voisine |

  @P2-05
  Scénario: La région voisine n'agit pas sur un établissement d'une autre région
    Étant donné une région voisine qui raconte la même histoire
    Quand la région voisine associe "l'unité de rééducation" de l'autre région à "l'UE de rééducation"
    Alors l'association est refusée parce que l'établissement n'est pas de sa région
    Et "l'unité de rééducation" n'est associée à rien

  @P2-20
  Scénario: Le référent de l'établissement valide la structure
    Étant donné que le référent associe toutes les unités de "l'hôpital"
    Quand le référent valide la structure de "l'hôpital"
    Alors la validation est acceptée
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"

  @P2-20
  Scénario: Un autre profil ne valide pas la structure, le référent la valide ensuite
    Étant donné que le référent associe toutes les unités de "l'hôpital"
    Quand un autre profil valide la structure de "l'hôpital"
    Alors la validation est refusée parce que le profil n'y a pas droit
    Et "l'hôpital" est à l'état "En cours de synchronisation"
    Quand le référent valide la structure de "l'hôpital"
    Alors la validation est acceptée

  @P2-20 @interpretation
  Plan du scénario: La région et la coordination valident aussi la structure - <profil>
    Étant donné que le référent associe toutes les unités de "l'hôpital"
    Quand <profil> valide la structure de "l'hôpital"
    Alors la validation est acceptée
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"

    Exemples:
      | profil          |
      | la région       |
      | la coordination |

  Plan du scénario: Ce qui engage l'établissement s'offre sur sa fiche, pas sur celle d'une unité - <action>
    Étant donné "l'hôpital" à l'état "<état>"
    Alors la région se voit offrir <action> sur "l'hôpital"
    Et la région ne se voit pas offrir <action> sur "l'unité de rééducation"

    @P2-20 @interpretation
    Exemples:
      | action                        | état                        |
      | la validation de la structure | En cours de synchronisation |

    @P2-32 @interpretation
    Exemples:
      | action                    | état                        |
      | la comparaison de l'offre | En cours de synchronisation |

    @P2-37 @interpretation
    Exemples:
      | action   | état                        |
      | l'export | En cours de synchronisation |

    @P2-40 @interpretation
    Exemples:
      | action                   | état                                 |
      | la validation de l'offre | Synchronisation structurelle validée |

    @P3-50 @interpretation
    Exemples:
      | action        | état                          |
      | la suspension | Mise à jour de l'offre active |

    @P3-52 @interpretation
    Exemples:
      | action     | état                             |
      | la relance | Mise à jour de l'offre suspendue |

    @P3-80 @interpretation
    Exemples:
      | action              | état                          |
      | la création d'unité | Mise à jour de l'offre active |
