# language: fr
Fonctionnalité: Histoire longue - Six mois d'un hôpital synchronisé
  Du 2 mars au 2 septembre 2026, un passage chaque nuit. Ce que le manuel n'écrit pas est joué aussi, et dit
  comme tel : un écart y est une observation.

  @histoire
  Scénario: Une panne, une suspension, trois fermetures et une création en six mois
    Étant donné l'histoire "vie d'un hôpital"
    Et "clinique" à l'état "Mise à jour de l'offre active"
    Et "hôpital" à l'état "Mise à jour de l'offre active"

    # Mars : une semaine où rien n'arrive, puis deux données changent.
    Quand le calendrier arrive au 9 mars 2026
    Alors 7 passages ont eu lieu pendant ce temps
    Et toutes les fiches sont restées les mêmes
    Et aucune alerte informative n'existe pour "hôpital" et ses unités
    Quand le référent modifie les pathologies de "unité rééducation"
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et "hôpital" porte une alerte informative sur le téléphone
    Et le nombre de lits installés de "unité rééducation" est celui du ROR
    Et "unité rééducation" porte une alerte informative sur le nombre de lits installés
    Et les pathologies de "unité rééducation" est celle saisie par le référent
    Et la fiche de "clinique" est restée la même
    Et le référent n'a reçu aucun courriel

    # Du 16 au 19 mars : le ROR ne répond plus pour l'hôpital.
    Quand le calendrier arrive au 16 mars 2026
    Et que les fiches sont relevées
    Et que dans le ROR, la commune de "hôpital" change
    Et que dans le ROR, le téléphone de "clinique" change
    Et que le ROR tombe en panne à la lecture de "hôpital" : erreur HTTP 503
    Et que le calendrier arrive au 19 mars 2026
    Et que ce qui suit relève de la lecture du banc
    Alors 3 passages ont eu lieu pendant ce temps
    Et la fiche de "hôpital" est restée la même
    Et une erreur claire du ROR est signalée pour "hôpital"
    Et aucune erreur du ROR n'est signalée pour "clinique"
    Et le téléphone de "clinique" est celui du ROR
    Quand le ROR est réparé
    Et que le passage du lendemain a lieu
    Alors la commune de "hôpital" est celle du ROR

    # Avril : la région suspend ; le référent tient seul l'offre de ses unités.
    Quand ce qui suit relève du manuel
    Et que le calendrier arrive au 1er avril 2026
    Alors 12 passages ont eu lieu pendant ce temps
    Quand la région suspend la mise à jour de "hôpital"
    Alors "hôpital" est à l'état "Mise à jour de l'offre suspendue"
    Quand le référent modifie les équipements issus du ROR de "unité gériatrie"
    Alors l'action est acceptée
    Quand les fiches sont relevées
    Et que dans le ROR, la télécopie de "hôpital" change
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le calendrier arrive au 20 avril 2026
    Alors toutes les fiches sont restées les mêmes
    Et les équipements issus du ROR de "unité gériatrie" est celle saisie par le référent
    Et le référent lit sur "hôpital" que la synchronisation est suspendue
    Quand la région relance la mise à jour de "hôpital"
    Alors l'action est acceptée
    Et "hôpital" est à l'état "Mise à jour de l'offre active"
    Quand ce qui suit relève de la lecture du banc
    Et que le passage du lendemain a lieu
    Alors la télécopie de "hôpital" est celle du ROR
    Et le nombre de lits installés de "unité gériatrie" est celui du ROR
    Et les équipements issus du ROR de "unité gériatrie" sont ceux du ROR

    # Mai : une unité ferme dans le ROR ; elle ferme un temps dans ViaTrajectoire.
    Quand ce qui suit relève du manuel
    Et que le calendrier arrive au 4 mai 2026
    Et que les fiches sont relevées
    Et que dans le ROR, "UE rééducation" ferme
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte impactante : unité fermée
    Et "unité rééducation" est ouverte dans ViaTrajectoire
    Et la fiche de "unité rééducation" est restée la même
    Et le référent a reçu un courriel au sujet de "unité rééducation"
    Et la région n'a reçu aucun courriel
    Quand le référent décide pour "unité rééducation" : fermer temporairement
    Alors l'action est acceptée
    Et "unité rééducation" est fermée temporairement dans ViaTrajectoire
    Quand ce qui suit relève de la lecture du banc
    Et que le calendrier arrive au 1er juin 2026
    Alors 27 passages ont eu lieu pendant ce temps
    Et "unité rééducation" est fermée temporairement dans ViaTrajectoire
    Et "unité rééducation" ne porte plus d'alerte impactante
    Et le référent a reçu 1 courriel
    Quand dans le ROR, "UE rééducation" rouvre
    Et que le calendrier arrive au 8 juin 2026
    Alors "unité rééducation" est fermée temporairement dans ViaTrajectoire
    Et le nombre de lits installés de "unité rééducation" est celui du ROR

    # Juin : une autre unité ferme dans le ROR ; le référent refuse.
    Quand ce qui suit relève du manuel
    Et que dans le ROR, "UE gériatrie" ferme
    Et que le passage du lendemain a lieu
    Alors "unité gériatrie" porte une alerte impactante : unité fermée
    Et "unité médecine" ne porte pas d'alerte impactante
    Quand un autre profil décide pour "unité gériatrie" : fermer définitivement
    Alors l'action est refusée parce que le profil n'y a pas droit
    Quand le référent décide pour "unité gériatrie" : refuser
    Alors l'action est acceptée
    Quand ce qui suit relève de la lecture du banc
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le calendrier arrive au 1er juillet 2026
    Alors "unité gériatrie" est ouverte dans ViaTrajectoire
    Et "unité gériatrie" ne porte plus d'alerte impactante
    Et le nombre de lits installés de "unité gériatrie" est celui du ROR
    Et le référent a reçu 2 courriel

    # Juillet : une fermeture annoncée trois semaines plus tôt échoit ; elle est définitive.
    Quand dans le ROR, "UE médecine" fermera dans 21 jours
    Et que le calendrier arrive au 21 juillet 2026
    Alors "unité médecine" ne porte pas d'alerte impactante
    Et le référent a reçu 2 courriel
    Quand le calendrier arrive au 22 juillet 2026
    Alors "unité médecine" porte une alerte impactante : unité fermée
    Et le référent a reçu 3 courriel
    Quand ce qui suit relève du manuel
    Et que la coordination décide pour "unité médecine" : fermer définitivement
    Alors l'action est acceptée
    Et "unité médecine" est fermée définitivement dans ViaTrajectoire

    # Août : une unité se crée depuis le ROR, et le passage la suit.
    Quand le calendrier arrive au 3 août 2026
    Et que les fiches sont relevées
    Et que la coordination crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors "hôpital" a une unité de plus
    Et l'unité créée porte toutes les données communes de "UE neurologie"
    Et aucune donnée propre de l'unité créée n'est remplie
    Quand le référent modifie les pathologies de "unité créée"
    Alors l'action est acceptée
    Quand dans le ROR, le nombre de lits installés de "UE neurologie" change
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité créée" est ce que le ROR dit de "UE neurologie"
    Et "unité créée" porte une alerte informative sur le nombre de lits installés
    Et les pathologies de "unité créée" est celle saisie par le référent

    # Septembre : six mois ont passé, tout ce qui a été décidé tient.
    Quand le calendrier arrive au 2 septembre 2026
    Alors 29 passages ont eu lieu pendant ce temps
    Et toutes les fiches sont restées les mêmes
    Et "unité médecine" est fermée définitivement dans ViaTrajectoire
    Et aucune alerte bloquante n'existe pour "hôpital" et ses unités
    Et aucune alerte impactante n'existe pour "clinique" et ses unités
    Et le référent voisin n'a reçu aucun courriel
    Et la région n'a reçu aucun courriel
    Et "hôpital" est à l'état "Mise à jour de l'offre active"
    Et le journal du ROR ne montre que des lectures
