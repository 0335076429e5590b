# language: fr
Fonctionnalité: Phase 3, cas 1 - Les alertes impactantes : les fermetures
  Une fermeture dans le ROR suspend l'actualisation ; l'objet reste ouvert dans ViaTrajectoire
  tant qu'un référent n'a pas décidé.

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"
    Et "hôpital" à l'état "Mise à jour de l'offre active"

  @P3-30
  Scénario: Un établissement ferme dans le ROR
    Quand dans le ROR, "hôpital" ferme définitivement
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte une alerte impactante : établissement fermé
    Et "hôpital" est ouvert dans ViaTrajectoire
    Et la fiche de "hôpital" est restée la même

  @P3-31
  Scénario: Une unité ferme dans le ROR
    Quand dans le ROR, "UE rééducation" ferme
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte impactante : unité fermée
    Et "unité rééducation" est ouverte dans ViaTrajectoire
    Et la fiche de "unité rééducation" est restée la même

  @P3-31
  Scénario: La fermeture d'une unité n'alerte qu'une fois, sur elle seule
    Quand dans le ROR, "UE rééducation" ferme
    Et que 3 jours passent
    Alors "unité rééducation" porte 1 alerte impactante
    Et "unité gériatrie" ne porte pas d'alerte impactante
    Et "hôpital" ne porte pas d'alerte impactante

  @P3-32
  Plan du Scénario: Aucune modification hors fermeture ne produit d'alerte impactante - <mutation>
    Quand dans le ROR, "<cible>" subit : <mutation>
    Et que le passage du lendemain a lieu
    Alors aucune alerte impactante n'existe pour "hôpital" et ses unités

    Exemples:
      | mutation                             | cible          |
      | changement de la catégorie           | hôpital        |
      | effacement de la catégorie           | hôpital        |
      | catégorie inconnue                   | hôpital        |
      | changement du champ d'activité       | UE rééducation |
      | effacement du champ d'activité       | UE rééducation |
      | changement de la modalité d'accueil  | UE rééducation |
      | effacement de la modalité d'accueil  | UE rééducation |
      | changement du type d'unité           | UE rééducation |
      | effacement du type d'unité           | UE rééducation |
      | changement de l'activité             | UE rééducation |
      | effacement de l'activité             | UE rééducation |
      | seconde activité                     | UE rééducation |
      | déplacement vers la clinique         | UE rééducation |
      | disparition                          | UE rééducation |
      | ajout d'une unité                    | hôpital        |
      | modification d'une donnée            | hôpital        |
      | modification d'une donnée            | UE rééducation |
      | réouverture                          | UE ancienne    |

  @P3-33
  Scénario: Le référent de l'établissement est prévenu par courriel de la fermeture d'une unité
    Quand dans le ROR, "UE rééducation" ferme
    Et que le passage du lendemain a lieu
    Alors le référent a reçu un courriel au sujet de "unité rééducation"
    Et la région n'a reçu aucun courriel
    Et le référent voisin n'a reçu aucun courriel

  @P3-33
  Scénario: Le référent régional est prévenu par courriel de la fermeture d'un établissement
    Quand dans le ROR, "hôpital" ferme définitivement
    Et que le passage du lendemain a lieu
    Alors la région a reçu un courriel au sujet de "hôpital"
    Et le référent n'a reçu aucun courriel

  @P3-33 @interpretation
  Scénario: Le courriel ne part qu'une fois
    Quand dans le ROR, "UE rééducation" ferme
    Et que 4 jours passent
    Alors le référent a reçu 1 courriel
    Et aucune erreur du ROR n'est signalée pour "hôpital"

  @P3-33 @interpretation
  Scénario: Ni une bloquante ni une informative n'envoient de courriel
    Quand dans le ROR, "UE rééducation" subit : changement de la modalité d'accueil
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : modalité d'accueil différente
    Et le référent n'a reçu aucun courriel
    Et la région n'a reçu aucun courriel
    Et aucune erreur du ROR n'est signalée pour "hôpital"

  @P3-33 @interpretation
  Scénario: Un courriel qui ne part pas n'en retient aucun autre, et repart
    Étant donné que la messagerie refuse une fois les courriels de la région
    Quand dans le ROR, "hôpital" ferme définitivement
    Et que dans le ROR, "UE rééducation" ferme
    Et que le passage du lendemain a lieu
    Alors le référent a reçu un courriel au sujet de "unité rééducation"
    Et la région n'a reçu aucun courriel
    Quand le passage du lendemain a lieu
    Alors la région a reçu un courriel au sujet de "hôpital"

  @P3-34
  Scénario: La région confirme la fermeture de l'établissement
    Étant donné que dans le ROR, "hôpital" ferme définitivement
    Et que le passage du lendemain a lieu
    Quand la région décide pour "hôpital" : confirmer
    Alors l'action est acceptée
    Et "hôpital" est fermé dans ViaTrajectoire

  @P3-34
  Plan du Scénario: Aucun autre profil ne confirme la fermeture de l'établissement - <profil>
    Étant donné que dans le ROR, "hôpital" ferme définitivement
    Et que le passage du lendemain a lieu
    Quand <profil> décide pour "hôpital" : confirmer
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et "hôpital" est ouvert dans ViaTrajectoire

    Exemples:
      | profil          |
      | la coordination |
      | le référent     |
      | le support      |
      | un autre profil |

  @P3-34 @interpretation
  Scénario: Confirmée, la fermeture de l'établissement n'alerte plus, même si le ROR en change le motif
    Étant donné que dans le ROR, "hôpital" ferme provisoirement
    Et que la région met à jour "hôpital" à la main
    Et que la région décide pour "hôpital" : confirmer
    Quand dans le ROR, "hôpital" ferme définitivement
    Et que la région met à jour "hôpital" à la main
    Alors "hôpital" ne porte pas d'alerte impactante

  @P3-35
  Plan du Scénario: La fermeture de l'unité est validée, temporaire ou définitive - <profil>, <décision>
    Étant donné que dans le ROR, "UE rééducation" ferme
    Et que le passage du lendemain a lieu
    Quand <profil> décide pour "unité rééducation" : <décision>
    Alors l'action est acceptée
    Et "unité rééducation" est <ouverture> dans ViaTrajectoire
    Et "unité gériatrie" est ouverte dans ViaTrajectoire

    Exemples:
      | profil          | décision                | ouverture              |
      | la région       | fermer temporairement   | fermée temporairement  |
      | la région       | fermer définitivement   | fermée définitivement  |
      | la coordination | fermer temporairement   | fermée temporairement  |
      | la coordination | fermer définitivement   | fermée définitivement  |
      | le référent     | fermer temporairement   | fermée temporairement  |
      | le référent     | fermer définitivement   | fermée définitivement  |

  @P3-35 @interpretation
  Scénario: Fermée définitivement, l'unité ne suit plus le ROR, même s'il la rouvre
    Étant donné que dans le ROR, "UE rééducation" ferme
    Et que le passage du lendemain a lieu
    Et que le référent décide pour "unité rééducation" : fermer définitivement
    Et que les fiches sont relevées
    Quand dans le ROR, "UE rééducation" rouvre
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le passage du lendemain a lieu
    Alors la fiche de "unité rééducation" est restée la même
    Et "unité rééducation" ne porte pas d'alerte impactante
    Et le nombre de lits installés de "unité gériatrie" est celui du ROR
    Et le référent ne se voit pas offrir la mise à jour manuelle sur "unité rééducation"
    Quand le référent met à jour "unité rééducation" à la main
    Alors l'action est refusée parce que la décision n'est pas possible

  @P3-35
  Scénario: Un autre profil ne valide pas la fermeture d'une unité
    Étant donné que dans le ROR, "UE rééducation" ferme
    Et que le passage du lendemain a lieu
    Quand un autre profil décide pour "unité rééducation" : fermer définitivement
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et "unité rééducation" est ouverte dans ViaTrajectoire

  @P3-36
  Scénario: Le référent refuse la fermeture de l'unité
    Étant donné que dans le ROR, "UE rééducation" ferme
    Et que le passage du lendemain a lieu
    Quand le référent décide pour "unité rééducation" : refuser
    Alors l'action est acceptée

  @P3-36
  Scénario: La région refuse la fermeture de l'établissement
    Étant donné que dans le ROR, "hôpital" ferme définitivement
    Et que le passage du lendemain a lieu
    Quand la région décide pour "hôpital" : refuser
    Alors l'action est acceptée

  @P3-36 @interpretation
  Scénario: Après un refus, l'unité reste ouverte et l'alerte ne revient pas tant que le ROR ne change pas
    Étant donné que dans le ROR, "UE rééducation" ferme
    Et que le passage du lendemain a lieu
    Quand le référent décide pour "unité rééducation" : refuser
    Et que 3 jours passent
    Alors "unité rééducation" est ouverte dans ViaTrajectoire
    Et "unité rééducation" ne porte pas d'alerte impactante

  @P3-36 @interpretation
  Scénario: Refusée, la fermeture de l'établissement alerte de nouveau quand le ROR en change le motif
    Étant donné que dans le ROR, "hôpital" ferme provisoirement
    Et que la région met à jour "hôpital" à la main
    Et que la région décide pour "hôpital" : refuser
    Quand dans le ROR, "hôpital" ferme définitivement
    Et que la région met à jour "hôpital" à la main
    Alors "hôpital" porte une alerte impactante : établissement fermé

  @P3-37
  Plan du Scénario: Un référent ferme temporairement une unité, quel que soit l'état - <état>
    Étant donné "clinique" à l'état "<état>"
    Quand le référent voisin ferme temporairement "unité clinique"
    Alors l'action est acceptée
    Et "unité clinique" est fermée temporairement dans ViaTrajectoire

    Exemples:
      | état                                 |
      | Non synchronisé                      |
      | En cours de synchronisation          |
      | Synchronisation structurelle validée |
      | Mise à jour de l'offre active        |
      | Mise à jour de l'offre suspendue     |

  @P3-37 @interpretation
  Scénario: Un autre profil ne ferme pas une unité pour un temps, et n'en rouvre pas
    Quand un autre profil ferme temporairement "unité rééducation"
    Alors l'action est refusée parce que le profil n'y a pas droit
    Quand le référent ferme temporairement "unité rééducation"
    Et qu'un autre profil rouvre "unité rééducation"
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et "unité rééducation" est fermée temporairement dans ViaTrajectoire

  @P3-37
  Plan du Scénario: Une unité fermée pour un temps se rouvre, quel que soit l'état - <état>
    Étant donné "clinique" à l'état "<état>"
    Et que le référent voisin ferme temporairement "unité clinique"
    Quand le référent voisin rouvre "unité clinique"
    Alors l'action est acceptée
    Et "unité clinique" est ouverte dans ViaTrajectoire

    Exemples:
      | état                                 |
      | Non synchronisé                      |
      | En cours de synchronisation          |
      | Synchronisation structurelle validée |
      | Mise à jour de l'offre active        |
      | Mise à jour de l'offre suspendue     |

  @P3-38
  Scénario: Si le ROR rouvre avant la décision, l'alerte est levée
    Étant donné que dans le ROR, "UE rééducation" ferme
    Et que le passage du lendemain a lieu
    Quand dans le ROR, "UE rééducation" rouvre
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" ne porte pas d'alerte impactante

  @P3-38
  Scénario: La fermeture d'un niveau parent vaut pour ses unités associées
    Quand dans le ROR, "service réadaptation" ferme
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que dans le ROR, le nombre de lits installés de "UE médecine" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte impactante : unité fermée
    Et "unité gériatrie" porte une alerte impactante : unité fermée
    Et "unité médecine" ne porte pas d'alerte impactante
    Et la fiche de "unité rééducation" est restée la même
    Et le nombre de lits installés de "unité médecine" est celui du ROR

  @P3-38
  Scénario: La fermeture provisoire d'un établissement est impactante
    Quand dans le ROR, "hôpital" ferme provisoirement
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte une alerte impactante : établissement fermé

  @P3-38
  Scénario: La fermeture de l'établissement ne suspend pas l'actualisation de ses unités
    Quand dans le ROR, "hôpital" ferme définitivement
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité gériatrie" est celui du ROR
    Et la fiche de "hôpital" est restée la même

  @P3-39
  Scénario: Une fermeture temporaire survit aux passages tant que le ROR dit ouvert
    Étant donné que le référent ferme temporairement "unité rééducation"
    Quand dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que 2 jours passent
    Alors "unité rééducation" est fermée temporairement dans ViaTrajectoire
