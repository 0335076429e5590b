# language: fr
Fonctionnalité: Phase 3, cas 1 - La mise à jour automatique, une fois par jour
  Les modifications faites dans le ROR sont reportées une fois par jour dans la fiche de
  l'établissement et de chaque unité connue de ViaTrajectoire.

  Contexte:
    Étant donné l'histoire "vie d'un hôpital"

  @P3-01
  Scénario: Avant le passage rien ne bouge, après le passage tout est à jour
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Alors la fiche de "hôpital" est restée la même
    Et la fiche de "unité rééducation" est restée la même
    Quand le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et le nombre de lits installés de "unité rééducation" est celui du ROR

  @P3-01
  Scénario: Un seul passage par jour
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Et que le passage du lendemain a lieu
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que 22 heures passent
    Alors la fiche de "hôpital" est restée la même
    Et aucun appel n'est parti vers le ROR pendant ces heures
    Quand le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR

  @P3-01 @interpretation
  Scénario: Le passage du jour, relancé à la main, n'a pas lieu deux fois
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Et que le passage du lendemain a lieu
    Et que le passage du lendemain a lieu
    Et que les fiches sont relevées
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que le passage du jour est relancé à la main
    Alors la fiche de "hôpital" est restée la même
    Quand 23 heures passent
    Alors la fiche de "hôpital" est restée la même
    Quand le passage du jour est relancé à la main
    Alors le téléphone de "hôpital" est celui du ROR

  @P3-02
  Plan du Scénario: Une donnée commune de l'établissement ne se modifie plus, pour aucun profil - <donnée>
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand chaque profil tente de modifier <donnée> de "hôpital"
    Alors chaque tentative est refusée parce que la donnée est verrouillée
    Et la fiche de "hôpital" est restée la même

    Exemples:
      | donnée                                     |
      | la dénomination                            |
      | l'adresse                                  |
      | le code postal                             |
      | la commune                                 |
      | le téléphone                               |
      | la télécopie                               |
      | le courriel                                |
      | l'accessibilité                            |
      | les aides financières                      |
      | les tarifs                                 |
      | le domaine                                 |
      | le numéro FINESS                           |
      | le numéro SIRET                            |
      | le territoire de santé                     |
      | la catégorie                               |
      | le numéro de l'entité juridique            |
      | la raison sociale de l'entité juridique    |
      | le numéro SIREN de l'entité juridique      |
      | le statut de l'entité juridique            |
      | la participation au service public         |

  @P3-02 @interpretation
  Plan du Scénario: Une donnée d'origine incertaine de l'établissement ne se modifie plus - <donnée>
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand chaque profil tente de modifier <donnée> de "hôpital"
    Alors chaque tentative est refusée parce que la donnée est verrouillée
    Et la fiche de "hôpital" est restée la même

    Exemples:
      | donnée             |
      | la direction       |
      | le site internet   |

  @P3-02
  Plan du Scénario: Une donnée commune de l'unité ne se modifie plus, pour aucun profil - <donnée>
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand chaque profil tente de modifier <donnée> de "unité rééducation"
    Alors chaque tentative est refusée parce que la donnée est verrouillée
    Et la fiche de "unité rééducation" est restée la même

    Exemples:
      | donnée                            |
      | la catégorie d'organisation       |
      | le type d'unité                   |
      | la modalité d'accueil             |
      | l'activité                        |
      | le responsable                    |
      | le nombre de lits installés       |
      | le nombre de places installées    |
      | l'âge minimum                     |
      | l'âge maximum                     |
      | les publics admis                 |
      | les équipements issus du ROR      |
      | les actes issus du ROR            |
      | les professions issues du ROR     |

  @P3-02 @interpretation
  Plan du Scénario: Une donnée d'origine incertaine de l'unité ne se modifie plus - <donnée>
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand chaque profil tente de modifier <donnée> de "unité rééducation"
    Alors chaque tentative est refusée parce que la donnée est verrouillée
    Et la fiche de "unité rééducation" est restée la même

    Exemples:
      | donnée              |
      | le champ d'activité |

    @lecture:A3-nom=ror
    Exemples:
      | donnée              |
      | le nom              |

  @P3-03 @lecture:A3-nom=viatrajectoire
  Scénario: Le nom de l'unité se modifie et survit au passage
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent modifie le nom de "unité rééducation"
    Alors l'action est acceptée
    Quand dans le ROR, le nom de "UE rééducation" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR
    Et le nom de "unité rééducation" est celui saisi par le référent

  @P3-03
  Plan du Scénario: Une donnée propre de l'établissement se modifie et survit au passage - <donnée>
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent modifie <donnée> de "hôpital"
    Alors l'action est acceptée
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et <donnée> de "hôpital" est celle saisie par le référent

    Exemples:
      | donnée                             |
      | la coordination                    |
      | le mode de fixation des tarifs     |
      | les consultations                  |
      | les habilitations                  |

  @P3-03 @interpretation
  Plan du Scénario: Une donnée propre d'origine incertaine de l'établissement se modifie - <donnée>
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent modifie <donnée> de "hôpital"
    Alors l'action est acceptée
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors <donnée> de "hôpital" est celle saisie par le référent

    Exemples:
      | donnée                  |
      | le descriptif           |
      | l'itinéraire d'accès    |
      | le plan d'accès         |

  @P3-03
  Plan du Scénario: Une donnée propre de l'unité se modifie et survit au passage - <donnée>
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent modifie <donnée> de "unité rééducation"
    Alors l'action est acceptée
    Quand dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité rééducation" est celui du ROR
    Et <donnée> de "unité rééducation" est celle saisie par le référent

    Exemples:
      | donnée                             |
      | le code de l'unité                 |
      | le code du service                 |
      | le descriptif                      |
      | les admissions                     |
      | les pathologies                    |
      | le personnel                       |
      | la filière                         |
      | la couverture géographique         |
      | les habilitations                  |
      | les équipements hors ROR           |
      | les actes hors ROR                 |
      | les professions hors ROR           |
      | les procédures                     |
      | les gardes et astreintes           |
      | les conventions                    |

  @P3-03 @interpretation
  Scénario: Le grand groupe de discipline, que le contrat ne porte pas, reste à l'établissement
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand le référent modifie le grand groupe de discipline de "unité rééducation"
    Alors l'action est acceptée

  @P3-04
  Plan du Scénario: Seul un établissement actif est mis à jour - <état>
    Étant donné "hôpital" à l'état "<état>"
    Et que le passage du lendemain a lieu
    Quand dans le ROR, le téléphone de "hôpital" change
    Et que dans le ROR, le nombre de lits installés de "UE rééducation" change
    Et que 2 jours passent
    Alors la fiche de "hôpital" est restée la même
    Et la fiche de "unité rééducation" est restée la même

    Exemples:
      | état                                 |
      | Non synchronisé                      |
      | En cours de synchronisation          |
      | Synchronisation structurelle validée |
      | Mise à jour de l'offre suspendue     |

  @P3-05
  Scénario: Une organisation ajoutée dans le ROR ne crée pas d'unité
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, une unité élémentaire est ajoutée à "hôpital"
    Et que dans le ROR, le téléphone de "hôpital" change
    Et que le passage du lendemain a lieu
    Alors le téléphone de "hôpital" est celui du ROR
    Et "hôpital" a toujours les mêmes unités

  @P3-06 @lecture:P3-06=erreur
  Scénario: Une organisation disparue du ROR n'altère rien et se signale comme une erreur du ROR
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, "UE rééducation" disparaît
    Et que le passage du lendemain a lieu
    Alors la fiche de "unité rééducation" est restée la même
    Et "unité rééducation" ne porte pas d'alerte bloquante
    Et une erreur du ROR est signalée pour "hôpital"
    Et "UE rééducation" a été relue seule avant de conclure

  @P3-06 @lecture:P3-06=bloquante
  Scénario: Une organisation disparue du ROR bloque l'unité qui lui est associée
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, "UE rééducation" disparaît
    Et que le passage du lendemain a lieu
    Alors la fiche de "unité rééducation" est restée la même
    Et "unité rééducation" porte 1 alerte bloquante
    Et "UE rééducation" a été relue seule avant de conclure

  @P3-06 @lecture:P3-06=bloquante
  Scénario: Une unité que le ROR refuse de relire seule ne bloque pas
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Et que le ROR tombe en panne à la lecture d'une unité seule : coupure
    Et que dans le ROR, "UE rééducation" disparaît
    Quand le passage du lendemain a lieu
    Alors "unité rééducation" ne porte pas d'alerte bloquante
    Et une erreur claire du ROR est signalée pour "hôpital"

  @P3-06
  Scénario: Les autres unités d'un établissement dont une organisation a disparu sont mises à jour
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, "UE rééducation" disparaît
    Et que dans le ROR, le nombre de lits installés de "UE gériatrie" change
    Et que le passage du lendemain a lieu
    Alors le nombre de lits installés de "unité gériatrie" est celui du ROR

  @P3-06 @lecture:P3-06=erreur
  Scénario: Une alerte bloquante survit à la disparition de l'organisation dans le ROR
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Et que dans le ROR, "UE rééducation" subit : changement de la modalité d'accueil
    Et que le passage du lendemain a lieu
    Quand dans le ROR, "UE rééducation" disparaît
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" porte une alerte bloquante : modalité d'accueil différente
    Et une erreur du ROR est signalée pour "hôpital"

  @P3-07
  Scénario: Une date de fermeture future ne ferme pas, puis ferme à la date même sans notification
    Étant donné "hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, "UE rééducation" fermera dans 3 jours
    Et que le passage du lendemain a lieu
    Alors "unité rééducation" ne porte pas d'alerte impactante
    Quand 2 jours passent
    Alors "unité rééducation" porte une alerte impactante : unité fermée
