# language: fr
Fonctionnalité: Phase 2, étape 1 - À quel niveau du ROR une unité s'associe
  Une unité de ViaTrajectoire s'associe à un seul niveau du ROR, et un niveau du ROR à une seule
  unité. Les niveaux permis dépendent du type de l'unité.

  Contexte:
    Étant donné l'histoire "première synchronisation"
    Et "l'hôpital" à l'état "En cours de synchronisation"

  @P2-06
  Plan du scénario: Deux unités ne s'associent pas à la même unité du ROR - <niveau>, <seconde>
    Étant donné que le référent associe "<première>" à "<niveau>"
    Quand le référent associe "<seconde>" à "<niveau>"
    Alors l'association est refusée parce que l'unité du ROR est déjà associée
    Et "<seconde>" n'est associée à rien
    Et "<première>" est associée à "<niveau>"

    Exemples:
      | niveau                     | première                    | seconde                     |
      | le pôle polyvalent         | l'unité de médecine         | l'unité de HAD              |
      | le service polyvalent      | l'unité de HAD              | l'unité de soins palliatifs |
      | l'UF polyvalente           | l'unité de soins palliatifs | l'unité de médecine         |
      | l'UE à plusieurs activités | l'unité de médecine         | l'unité de chirurgie        |
      | l'UE à plusieurs activités | l'unité de chirurgie        | l'unité de soins palliatifs |
      | l'UE de rééducation        | l'unité de rééducation      | l'unité de réadaptation     |

  @P2-07
  Plan du scénario: Une unité déjà associée ne s'associe pas à un second niveau - <unité>
    Étant donné que le référent associe "<unité>" à "<niveau>"
    Quand le référent associe "<unité>" à "<autre niveau>"
    Alors l'association est refusée parce que l'unité est déjà associée
    Et "<unité>" est associée à "<niveau>"
    Et "<autre niveau>" est libre dans la page de synchronisation

    Exemples:
      | unité                       | niveau                | autre niveau            |
      | l'unité de médecine         | l'UE de médecine      | le service de chirurgie |
      | l'unité de médecine         | le service polyvalent | le pôle chirurgical     |
      | l'unité de soins palliatifs | l'UF polyvalente      | l'UF de chirurgie       |
      | l'unité de HAD              | le pôle polyvalent    | le pôle chirurgical     |
      | l'unité de rééducation      | l'UE de rééducation   | l'UE de réadaptation    |

  @P2-08
  Plan du scénario: MCO demandeuse, MCO receveuse et HAD s'associent à tout niveau - <unité>, <niveau>
    Quand le référent associe "<unité>" à "<niveau>"
    Alors l'association est acceptée
    Et "<unité>" est associée à "<niveau>"

    Exemples: MCO demandeuse
      | unité               | niveau                |
      | l'unité de médecine | le pôle polyvalent    |
      | l'unité de médecine | le service polyvalent |
      | l'unité de médecine | l'UF polyvalente      |
      | l'unité de médecine | l'UE de médecine      |

    Exemples: MCO receveuse (USPall)
      | unité                       | niveau                   |
      | l'unité de soins palliatifs | le pôle polyvalent       |
      | l'unité de soins palliatifs | le service polyvalent    |
      | l'unité de soins palliatifs | l'UF polyvalente         |
      | l'unité de soins palliatifs | l'UE de soins palliatifs |

    Exemples: HAD
      | unité          | niveau                |
      | l'unité de HAD | le pôle polyvalent    |
      | l'unité de HAD | le service polyvalent |
      | l'unité de HAD | l'UF polyvalente      |
      | l'unité de HAD | l'UE de HAD           |

  @P2-12
  Plan du scénario: Une SSR receveuse ne s'associe pas au-dessus de l'unité élémentaire - <niveau>
    Quand le référent associe "l'unité de rééducation" à "<niveau>"
    Alors l'association est refusée parce que le niveau n'est pas permis
    Et "l'unité de rééducation" n'est associée à rien

    Exemples:
      | niveau                     |
      | le pôle de réadaptation    |
      | le service de réadaptation |
      | l'UF de réadaptation       |

  @P2-12 @interpretation
  Scénario: Au-dessus de l'unité élémentaire, le niveau seul empêche une SSR receveuse de s'associer
    Quand le référent associe "l'unité de rééducation" à "le service de réadaptation"
    Alors l'association est refusée parce que le niveau n'est pas permis
    Et le niveau en est la seule raison

  @P2-12
  Scénario: Une SSR receveuse s'associe à une unité élémentaire
    Quand le référent associe "l'unité de rééducation" à "l'UE de rééducation"
    Alors l'association est acceptée
    Et "l'unité de rééducation" est associée à "l'UE de rééducation"

  @P2-09
  Plan du scénario: Sous un niveau déjà associé, aucune autre unité ne s'associe - <supérieur>, <inférieur>, <unité>
    Étant donné que le référent associe "l'unité de chirurgie" à "<supérieur>"
    Quand le référent associe "<unité>" à "<inférieur>"
    Alors l'association est refusée parce qu'un niveau supérieur est déjà associé
    Et "<unité>" n'est associée à rien
    Quand le référent dissocie "l'unité de chirurgie"
    Et que le référent associe "<unité>" à "<inférieur>"
    Alors l'association est acceptée
    Et "<unité>" est associée à "<inférieur>"

    Exemples: seconde unité MCO demandeuse
      | supérieur             | inférieur             | unité               |
      | le pôle polyvalent    | le service polyvalent | l'unité de médecine |
      | le pôle polyvalent    | l'UF polyvalente      | l'unité de médecine |
      | le pôle polyvalent    | l'UE de médecine      | l'unité de médecine |
      | le service polyvalent | l'UF polyvalente      | l'unité de médecine |
      | le service polyvalent | l'UE de médecine      | l'unité de médecine |
      | l'UF polyvalente      | l'UE de médecine      | l'unité de médecine |

    Exemples: seconde unité MCO receveuse
      | supérieur             | inférieur                | unité                       |
      | le pôle polyvalent    | le service polyvalent    | l'unité de soins palliatifs |
      | le pôle polyvalent    | l'UF polyvalente         | l'unité de soins palliatifs |
      | le pôle polyvalent    | l'UE de soins palliatifs | l'unité de soins palliatifs |
      | le service polyvalent | l'UF polyvalente         | l'unité de soins palliatifs |
      | le service polyvalent | l'UE de soins palliatifs | l'unité de soins palliatifs |
      | l'UF polyvalente      | l'UE de soins palliatifs | l'unité de soins palliatifs |

    Exemples: seconde unité HAD
      | supérieur             | inférieur             | unité          |
      | le pôle polyvalent    | le service polyvalent | l'unité de HAD |
      | le pôle polyvalent    | l'UF polyvalente      | l'unité de HAD |
      | le pôle polyvalent    | l'UE de HAD           | l'unité de HAD |
      | le service polyvalent | l'UF polyvalente      | l'unité de HAD |
      | le service polyvalent | l'UE de HAD           | l'unité de HAD |
      | l'UF polyvalente      | l'UE de HAD           | l'unité de HAD |

    Exemples: seconde unité SSR receveuse
      | supérieur             | inférieur           | unité                  |
      | le pôle polyvalent    | l'UE de rééducation | l'unité de rééducation |
      | le service polyvalent | l'UE de rééducation | l'unité de rééducation |
      | l'UF polyvalente      | l'UE de rééducation | l'unité de rééducation |

  @P2-09
  Plan du scénario: Hors de la branche associée, les autres unités s'associent - <unité>, <ailleurs>
    Étant donné que le référent associe "l'unité de chirurgie" à "le pôle polyvalent"
    Quand le référent associe "<unité>" à "<ailleurs>"
    Alors l'association est acceptée
    Et "<unité>" est associée à "<ailleurs>"
    Et "l'unité de chirurgie" est associée à "le pôle polyvalent"

    Exemples:
      | unité                       | ailleurs                |
      | l'unité de médecine         | le service de chirurgie |
      | l'unité de soins palliatifs | l'UF de chirurgie       |
      | l'unité de HAD              | le pôle chirurgical     |
      | l'unité de réadaptation     | l'UE de réadaptation    |

  @P2-10 @lecture:P2-10=autorise
  Plan du scénario: Un niveau s'associe même si l'un de ses descendants l'est déjà - <supérieur>
    Étant donné que le référent associe "l'unité de rééducation" à "l'UE de rééducation"
    Quand le référent associe "l'unité de médecine" à "<supérieur>"
    Alors l'association est acceptée
    Et "l'unité de médecine" est associée à "<supérieur>"
    Et "l'unité de rééducation" est associée à "l'UE de rééducation"

    Exemples:
      | supérieur             |
      | le pôle polyvalent    |
      | le service polyvalent |
      | l'UF polyvalente      |

  @P2-10 @lecture:P2-10=refuse
  Plan du scénario: Un niveau ne s'associe plus une fois l'un de ses descendants associé - <supérieur>
    Étant donné que le référent associe "l'unité de rééducation" à "l'UE de rééducation"
    Quand le référent associe "l'unité de médecine" à "<supérieur>"
    Alors l'association est refusée
    Et "l'unité de médecine" n'est associée à rien
    Et "l'unité de rééducation" est associée à "l'UE de rééducation"

    Exemples:
      | supérieur             |
      | le pôle polyvalent    |
      | le service polyvalent |
      | l'UF polyvalente      |

  @P2-16
  Scénario: Une association se défait avant la validation, et l'unité du ROR redevient libre
    Étant donné que le référent associe "l'unité de rééducation" à "l'UE de réadaptation"
    Quand le référent dissocie "l'unité de rééducation"
    Alors la dissociation est acceptée
    Et "l'unité de rééducation" n'est associée à rien
    Et "l'UE de réadaptation" est libre dans la page de synchronisation
    Quand le référent associe "l'unité de rééducation" à "l'UE de rééducation"
    Alors l'association est acceptée
    Quand le référent associe "l'unité de réadaptation" à "l'UE de réadaptation"
    Alors l'association est acceptée
    Et les seules associations de "l'hôpital" sont :
      | l'unité de rééducation  | l'UE de rééducation  |
      | l'unité de réadaptation | l'UE de réadaptation |

  @P2-17
  Scénario: Les unités du ROR déjà associées se distinguent des autres
    Étant donné que le référent associe "l'unité de médecine" à "l'UE de médecine"
    Et que le référent associe "l'unité de chirurgie" à "le service de chirurgie"
    Quand le référent ouvre la page de synchronisation de "l'hôpital"
    Alors la page distingue comme associées ces unités du ROR, et elles seules :
      | l'UE de médecine        |
      | le service de chirurgie |
    Quand le référent dissocie "l'unité de médecine"
    Et que le référent ouvre la page de synchronisation de "l'hôpital"
    Alors la page distingue comme associées ces unités du ROR, et elles seules :
      | le service de chirurgie |
