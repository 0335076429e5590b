"""Joue au hasard les gestes de chacun sur un hôpital, pendant que son ROR change."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ror_consumer.domain.alerte import NiveauAlerte
from ror_consumer.domain.donnees import de_la_fiche
from ror_consumer.domain.vocabulaire import EtatSynchronisation, Fiche, Origine, TypeUnite

from .ror_au_hasard import OIS, UNITES, RorAuHasard

ACTEURS = ("region", "coordination", "referent", "sisra", "autre")
STRUCTURE = {"ssr": "ue_ssr", "geriatrie": "ue_ger", "medecine": "ue_mco"}

un_acteur = st.sampled_from((*ACTEURS, "referent", "referent", "region", "region"))
une_unite = st.sampled_from(UNITES)
une_oi = st.sampled_from(OIS)
un_nombre = st.integers(0, 3)


class VieDeLHopital(RorAuHasard):
    """Ce que chaque profil peut tenter sur l'hôpital, et chez son voisin."""

    # Les gestes sur l'hôpital

    @rule(acteur=un_acteur, unite=une_unite, oi=une_oi)
    def associer(self, acteur: str, unite: str, oi: str) -> None:
        self._geste("associer", acteur, unite=unite, oi=oi)

    @rule(acteur=un_acteur, unite=une_unite)
    def dissocier(self, acteur: str, unite: str) -> None:
        self._geste("dissocier", acteur, unite=unite)

    @rule(
        acteur=un_acteur,
        etape=st.sampled_from(
            ["initier_synchronisation", "valider_structure", "valider_offre", "suspendre", "relancer"]
        ),
    )
    def avancer(self, acteur: str, etape: str) -> None:
        self._geste(etape, acteur, etablissement="hopital")

    @precondition(lambda self: self.monde.etablissement().etat == EtatSynchronisation.EN_COURS)
    @rule()
    def valider_la_structure(self) -> None:
        """Le bon chemin, que le hasard ne trouverait guère : chaque unité associée à son OI, puis validée."""
        for unite, oi in STRUCTURE.items():
            if self.monde.unite(unite).oi is None:
                self._geste("associer", "referent", unite=unite, oi=oi)
        self._geste("valider_structure", "referent", etablissement="hopital")

    @precondition(lambda self: self.monde.etablissement().etat == EtatSynchronisation.STRUCTURE_VALIDEE)
    @rule()
    def valider_l_offre(self) -> None:
        self._geste("valider_offre", "region", etablissement="hopital")

    @precondition(lambda self: self.monde.etablissement().etat == EtatSynchronisation.OFFRE_ACTIVE)
    @rule()
    def interrompre(self) -> None:
        self._geste("suspendre", "region", etablissement="hopital")

    @precondition(lambda self: self.monde.etablissement().etat == EtatSynchronisation.OFFRE_SUSPENDUE)
    @rule()
    def reprendre(self) -> None:
        self._geste("relancer", "region", etablissement="hopital")

    @precondition(lambda self: self.monde.etablissement().etat == EtatSynchronisation.EN_COURS)
    @rule(unite=une_unite)
    def defaire(self, unite: str) -> None:
        self._geste("dissocier", "referent", unite=unite)

    @rule(acteur=un_acteur, unite=st.sampled_from([None, *UNITES]))
    def mettre_a_jour(self, acteur: str, unite: str | None) -> None:
        vise = {"unite": unite} if unite else {"etablissement": "hopital"}
        self._geste("mettre_a_jour", acteur, **vise)

    @rule(acteur=un_acteur, oi=une_oi, type_vt=st.sampled_from(list(TypeUnite)))
    def creer_une_unite(self, acteur: str, oi: str, type_vt: TypeUnite) -> None:
        self._geste("creer_unite_depuis_ror", acteur, etablissement="hopital", oi=oi, type=type_vt.value)

    @rule(acteur=un_acteur, unite=une_unite, operation=st.sampled_from(["fermer_temporairement", "rouvrir"]))
    def fermer_ou_rouvrir(self, acteur: str, unite: str, operation: str) -> None:
        self._geste(operation, acteur, unite=unite)

    @precondition(lambda self: self._ouvertes(NiveauAlerte.IMPACTANTE))
    @rule(
        acteur=st.sampled_from(["region", "region", "referent", "autre"]),
        rang=un_nombre,
        decision=st.sampled_from(["confirmer", "fermer_temporairement", "fermer_definitivement", "refuser"]),
    )
    def decider(self, acteur: str, rang: int, decision: str) -> None:
        ouvertes = self._ouvertes(NiveauAlerte.IMPACTANTE)
        visee = ouvertes[rang % len(ouvertes)]
        self._geste("decider_fermeture", acteur, alerte=visee.alerte, decision=decision)

    @precondition(lambda self: self._ouvertes(NiveauAlerte.BLOQUANTE))
    @rule(acteur=st.sampled_from(["sisra", "sisra", "sisra", "sisra", "referent"]), rang=un_nombre)
    def aligner(self, acteur: str, rang: int) -> None:
        ouvertes = self._ouvertes(NiveauAlerte.BLOQUANTE)
        self._geste("aligner_sur_ror", acteur, alerte=ouvertes[rang % len(ouvertes)].alerte)

    @rule(
        acteur=un_acteur,
        unite=st.sampled_from([None, *UNITES]),
        rang=st.integers(0, 60),
        valeur=st.sampled_from(["saisie", "autre"]),
    )
    def saisir(self, acteur: str, unite: str | None, rang: int, valeur: str) -> None:
        donnees = de_la_fiche(self.monde.c.regles.donnees, Fiche.UNITE if unite else Fiche.ETABLISSEMENT)
        donnee = donnees[rang % len(donnees)]
        if donnee.cle == "finess" or (donnee.bloquante and donnee.origine is Origine.ROR):
            return
        vise = {"unite": unite} if unite else {"etablissement": "hopital"}
        self._geste("modifier_donnee", acteur, donnee=donnee.cle, valeur=valeur, **vise)

    # Ce qui ne doit pas atteindre le voisin

    @rule(
        acteur=st.sampled_from(["referent", "coordination", "sisra", "autre"]),
        operation=st.sampled_from(["fermer_temporairement", "dissocier", "mettre_a_jour"]),
    )
    def viser_le_voisin(self, acteur: str, operation: str) -> None:
        self._geste(operation, acteur, unite="unite_clinique")

    @rule(acteur=st.sampled_from(["referent", "coordination", "sisra", "autre"]))
    def saisir_chez_le_voisin(self, acteur: str) -> None:
        self._geste("modifier_donnee", acteur, donnee="pathologies", valeur="intrus", unite="unite_clinique")
