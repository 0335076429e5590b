# language: fr
Fonctionnalité: Phase 2 - Avant l'étape 3, aucune donnée du ROR n'entre dans les fiches
  Lire la structure du ROR est permis ; y prendre une donnée ne l'est pas encore.

  Contexte:
    Étant donné l'histoire "première synchronisation"
    Et l'interface de la région est active

  @P2-38
  Scénario: Du début de l'étape 1 à la fin de l'étape 2, les fiches restent celles de ViaTrajectoire
    Étant donné que les fiches sont relevées
    Et que dans le ROR, le téléphone de "l'hôpital" change
    Et que dans le ROR, le nombre de lits installés de "l'UE de rééducation" change
    Et que dans le ROR, les équipements issus du ROR de "l'UE de rééducation" changent
    Quand la région initie la synchronisation de "l'hôpital"
    Et que le passage du lendemain a lieu
    Et que dans le ROR, le courriel de "l'hôpital" change
    Et que le passage du lendemain a lieu
    Alors "l'hôpital" est à l'état "En cours de synchronisation"
    Et toutes les fiches sont restées les mêmes
    Quand le référent associe toutes les unités de "l'hôpital"
    Et que dans le ROR, la dénomination de "l'hôpital" change
    Et que dans le ROR, le responsable de "l'UE de médecine" change
    Et que le passage du lendemain a lieu
    Alors "l'unité de rééducation" est associée à "l'UE de rééducation"
    Et toutes les fiches sont restées les mêmes
    Quand le référent valide la structure de "l'hôpital"
    Et que le passage du lendemain a lieu
    Et que dans le ROR, le nom de "l'UE de rééducation" change
    Et que le passage du lendemain a lieu
    Alors "l'hôpital" est à l'état "Synchronisation structurelle validée"
    Et toutes les fiches sont restées les mêmes
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison est acceptée
    Quand le référent exporte l'offre de "l'hôpital"
    Alors l'export est accepté
    Quand le référent déclare vérifiée l'offre de "l'hôpital"
    Alors la déclaration est acceptée
    Quand le référent demande la synchronisation de "l'hôpital"
    Alors la demande est acceptée
    Quand le passage du lendemain a lieu
    Alors toutes les fiches sont restées les mêmes
    Et "l'hôpital" ne porte aucune alerte

  @P2-38 @interpretation
  Plan du scénario: Avant le lancement, les données communes restent à la main du référent - <état>
    Étant donné "l'hôpital" à l'état "<état>"
    Quand le référent modifie le téléphone de "l'hôpital"
    Alors la modification est acceptée
    Quand le référent modifie le nombre de lits installés de "l'unité de rééducation"
    Alors la modification est acceptée
    Quand le passage du lendemain a lieu
    Alors la fiche de "l'hôpital" porte les valeurs saisies
    Et la fiche de "l'unité de rééducation" porte les valeurs saisies

    Exemples:
      | état                                 |
      | En cours de synchronisation          |
      | Synchronisation structurelle validée |

  Plan du scénario: Ce qui prépare le lancement se fait pendant la démarche, ni avant ni après - <geste>, <état>
    Étant donné "l'hôpital" à l'état "<état>"
    Quand le référent <geste>
    Alors l'action est refusée parce que l'état ne le permet pas

    @P2-24 @interpretation
    Exemples:
      | geste                                                                | état            |
      | consulte le couple "l'unité de rééducation" et "l'UE de rééducation" | Non synchronisé |

    @P2-32 @interpretation
    Exemples:
      | geste                                                       | état                          |
      | compare l'offre de "l'hôpital"                              | Non synchronisé               |
      | déclare que pour "l'unité de rééducation" le ROR est à jour | Non synchronisé               |
      | déclare que pour "l'unité de rééducation" le ROR est à jour | Mise à jour de l'offre active |

    @P2-35 @interpretation
    Exemples:
      | geste                                   | état                          |
      | déclare vérifiée l'offre de "l'hôpital" | Non synchronisé               |
      | déclare vérifiée l'offre de "l'hôpital" | Mise à jour de l'offre active |

    @P2-37 @interpretation
    Exemples:
      | geste                          | état                          |
      | exporte l'offre de "l'hôpital" | Non synchronisé               |
      | exporte l'offre de "l'hôpital" | Mise à jour de l'offre active |

    @P2-46 @interpretation
    Exemples:
      | geste                                     | état                             |
      | demande la synchronisation de "l'hôpital" | Non synchronisé                  |
      | demande la synchronisation de "l'hôpital" | Mise à jour de l'offre active    |
      | demande la synchronisation de "l'hôpital" | Mise à jour de l'offre suspendue |

  @P2-38
  Plan du scénario: Une fermeture dans le ROR n'entre pas non plus - <état>
    Étant donné "l'hôpital" à l'état "<état>"
    Et que le passage du lendemain a lieu
    Et que les fiches sont relevées
    Quand dans le ROR, "l'UE de rééducation" ferme
    Et que dans le ROR, "l'hôpital" ferme définitivement
    Et que le passage du lendemain a lieu
    Alors toutes les fiches sont restées les mêmes
    Et "l'hôpital" ne porte aucune alerte
    Et "l'unité de rééducation" ne porte aucune alerte

    Exemples:
      | état                                 |
      | En cours de synchronisation          |
      | Synchronisation structurelle validée |
