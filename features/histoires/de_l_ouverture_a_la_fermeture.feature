# language: fr
Fonctionnalité: Histoire longue - Un établissement, de son ouverture à sa fermeture
  Du 2 mars au 2 septembre 2026 : les deux phases de la synchronisation, puis une catégorie qui change, une
  unité déplacée et rendue, et la fermeture, refusée une fois, confirmée la suivante.

  @histoire
  Scénario: Synchronisé en mars, bloqué au printemps, fermé en été
    Étant donné l'histoire "vie d'un hôpital"
    Et l'interface de la région est active
    Et les fiches sont relevées

    # Mars : l'appairage, un redémarrage au milieu, la validation sans retour.
    Quand la région initie la synchronisation de "hôpital"
    Alors "hôpital" est à l'état "En cours de synchronisation"
    Quand le référent associe toutes les unités de "hôpital", sauf "unité gériatrie"
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que le calendrier arrive au 9 mars 2026
    Et que le système redémarre
    Alors 7 passages ont eu lieu pendant ce temps
    Et toutes les fiches sont restées les mêmes
    Et "unité rééducation" est associée à "UE rééducation"
    Quand le référent valide la structure de "hôpital"
    Alors l'action est refusée parce qu'il reste des unités à associer
    Quand le référent associe "unité gériatrie" à "UE rééducation"
    Alors l'action est refusée parce que l'unité du ROR est déjà associée
    Quand le référent associe "unité gériatrie" à "UE gériatrie"
    Et que le référent valide la structure de "hôpital"
    Alors l'action est acceptée
    Et "hôpital" est à l'état "Synchronisation structurelle validée"
    Quand les associations sont relevées
    Et que le référent dissocie "unité gériatrie"
    Alors l'action est refusée parce que la structure est déjà validée
    Quand le référent déclare vérifiée l'offre de "hôpital"
    Et que le calendrier arrive au 23 mars 2026
    Alors 14 passages ont eu lieu pendant ce temps
    Et toutes les fiches sont restées les mêmes
    Quand la région valide la synchronisation de l'offre de "hôpital"
    Alors l'action est acceptée
    Et "hôpital" est à l'état "Mise à jour de l'offre active"
    Quand le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et chaque donnée commune de "hôpital" et de ses unités est celle du ROR

    # Avril : la catégorie change dans le ROR ; le support aligne ViaTrajectoire un mois plus tard.
    Quand le calendrier arrive au 13 avril 2026
    Et que les fiches sont relevées
    Et que dans le ROR, "hôpital" subit : changement de la catégorie
    Et que dans le ROR, l'adresse de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte une alerte bloquante : catégorie différente
    Et la fiche de "hôpital" est restée la même
    Quand le calendrier arrive au 4 mai 2026
    Alors "hôpital" porte 1 alerte bloquante
    Et la fiche de "hôpital" est restée la même
    Et le référent n'a reçu aucun courriel
    Quand le support aligne "hôpital" sur le ROR
    Alors l'action est acceptée
    Quand ce qui suit relève de la lecture du banc
    Et que le passage du lendemain a lieu
    Alors "hôpital" ne porte plus d'alerte bloquante
    Et la catégorie de "hôpital" est celle du ROR
    Et l'adresse de "hôpital" est celle du ROR
    Et "hôpital" est à l'état "Mise à jour de l'offre active"

    # Juin : une unité passe à la clinique dans le ROR, puis en revient.
    Quand ce qui suit relève du manuel
    Et que le calendrier arrive au 1er juin 2026
    Et que les fiches sont relevées
    Et que dans le ROR, "UE rééducation" est déplacée vers "clinique"
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : unité déplacée
    Et la fiche de "unité rééducation" est restée la même
    Et "clinique" a toujours les mêmes unités
    Et la fiche de "clinique" est restée la même
    Quand ce qui suit relève de la lecture du banc
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité gériatrie" est celui du ROR
    Et "unité gériatrie" ne porte pas d'alerte bloquante
    Quand ce qui suit relève du manuel
    Et que le calendrier arrive au 22 juin 2026
    Alors la fiche de "unité rééducation" est restée la même
    Et les associations de "hôpital" sont restées les mêmes
    Quand dans le ROR, "UE rééducation" est déplacée vers "hôpital"
    Et que le passage du lendemain a lieu
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR
    Et "unité rééducation" ne porte plus d'alerte bloquante

    # Juillet : la modalité d'accueil change, puis redevient ce qu'elle était.
    Quand le calendrier arrive au 6 juillet 2026
    Et que les fiches sont relevées
    Et que dans le ROR, "UE gériatrie" subit : changement de la modalité d'accueil
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le calendrier arrive au 8 juillet 2026
    Alors "unité gériatrie" porte une alerte bloquante : modalité d'accueil différente
    Et la fiche de "unité gériatrie" est restée la même
    Quand dans le ROR, la modalité d'accueil de "UE gériatrie" redevient celle de ViaTrajectoire
    Et que le calendrier arrive au 10 juillet 2026
    Alors le nombre de lits installés de "unité gériatrie" est celui du ROR
    Et "unité gériatrie" ne porte plus d'alerte bloquante

    # L'établissement ferme dans le ROR : la région refuse.
    Quand le calendrier arrive au 20 juillet 2026
    Et que les fiches sont relevées
    Et que dans le ROR, "hôpital" ferme définitivement
    Et que dans le ROR, la télécopie de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte une alerte impactante : établissement fermé
    Et "hôpital" est ouvert dans ViaTrajectoire
    Et la fiche de "hôpital" est restée la même
    Et la région a reçu un courriel au sujet de "hôpital"
    Et le référent n'a reçu aucun courriel
    Quand le calendrier arrive au 24 juillet 2026
    Alors "hôpital" porte 1 alerte impactante
    Quand la région décide pour "hôpital" : refuser
    Alors l'action est acceptée
    Quand ce qui suit relève de la lecture du banc
    Et que le calendrier arrive au 1er août 2026
    Alors "hôpital" est ouvert dans ViaTrajectoire
    Et "hôpital" ne porte plus d'alerte impactante
    Et la télécopie de "hôpital" est celle du ROR
    Et la région a reçu 1 courriel

    # Août : le ROR rouvre l'établissement, puis le ferme encore ; la région confirme.
    Quand dans le ROR, "hôpital" rouvre
    Et que le calendrier arrive au 17 août 2026
    Alors "hôpital" ne porte plus d'alerte impactante
    Quand dans le ROR, "hôpital" ferme définitivement
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte une alerte impactante : établissement fermé
    Et la région a reçu 2 courriel
    Quand ce qui suit relève du manuel
    Et que la coordination décide pour "hôpital" : confirmer
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et "hôpital" est ouvert dans ViaTrajectoire
    Quand la région décide pour "hôpital" : confirmer
    Alors l'action est acceptée
    Et "hôpital" est fermé dans ViaTrajectoire

    # Septembre : ce qui est fermé le reste, et la clinique n'a rien su de tout cela.
    Quand le calendrier arrive au 2 septembre 2026
    Alors 15 passages ont eu lieu pendant ce temps
    Et "hôpital" est fermé dans ViaTrajectoire
    Et les associations de "hôpital" sont restées les mêmes
    Et la fiche de "clinique" est restée la même
    Et la fiche de "unité clinique" est restée la même
    Et le référent voisin n'a reçu aucun courriel
    Et le journal du ROR ne montre que des lectures
    Quand ce qui suit relève de la lecture du banc
    Alors la région a reçu 2 courriel
    Et "hôpital" ne porte plus d'alerte impactante
