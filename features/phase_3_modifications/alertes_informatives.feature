# language: fr
Fonctionnalité: Phase 3, cas 1 - Les alertes informatives, et ce qui ne doit rien bloquer
  Toute autre modification est appliquée et se lit sur la fiche de l'objet concerné.

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"
    Et "hôpital" à l'état "Mise à jour de l'offre active"

  @P3-24
  Plan du Scénario: Chaque niveau d'alerte se lit sur la fiche de son objet - <niveau>
    Quand dans le ROR, "<cible>" subit : <mutation>
    Et que le passage du lendemain a lieu
    Alors "<objet>" porte une alerte <niveau> : <cause>
    Et aucune autre fiche de "hôpital" que "<objet>" ne porte d'alerte <niveau>

    Exemples:
      | niveau      | cible          | mutation                            | objet            | cause                        |
      | bloquante   | hôpital        | changement de la catégorie          | hôpital          | catégorie différente         |
      | bloquante   | UE rééducation | changement de la modalité d'accueil | unité rééducation | modalité d'accueil différente |
      | impactante  | hôpital        | fermeture définitive                | hôpital          | établissement fermé          |
      | impactante  | UE rééducation | fermeture                           | unité rééducation | unité fermée                 |
      | informative | hôpital        | modification d'une donnée           | hôpital          | donnée modifiée              |
      | informative | UE rééducation | modification d'une donnée           | unité rééducation | donnée modifiée              |

  @P3-40
  Plan du Scénario: Une donnée commune de l'établissement change - <donnée>
    Quand dans le ROR, <donnée> de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors <donnée> de "hôpital" est celle du ROR
    Et "hôpital" porte une alerte informative sur <donnée>
    Et aucune unité de "hôpital" ne porte d'alerte informative

    Exemples:
      | donnée                                  |
      | la dénomination                         |
      | l'adresse                               |
      | le code postal                          |
      | la commune                              |
      | le téléphone                            |
      | la télécopie                            |
      | le courriel                             |
      | l'accessibilité                         |
      | les aides financières                   |
      | les tarifs                              |
      | le numéro SIRET                         |
      | le territoire de santé                  |
      | le numéro de l'entité juridique         |
      | la raison sociale de l'entité juridique |
      | le numéro SIREN de l'entité juridique   |
      | le statut de l'entité juridique         |
      | la participation au service public      |

  @P3-40 @interpretation
  Plan du Scénario: Une donnée commune d'origine incertaine de l'établissement change - <donnée>
    Quand dans le ROR, <donnée> de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors <donnée> de "hôpital" est celle du ROR
    Et "hôpital" porte une alerte informative sur <donnée>

    Exemples:
      | donnée           |
      | la direction     |
      | le site internet |

  @P3-40
  Plan du Scénario: Une donnée commune de l'unité change - <donnée>
    Quand dans le ROR, <donnée> de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors <donnée> de "unité rééducation" est celle du ROR
    Et "unité rééducation" porte une alerte informative sur <donnée>
    Et "hôpital" ne porte pas d'alerte informative

    Exemples:
      | donnée                         |
      | le responsable                 |
      | le nombre de lits installés    |
      | le nombre de places installées |
      | l'âge minimum                  |
      | l'âge maximum                  |
      | les publics admis              |
      | les équipements issus du ROR   |
      | les actes issus du ROR         |
      | les professions issues du ROR  |

    @lecture:A3-type=niveau
    Exemples:
      | donnée                         |
      | la catégorie d'organisation    |

    @lecture:A3-type=categorie_organisation
    Exemples:
      | donnée                         |
      | le type d'unité                |

  @P3-40 @lecture:A3-nom=ror
  Scénario: Le nom de l'unité change
    Quand dans le ROR, le nom de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors le nom de "unité rééducation" est celui du ROR
    Et "unité rééducation" porte une alerte informative sur le nom

  @P3-40 @interpretation
  Scénario: Une donnée qui change deux fois ne laisse qu'une alerte
    Étant donné que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte 1 alerte informative

  @P3-40 @interpretation
  Scénario: Une autre donnée qui change n'efface pas la première alerte
    Étant donné que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Quand dans le ROR, l'adresse de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte une alerte informative sur l'adresse
    Et "hôpital" porte une alerte informative sur le téléphone

  @P3-41
  Scénario: Une alerte informative d'établissement ne suspend rien
    Étant donné que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et le nombre de lits installés de "unité rééducation" est celui du ROR

  @P3-41
  Scénario: Une alerte informative d'unité ne suspend rien
    Étant donné que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Quand dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR
    Et "hôpital" est à l'état "Mise à jour de l'offre active"

  @P3-42
  Scénario: Un contenu erroné du ROR ne bloque ni la fiche ni les autres objets
    Quand dans le ROR, "UE rééducation" subit : effacement de la modalité d'accueil
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité gériatrie" est celui du ROR
    Quand le référent modifie le descriptif de "unité rééducation"
    Alors l'action est acceptée
    Et le descriptif de "unité rééducation" est celui saisi par le référent
