# language: fr
Fonctionnalité: Histoire longue - De l'heure d'hiver à l'heure d'hiver
  Du 2 mars au 26 octobre 2026, un passage chaque nuit à trois heures de Paris. La nuit du 29 mars saute une
  heure, celle du 25 octobre en compte une deux fois : ni passage perdu, ni passage double.

  @histoire
  Scénario: Deux nuits qui n'ont pas vingt-quatre heures, et ce qui vit entre elles
    Étant donné l'histoire "vie d'un hôpital"
    Et "clinique" à l'état "Mise à jour de l'offre active"

    # Mars : la région fait créer un établissement que le ROR connaît.
    Quand le calendrier arrive au 16 mars 2026
    Alors 14 passages ont eu lieu pendant ce temps
    Quand le référent demande la création de "centre nouveau"
    Alors l'action est refusée
    Quand la région demande la création de "centre nouveau"
    Et que le support crée l'établissement demandé
    Alors l'action est acceptée
    Et la région a un nouvel établissement
    Et la fiche créée porte toutes les données communes de "centre nouveau"

    # La nuit du 29 mars : à 2 heures il est 3 heures, et le passage a lieu une fois.
    Quand le calendrier arrive au 28 mars 2026 à 22 h
    Et que les fiches sont relevées
    Et que dans le ROR, le téléphone de "clinique" change
    Et que le calendrier arrive au 29 mars 2026 à 1 h 59
    Alors aucun passage n'a eu lieu pendant ce temps
    Et la fiche de "clinique" est restée la même
    Quand le calendrier arrive au 29 mars 2026 à 3 h 30
    Alors 1 passage a eu lieu pendant ce temps
    Et le téléphone de "clinique" est celui du ROR
    Quand les fiches sont relevées
    Et que dans le ROR, la commune de "clinique" change
    Et que le calendrier arrive au 30 mars 2026 à 2 h 59
    Alors aucun passage n'a eu lieu pendant ce temps
    Et la fiche de "clinique" est restée la même
    Quand le calendrier arrive au 30 mars 2026
    Alors 1 passage a eu lieu pendant ce temps
    Et la commune de "clinique" est celle du ROR

    # Avril : dix jours de pannes une fois sur deux ; une fois finies, il n'en reste rien.
    Quand dans le ROR, l'adresse de "clinique" change
    Et que dans le ROR, le nombre de lits installés de "UE clinique" change
    Et que pendant 10 jours, le ROR répond une fois sur deux : erreur HTTP 500
    Et que le calendrier arrive au 9 avril 2026
    Alors 10 passages ont eu lieu pendant ce temps
    Quand ce qui suit relève de la lecture du banc
    Et que le calendrier arrive au 13 avril 2026
    Alors l'adresse de "clinique" est celle du ROR
    Et le nombre de lits installés de "unité clinique" est celui du ROR
    Et aucune alerte bloquante n'existe pour "clinique" et ses unités

    # Juin : l'hôpital se synchronise à son tour, et y crée une unité ; la clinique suspend l'été.
    Quand ce qui suit relève du manuel
    Et que le calendrier arrive au 15 juin 2026
    Et que "hôpital" passe à l'état "Mise à jour de l'offre active"
    Et que les fiches sont relevées
    Et que le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors "hôpital" a une unité de plus
    Et l'unité créée porte toutes les données communes de "UE neurologie"
    Quand la région suspend la mise à jour de "clinique"
    Et que dans le ROR, le téléphone de "clinique" change
    Et que le calendrier arrive au 1er septembre 2026
    Alors 78 passages ont eu lieu pendant ce temps
    Et "clinique" est à l'état "Mise à jour de l'offre suspendue"
    Et la fiche de "clinique" est restée la même
    Et "hôpital" est à l'état "Mise à jour de l'offre active"
    Quand la région relance la mise à jour de "clinique"
    Et que ce qui suit relève de la lecture du banc
    Et que le passage du lendemain a lieu
    Alors le téléphone de "clinique" est celui du ROR

    # Octobre : l'unité de la clinique fermera la nuit même du changement d'heure.
    Quand ce qui suit relève du manuel
    Et que le calendrier arrive au 5 octobre 2026
    Et que dans le ROR, "UE clinique" fermera dans 20 jours
    Et que le calendrier arrive au 24 octobre 2026 à 22 h
    Alors 19 passages ont eu lieu pendant ce temps
    Et "unité clinique" ne porte pas d'alerte impactante
    Et le référent voisin n'a reçu aucun courriel

    # La nuit du 25 octobre : 2 heures 30 sonne deux fois, et le passage n'a lieu qu'une.
    Quand les fiches sont relevées
    Et que dans le ROR, le nombre de lits installés de "UE neurologie" change
    Et que dans le ROR, la commune de "hôpital" change
    Et que le calendrier arrive au 25 octobre 2026 à 2 h 59
    Alors aucun passage n'a eu lieu pendant ce temps
    Et la fiche de "hôpital" est restée la même
    # Une heure plus tard, il est encore 2 h 59.
    Quand 1 heures passent
    Alors la fiche de "hôpital" est restée la même
    Et aucun appel n'est parti vers le ROR pendant ces heures
    Quand le calendrier arrive au 25 octobre 2026 à 3 h 30
    Alors 1 passage a eu lieu pendant ce temps
    Et la commune de "hôpital" est celle du ROR
    Et le nombre de lits installés de "unité créée" est ce que le ROR dit de "UE neurologie"
    Quand ce qui suit relève de la lecture du banc
    Alors "unité clinique" porte une alerte impactante : unité fermée
    Et le référent voisin a reçu 1 courriel
    Quand ce qui suit relève du manuel
    Et que le référent voisin décide pour "unité clinique" : fermer temporairement
    Alors l'action est acceptée
    Et "unité clinique" est fermée temporairement dans ViaTrajectoire
    Quand le calendrier arrive au 26 octobre 2026 à 2 h 59
    Alors aucun passage n'a eu lieu pendant ce temps
    Quand le calendrier arrive au 26 octobre 2026
    Alors 1 passage a eu lieu pendant ce temps
    Et "unité clinique" est fermée temporairement dans ViaTrajectoire
    Et "clinique" est à l'état "Mise à jour de l'offre active"
    Et le référent n'a reçu aucun courriel
    Et la région n'a reçu aucun courriel
    Et le journal du ROR ne montre que des lectures
