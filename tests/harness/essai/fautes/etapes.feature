# language: fr
Fonctionnalité: Ce qui est la faute du banc

  @E-01
  Scénario: Une étape n'est pas définie
    Étant donné que l'essai emploie une étape que personne n'a écrite
    Alors l'essai constate "oui" là où il attend "oui"

  @E-02
  Scénario: Un Alors ne constate rien
    Alors l'essai regarde sans rien constater

  @E-03
  Scénario: Une étape compare une chose à elle-même
    Alors l'essai compare une liste à elle-même

  @E-04
  Scénario: Une étape lève une erreur imprévue
    Quand l'essai se trompe
    Alors l'essai constate "oui" là où il attend "oui"

  @E-06
  Scénario: Rien n'est jugé
    Étant donné que l'essai ouvre l'histoire "vie d'un hôpital"

  @E-05
  Scénario: Un rôle n'existe pas
    Étant donné que l'essai ouvre l'histoire "vie d'un hôpital"
    Alors l'essai cherche l'établissement "introuvable"
