# language: fr
Fonctionnalité: Phase 2, étape 3 - La région lance la synchronisation d'un établissement
  Sur demande du référent de l'établissement, la région valide la synchronisation de l'offre :
  l'offre commune est définitivement remplacée par celle du ROR.

  Contexte:
    Étant donné l'histoire "première synchronisation"
    Et l'interface de la région est active

  @P2-40
  Scénario: La région voit le bouton et valide la synchronisation de l'offre
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Et que le référent déclare vérifiée l'offre de "l'hôpital"
    Alors la région se voit offrir la validation de l'offre sur "l'hôpital"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est acceptée
    Et "l'hôpital" est à l'état "Mise à jour de l'offre active"

  @P2-40
  Plan du scénario: Les profils de l'établissement ne valident pas et lisent que la région le fera - <profil>
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Alors <profil> ne se voit pas offrir la validation de l'offre sur "l'hôpital"
    Et <profil> lit sur "l'hôpital" que la validation par le référent régional est en attente
    Quand <profil> valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est refusée parce que le profil n'y a pas droit
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"

    Exemples:
      | profil          |
      | la coordination |
      | le référent     |

  @P2-40
  Scénario: Un autre profil ne valide pas la synchronisation de l'offre
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand un autre profil valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est refusée parce que le profil n'y a pas droit
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"

  @P2-41
  Plan du scénario: L'offre ne se valide pas avant la structure - <état>
    Étant donné "l'hôpital" à l'état "<état>"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est refusée parce que l'état ne le permet pas
    Et "l'hôpital" est à l'état "<état>"
    Et toutes les fiches sont restées les mêmes

    Exemples:
      | état                        |
      | Non synchronisé             |
      | En cours de synchronisation |

  @P2-41
  Scénario: Toutes les unités associées ne suffisent pas, la structure doit être validée
    Étant donné "l'hôpital" à l'état "En cours de synchronisation"
    Et que le référent associe toutes les unités de "l'hôpital"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est refusée parce que l'état ne le permet pas
    Et "l'hôpital" est à l'état "En cours de synchronisation"
    Quand le référent valide la structure de "l'hôpital"
    Et que le référent déclare vérifiée l'offre de "l'hôpital"
    Et que la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est acceptée
    Et "l'hôpital" est à l'état "Mise à jour de l'offre active"

  @P2-42
  Scénario: L'offre commune est remplacée par celle du ROR, et l'état devient actif
    Étant donné que le référent modifie chaque donnée commune de "l'hôpital" et de ses unités
    Et "l'hôpital" à l'état "Synchronisation structurelle validée"
    Et que le référent déclare vérifiée l'offre de "l'hôpital"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Et que le passage du lendemain a lieu
    Alors "l'hôpital" est à l'état "Mise à jour de l'offre active"
    Et chaque donnée commune de "l'hôpital" et de ses unités est celle du ROR

  @P2-42 @interpretation
  Scénario: Le remplacement du lancement n'alerte personne
    Étant donné que le référent modifie chaque donnée commune de "l'hôpital" et de ses unités
    Et "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est acceptée
    Et aucune alerte informative n'existe pour "l'hôpital" et ses unités

  @P2-42
  Scénario: Les anciennes valeurs ne reviennent jamais, même après une suspension
    Étant donné que le référent modifie chaque donnée commune de "l'hôpital" et de ses unités
    Et "l'hôpital" à l'état "Mise à jour de l'offre active"
    Et que le passage du lendemain a lieu
    Quand la région suspend la mise à jour de "l'hôpital"
    Et que le passage du lendemain a lieu
    Alors chaque donnée commune de "l'hôpital" et de ses unités est celle du ROR
    Quand la région relance la mise à jour de "l'hôpital"
    Et que le passage du lendemain a lieu
    Alors chaque donnée commune de "l'hôpital" et de ses unités est celle du ROR

  @P2-42 @lecture:P2-42=immediat
  Scénario: Le remplacement est immédiat
    Étant donné que le référent modifie chaque donnée commune de "l'hôpital" et de ses unités
    Et "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est acceptée
    Et chaque donnée commune de "l'hôpital" et de ses unités est celle du ROR

  @P2-42 @lecture:P2-42=immediat
  Scénario: Une unité que le ROR refuse de relire arrête le lancement, et rien n'est altéré
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Et que le référent déclare vérifiée l'offre de "l'hôpital"
    Et que le ROR tombe en panne à la lecture d'une unité seule : coupure
    Et que dans le ROR, "l'UE de rééducation" disparaît
    Et que les fiches sont relevées
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est refusée parce que le ROR ne répond pas
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"
    Et toutes les fiches sont restées les mêmes

  @P2-42 @lecture:P2-42=passage
  Scénario: Le remplacement attend le passage suivant
    Étant donné que le référent modifie chaque donnée commune de "l'hôpital" et de ses unités
    Et "l'hôpital" à l'état "Synchronisation structurelle validée"
    Et que le référent déclare vérifiée l'offre de "l'hôpital"
    Et que les fiches sont relevées
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est acceptée
    Et la fiche de "l'unité de rééducation" est restée la même
    Quand le passage du lendemain a lieu
    Alors chaque donnée commune de "l'hôpital" et de ses unités est celle du ROR

  @P2-42 @lecture:A3-nom=ror
  Scénario: Le nom de l'unité est remplacé lui aussi
    Étant donné que le référent modifie le nom de "l'unité de rééducation"
    Et "l'hôpital" à l'état "Mise à jour de l'offre active"
    Et que le passage du lendemain a lieu
    Alors le nom de "l'unité de rééducation" est celui du ROR

  @P2-42 @lecture:A3-nom=viatrajectoire
  Scénario: Le nom de l'unité reste celui que le référent a saisi
    Étant donné que le référent modifie le nom de "l'unité de rééducation"
    Et "l'hôpital" à l'état "Mise à jour de l'offre active"
    Et que le passage du lendemain a lieu
    Alors le nom de "l'unité de rééducation" est celui saisi par le référent

  @P2-43
  Scénario: Les données propres à ViaTrajectoire sont intactes
    Étant donné que le référent modifie chaque donnée propre de "l'hôpital" et de ses unités
    Et que le référent modifie chaque donnée commune de "l'hôpital" et de ses unités
    Et "l'hôpital" à l'état "Synchronisation structurelle validée"
    Et que le référent déclare vérifiée l'offre de "l'hôpital"
    Et que les fiches sont relevées
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Et que le passage du lendemain a lieu
    Alors "l'hôpital" est à l'état "Mise à jour de l'offre active"
    Et aucune donnée propre de "l'hôpital" ni de ses unités n'a changé

  @P2-44 @lecture:P2-44=avertit
  Scénario: Valider une offre qui n'a pas été déclarée vérifiée est permis, avec un avertissement
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est acceptée avec un avertissement

  @P2-44 @lecture:P2-44=refuse
  Scénario: Valider une offre qui n'a pas été déclarée vérifiée est refusé
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est refusée
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"

  @P2-44
  Scénario: Valider une offre déclarée vérifiée ne suscite aucun avertissement
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Et que le référent déclare vérifiée l'offre de "l'hôpital"
    Et que le référent demande la synchronisation de "l'hôpital"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est acceptée sans avertissement

  @P2-45
  Plan du scénario: Synchroniser un établissement ne touche pas son voisin - voisin à l'état <état>
    Étant donné "la clinique" à l'état "<état>"
    Et que le passage du lendemain a lieu
    Et que dans le ROR, le téléphone de "la clinique" change
    Et que dans le ROR, le nombre de lits installés de "l'UE de la clinique" change
    Et que les fiches sont relevées
    Quand la région initie la synchronisation de "l'hôpital"
    Alors "l'hôpital" est à l'état "En cours de synchronisation"
    Et "la clinique" est à l'état "<état>"
    Et la fiche de "la clinique" est restée la même
    Et la fiche de "l'unité de la clinique" est restée la même
    Quand le référent associe toutes les unités de "l'hôpital"
    Et que le référent valide la structure de "l'hôpital"
    Alors "l'hôpital" est à l'état "Synchronisation structurelle validée"
    Et "la clinique" est à l'état "<état>"
    Et la fiche de "la clinique" est restée la même
    Et la fiche de "l'unité de la clinique" est restée la même
    Quand le référent déclare vérifiée l'offre de "l'hôpital"
    Et que la région valide la synchronisation de l'offre de "l'hôpital"
    Et que le passage du lendemain a lieu
    Alors "l'hôpital" est à l'état "Mise à jour de l'offre active"
    Et "la clinique" est à l'état "<état>"
    Et la fiche de "la clinique" est restée la même
    Et la fiche de "l'unité de la clinique" est restée la même

    Exemples:
      | état                                 |
      | Non synchronisé                      |
      | En cours de synchronisation          |
      | Synchronisation structurelle validée |
      | Mise à jour de l'offre suspendue     |

  @P2-46
  Scénario: Le référent demande la synchronisation, et la région le voit
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Et "la clinique" à l'état "Synchronisation structurelle validée"
    Alors la région ne lit aucune demande de synchronisation sur "l'hôpital"
    Quand le référent demande la synchronisation de "l'hôpital"
    Alors la demande est acceptée
    Et la région lit la demande de synchronisation du référent sur "l'hôpital"
    Et la région ne lit aucune demande de synchronisation sur "la clinique"
    Et "l'hôpital" est à l'état "Synchronisation structurelle validée"

  @P2-46 @interpretation
  Scénario: La région valide aussi sans demande
    Étant donné "l'hôpital" à l'état "Synchronisation structurelle validée"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est acceptée
    Et "l'hôpital" est à l'état "Mise à jour de l'offre active"

  @P2-47
  Scénario: Toutes les unités associées sans validation régionale, l'établissement n'est pas synchronisé
    Étant donné "l'hôpital" à l'état "En cours de synchronisation"
    Et que le référent associe toutes les unités de "l'hôpital"
    Quand le référent valide la structure de "l'hôpital"
    Alors "l'hôpital" est à l'état "Synchronisation structurelle validée"
    Quand le référent déclare vérifiée l'offre de "l'hôpital"
    Et que le référent demande la synchronisation de "l'hôpital"
    Et que 2 jours passent
    Alors "l'hôpital" est à l'état "Synchronisation structurelle validée"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors "l'hôpital" est à l'état "Mise à jour de l'offre active"

  @P2-47
  Scénario: La validation régionale sans toutes les unités associées, l'établissement n'est pas synchronisé
    Étant donné "l'hôpital" à l'état "En cours de synchronisation"
    Et que le référent associe toutes les unités de "l'hôpital", sauf "l'unité de HAD"
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est refusée parce que l'état ne le permet pas
    Quand le passage du lendemain a lieu
    Alors "l'hôpital" est à l'état "En cours de synchronisation"
