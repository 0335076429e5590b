"""Fait changer le ROR au hasard, nuit après nuit, et vérifie les invariants après chaque geste."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from ror_consumer.application.composition import Composition
from ror_consumer.domain.alerte import Alerte, NiveauAlerte
from ror_consumer.domain.refus import ActionRefusee
from ror_consumer.domain.vocabulaire import EtatSynchronisation

from ..application.monde import CLINIQUE, HOPITAL, REGION, Monde, hopital_ror
from .releve import DE_CHAQUE_GESTE, Geste, Releve

Retouche = Callable[[Composition], Composition]
VOISINE = "voisine"
PREMIER_JOUR = date(2026, 3, 3)
UNITES = ("ssr", "geriatrie", "medecine")
SUIVIES = ("ue_ssr", "ue_ger", "ue_mco")
OIS = tuple(une.oi for une in hopital_ror().organisations)
PARENTS = {une.oi: une.parent for une in hopital_ror().organisations}

un_nombre = st.integers(0, 3)


class RorAuHasard(RuleBasedStateMachine):
    """Un hôpital, sa clinique voisine, synchronisée et que rien ne vise, et une autre région, sa jumelle.

    `retouche` remplace la composition : c'est ainsi qu'on vérifie que chaque invariant peut échouer.
    """

    retouche: Retouche | None = None
    rencontres: ClassVar[Counter[str]] = Counter()
    """Combien de fois le hasard a mis chaque invariant à l'épreuve."""
    depart: EtatSynchronisation = EtatSynchronisation.OFFRE_ACTIVE
    """L'état où commence l'hôpital."""

    def __init__(self) -> None:
        super().__init__()
        self.monde = Monde()
        self.jour = PREMIER_JOUR
        self.changements: Counter[str] = Counter()

    @initialize()
    def commencer(self) -> None:
        """La clinique est active, l'hôpital à son état de départ."""
        self.monde.preparer(VOISINE)
        self.monde.amener("offre_active", "clinique")
        self.monde.amener(self.depart)
        if self.retouche is not None:
            self.monde.c = type(self).retouche(self.monde.c)  # type: ignore[misc]
        self._passage()
        self.voisins = self._voisins()

    # Le temps et le ROR

    @rule()
    def passage(self) -> None:
        self._passage()

    @rule()
    def second_passage_sans_changement(self) -> None:
        """Le premier absorbe tout ; le second, le lendemain, ne doit plus rien écrire."""
        if self.monde.ror.pannes or self._ferme_demain():
            return
        self._passage()
        self.monde.ror.modifies.clear()
        avant = Releve.de(self.monde.depot.base)
        self.rencontres["second passage sans changement"] += 1
        self.monde.depot.base.ecritures.clear()
        self._passage()
        assert Releve.de(self.monde.depot.base) == avant, "un passage sans changement a écrit"
        ecrits = set(self.monde.depot.base.ecritures) - {"region", "etablissement"}
        assert not ecrits, f"un passage sans changement a écrit : {ecrits}"

    @rule(oi=st.sampled_from(SUIVIES), lits=un_nombre, nuit=st.booleans())
    def lits_dans_le_ror(self, oi: str, lits: int, nuit: bool) -> None:
        self.monde.muter_oi(oi, lits_installes=lits)
        self._nuit(nuit)

    @rule(telephone=un_nombre)
    def telephone_dans_le_ror(self, telephone: int) -> None:
        self.monde.muter(telephone=str(telephone))

    @rule(categorie=st.sampled_from(["355", "355", "355", "365", "999", None]))
    def categorie_dans_le_ror(self, categorie: str | None) -> None:
        self.monde.muter(categorie=categorie)

    @rule(
        oi=st.sampled_from(SUIVIES),
        ecart=st.sampled_from(
            [
                {"champs": ("01",)},
                {"champs": ()},
                {"modalite": None},
                {"modalite": "28"},
                {"modalite": "30"},
                {"activites": ("999",)},
                {"activites": ()},
                {"activites": ("123",)},
                {"activites": ("123", "124")},
                {"niveau": "3"},
                {"niveau": "4"},
            ]
        ),
        nuit=st.booleans(),
    )
    def ecart_dans_le_ror(self, oi: str, ecart: dict[str, Any], nuit: bool) -> None:
        self.monde.muter_oi(oi, **ecart)
        self._nuit(nuit)

    @rule(oi=st.sampled_from(SUIVIES))
    def retour_a_l_origine(self, oi: str) -> None:
        origine = next(une for une in hopital_ror().organisations if une.oi == oi)
        self.monde.muter_oi(
            oi, champs=origine.champs, modalite=origine.modalite, activites=origine.activites, niveau="4"
        )

    @rule(
        oi=st.sampled_from([*SUIVIES, "service", "uf"]),
        dans=st.sampled_from([0, 0, 2, None]),
        nuit=st.booleans(),
    )
    def fermeture_dans_le_ror(self, oi: str, dans: int | None, nuit: bool) -> None:
        """Ferme aujourd'hui, fermera, ou rouvre (None)."""
        self.monde.muter_oi(oi, fermee_le=self._le(dans))
        self._a_change(oi)
        self._nuit(nuit)

    @rule(dans=st.sampled_from([0, 2, None]), motif=st.sampled_from(["DEF", "PRO"]))
    def fermeture_de_l_etablissement(self, dans: int | None, motif: str) -> None:
        self.monde.muter(ferme_le=self._le(dans), motif_fermeture=motif if dans is not None else None)
        self.changements["hopital"] += 1

    @rule(oi=st.sampled_from(["ue_ssr", "ue_ger"]), vers=st.sampled_from([None, CLINIQUE]))
    def oi_disparue_ou_deplacee(self, oi: str, vers: str | None) -> None:
        if any(une.oi == oi for une in self.monde.ror.etablissements[HOPITAL].organisations):
            self.monde.retirer_oi(oi, vers)
            self._a_change(oi)

    @rule()
    def organisation_retablie(self) -> None:
        """Tout revient à sa place dans le ROR, tel qu'au premier jour."""
        self.monde.ror.etablissements = dict(Monde().ror.etablissements)
        self.monde.ror.modifies.add(HOPITAL)
        self._a_change(*OIS)
        self.changements["hopital"] += 1

    @rule(panne=st.sampled_from(["notification", HOPITAL, "ue_ssr", None, None]))
    def panne_du_ror(self, panne: str | None) -> None:
        self.monde.ror.pannes = {panne} if panne else set()

    @rule(en_greve=st.booleans())
    def greve_du_facteur(self, en_greve: bool) -> None:
        self.monde.facteur.en_greve = en_greve

    # Les rouages

    def _nuit(self, passe: bool) -> None:
        if passe:
            self._passage()

    def _passage(self) -> None:
        self.jour += timedelta(days=1)
        instant = f"{self.jour.isoformat()}T03:00:00"
        self._verifie("passage", lambda: self.monde.c.executer("horloge", region=REGION, instant=instant))

    def _geste(self, operation: str, acteur: str, **corps: Any) -> None:
        """Joue une opération ; un refus est une issue ordinaire."""

        def jouer() -> None:
            try:
                self.monde.faire(operation, acteur, **corps)
            except (ActionRefusee, ValueError):
                return

        self._verifie(operation, jouer)

    def _ouvertes(self, niveau: NiveauAlerte) -> list[Alerte]:
        toutes = self.monde.depot.base.alertes(REGION, "hopital")
        return [une for une in toutes if une.ouverte and une.niveau is niveau]

    def _verifie(self, operation: str, jouer: Callable[[], object]) -> None:
        avant = Releve.de(self.monde.depot.base)
        jouer()
        apres = Releve.de(self.monde.depot.base)
        geste = Geste(operation, avant, apres, self.monde.c.regles.donnees)
        for invariant in DE_CHAQUE_GESTE:
            invariant(geste)
        self.rencontres.update(geste.epreuves())
        self._courriels_comptes(apres)
        if hasattr(self, "voisins"):
            assert self._voisins() == self.voisins, f"le voisin a changé pendant {operation}"

    def _courriels_comptes(self, releve: Releve) -> None:
        """P3-33 : un courriel par fermeture ; le ROR n'a pas fermé plus de fois qu'il n'a changé."""
        remis = Counter(un.courriel for un in self.monde.facteur.remis)
        assert all(nombre == 1 for nombre in remis.values()), f"un courriel est parti deux fois : {remis}"
        alertes = {cle[1]: une for cle, une in releve.alertes.items()}
        par_objet = Counter(
            (alertes[un.courriel.split(".")[0]].unite or "hopital", un.destinataire)
            for un in releve.courriels.values()
        )
        for (objet, qui), nombre in par_objet.items():
            # Une unité créée a pu l'être d'une organisation dont la fermeture était déjà annoncée.
            permis = self.changements[objet] + (objet not in (*UNITES, "hopital"))
            assert nombre <= permis, f"{nombre} courriels à {qui} pour {objet}"

    def _voisins(self) -> tuple[object, ...]:
        releve = Releve.de(self.monde.depot.base)
        return (releve.de_la_region(VOISINE), _sans_region(releve, VOISINE).de_l_etablissement("clinique"))

    def _le(self, dans: int | None) -> date | None:
        return None if dans is None else self.jour + timedelta(days=dans)

    def _ferme_demain(self) -> bool:
        """Une fermeture annoncée échoirait entre les deux passages : elle, a le droit d'écrire."""
        hopital = self.monde.ror.etablissements[HOPITAL]
        dates = [hopital.ferme_le, *(une.fermee_le for une in hopital.organisations)]
        ailleurs = [une.fermee_le for une in self.monde.ror.etablissements[CLINIQUE].organisations]
        return any(une is not None and une > self.jour + timedelta(days=1) for une in (*dates, *ailleurs))

    def _a_change(self, *ois: str) -> None:
        """Compte, pour chaque unité, les changements du ROR qui pouvaient la fermer ou la rouvrir."""
        for (region, cle), unite in self.monde.depot.base.les_unites.items():
            if region == REGION and not set(ois).isdisjoint(_lignee(unite.oi)):
                self.changements[cle] += 1


def _lignee(oi: str | None) -> tuple[str, ...]:
    return () if oi is None else (oi, *_lignee(PARENTS.get(oi)))


def _sans_region(releve: Releve, region: str) -> Releve:
    def garder(objets: Any) -> Any:
        return {cle: un for cle, un in objets.items() if cle[0] != region}

    return replace(
        releve,
        etablissements=garder(releve.etablissements),
        unites=garder(releve.unites),
        alertes=garder(releve.alertes),
    )
