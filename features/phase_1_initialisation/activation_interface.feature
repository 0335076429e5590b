# language: fr
Fonctionnalité: Phase 1 - L'interface s'active région par région et domaine par domaine
  L'activation ouvre la possibilité de se synchroniser, rien de plus : aucun flux ne part
  tant que personne n'ouvre la page de synchronisation d'un établissement.

  Contexte:
    Étant donné l'histoire "ouverture d'une région"

  @P1-01
  Scénario: Activer l'interface d'une région n'ouvre rien dans la région voisine
    Étant donné une région voisine qui raconte la même histoire
    Quand l'interface de la région est activée pour le domaine "Sanitaire"
    Alors "l'hôpital" est à l'état "Non synchronisé"
    Et dans la région voisine, aucun établissement ne montre d'état de synchronisation
    Et dans la région voisine, l'interface n'est activée ni en recette ni en production
    Quand la région voisine initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce que l'interface de la région n'est pas active
    Et le ROR de la région voisine n'a reçu aucun appel

  @P1-01
  Scénario: Deux régions s'activent chacune à sa demande
    Étant donné une région voisine qui raconte la même histoire
    Et que l'interface de la région est activée pour le domaine "Sanitaire"
    Quand dans la région voisine, l'interface est activée pour le domaine "Sanitaire"
    Alors dans la région voisine, "l'hôpital" est à l'état "Non synchronisé"
    Et "l'hôpital" est à l'état "Non synchronisé"

  @P1-01 @interpretation
  Scénario: Sans demande de la région, le support ne peut rien activer
    Quand le support active l'interface en recette pour le domaine "Sanitaire"
    Alors l'activation est refusée parce que la région n'a rien demandé
    Et l'interface n'est pas activée en recette

  @P1-06
  Scénario: Activer l'interface ne lance aucun flux
    Étant donné que l'interface de la région est activée pour le domaine "Sanitaire"
    Quand 3 jours passent
    Et la région consulte la liste des établissements
    Et le référent consulte la fiche de "l'hôpital"
    Alors le ROR n'a reçu aucun appel
    Quand la région ouvre la page de synchronisation de "l'hôpital"
    Alors le ROR a reçu au moins un appel

  @P1-08
  Plan du scénario: L'état de synchronisation devient visible pour le domaine activé - <domaine>
    Alors "<établissement>" ne montre aucun état de synchronisation
    Quand l'interface de la région est activée pour le domaine "<domaine>"
    Alors "<établissement>" est à l'état "Non synchronisé"
    Et "<établissement>" montre l'icône de l'état "Non synchronisé"
    Et la région se voit offrir l'initiation sur "<établissement>"

    Exemples:
      | domaine   | établissement         |
      | Sanitaire | l'hôpital             |
      | Grand Âge | la maison de retraite |
      | Handicap  | le foyer d'accueil    |

  @P1-09
  Plan du scénario: Les structures d'un autre domaine ne sont pas concernées - <domaine>
    Quand l'interface de la région est activée pour le domaine "<domaine>"
    Alors "<concerné>" est à l'état "Non synchronisé"
    Et "<autre>" ne montre aucun état de synchronisation
    Et "<encore un autre>" ne montre aucun état de synchronisation
    Quand la région initie la synchronisation de "<autre>"
    Alors l'initiation est refusée parce que l'interface de la région n'est pas active
    Et "<autre>" ne montre aucun état de synchronisation

    Exemples:
      | domaine   | concerné              | autre                 | encore un autre       |
      | Sanitaire | l'hôpital             | la maison de retraite | le foyer d'accueil    |
      | Grand Âge | la maison de retraite | le foyer d'accueil    | l'hôpital             |
      | Handicap  | le foyer d'accueil    | l'hôpital             | la maison de retraite |

  @P1-09 @interpretation
  Scénario: Dans un domaine qui n'est pas activé, le ROR ne se consulte pas
    Étant donné que l'interface de la région est activée pour le domaine "Sanitaire"
    Quand la région ouvre la page de synchronisation de "la maison de retraite"
    Alors la consultation est refusée parce que l'interface de la région n'est pas active
    Quand la région consulte l'organisation de "la maison de retraite" dans le ROR
    Alors la consultation est refusée parce que l'interface de la région n'est pas active

  @T-02 @interpretation
  Plan du scénario: Dans un autre domaine, ce sont les unités de ce domaine qui se lisent - <domaine>
    Étant donné que l'interface de la région est activée pour le domaine "<domaine>"
    Quand la région ouvre la page de synchronisation de "<établissement>"
    Alors la page montre toute l'organisation de "<établissement>" dans le ROR, chaque niveau sous le bon

    Exemples:
      | domaine   | établissement         |
      | Grand Âge | la maison de retraite |
      | Handicap  | le foyer d'accueil    |
