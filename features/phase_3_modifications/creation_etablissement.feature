# language: fr
Fonctionnalité: Phase 3, cas 3 - Créer un établissement depuis le ROR

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"
    Et l'interface de la région est active

  @P3-70
  Scénario: Une région active demande la création d'un établissement
    Quand la région demande la création de "centre nouveau"
    Alors l'action est acceptée
    Et le support lit la demande de création de "centre nouveau"

  @P3-71
  Scénario: La demande est reçue avec tous ses éléments
    Quand la région demande la création de "centre nouveau"
    Alors le support lit la demande de création de "centre nouveau" avec tous ses éléments

  @P3-71 @interpretation
  Plan du Scénario: Une demande incomplète est refusée et nomme ce qui manque - <élément>
    Quand la région demande la création de "centre nouveau" sans <élément>
    Alors l'action est refusée parce qu'il manque <élément>
    Et le support ne lit aucune demande de création

    Exemples:
      | élément                                   |
      | le numéro FINESS                          |
      | la raison sociale                         |
      | l'adresse                                 |
      | le code postal                            |
      | la commune                                |
      | la catégorie                              |
      | le numéro de l'entité juridique           |
      | la raison sociale de l'entité juridique   |
      | le numéro SIREN de l'entité juridique     |
      | le statut de l'entité juridique           |
      | le mode de fixation des tarifs            |
      | la coordination de référence              |
      | le territoire de santé                    |

  @P3-72
  Scénario: Un établissement absent du ROR ne se crée pas
    Étant donné que la région demande la création d'un établissement absent du ROR
    Quand le support crée l'établissement demandé
    Alors l'action est refusée parce que l'établissement est absent du ROR
    Et la région n'a pas de nouvel établissement

  @P3-72
  Scénario: Un établissement fermé dans le ROR ne se crée pas
    Étant donné que la région demande la création de "centre fermé"
    Quand le support crée l'établissement demandé
    Alors l'action est refusée parce que l'établissement est fermé dans le ROR
    Et la région n'a pas de nouvel établissement

  @P3-73
  Scénario: L'établissement créé porte les données du ROR
    Étant donné que la région demande la création de "centre nouveau"
    Quand le support crée l'établissement demandé
    Alors l'action est acceptée
    Et la fiche créée porte toutes les données communes de "centre nouveau"

  @P3-74
  Scénario: L'établissement créé est non synchronisé
    Étant donné que la région demande la création de "centre nouveau"
    Quand le support crée l'établissement demandé
    Alors l'établissement créé est à l'état "Non synchronisé"

  @P3-74
  Scénario: Un établissement déjà connu ne se crée pas une seconde fois
    Étant donné que la région demande la création de "hôpital"
    Quand le support crée l'établissement demandé
    Alors l'action est refusée parce que l'établissement est déjà connu

  @P3-74
  Scénario: Quand la demande et le ROR sont en désaccord, le ROR l'emporte
    Étant donné que la région demande la création de "centre nouveau" sous un autre nom
    Quand le support crée l'établissement demandé
    Alors la fiche créée porte toutes les données communes de "centre nouveau"

  @P3-75
  Scénario: La région demande et le support crée
    Quand la région demande la création de "centre nouveau"
    Alors l'action est acceptée
    Et le support lit la demande de création de "centre nouveau"
    Quand le support crée l'établissement demandé
    Alors l'action est acceptée
    Et la région a un nouvel établissement

  @P3-75 @interpretation
  Plan du Scénario: Un autre profil ne demande pas la création - <profil>
    Quand <profil> demande la création de "centre nouveau"
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et le support ne lit aucune demande de création

    Exemples:
      | profil          |
      | la coordination |
      | le référent     |
      | un autre profil |

  @P3-75 @interpretation
  Scénario: Une demande de création ne se lit que de qui crée
    Étant donné que la région demande la création de "centre nouveau"
    Quand le référent lit les demandes de création
    Alors l'action est refusée parce que le profil n'y a pas droit

  @P2-27 @lecture:P2-27=permis @lecture:P2-27=fermees_ignorees
  Scénario: Un établissement sans unité valide sa structure
    Étant donné que la région demande la création de "centre nouveau"
    Et que le support crée l'établissement demandé
    Et que la région initie la synchronisation de "établissement créé"
    Quand la région valide la structure de "établissement créé"
    Alors la validation est acceptée

  @P2-27 @lecture:P2-27=sans_unite_refuse
  Scénario: Un établissement sans unité ne valide pas sa structure
    Étant donné que la région demande la création de "centre nouveau"
    Et que le support crée l'établissement demandé
    Et que la région initie la synchronisation de "établissement créé"
    Quand la région valide la structure de "établissement créé"
    Alors la validation est refusée
