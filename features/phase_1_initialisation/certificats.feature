# language: fr
Fonctionnalité: Phase 1 - ViaTrajectoire et le ROR se reconnaissent par leurs certificats
  Le support transmet aux référents le certificat client de ViaTrajectoire, qu'ils inscrivent au ROR
  régional ; la région transmet celui de son serveur. Chacun ne parle qu'à celui qu'il attend.

  Contexte:
    Étant donné l'histoire "ouverture d'une région"

  @P1-11
  Scénario: Le support transmet le certificat client aux deux référents de la demande
    Étant donné que la région demande l'ouverture de l'interface
    Quand le support transmet le certificat client
    Alors l'action est acceptée
    Et le référent régional, désigné dans la demande, a reçu le certificat client du système et aucune clé privée
    Et le référent technique, désigné dans la demande, a reçu le certificat client du système et aucune clé privée
    Et aucun compte de la région n'a reçu de certificat

  @P1-11
  Scénario: Le certificat client ne part qu'après la demande, et par un geste du support
    Quand le support transmet le certificat client
    Alors l'action est refusée parce que la région n'a rien demandé
    Et aucun référent n'a reçu de certificat
    Quand la région demande l'ouverture de l'interface
    Et le support transmet le certificat client
    Alors le référent régional, désigné dans la demande, a reçu le certificat client du système et aucune clé privée
    Et le référent technique, désigné dans la demande, a reçu le certificat client du système et aucune clé privée

  @P1-11
  Scénario: Chaque région reçoit le certificat pour ses propres référents
    Étant donné une région voisine qui raconte la même histoire
    Et que la région demande l'ouverture de l'interface
    Et que dans la région voisine, l'interface est activée pour le domaine "Sanitaire"
    Quand le support transmet le certificat client
    Alors le référent régional, désigné dans la demande, a reçu le certificat client du système et aucune clé privée
    Et dans la région voisine, aucun référent n'a reçu de certificat

  @P1-11 @interpretation
  Plan du scénario: Le certificat client est transmis par le support et par personne d'autre - <profil>
    Étant donné que la région demande l'ouverture de l'interface
    Quand <profil> transmet le certificat client
    Alors l'action est refusée parce que le profil n'y a pas droit
    Et aucun référent n'a reçu de certificat

    Exemples:
      | profil          |
      | la région       |
      | la coordination |
      | le référent     |
      | un autre profil |

  @P1-11 @interpretation
  Scénario: Le certificat client ne part pas tant qu'un référent est injoignable
    Étant donné que la région demande l'ouverture de l'interface sans adresse de courriel pour le référent technique
    Quand le support transmet le certificat client
    Alors l'action est refusée parce qu'elle est incomplète
    Et aucun référent n'a reçu de certificat

  @P1-03
  Plan du scénario: Le certificat transmis par le support, une fois inscrit au ROR, est servi - <référent>
    Étant donné que le ROR exige un certificat client
    Et que le ROR n'a inscrit aucun certificat client
    Et que la région demande l'ouverture de l'interface
    Et que le support transmet le certificat client
    Et que l'interface de la région est active
    Quand le certificat reçu par <référent> est le seul inscrit au ROR
    Et la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est acceptée
    Et le ROR a reçu au moins un appel
    Et le ROR n'a refusé aucun client

    Exemples:
      | référent              |
      | le référent régional  |
      | le référent technique |

  @P1-03
  Scénario: Le client inscrit est servi jour après jour
    Étant donné que le ROR exige un certificat client
    Et "l'hôpital" à l'état "Mise à jour de l'offre active"
    Quand dans le ROR, le téléphone de "l'hôpital" change
    Et que le passage du lendemain a lieu
    Alors le téléphone de "l'hôpital" est celui du ROR
    Et le ROR n'a refusé aucun client

  @P1-03 @interpretation
  Plan du scénario: Un client au certificat fautif est refusé par le ROR, pour cette raison - <défaut>
    Étant donné que le ROR exige un certificat client
    Et que le système présente un certificat client <défaut>
    Et que l'interface de la région est active
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce que le ROR ne répond pas
    Et le ROR a refusé ce client, et seulement parce que <raison>
    Et le ROR n'a reçu aucun appel
    Et "l'hôpital" est à l'état "Non synchronisé"

    Exemples:
      | défaut                       | raison                                       |
      | absent                       | aucun certificat n'est présenté              |
      | non inscrit                  | le certificat n'est pas inscrit              |
      | expiré                       | le certificat est expiré                     |
      | pas encore valide            | le certificat n'est pas encore valide        |
      | signé par une autre autorité | l'autorité est inconnue                      |
      | au nom d'un autre            | le nom n'a jamais été inscrit                |
      | sans l'usage de son côté     | le certificat n'est pas fait pour un client  |
      | révoqué                      | le certificat est révoqué                    |

  @P1-03 @interpretation
  Scénario: Un client qui n'est plus inscrit n'est plus servi
    Étant donné que le ROR exige un certificat client
    Et "l'hôpital" à l'état "Mise à jour de l'offre active"
    Quand le certificat inscrit au ROR est remplacé par un autre
    Et que dans le ROR, le téléphone de "l'hôpital" change
    Et que le passage du lendemain a lieu
    Alors toutes les fiches sont restées les mêmes
    Et le ROR a refusé ce client, et seulement parce que le certificat n'est pas inscrit

  @P1-04
  Plan du scénario: Un ROR au certificat fautif n'est pas consommé, même transmis - <défaut>
    Étant donné que le ROR présente un certificat de serveur <défaut>, celui que la région transmet
    Et que l'interface de la région est active
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce que le ROR ne répond pas
    Et le refus dit du certificat que <cause>
    Et le ROR n'a reçu aucun appel
    Et "l'hôpital" est à l'état "Non synchronisé"

    Exemples:
      | défaut                       | cause                              |
      | expiré                       | il est expiré                      |
      | pas encore valide            | il n'est pas encore valide         |
      | signé par une autre autorité | l'autorité est inconnue            |
      | au nom d'un autre            | il est au nom d'un autre           |
      | sans l'usage de son côté     | il n'est pas fait pour un serveur  |
      | révoqué                      | il est révoqué                     |

  @P1-04
  Scénario: Un ROR au certificat juste, mais qui n'est pas celui que la région a transmis, n'est pas consommé
    Étant donné que le ROR présente un certificat de serveur juste, mais pas celui que la région transmet
    Et que l'interface de la région est active
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce que le ROR ne répond pas
    Et le refus dit du certificat que ce n'est pas celui que la région a transmis
    Et le ROR n'a reçu aucun appel
    Et "l'hôpital" est à l'état "Non synchronisé"

  @P1-04
  Scénario: Un ROR sans certificat n'est pas consommé
    Étant donné que le ROR ne présente aucun certificat de serveur
    Et que l'interface de la région est active
    Quand la région initie la synchronisation de "l'hôpital"
    Alors l'initiation est refusée parce que le ROR ne répond pas
    Et le refus dit du certificat qu'aucun échange chiffré n'est possible
    Et le ROR n'a reçu aucun appel

  @P1-04
  Scénario: Un ROR qui change de certificat n'est plus consommé tant que la région ne l'a pas transmis
    Étant donné que le ROR exige un certificat client
    Et "l'hôpital" à l'état "Mise à jour de l'offre active"
    Quand le ROR change de certificat de serveur, sans que la région transmette le nouveau
    Et que dans le ROR, le téléphone de "l'hôpital" change
    Et que le passage du lendemain a lieu
    Alors toutes les fiches sont restées les mêmes
    Et l'erreur signalée dit du certificat que ce n'est pas celui que la région a transmis
    Quand la région transmet le nouveau certificat de serveur
    Et que le passage du lendemain a lieu
    Alors le téléphone de "l'hôpital" est celui du ROR
