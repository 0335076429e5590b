"""Réunit ce qu'une étape peut toucher : histoire, rôles, système testé, ROR, heure, courriel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from ror_contracts.scenario import EtablissementVT, Scenario, UniteVTDecrite
from ror_harness.drivers import ConsumerDriver, ProviderDriver, Reponse
from ror_harness.judging import Ecart, FauteDuBanc, NonVerifiable, PreparationRouge
from ror_harness.judging.judgement import current
from ror_harness.smtp import BoiteAuxLettres, Courriel
from ror_harness.world import journey
from ror_harness.world.clock import next_passage
from ror_harness.world.expressible import require_mutation
from ror_harness.world.pilotage import PilotageContract
from ror_harness.world.preparation import declare_roles, preparation
from ror_harness.world.provider import RorDuScenario
from ror_harness.world.references import References, cle, parametre
from ror_harness.world.settings import Reglages
from ror_harness.world.stories import load_story, story_source
from ror_harness.world.system import SystemeTeste
from ror_harness.world.timeline import Temps

T = TypeVar("T")

_NATURES_RESOLUES = ("compte", "etablissement", "unite", "oi")


@dataclass(frozen=True)
class Moyens:
    """Ce que tous les scénarios d'un processus partagent ; `environnement` est celui du système testé."""

    systeme: ConsumerDriver
    ror: ProviderDriver
    contrat: PilotageContract
    boite: BoiteAuxLettres
    reglages: Reglages
    environnement: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Monde:
    """Monde d'un scénario de test ; les rôles s'écrivent en clé (`ue_ssr`) ou en français (« UE SSR »).

    Dans `appeler` et `exiger`, les valeurs de `compte`, `etablissement`, `unite` et `oi` sont des rôles,
    traduits en identifiants ; une valeur qui n'est pas un rôle passe telle quelle.
    """

    moyens: Moyens
    identite: str
    references: References = field(init=False)
    systeme: SystemeTeste = field(init=False)
    derniere_reponse: Reponse = field(default_factory=dict)
    memoire: dict[str, Any] = field(default_factory=dict)
    mutations: list[Reponse] = field(default_factory=list)
    _scenario: Scenario | None = None
    _ror: RorDuScenario | None = None
    _temps: Temps | None = None

    def __post_init__(self) -> None:
        self.references = References(self.moyens.reglages.jeton(self.identite))
        self.systeme = SystemeTeste(self.moyens.systeme, self.moyens.contrat)

    # L'histoire et ses rôles

    def histoire(self, nom: str) -> None:
        """Ouvre l'histoire `<clé du nom>.yaml` : région neuve chez le ROR, rôles déclarés."""
        if self._scenario is not None:
            raise FauteDuBanc(f"une histoire est déjà ouverte : « {self._scenario.nom} »")
        graine = self.moyens.reglages.graine_du_scenario(self.identite)
        source = story_source(cle(nom), self.moyens.reglages.histoires)
        self._scenario = load_story(source, graine)
        declare_roles(self.references, self._scenario)
        self._ror = RorDuScenario.ouvrir(self.moyens.ror, source, graine)
        self._temps = Temps(self._ror.depart, self._ror, self.systeme, self.region)

    @property
    def scenario(self) -> Scenario:
        """Rend l'histoire chargée."""
        return self._opened(self._scenario)

    @property
    def ror(self) -> RorDuScenario:
        """Rend la région ouverte chez le ROR."""
        return self._opened(self._ror)

    @property
    def region(self) -> str:
        """Rend l'identifiant de la région chez le système testé."""
        return self.references.region

    @property
    def lectures(self) -> Mapping[str, str]:
        """Rend les lectures choisies des règles ambiguës (`{"P3-82": "annexe2"}`)."""
        return self.moyens.reglages.lectures

    def compte(self, role: str) -> str:
        """Rend l'identifiant d'un compte."""
        return self.references.identifiant("compte", role)

    def etablissement(self, role: str) -> str:
        """Rend l'identifiant d'un établissement."""
        return self.references.identifiant("etablissement", role)

    def unite(self, role: str) -> str:
        """Rend l'identifiant d'une unité de ViaTrajectoire."""
        return self.references.identifiant("unite", role)

    def oi(self, role: str) -> str:
        """Rend l'identifiant ROR d'une organisation interne."""
        return self.references.identifiant("oi", role)

    def nommer(self, nature: str, role: str, identifiant: str) -> None:
        """Retient un identifiant choisi par le système ou le ROR (unité créée, organisation ajoutée)."""
        self.references.nommer(nature, role, identifiant)

    def unites_de(self, etablissement: str) -> list[UniteVTDecrite]:
        """Rend les unités de l'histoire, dans l'établissement de ce rôle."""
        return list(self._decrit(etablissement).unites.values())

    def _decrit(self, etablissement: str) -> EtablissementVT:
        connus = self.scenario.viatrajectoire.etablissements
        if cle(etablissement) not in connus:
            raise FauteDuBanc(self.references.inconnu("etablissement", etablissement))
        return connus[cle(etablissement)]

    def etablissement_de(self, unite: str) -> str:
        """Rend la clé de l'établissement qui porte cette unité dans l'histoire."""
        for etablissement in self.scenario.viatrajectoire.etablissements.values():
            if cle(unite) in etablissement.unites:
                return etablissement.cle
        raise FauteDuBanc(self.references.inconnu("unite", unite))

    def domaine_de(self, etablissement: str) -> str:
        """Rend le domaine d'un établissement de ViaTrajectoire."""
        return self._decrit(etablissement).domaine

    def referent_de(self, etablissement: str) -> str:
        """Rend la clé du compte référent de structure de cet établissement, ou `region` s'il n'y en a pas."""
        for compte in self.scenario.viatrajectoire.comptes.values():
            if compte.profil == "referent_structure" and cle(etablissement) in compte.etablissements:
                return compte.cle
        return "region"

    # Le système testé

    def appeler(self, operation: str, compte: str | None = None, **corps: Any) -> Reponse:
        """Joue l'action jugée ; un refus ne lève rien et se lit dans `derniere_reponse`."""
        self.derniere_reponse = self._ask(operation, compte, corps)
        return self.derniere_reponse

    def exiger(self, operation: str, compte: str | None = None, **corps: Any) -> Reponse:
        """Joue une opération qui doit réussir, sans toucher `derniere_reponse`.

        Un refus est une `PreparationRouge` ; dans un « Alors », un `Ecart`.
        """
        reponse = self._ask(operation, compte, corps)
        if reponse["accepte"]:
            return reponse
        motifs = self.references.lisible("; ".join(str(refus["message"]) for refus in reponse["refus"]))
        acteur = f" par « {compte} »" if compte else ""
        if current().constate:
            raise Ecart("accepté", f"refusé : {motifs}", f"« {operation} »{acteur}")
        raise PreparationRouge(f"« {operation} »{acteur} a été refusé : {motifs}")

    @property
    def motifs(self) -> list[str]:
        """Rend les motifs de refus de la dernière réponse, triés."""
        return sorted(str(refus["motif"]) for refus in self.derniere_reponse.get("refus", []))

    def fiche(self, role: str, compte: str = "region") -> Reponse:
        """Rend la fiche d'un établissement ou d'une unité, lue par ce compte."""
        if self.references.resoudre("unite", role) != role:
            return self.exiger("lire_unite", compte=compte, unite=role)
        return self.exiger("lire_etablissement", compte=compte, etablissement=self.etablissement(role))

    def preparer(self) -> None:
        """Remet la région au système testé et lui dit l'heure ; fait tout seul au premier appel."""
        temps = self._opened(self._temps)
        if temps.annonce:
            return
        corps = preparation(self.references, self.scenario)
        reponse = self.systeme.appeler("preparer", {"region": self.region, **corps})
        if not reponse["accepte"]:
            raise PreparationRouge(f"la région d'essai a été refusée : {reponse['refus']}")
        temps.annoncer()

    def redemarrer(self) -> None:
        """Arrête le système testé et le relance sur ses seules données durables."""
        self.preparer()
        self.systeme.redemarrer()

    def _ask(self, operation: str, compte: str | None, corps: Mapping[str, Any]) -> Reponse:
        self.preparer()
        self._opened(self._temps).rattraper()
        complet = {"region": self.region, **({"compte": compte} if compte else {}), **corps}
        for nature in _NATURES_RESOLUES:
            if isinstance(complet.get(nature), str):
                complet[nature] = self.references.resoudre(nature, complet[nature])
        return self.systeme.appeler(operation, complet)

    # Le ROR

    def muter(self, mutation: str, le: datetime | None = None, **parametres: Any) -> Reponse:
        """Change le ROR, une minute plus tard ou à l'instant `le` ; les rôles en clé ou en français."""
        if le is None:
            self._opened(self._temps).glisser(self.maintenant + timedelta(minutes=1))
        require_mutation(self.moyens.reglages.version, mutation, parametres)
        reponse = self.ror.muter(mutation, {nom: parametre(nom, v) for nom, v in parametres.items()}, le)
        self.mutations.append(reponse)
        return reponse

    def pannes(self, *liste: Mapping[str, Any]) -> None:
        """Remplace les pannes du ROR ; sans argument, les lève."""
        self.ror.pannes(list(liste))

    def journal(
        self, operation: str | None = None, depuis: int = 0, entier: bool = False
    ) -> list[dict[str, Any]]:
        """Rend les appels reçus par le ROR, de numéro supérieur à `depuis`."""
        return self.ror.journal(operation, depuis, entier)

    def repere_journal(self) -> int:
        """Rend le numéro du dernier appel reçu par le ROR, à redonner à `journal(depuis=…)`."""
        return self.ror.total()

    # Le temps

    @property
    def maintenant(self) -> datetime:
        """Rend l'heure du banc pour cette région, en UTC."""
        return self._opened(self._temps).maintenant

    def avancer(self, jours: int = 0, heures: int = 0, minutes: int = 0) -> int:
        """Avance d'une durée, passage par passage ; rend le nombre de passages joués par le système."""
        return self.avancer_jusqu_a(self.maintenant + timedelta(days=jours, hours=heures, minutes=minutes))

    def avancer_jusqu_a(self, instant: datetime) -> int:
        """Avance jusqu'à un instant : à chaque arrêt le ROR d'abord, puis le système testé."""
        self.preparer()
        return self._opened(self._temps).voyager(instant)

    def devancer_le_systeme(self, instant: datetime) -> None:
        """Avance le ROR seul : le système testé n'apprendra l'heure que par l'opération qui suit."""
        self.preparer()
        self._opened(self._temps).devancer(instant)

    def passage_du_lendemain(self) -> int:
        """Avance jusqu'au prochain passage (3 h, heure de Paris) ; rend le nombre de passages joués."""
        return self.avancer_jusqu_a(next_passage(self.maintenant))

    def exiger_horloge(self) -> None:
        """À appeler par une règle de date : non vérifiable si le système n'a pas d'horloge réglable."""
        self.preparer()
        if self._opened(self._temps).sans_horloge:
            raise NonVerifiable("le système testé n'a pas d'horloge réglable")

    # Le courriel

    def courriels(self, destinataire: str, attendus: int = 0) -> list[Courriel]:
        """Rend les courriels d'un compte ou d'une adresse ; attend un peu qu'il y en ait `attendus`."""
        adresse = destinataire if "@" in destinataire else self.references.courriel(destinataire)
        return self.moyens.boite.recus(adresse, attendus)

    # Amener à un état

    def ouvrir_region(self, domaine: str = "sanitaire") -> None:
        """Ouvre l'interface de la région, en recette puis en production ; sans effet si c'est fait."""
        journey.open_region(self, domaine)

    def demande_d_ouverture(self) -> dict[str, Any]:
        """Rend une demande d'ouverture complète, à jouer telle quelle ou à amputer."""
        return journey.complete_request(self)

    def amener(self, etablissement: str, etat: str) -> None:
        """Amène un établissement à un état (code ou libellé de l'annexe 2), par les gestes du manuel."""
        journey.bring(self, etablissement, etat)

    def associer_tout(self, etablissement: str) -> None:
        """Associe chaque unité restante de l'établissement à son organisation d'origine."""
        journey.associate_all(self, etablissement)

    def etat(self, etablissement: str) -> str:
        """Rend le code de l'état d'un établissement, lu par la région."""
        return journey.current_state(self, etablissement)

    @staticmethod
    def _opened(chose: T | None) -> T:
        if chose is None:
            raise FauteDuBanc("aucune histoire n'est ouverte : commencez par « Étant donné l'histoire … »")
        return chose

    def fermer(self) -> None:
        """Ferme la région chez le ROR."""
        if self._ror is not None:
            self._ror.fermer()
