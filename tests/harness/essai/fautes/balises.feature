# language: fr
Fonctionnalité: Des balises fautives

  Scénario: Sans balise
    Alors l'essai constate "oui" là où il attend "oui"

  @E-01 @E-02
  Scénario: Deux exigences
    Alors l'essai constate "oui" là où il attend "oui"

  @E-99
  Scénario: Une balise inconnue
    Alors l'essai constate "oui" là où il attend "oui"

  @skip @E-06
  Scénario: Une balise qui est une marque de pytest
    Alors l'essai constate "oui" là où il attend "oui"

  @E-07
  Scénario: Un nom en double
    Alors l'essai constate "oui" là où il attend "oui"

  @E-07
  Scénario: Un nom en double
    Alors l'essai constate "oui" là où il attend "oui"

  @E-08
  Scénario: L’apostrophe typographique
    Alors l'essai constate "oui" là où il attend "oui"

  @E-08 @lecture:P3-82=anexe2
  Scénario: Une lecture inconnue
    Alors l'essai constate "oui" là où il attend "oui"

  @E-08 @lecture:P3-82=annexe2 @lecture:P2-10=refuse
  Scénario: Les lectures de deux règles
    Alors l'essai constate "oui" là où il attend "oui"
