# language: fr
Fonctionnalité: Phase 3, cas 4 - Créer une unité depuis le ROR

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"

  @P3-80
  Plan du Scénario: Trois profils créent une unité par consultation du ROR - <profil>
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Alors <profil> se voit proposer toutes les organisations de "hôpital" de son domaine
    Quand <profil> crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors l'action est acceptée
    Et "hôpital" a une unité de plus

    Exemples:
      | profil          |
      | la région       |
      | la coordination |
      | le référent     |

  @P3-80
  Scénario: Un autre profil ne crée pas d'unité
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand un autre profil crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et "hôpital" a toujours les mêmes unités

  @P3-80 @interpretation
  Scénario: Un autre profil ne consulte pas le ROR pour y choisir une unité
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand un autre profil consulte l'organisation de "hôpital" dans le ROR
    Alors la consultation est refusée parce que le profil n'y a pas droit

  @P3-81
  Scénario: Une unité fermée dans le ROR ne se crée pas
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE ancienne"
    Alors l'action est refusée parce que l'unité est fermée dans le ROR
    Et "hôpital" a toujours les mêmes unités

  @P3-81
  Scénario: Une unité absente du ROR ne se crée pas
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis une organisation absente du ROR
    Alors l'action est refusée parce que l'unité est absente du ROR
    Et "hôpital" a toujours les mêmes unités

  @P3-82
  Plan du Scénario: Avant la validation de l'offre, aucune unité ne se crée depuis le ROR - <état>
    Étant donné "hôpital" à l'état "<état>"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors l'action est refusée parce que l'état ne le permet pas
    Et "hôpital" a toujours les mêmes unités

    Exemples:
      | état                        |
      | Non synchronisé             |
      | En cours de synchronisation |

  @P3-82
  Scénario: L'offre validée, l'unité se crée
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors l'action est acceptée
    Et "hôpital" a une unité de plus

  @P3-82 @lecture:P3-82=offre_validee
  Scénario: La structure seule validée, la création est refusée
    Étant donné "hôpital" à l'état "Synchronisation structurelle validée"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors l'action est refusée parce que l'état ne le permet pas

  @P3-82 @lecture:P3-82=annexe2
  Scénario: La structure validée, la création est acceptée
    Étant donné "hôpital" à l'état "Synchronisation structurelle validée"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors l'action est acceptée
    Et "hôpital" a une unité de plus

  @P3-82 @interpretation
  Scénario: Pendant la suspension, la création est acceptée
    Étant donné "hôpital" à l'état "Mise à jour de l'offre suspendue"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors l'action est acceptée

  @P3-83
  Scénario: Seules les données communes sont remplies, le reste est à compléter
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors l'unité créée porte toutes les données communes de "UE neurologie"
    Et aucune donnée propre de l'unité créée n'est remplie
    Et la liste de ce qui reste à saisir nomme toutes les données propres

  @P3-83 @lecture:A3-nom=ror
  Scénario: L'unité créée prend le nom que le ROR lui donne
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors le nom de l'unité créée est celui de "UE neurologie"

  @P3-84
  Scénario: L'unité créée est associée à son organisation d'origine
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors l'unité créée est associée à "UE neurologie"

  @P3-84
  Scénario: Une organisation déjà associée ne donne pas une seconde unité
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE rééducation"
    Alors l'action est refusée parce que l'unité du ROR est déjà associée
    Et "hôpital" a toujours les mêmes unités

  @P3-85
  Scénario: L'organisation du ROR est proposée, chaque unité avec ce qui la distingue
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Alors le référent se voit proposer toutes les organisations de "hôpital" de son domaine
    Et "UE neurologie" y est ouverte et libre
    Et "UE ancienne" y est fermée
    Et "UE rééducation" y est déjà associée

  @P3-85
  Scénario: Une seule unité est créée
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "UE neurologie"
    Alors "hôpital" a une unité de plus

  @P3-86
  Scénario: Une unité SSR ne se crée pas depuis un niveau supérieur
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent crée dans "hôpital" une unité SSR receveuse depuis "pôle chirurgical"
    Alors l'action est refusée parce que le niveau n'est pas permis
    Et "hôpital" a toujours les mêmes unités
