# language: fr
Fonctionnalité: Phase 1 - La recette et la production ont chacune leur adresse
  La demande donne deux adresses du ROR. Les deux plateformes de ViaTrajectoire ne se croisent jamais :
  aucun appel de la recette vers l'adresse de production, ni l'inverse.

  Contexte:
    Étant donné l'histoire "ouverture d'une région"
    Et que le service du ROR a une adresse en recette et une autre en production

  @P1-12
  Plan du scénario: La plateforme de <plateforme> n'appelle que l'adresse de <plateforme>
    Étant donné que le système est celui de la plateforme de <plateforme>
    Et que l'interface de la région est activée pour le domaine "Sanitaire"
    Quand la région ouvre la page de synchronisation de "l'hôpital"
    Et la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est acceptée
    Et le service du ROR en <plateforme> a été appelé
    Et le service du ROR en <autre> n'a pas été appelé

    Exemples:
      | plateforme | autre      |
      | recette    | production |
      | production | recette    |

  @P1-12
  Plan du scénario: Le passage de la plateforme de <plateforme> n'appelle que l'adresse de <plateforme>
    Étant donné que le système est celui de la plateforme de <plateforme>
    Et "l'hôpital" à l'état "Mise à jour de l'offre active"
    Quand 3 jours passent
    Alors le service du ROR en <plateforme> a été appelé par le passage
    Et le service du ROR en <autre> n'a pas été appelé

    Exemples:
      | plateforme | autre      |
      | recette    | production |
      | production | recette    |

  @P1-12
  Scénario: La plateforme de recette s'emploie dès son activation, avant celle de production
    Étant donné que le système est celui de la plateforme de recette
    Et une interface demandée par la région et activée en recette
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est acceptée
    Et le service du ROR en recette a été appelé
    Et le service du ROR en production n'a pas été appelé

  @P1-12
  Scénario: La plateforme de production n'appelle personne tant que seule la recette est activée
    Étant donné une interface demandée par la région et validée en recette
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce que l'interface de la région n'est pas active
    Et le service du ROR en recette n'a pas été appelé
    Et le service du ROR en production n'a pas été appelé

  @P1-12
  Scénario: Un ROR de production en panne ne fait pas appeler celui de recette
    Étant donné que l'interface de la région est activée pour le domaine "Sanitaire"
    Et que le ROR tombe en panne à la lecture de "l'hôpital" : erreur HTTP 500
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce que le ROR ne répond pas
    Et le service du ROR en recette n'a pas été appelé
