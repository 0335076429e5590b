# language: fr
Fonctionnalité: Phase 3 - Une unité SSR ferme dans le ROR

  Contexte:
    Étant donné que l'essai ouvre l'histoire "vie d'un hôpital"
    Et que l'essai amène "hôpital" à "Mise à jour de l'offre active"

  @P3-31
  Scénario: La fermeture d'une unité produit une alerte et un courriel
    Quand l'essai ferme "UE rééducation" dans le ROR
    Et que l'essai attend le passage du lendemain
    Alors l'essai lit une alerte impactante sur "unité rééducation"
    Et l'essai voit "unité rééducation" toujours ouverte
    Et l'essai reçoit un courriel pour "référent", et un seul

  @P3-31
  Scénario: Une unité qui ne ferme pas ne produit rien
    Quand l'essai attend le passage du lendemain
    Alors l'essai ne lit aucune alerte sur "unité rééducation"
