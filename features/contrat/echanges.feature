# language: fr
Fonctionnalité: Le contrat d'échange avec le ROR
  Tout passe par les Web Services du ROR régional, en lecture, pour le seul domaine concerné.

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"

  @T-01
  Scénario: Chaque donnée reçue a sa requête au journal du ROR
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et le journal du ROR montre la lecture de "hôpital" par ce passage

  @T-01 @interpretation
  Scénario: Chaque requête est valide contre le contrat de la version déclarée
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, "UE rééducation" disparaît
    Et que le passage du lendemain a lieu
    Alors le journal du ROR montre des requêtes de chaque sorte, toutes valides

  @T-02
  Scénario: Une unité d'un autre champ d'activité n'est pas proposée à l'association
    Étant donné "hôpital" à l'état "En cours de synchronisation"
    Alors le référent ne se voit pas proposer "UE médico-sociale" pour l'association
    Et le référent se voit proposer "UE rééducation" pour l'association

  @T-02
  Scénario: Une unité d'un autre champ d'activité ne s'importe pas
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité MCO receveuse depuis "UE médico-sociale"
    Alors l'action est refusée parce que l'unité est absente du ROR
    Et "hôpital" a toujours les mêmes unités

  @T-02 @interpretation
  Scénario: Chaque champ du domaine sanitaire est proposé à l'association
    Étant donné "hôpital" à l'état "En cours de synchronisation"
    Alors le référent se voit proposer "UE médecine" pour l'association
    Et le référent se voit proposer "UE rééducation" pour l'association
    Et le référent se voit proposer "UE psychiatrie" pour l'association
    Et le référent se voit proposer "UE consultations" pour l'association

  @T-02 @interpretation
  Scénario: Une unité dont le champ est effacé n'est pas cachée par le tri
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, "UE rééducation" subit : effacement du champ d'activité
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : champ d'activité non renseigné

  @T-03
  Scénario: Rien n'a changé, rien n'est lu
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Et "clinique" à l'état "Mise à jour de l'offre active"
    Et que 2 jours passent
    Quand le passage du lendemain a lieu
    Alors ce passage a fait 1 notification et aucune lecture

  @T-03
  Scénario: Un établissement a changé, lui seul est lu, une seule fois
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Et "clinique" à l'état "Mise à jour de l'offre active"
    Et que 2 jours passent
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors ce passage a fait 1 notification et 1 lecture, celle de "hôpital"

  @T-03 @interpretation
  Scénario: Une fermeture annoncée ne fait rien lire avant sa date
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Et que dans le ROR, "UE rééducation" fermera dans 10 jours
    Et que 2 jours passent
    Quand le passage du lendemain a lieu
    Alors ce passage a fait 1 notification et aucune lecture

  @T-05
  Scénario: Seules les opérations de lecture sont appelées, des premières étapes à la fermeture
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, "UE rééducation" ferme
    Et que le passage du lendemain a lieu
    Et que le référent décide pour "unité rééducation" : fermer définitivement
    Et que le passage du lendemain a lieu
    Alors le journal du ROR ne montre que des lectures

  @T-05
  Scénario: Ce que ViaTrajectoire a en propre ne vient jamais du ROR
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors aucune donnée propre de "hôpital" ni de ses unités n'a changé
