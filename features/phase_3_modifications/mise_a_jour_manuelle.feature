# language: fr
Fonctionnalité: Phase 3, cas 2 - La mise à jour manuelle
  À tout moment, sans attendre le passage du jour.

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"
    Et "hôpital" à l'état "Mise à jour de l'offre active"

  @P3-60
  Plan du Scénario: Trois profils mettent à jour à la main, avec un effet immédiat - <profil>
    Étant donné que dans le ROR, le téléphone de "hôpital" change
    Quand <profil> met à jour "hôpital" à la main
    Alors l'action est acceptée
    Et le téléphone de "hôpital" est celui du ROR

    Exemples:
      | profil          |
      | la région       |
      | la coordination |
      | le référent     |

  @P3-60
  Plan du Scénario: Un autre profil ne met pas à jour à la main - <profil>
    Étant donné que dans le ROR, le téléphone de "hôpital" change
    Quand <profil> met à jour "hôpital" à la main
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et la fiche de "hôpital" est restée la même

    Exemples:
      | profil          |
      | un autre profil |

  @P3-61
  Scénario: Mettre à jour l'établissement emporte toutes ses unités
    Étant donné que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Quand le référent met à jour "hôpital" à la main
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR
    Et le nombre de lits installés de "unité gériatrie" est celui du ROR

  @P3-62
  Scénario: Mettre à jour une unité ne touche qu'elle
    Étant donné que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que dans le ROR, le téléphone de "hôpital" change
    Quand le référent met à jour "unité rééducation" à la main
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR
    Et la fiche de "unité gériatrie" est restée la même
    Et la fiche de "hôpital" est restée la même

  @P3-63
  Scénario: La mise à jour manuelle ouvre les mêmes alertes que l'automatique
    Étant donné que dans le ROR, "UE rééducation" ferme
    Et que dans le ROR, "UE gériatrie" subit : changement de l'activité
    Quand le référent met à jour "hôpital" à la main
    Alors "unité rééducation" porte une alerte impactante : unité fermée
    Et "unité gériatrie" porte une alerte bloquante : activité différente

  @P3-64
  Plan du Scénario: La mise à jour manuelle est offerte sur la fiche, aussi sous alerte - <objet>
    Alors le référent se voit offrir la mise à jour manuelle sur "<objet>"
    Quand dans le ROR, "<cible>" subit : <mutation>
    Et que le passage du lendemain a lieu
    Alors "<objet>" porte une alerte bloquante : <cause>
    Et le référent se voit offrir la mise à jour manuelle sur "<objet>"

    Exemples:
      | objet            | cible          | mutation                   | cause                |
      | hôpital          | hôpital        | changement de la catégorie | catégorie différente |
      | unité rééducation | UE rééducation | changement de l'activité   | activité différente  |

  @P3-65
  Plan du Scénario: Avant l'étape 3, la mise à jour manuelle est refusée - <état>
    Étant donné "clinique" à l'état "<état>"
    Et que dans le ROR, le téléphone de "clinique" change
    Quand le référent voisin met à jour "clinique" à la main
    Alors l'action est refusée parce que l'état ne le permet pas
    Et la fiche de "clinique" est restée la même

    Exemples:
      | état                                 |
      | Non synchronisé                      |
      | En cours de synchronisation          |
      | Synchronisation structurelle validée |

  @P3-65 @lecture:P3-65=suspendue_accepte
  Scénario: Pendant la suspension, la mise à jour manuelle agit
    Étant donné que la région suspend la mise à jour de "hôpital"
    Et que dans le ROR, le téléphone de "hôpital" change
    Quand le référent met à jour "hôpital" à la main
    Alors le téléphone de "hôpital" est celui du ROR

  @P3-65 @lecture:P3-65=suspendue_refuse
  Scénario: Pendant la suspension, la mise à jour manuelle est refusée
    Étant donné que la région suspend la mise à jour de "hôpital"
    Et que dans le ROR, le téléphone de "hôpital" change
    Quand le référent met à jour "hôpital" à la main
    Alors l'action est refusée parce que l'état ne le permet pas
    Et la fiche de "hôpital" est restée la même
