# language: fr
Fonctionnalité: Phase 2, étape 2 - Vérifier et comparer l'offre de soins des unités receveuses
  Les référents comparent l'offre commune déclarée dans les deux applications, pour harmoniser
  le ROR avant le lancement.

  Contexte:
    Étant donné l'histoire "première synchronisation"
    Et "l'hôpital" à l'état "Synchronisation structurelle validée"

  @P2-30
  Scénario: La comparaison porte sur les unités receveuses, jamais sur une unité demandeuse
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison est acceptée
    Et la comparaison porte sur "l'unité de rééducation"
    Et la comparaison porte sur "l'unité de réadaptation"
    Et la comparaison ne porte pas sur "l'unité de médecine"
    Et la comparaison ne porte pas sur "l'unité de chirurgie"

  @P2-30
  Scénario: Une unité receveuse décrit ses ressources, une unité demandeuse n'en décrit pas
    Alors la fiche de "l'unité de rééducation" décrit des ressources
    Et la fiche de "l'unité de médecine" ne décrit aucune ressource

  @P2-36 @lecture:P2-36=receveuses
  Plan du scénario: Toute unité receveuse porte des ressources - <unité>
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison est acceptée
    Et la comparaison porte sur "<unité>"
    Et la fiche de "<unité>" décrit des ressources

    Exemples:
      | unité                       |
      | l'unité de soins palliatifs |
      | l'unité de HAD              |

  @P2-36 @lecture:P2-36=ssr
  Plan du scénario: Seule une unité SSR porte des ressources - <unité>
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison est acceptée
    Et la comparaison porte sur "l'unité de rééducation"
    Et la comparaison ne porte pas sur "<unité>"

    Exemples:
      | unité                       |
      | l'unité de soins palliatifs |
      | l'unité de HAD              |

  @P2-31
  Plan du scénario: Les ressources reprises du ROR se distinguent de celles propres à ViaTrajectoire - <état>
    Étant donné "l'hôpital" à l'état "<état>"
    Alors chaque ressource de "l'unité de rééducation" dit si elle vient du ROR ou de ViaTrajectoire

    Exemples:
      | état                                 |
      | Synchronisation structurelle validée |
      | Mise à jour de l'offre active        |

  @P2-32
  Plan du scénario: Les écarts se montrent donnée par donnée, unité par unité - <donnée>, <résultat>
    Étant donné que <évènement>
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison est acceptée
    Et la comparaison dit <résultat> <donnée> de "l'unité de rééducation", et montre la valeur des deux côtés
    Et la comparaison dit égal tout le reste de "l'unité de rééducation"
    Et la comparaison dit égal tout ce qui est comparé de "l'unité de réadaptation"

    Exemples: égal
      | donnée                        | résultat | évènement                |
      | les équipements issus du ROR  | égal     | les fiches sont relevées |
      | les actes issus du ROR        | égal     | les fiches sont relevées |
      | les professions issues du ROR | égal     | les fiches sont relevées |

    Exemples: absent du ROR
      | donnée                        | résultat      | évènement                                                                         |
      | les équipements issus du ROR  | absent du ROR | dans le ROR, les équipements issus du ROR de "l'UE de rééducation" sont effacés   |
      | les actes issus du ROR        | absent du ROR | dans le ROR, les actes issus du ROR de "l'UE de rééducation" sont effacés         |
      | les professions issues du ROR | absent du ROR | dans le ROR, les professions issues du ROR de "l'UE de rééducation" sont effacées |

    Exemples: absent de ViaTrajectoire
      | donnée                        | résultat                 | évènement                                                                    |
      | les équipements issus du ROR  | absent de ViaTrajectoire | le référent efface les équipements issus du ROR de "l'unité de rééducation"  |
      | les actes issus du ROR        | absent de ViaTrajectoire | le référent efface les actes issus du ROR de "l'unité de rééducation"        |
      | les professions issues du ROR | absent de ViaTrajectoire | le référent efface les professions issues du ROR de "l'unité de rééducation" |

    Exemples: différent
      | donnée                        | résultat  | évènement                                                                     |
      | les équipements issus du ROR  | différent | le référent modifie les équipements issus du ROR de "l'unité de rééducation"  |
      | les actes issus du ROR        | différent | le référent modifie les actes issus du ROR de "l'unité de rééducation"        |
      | les professions issues du ROR | différent | le référent modifie les professions issues du ROR de "l'unité de rééducation" |

  @P2-32 @interpretation
  Scénario: Tout est égal, c'est le cas 1
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison conclut au cas 1 pour "l'unité de rééducation"
    Et la comparaison conclut au cas 1 pour l'établissement

  @P2-32 @interpretation
  Scénario: Quelque chose manque dans le ROR, c'est le cas 3
    Étant donné que dans le ROR, les actes issus du ROR de "l'UE de rééducation" sont effacés
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison conclut au cas 3 pour "l'unité de rééducation"
    Et la comparaison conclut au cas 1 pour "l'unité de réadaptation"
    Et la comparaison conclut au cas 3 pour l'établissement

  @P2-32 @interpretation
  Plan du scénario: Des valeurs diffèrent, le référent dit qui est à jour - <déclaration>
    Étant donné que le référent modifie les actes issus du ROR de "l'unité de rééducation"
    Et que le référent déclare que pour "l'unité de rééducation" le ROR <déclaration>
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison conclut au cas <cas> pour "l'unité de rééducation"
    Et la comparaison conclut au cas <cas> pour l'établissement

    Exemples:
      | déclaration      | cas |
      | est à jour       | 2   |
      | n'est pas à jour | 3   |

  @P2-32 @interpretation
  Plan du scénario: Il manque une valeur dans ViaTrajectoire, le référent dit qui est à jour - <déclaration>
    Étant donné que le référent efface les actes issus du ROR de "l'unité de rééducation"
    Et que le référent déclare que pour "l'unité de rééducation" le ROR <déclaration>
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison conclut au cas <cas> pour "l'unité de rééducation"
    Et la comparaison conclut au cas <cas> pour l'établissement

    Exemples:
      | déclaration      | cas |
      | est à jour       | 2   |
      | n'est pas à jour | 3   |

  @P2-33
  Scénario: L'offre à jour des deux côtés mène à l'étape 3
    Quand le référent compare l'offre de "l'hôpital"
    Alors la suite indiquée est de passer à l'étape 3

  @P2-33
  Scénario: L'offre à jour dans le ROR seulement mène à l'étape 3
    Étant donné que le référent modifie les actes issus du ROR de "l'unité de rééducation"
    Et que le référent déclare que pour "l'unité de rééducation" le ROR est à jour
    Quand le référent compare l'offre de "l'hôpital"
    Alors la suite indiquée est de passer à l'étape 3

  @P2-33
  Plan du scénario: L'offre qui n'est pas à jour dans le ROR s'harmonise d'abord - <évènement>
    Étant donné que <évènement>
    Et que le référent déclare que pour "l'unité de rééducation" le ROR n'est pas à jour
    Quand le référent compare l'offre de "l'hôpital"
    Alors la suite indiquée est d'harmoniser d'abord dans le ROR

    Exemples:
      | évènement                                                                 |
      | dans le ROR, les actes issus du ROR de "l'UE de rééducation" sont effacés |
      | le référent modifie les actes issus du ROR de "l'unité de rééducation"    |
      | le référent efface les actes issus du ROR de "l'unité de rééducation"     |

  @P2-33 @interpretation
  Scénario: Le cas 3 avertit, il n'interdit pas l'étape 3
    Étant donné que le référent déclare vérifiée l'offre de "l'hôpital"
    Et que le référent demande la synchronisation de "l'hôpital"
    Et que dans le ROR, les actes issus du ROR de "l'UE de rééducation" sont effacés
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison conclut au cas 3 pour l'établissement
    Quand la région valide la synchronisation de l'offre de "l'hôpital"
    Alors la validation est acceptée avec un avertissement
    Et "l'hôpital" est à l'état "Mise à jour de l'offre active"

  @P2-32 @interpretation
  Scénario: Une unité que le ROR refuse de relire arrête la comparaison
    Étant donné que le ROR tombe en panne à la lecture d'une unité seule : coupure
    Et que dans le ROR, "l'UE de rééducation" disparaît
    Quand le référent compare l'offre de "l'hôpital"
    Alors la comparaison est refusée parce que le ROR ne répond pas

  @P2-34
  Scénario: L'offre déclarée dans ViaTrajectoire s'exporte au format XML
    Quand le référent exporte l'offre de "l'hôpital"
    Alors l'export est accepté
    Et le fichier exporté est un document XML bien formé
    Et toutes les fiches sont restées les mêmes

  @P2-34 @interpretation
  Scénario: L'export est complet, sans rien perdre ni inventer
    Quand le référent exporte l'offre de "l'hôpital"
    Alors l'export est accepté
    Et le fichier exporté est valide contre son schéma
    Et le fichier exporté porte toute l'offre de "l'unité de rééducation", telle que ViaTrajectoire la connaît
    Et le fichier exporté porte toute l'offre de "l'unité de réadaptation", telle que ViaTrajectoire la connaît
    Et le fichier exporté ne porte que des unités de "l'hôpital"

  @P2-35
  Scénario: Le référent informe la région que l'offre est vérifiée
    Alors la région ne lit pas que l'offre de "l'hôpital" est vérifiée
    Quand le référent déclare vérifiée l'offre de "l'hôpital"
    Alors la déclaration est acceptée
    Et la région lit que l'offre de "l'hôpital" est vérifiée par le référent
    Et la région ne lit pas que l'offre de "la clinique" est vérifiée

  @P2-37
  Plan du scénario: L'export est offert au moment de la synchronisation - <profil>, <état>
    Étant donné "la clinique" à l'état "<état>"
    Alors <profil> se voit offrir l'export sur "la clinique"
    Quand <profil> exporte l'offre de "la clinique"
    Alors l'export est accepté
    Et le fichier exporté est un document XML bien formé

    Exemples:
      | profil                  | état                                 |
      | la région               | En cours de synchronisation          |
      | la coordination voisine | En cours de synchronisation          |
      | le référent voisin      | En cours de synchronisation          |
      | la région               | Synchronisation structurelle validée |
      | la coordination voisine | Synchronisation structurelle validée |
      | le référent voisin      | Synchronisation structurelle validée |
