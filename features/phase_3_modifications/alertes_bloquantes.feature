# language: fr
Fonctionnalité: Phase 3, cas 1 - Les alertes bloquantes
  Quand une information essentielle manque ou diffère dans le ROR, l'objet concerné n'est plus
  actualisé, jusqu'à ce que l'écart soit rectifié.

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"
    Et "hôpital" à l'état "Mise à jour de l'offre active"

  @P3-10
  Scénario: La catégorie de l'établissement n'est plus renseignée
    Quand dans le ROR, "hôpital" subit : effacement de la catégorie
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte une alerte bloquante : catégorie non renseignée
    Et la fiche de "hôpital" est restée la même

  @P3-10 @interpretation
  Scénario: La catégorie de nouveau renseignée, l'actualisation reprend et l'alerte est levée
    Étant donné que dans le ROR, "hôpital" subit : effacement de la catégorie
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Quand dans le ROR, la catégorie de "hôpital" redevient celle de ViaTrajectoire
    Et que le passage du lendemain a lieu
    Alors "hôpital" ne porte plus d'alerte bloquante
    Et le téléphone de "hôpital" est celui du ROR

  @P3-11
  Scénario: La catégorie de l'établissement n'est pas trouvée
    Quand dans le ROR, "hôpital" subit : catégorie inconnue
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte une alerte bloquante : catégorie non trouvée
    Et la fiche de "hôpital" est restée la même

  @P3-12
  Scénario: La catégorie de l'établissement diffère
    Quand dans le ROR, "hôpital" subit : changement de la catégorie
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors "hôpital" porte une alerte bloquante : catégorie différente
    Et la fiche de "hôpital" est restée la même

  @P3-12
  Scénario: La catégorie redevenue la même, l'actualisation de l'établissement reprend
    Étant donné que dans le ROR, "hôpital" subit : changement de la catégorie
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Quand dans le ROR, la catégorie de "hôpital" redevient celle de ViaTrajectoire
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR

  @P3-13
  Scénario: Le champ d'activité de l'unité n'est plus renseigné
    Quand dans le ROR, "UE rééducation" subit : effacement du champ d'activité
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : champ d'activité non renseigné
    Et la fiche de "unité rééducation" est restée la même

  @P3-14
  Scénario: Le champ d'activité de l'unité diffère
    Quand dans le ROR, "UE rééducation" subit : changement du champ d'activité
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : champ d'activité différent
    Et la fiche de "unité rééducation" est restée la même

  @P3-15
  Scénario: La modalité d'accueil de l'unité n'est plus renseignée
    Quand dans le ROR, "UE rééducation" subit : effacement de la modalité d'accueil
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : modalité d'accueil non renseignée
    Et la fiche de "unité rééducation" est restée la même

  @P3-16
  Scénario: La modalité d'accueil de l'unité diffère
    Quand dans le ROR, "UE rééducation" subit : changement de la modalité d'accueil
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : modalité d'accueil différente
    Et la fiche de "unité rééducation" est restée la même

  @P3-17
  Scénario: Le type de l'unité n'est plus renseigné
    Quand dans le ROR, "UE rééducation" subit : effacement du type d'unité
    Et que dans le ROR, la catégorie d'organisation de "UE rééducation" est effacée
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : type d'unité non renseigné
    Et la fiche de "unité rééducation" est restée la même

  @P3-18
  Scénario: Le type de l'unité diffère
    Quand dans le ROR, "UE rééducation" subit : changement du type d'unité
    Et que dans le ROR, la catégorie d'organisation de "UE rééducation" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : type d'unité différent
    Et la fiche de "unité rééducation" est restée la même

  @P3-16 @lecture:A3-type=categorie_organisation
  Scénario: Le type d'unité lu dans la catégorie d'organisation, la modalité d'accueil bloque toujours
    Quand dans le ROR, "UE rééducation" subit : changement de la modalité d'accueil
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : modalité d'accueil différente

  @P3-17 @lecture:A3-type=categorie_organisation
  Scénario: La catégorie d'organisation n'est plus renseignée
    Quand dans le ROR, la catégorie d'organisation de "UE rééducation" est effacée
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : type d'unité non renseigné
    Et la fiche de "unité rééducation" est restée la même

  @P3-18 @lecture:A3-type=categorie_organisation
  Scénario: La catégorie d'organisation diffère
    Quand dans le ROR, la catégorie d'organisation de "UE rééducation" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : type d'unité différent
    Et la fiche de "unité rééducation" est restée la même

  @P3-18 @lecture:A3-type=niveau
  Scénario: Le type de l'unité diffère seul
    Quand dans le ROR, "UE rééducation" subit : changement du type d'unité
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : type d'unité différent
    Et la fiche de "unité rééducation" est restée la même

  @P3-19
  Scénario: L'activité opérationnelle de l'unité n'est plus renseignée
    Quand dans le ROR, "UE rééducation" subit : effacement de l'activité
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : activité non renseignée
    Et la fiche de "unité rééducation" est restée la même

  @P3-20
  Scénario: L'activité opérationnelle de l'unité diffère
    Quand dans le ROR, "UE rééducation" subit : changement de l'activité
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : activité différente
    Et la fiche de "unité rééducation" est restée la même

  @P3-21
  Scénario: L'unité est déplacée vers un autre établissement
    Quand dans le ROR, "UE rééducation" est déplacée vers "clinique"
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : unité déplacée
    Et la fiche de "unité rééducation" est restée la même

  @P3-21
  Scénario: L'unité revenue dans son établissement, son actualisation reprend
    Étant donné que dans le ROR, "UE rééducation" est déplacée vers "clinique"
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Quand dans le ROR, "UE rééducation" est déplacée vers "hôpital"
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR

  Plan du Scénario: L'écart de l'unité corrigé dans le ROR, son actualisation reprend - <écart>
    Étant donné que dans le ROR, "UE rééducation" subit : <écart>
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Quand dans le ROR, <donnée> de "UE rééducation" redevient celle de ViaTrajectoire
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR
    Et "unité rééducation" ne porte plus d'alerte bloquante

    @P3-13
    Exemples:
      | écart                        | donnée              |
      | effacement du champ d'activité | le champ d'activité |

    @P3-14
    Exemples:
      | écart                         | donnée              |
      | changement du champ d'activité | le champ d'activité |

    @P3-15
    Exemples:
      | écart                             | donnée                 |
      | effacement de la modalité d'accueil | la modalité d'accueil |

    @P3-16
    Exemples:
      | écart                             | donnée                 |
      | changement de la modalité d'accueil | la modalité d'accueil |

    @P3-17
    Exemples:
      | écart                    | donnée          |
      | effacement du type d'unité | le type d'unité |

    @P3-18
    Exemples:
      | écart                    | donnée          |
      | changement du type d'unité | le type d'unité |

    @P3-19
    Exemples:
      | écart                   | donnée     |
      | effacement de l'activité | l'activité |

    @P3-20
    Exemples:
      | écart                   | donnée     |
      | changement de l'activité | l'activité |

  Plan du Scénario: Le même écart bloque une unité de médecine - <écart>
    Quand dans le ROR, "UE médecine" subit : <écart>
    Et que dans le ROR, le nombre de lits installés de "UE médecine" change
    Et que le passage du lendemain a lieu
    Alors "unité médecine" porte une alerte bloquante : <alerte>
    Et la fiche de "unité médecine" est restée la même

    @P3-13
    Exemples:
      | écart                          | alerte                         |
      | effacement du champ d'activité | champ d'activité non renseigné |

    @P3-14
    Exemples:
      | écart                          | alerte                     |
      | changement du champ d'activité | champ d'activité différent |

    @P3-15
    Exemples:
      | écart                               | alerte                            |
      | effacement de la modalité d'accueil | modalité d'accueil non renseignée |

    @P3-16
    Exemples:
      | écart                               | alerte                        |
      | changement de la modalité d'accueil | modalité d'accueil différente |

    @P3-17 @lecture:A3-type=niveau
    Exemples:
      | écart                      | alerte                     |
      | effacement du type d'unité | type d'unité non renseigné |

    @P3-18 @lecture:A3-type=niveau
    Exemples:
      | écart                      | alerte                 |
      | changement du type d'unité | type d'unité différent |

    @P3-19
    Exemples:
      | écart                    | alerte                  |
      | effacement de l'activité | activité non renseignée |

  @P3-22
  Scénario: Le support voit les alertes bloquantes et les traite
    Étant donné que dans le ROR, "UE rééducation" subit : changement de la modalité d'accueil
    Et que le passage du lendemain a lieu
    Quand le support aligne "unité rééducation" sur le ROR
    Alors l'action est acceptée
    Et "unité rééducation" ne porte plus d'alerte bloquante
    Et la modalité d'accueil de "unité rééducation" est celle du ROR

  @P3-22
  Scénario: Le support lit l'alerte bloquante dans la liste des alertes bloquantes
    Quand dans le ROR, "UE rééducation" subit : changement de la modalité d'accueil
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le passage du lendemain a lieu
    Alors le support lit dans ses alertes : modalité d'accueil différente, sur "unité rééducation"

  @P3-22 @interpretation
  Plan du Scénario: Un autre profil ne peut pas lever une alerte bloquante - <profil>
    Étant donné que dans le ROR, "UE rééducation" subit : changement de la modalité d'accueil
    Et que le passage du lendemain a lieu
    Quand <profil> aligne "unité rééducation" sur le ROR
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et "unité rééducation" porte une alerte bloquante : modalité d'accueil différente

    Exemples:
      | profil          |
      | la région       |
      | la coordination |
      | le référent     |
      | un autre profil |

  @P3-22 @interpretation
  Scénario: La mise à jour manuelle ne contourne pas une alerte bloquante
    Étant donné que dans le ROR, "UE rééducation" subit : changement de la modalité d'accueil
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Quand le référent met à jour "unité rééducation" à la main
    Alors la fiche de "unité rééducation" est restée la même
    Et "unité rééducation" porte une alerte bloquante : modalité d'accueil différente

  @P3-22 @interpretation
  Plan du Scénario: Un écart dont le ROR ne dit pas de valeur à reprendre ne s'aligne pas - <écart>
    Étant donné que dans le ROR, "<cible>" subit : <écart>
    Et que le passage du lendemain a lieu
    Quand le support aligne "<objet>" sur le ROR
    Alors l'action est refusée parce que la décision n'est pas possible
    Et "<objet>" porte une alerte bloquante : <cause>

    Exemples:
      | écart                               | cible          | objet             | cause                             |
      | catégorie inconnue                  | hôpital        | hôpital           | catégorie non trouvée             |
      | effacement de la modalité d'accueil | UE rééducation | unité rééducation | modalité d'accueil non renseignée |
      | déplacement vers la clinique        | UE rééducation | unité rééducation | unité déplacée                    |

  @P3-23
  Scénario: Une bloquante d'unité ne suspend que cette unité
    Quand dans le ROR, "UE rééducation" subit : changement de la modalité d'accueil
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité gériatrie" est celui du ROR
    Et la fiche de "unité rééducation" est restée la même
    Et "hôpital" est à l'état "Mise à jour de l'offre active"

  @P3-23
  Scénario: Une bloquante d'établissement suspend l'établissement et ses unités
    Quand dans le ROR, "hôpital" subit : changement de la catégorie
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le passage du lendemain a lieu
    Alors la fiche de "unité gériatrie" est restée la même
    Et "hôpital" est à l'état "Mise à jour de l'offre active"

  @P3-25
  Scénario: L'écart disparaît quand le ROR revient à la valeur de ViaTrajectoire
    Étant donné que dans le ROR, "UE rééducation" subit : changement de l'activité
    Et que le passage du lendemain a lieu
    Quand dans le ROR, l'activité de "UE rééducation" redevient celle de ViaTrajectoire
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" ne porte plus d'alerte bloquante

  @P3-25 @interpretation
  Scénario: L'écart rectifié puis revenu ouvre une nouvelle alerte
    Étant donné que dans le ROR, "UE rééducation" subit : effacement de la modalité d'accueil
    Et que le passage du lendemain a lieu
    Et que dans le ROR, la modalité d'accueil de "UE rééducation" redevient celle de ViaTrajectoire
    Et que le passage du lendemain a lieu
    Quand dans le ROR, "UE rééducation" subit : effacement de la modalité d'accueil
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : modalité d'accueil non renseignée

  @P3-25
  Scénario: Après l'alignement par le support, l'actualisation reprend au passage suivant
    Étant donné que dans le ROR, "UE rééducation" subit : changement de l'activité
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Quand le support aligne "unité rééducation" sur le ROR
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR
    Et l'activité de "unité rééducation" est celle du ROR

  @P3-26
  Scénario: L'activité d'une unité MCO n'est plus parmi celles de l'unité élémentaire
    Quand dans le ROR, "UE médecine" subit : changement de l'activité
    Et que le passage du lendemain a lieu
    Alors "unité médecine" porte une alerte bloquante : activité différente

  @P3-27
  Scénario: Une seconde activité déclarée sur l'unité élémentaire d'une SSR receveuse bloque
    Quand dans le ROR, "UE rééducation" subit : seconde activité
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : activité différente

  @P3-26
  Scénario: Une unité MCO sur une unité élémentaire à plusieurs activités compare par appartenance
    Quand dans le ROR, "UE médecine" subit : seconde activité
    Et que le passage du lendemain a lieu
    Alors "unité médecine" ne porte pas d'alerte bloquante
