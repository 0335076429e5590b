# language: fr
Fonctionnalité: Phase 1 - Un établissement non synchronisé vit sans lien avec le ROR
  Pendant le déploiement, le même établissement figure dans les deux logiciels. Tant qu'il est
  "Non synchronisé", sa gestion dans ViaTrajectoire est indépendante du ROR.

  Contexte:
    Étant donné l'histoire "ouverture d'une région"
    Et l'interface de la région est active

  @P1-07
  Plan du scénario: Ce qui change dans le ROR ne touche pas un établissement sans lien - <évènement>
    Étant donné que le passage du lendemain a lieu
    Et que les fiches sont relevées
    Quand dans le ROR, <évènement>
    Et que 2 jours passent
    Alors toutes les fiches sont restées les mêmes
    Et "l'hôpital" est à l'état "Non synchronisé"

    Exemples:
      | évènement                                                         |
      | le téléphone de "l'hôpital" change                                |
      | la dénomination de "l'hôpital" change                             |
      | "l'hôpital" subit : changement de la catégorie                    |
      | "l'hôpital" ferme définitivement                                  |
      | le nom de "l'UE de rééducation" change                            |
      | le nombre de lits installés de "l'UE de rééducation" change       |
      | les équipements issus du ROR de "l'UE de rééducation" changent    |
      | "l'UE de rééducation" subit : changement de la modalité d'accueil |
      | "l'UE de rééducation" subit : changement de l'activité            |
      | "l'UE de rééducation" ferme                                       |
      | "l'UE de rééducation" disparaît                                   |

  @P1-13
  Plan du scénario: Les données de la rubrique "<rubrique>" de l'établissement se modifient librement
    Étant donné que les fiches sont relevées
    Quand le référent modifie chaque donnée de la rubrique "<rubrique>" de "l'hôpital"
    Alors chaque modification est acceptée
    Et la fiche de "l'hôpital" porte les valeurs saisies
    Et les autres données de "l'hôpital" sont restées les mêmes
    Quand 2 jours passent
    Alors la fiche de "l'hôpital" porte les valeurs saisies
    Et "l'hôpital" ne porte aucune alerte
    Et le ROR n'a reçu aucun appel

    Exemples:
      | rubrique                     |
      | coordonnées                  |
      | caractéristiques générales   |
      | conditions d'hébergement     |
      | informations administratives |
      | consultations                |
      | habilitations                |

  @P1-13
  Plan du scénario: Les données de la rubrique "<rubrique>" de l'unité se modifient librement
    Étant donné que les fiches sont relevées
    Quand le référent modifie chaque donnée de la rubrique "<rubrique>" de "l'unité de rééducation"
    Alors chaque modification est acceptée
    Et la fiche de "l'unité de rééducation" porte les valeurs saisies
    Et les autres données de "l'unité de rééducation" sont restées les mêmes
    Quand 2 jours passent
    Alors la fiche de "l'unité de rééducation" porte les valeurs saisies
    Et "l'unité de rééducation" ne porte aucune alerte
    Et le ROR n'a reçu aucun appel

    Exemples:
      | rubrique                       |
      | caractéristiques générales     |
      | caractéristiques médicales     |
      | admissions                     |
      | pathologies                    |
      | personnel                      |
      | filière                        |
      | couverture géographique        |
      | habilitations                  |
      | ressources et soins techniques |

  @P1-13
  Scénario: Une unité se crée à la main sans attendre le ROR
    Étant donné que les fiches sont relevées
    Quand le référent crée à la main une unité dans "l'hôpital"
    Alors la création est acceptée
    Et "l'hôpital" a une unité de plus
    Et le ROR n'a reçu aucun appel

  @P2-23 @interpretation
  Scénario: Hors de la synchronisation, un autre profil ne crée pas d'unité à la main
    Étant donné que les fiches sont relevées
    Quand un autre profil crée à la main une unité dans "l'hôpital"
    Alors la création est refusée parce que le profil n'y a pas droit
    Et "l'hôpital" a toujours les mêmes unités
