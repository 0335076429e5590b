# language: fr
Fonctionnalité: Phase 3, cas 1 - Les alertes bloquantes d'un hôpital de court séjour
  Une unité de médecine, de chirurgie ou d'HAD peut s'associer au-dessus de l'unité élémentaire : la
  comparaison quotidienne y suit les mêmes règles que l'appairage.

  Contexte:
    Étant donné l'histoire "hôpital de court séjour"
    Et "hôpital" à l'état "Mise à jour de l'offre active"

  @P3-26
  Plan du Scénario: Associée au-dessus de l'unité élémentaire, une unité ne compare ni modalité ni activité - <unité>
    Quand dans le ROR, "<UE>" subit : changement de la modalité d'accueil
    Et que dans le ROR, "<UE>" subit : changement de l'activité
    Et que le passage du lendemain a lieu
    Alors "<unité>" ne porte pas d'alerte bloquante

    Exemples:
      | UE           | unité           |
      | UE chirurgie | unité chirurgie |
      | UE HAD       | unité HAD       |

  @P3-26
  Scénario: Associée au-dessus de l'unité élémentaire, une unité compare le champ d'activité par appartenance
    Quand dans le ROR, "UE chirurgie" subit : changement du champ d'activité
    Et que le passage du lendemain a lieu
    Alors "unité chirurgie" ne porte pas d'alerte bloquante
    Quand dans le ROR, "UE ambulatoire" subit : changement du champ d'activité
    Et que le passage du lendemain a lieu
    Alors "unité chirurgie" porte une alerte bloquante : champ d'activité différent

  @P3-18 @lecture:A3-type=niveau
  Scénario: Associée au-dessus de l'unité élémentaire, une unité compare encore le type d'unité
    Quand dans le ROR, "service chirurgie" subit : changement du type d'unité
    Et que le passage du lendemain a lieu
    Alors "unité chirurgie" porte une alerte bloquante : type d'unité différent

  @P3-26 @lecture:A3-type=niveau
  Scénario: Le type aligné, l'unité se compare comme à son nouveau niveau
    Étant donné que dans le ROR, "UE médecine" subit : changement du type d'unité
    Et que dans le ROR, la catégorie d'organisation de "UE médecine" change
    Et que le passage du lendemain a lieu
    Et que le support aligne "unité médecine" sur le ROR
    Quand dans le ROR, "UE médecine" subit : changement de la modalité d'accueil
    Et que le passage du lendemain a lieu
    Alors "unité médecine" ne porte pas d'alerte bloquante
