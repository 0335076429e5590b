# language: fr
Fonctionnalité: Phase 2, étape 1 - Les activités et les différences qui empêchent une association
  Une SSR receveuse ne s'associe qu'à une unité élémentaire d'une seule activité, et qui lui
  ressemble. Un bandeau nomme toutes les différences à l'origine du blocage.

  Contexte:
    Étant donné l'histoire "première synchronisation"
    Et "l'hôpital" à l'état "En cours de synchronisation"

  @P2-11
  Plan du scénario: MCO et HAD s'associent à une unité du ROR qui a plusieurs activités - <unité>
    Quand le référent associe "<unité>" à "<unité du ROR>"
    Alors l'association est acceptée
    Et "<unité>" est associée à "<unité du ROR>"

    Exemples:
      | unité                       | unité du ROR                      |
      | l'unité de médecine         | l'UE à plusieurs activités        |
      | l'unité de chirurgie        | l'UE à plusieurs activités        |
      | l'unité de soins palliatifs | l'UE à plusieurs activités        |
      | l'unité de HAD              | l'UE de HAD à plusieurs activités |

  @P2-13
  Plan du scénario: Une SSR receveuse ne s'associe qu'à une unité d'une seule activité - <unité du ROR>
    Quand le référent associe "l'unité de rééducation" à "<unité du ROR>"
    Alors l'association est refusée parce que <motif>
    Et "l'unité de rééducation" n'est associée à rien

    Exemples:
      | unité du ROR                          | motif                                      |
      | l'UE de rééducation sans activité     | l'unité du ROR ne déclare aucune activité  |
      | l'UE de rééducation à deux activités  | l'unité du ROR déclare plusieurs activités |
      | l'UE de rééducation à trois activités | l'unité du ROR déclare plusieurs activités |

  @P2-13
  Scénario: Une SSR receveuse s'associe à une unité d'une seule activité
    Quand le référent associe "l'unité de rééducation" à "l'UE de rééducation"
    Alors l'association est acceptée
    Et "l'unité de rééducation" est associée à "l'UE de rééducation"

  @P2-14
  Plan du scénario: Le bandeau nomme toutes les différences entre la SSR receveuse et l'unité du ROR - <unité du ROR>
    Quand le référent associe "l'unité de rééducation" à "<unité du ROR>"
    Alors l'association est refusée
    Et le bandeau signale ces différences, et elles seules : <différences>
    Et le bandeau montre pour chaque différence la valeur des deux côtés
    Et "l'unité de rééducation" n'est associée à rien
    Et "<unité du ROR>" est libre dans la page de synchronisation

    Exemples:
      | unité du ROR                | différences                       |
      | l'UE de rééducation de jour | la modalité d'accueil             |
      | l'UE de neurologie          | l'activité                        |
      | l'UE de neurologie de jour  | la modalité d'accueil, l'activité |

  @P2-14 @interpretation
  Scénario: Le champ d'activité se compare au moment de l'association
    Quand le référent associe "l'unité de rééducation" à "l'UE de rééducation du court séjour"
    Alors l'association est refusée
    Et le bandeau signale ces différences, et elles seules : le champ d'activité
    Et "l'unité de rééducation" n'est associée à rien

  @P2-14 @interpretation
  Scénario: Le type d'unité se compare au moment de l'association
    Étant donné que le référent modifie le type d'unité de "l'unité de rééducation"
    Quand le référent associe "l'unité de rééducation" à "l'UE de rééducation"
    Alors l'association est refusée
    Et le bandeau signale ces différences, et elles seules : le type d'unité
    Et "l'unité de rééducation" n'est associée à rien

  @P2-15 @lecture:P2-15=compare
  Plan du scénario: MCO et HAD se comparent aussi quand le niveau est une unité élémentaire - <unité>, <unité du ROR>
    Quand le référent associe "<unité>" à "<unité du ROR>"
    Alors l'association est refusée
    Et le bandeau signale ces différences, et elles seules : <différences>
    Et "<unité>" n'est associée à rien

    Exemples:
      | unité                       | unité du ROR       | différences                       |
      | l'unité de médecine         | l'UE de HAD        | la modalité d'accueil             |
      | l'unité de médecine         | l'UE de chirurgie  | l'activité                        |
      | l'unité de soins palliatifs | l'UE de médecine   | l'activité                        |
      | l'unité de HAD              | l'UE de médecine   | la modalité d'accueil             |
      | l'unité de HAD              | l'UE de chirurgie  | la modalité d'accueil, l'activité |
      | l'unité de médecine         | l'UE de neurologie | l'activité, le champ d'activité   |

  @P2-15
  Scénario: Ce que l'unité élémentaire ne porte pas ne se compare pas
    Étant donné que dans le ROR, "l'UE de médecine" subit : effacement de la modalité d'accueil
    Et que dans le ROR, "l'UE de médecine" subit : effacement de l'activité
    Et que dans le ROR, "l'UE de médecine" subit : effacement du champ d'activité
    Quand le référent associe "l'unité de médecine" à "l'UE de médecine"
    Alors l'association est acceptée

  @P2-15
  Plan du scénario: Au-dessus de l'unité élémentaire, ni MCO ni HAD ne se comparent - <unité>
    Étant donné que dans le ROR, la modalité d'accueil de "le service de chirurgie" devient celle de "l'UE de rééducation de jour"
    Et que dans le ROR, l'activité de "le service de chirurgie" devient celle de "l'UE de neurologie"
    Et que dans le ROR, le champ d'activité de "l'UE de chirurgie" devient celui de "l'UE de neurologie"
    Quand le référent associe "<unité>" à "le service de chirurgie"
    Alors l'association est acceptée

    Exemples:
      | unité               |
      | l'unité de médecine |
      | l'unité de HAD      |

  @P2-15 @lecture:P2-15=jamais
  Scénario: Une MCO s'associe même si son type n'est pas celui de l'unité élémentaire
    Étant donné que le référent modifie le type d'unité de "l'unité de médecine"
    Quand le référent associe "l'unité de médecine" à "l'UE de médecine"
    Alors l'association est acceptée

  @P2-15 @lecture:P2-15=jamais
  Plan du scénario: MCO et HAD s'associent sans que rien ne se compare - <unité>, <unité du ROR>
    Quand le référent associe "<unité>" à "<unité du ROR>"
    Alors l'association est acceptée
    Et "<unité>" est associée à "<unité du ROR>"

    Exemples:
      | unité                       | unité du ROR       |
      | l'unité de médecine         | l'UE de HAD        |
      | l'unité de médecine         | l'UE de neurologie |
      | l'unité de soins palliatifs | l'UE de médecine   |
      | l'unité de HAD              | l'UE de chirurgie  |

  @P2-24
  Plan du scénario: Avant d'associer, les deux fiches du couple se lisent - <profil>
    Quand <profil> consulte le couple "l'unité de rééducation" et "l'UE de neurologie"
    Alors la consultation est acceptée
    Et le couple montre "l'unité de rééducation" telle que ViaTrajectoire la connaît
    Et le couple montre "l'UE de neurologie" telle que le ROR la décrit
    Et "l'unité de rééducation" n'est associée à rien
    Et "l'UE de neurologie" est libre dans la page de synchronisation

    Exemples:
      | profil          |
      | la région       |
      | la coordination |
      | le référent     |
