# language: fr
Fonctionnalité: Phase 3, cas 1 - Rien ne se perd entre deux passages
  Ce qui reste dû est relu au passage suivant, que le ROR le notifie de nouveau ou non.

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"
    Et "hôpital" à l'état "Mise à jour de l'offre active"

  @P3-08
  Scénario: Une lecture manquée est refaite le lendemain
    Étant donné que dans le ROR, le téléphone de "hôpital" change
    Et que le ROR tombe en panne à la lecture de "hôpital" : erreur HTTP 500
    Et que le passage du lendemain a lieu
    Quand le ROR est réparé
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR

  @P3-08
  Scénario: Une notification manquée est refaite le lendemain
    Étant donné que dans le ROR, le téléphone de "hôpital" change
    Et que le ROR tombe en panne à la notification : erreur HTTP 500
    Et que le passage du lendemain a lieu
    Quand le ROR est réparé
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR

  @P3-08
  Scénario: Ce qui a changé pendant la suspension arrive après la relance
    Étant donné que la région suspend la mise à jour de "hôpital"
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que 3 jours passent
    Quand la région relance la mise à jour de "hôpital"
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR

  @P3-08
  Scénario: Sous une alerte ouverte, ce qui a changé arrive quand l'écart est rectifié
    Étant donné que dans le ROR, "UE rééducation" subit : changement de l'activité
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que 3 jours passent
    Quand dans le ROR, l'activité de "UE rééducation" redevient celle de ViaTrajectoire
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR

  @P3-08
  Scénario: Un écart corrigé du côté de ViaTrajectoire, sans que le ROR notifie, débloque l'unité
    Étant donné que dans le ROR, "UE rééducation" subit : changement de l'activité
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que 3 jours passent
    Quand le support aligne "unité rééducation" sur le ROR
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR

  @P3-08
  Scénario: Une fermeture annoncée échoit alors que le ROR ne notifie plus rien
    Étant donné que dans le ROR, "UE rééducation" fermera dans 10 jours
    Quand 11 jours passent
    Alors "unité rééducation" porte une alerte impactante : unité fermée

  @P3-08
  Scénario: Un établissement tout juste lancé reçoit au premier passage ce qui a changé depuis
    Étant donné "clinique" à l'état "Synchronisation structurelle validée"
    Et que dans le ROR, le téléphone de "clinique" change
    Et que le référent voisin déclare vérifiée l'offre de "clinique"
    Et que la région valide la synchronisation de l'offre de "clinique"
    Et que dans le ROR, le nombre de lits installés de "UE clinique" change
    Quand le passage du lendemain a lieu
    Alors le téléphone de "clinique" est celui du ROR
    Et le nombre de lits installés de "unité clinique" est celui du ROR

  @P3-08
  Scénario: Le système arrêté brutalement au milieu d'un passage le reprend, rien à moitié
    Étant donné "clinique" à l'état "Mise à jour de l'offre active"
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que dans le ROR, le téléphone de "clinique" change
    Et que dans le ROR, le nombre de lits installés de "UE clinique" change
    Et que le ROR est lent à la lecture d'un établissement : 3 secondes
    Quand le système est tué au milieu du passage du lendemain puis redémarre
    Alors chaque fiche est entièrement d'avant ou entièrement d'après le passage
    Quand le ROR est réparé
    Et que le passage interrompu est repris
    Alors le téléphone de "hôpital" est celui du ROR
    Et le nombre de lits installés de "unité rééducation" est celui du ROR
    Et le téléphone de "clinique" est celui du ROR
    Et le nombre de lits installés de "unité clinique" est celui du ROR
