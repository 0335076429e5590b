# language: fr
Fonctionnalité: Phase 3, cas 1 - Suspendre et relancer la mise à jour automatique

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"
    Et "hôpital" à l'état "Mise à jour de l'offre active"

  @P3-50
  Scénario: La région suspend la mise à jour automatique
    Quand la région suspend la mise à jour de "hôpital"
    Alors l'action est acceptée
    Et "hôpital" est à l'état "Mise à jour de l'offre suspendue"
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors la fiche de "hôpital" est restée la même

  @P3-50
  Plan du Scénario: Aucun autre profil ne suspend - <profil>
    Quand <profil> suspend la mise à jour de "hôpital"
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et "hôpital" est à l'état "Mise à jour de l'offre active"

    Exemples:
      | profil          |
      | la coordination |
      | le référent     |
      | le support      |
      | un autre profil |

  @P3-51
  Plan du Scénario: Pendant la suspension le référent met à jour l'offre commune de ses unités - <donnée>
    Étant donné que la région suspend la mise à jour de "hôpital"
    Quand le référent modifie <donnée> de "unité rééducation"
    Alors l'action est acceptée
    Et <donnée> de "unité rééducation" est celle saisie par le référent

    Exemples:
      | donnée                        |
      | les équipements issus du ROR  |
      | les actes issus du ROR        |
      | les professions issues du ROR |

  @P3-51
  Scénario: Pendant la suspension un référent n'écrit pas dans les unités du voisin
    Étant donné que la région suspend la mise à jour de "hôpital"
    Quand le référent voisin modifie les équipements issus du ROR de "unité rééducation"
    Alors l'action est refusée parce que l'établissement n'est pas le sien
    Et la fiche de "unité rééducation" est restée la même

  @P3-51 @interpretation
  Scénario: Pendant la suspension un autre profil n'écrit dans aucune unité
    Étant donné que la région suspend la mise à jour de "hôpital"
    Quand un autre profil modifie les équipements issus du ROR de "unité rééducation"
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et la fiche de "unité rééducation" est restée la même

  @P3-51 @interpretation
  Plan du Scénario: Pendant la suspension les autres données communes restent verrouillées - <donnée>
    Étant donné que la région suspend la mise à jour de "hôpital"
    Quand le référent modifie <donnée> de "<objet>"
    Alors l'action est refusée parce que la donnée est verrouillée
    Et la fiche de "<objet>" est restée la même

    Exemples:
      | donnée                      | objet            |
      | le nombre de lits installés | unité rééducation |
      | l'activité                  | unité rééducation |
      | le téléphone                | hôpital          |

  @P3-52
  Scénario: La région relance la mise à jour automatique
    Étant donné que la région suspend la mise à jour de "hôpital"
    Quand la région relance la mise à jour de "hôpital"
    Alors l'action est acceptée
    Et "hôpital" est à l'état "Mise à jour de l'offre active"

  @P3-52
  Plan du Scénario: Aucun autre profil ne relance - <profil>
    Étant donné que la région suspend la mise à jour de "hôpital"
    Quand <profil> relance la mise à jour de "hôpital"
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et "hôpital" est à l'état "Mise à jour de l'offre suspendue"

    Exemples:
      | profil          |
      | la coordination |
      | le référent     |
      | un autre profil |

  @P3-52 @interpretation
  Scénario: Après la relance le ROR fait foi et remplace ce qui a été saisi
    Étant donné que la région suspend la mise à jour de "hôpital"
    Et que le référent modifie les équipements issus du ROR de "unité rééducation"
    Quand la région relance la mise à jour de "hôpital"
    Et que le passage du lendemain a lieu
    Alors les équipements issus du ROR de "unité rééducation" sont ceux du ROR

  @P3-53
  Plan du Scénario: La suspension se voit - <profil>
    Quand la région suspend la mise à jour de "hôpital"
    Alors <profil> lit sur "hôpital" que la synchronisation est suspendue

    Exemples:
      | profil          |
      | la région       |
      | la coordination |
      | le référent     |
      | un autre profil |
