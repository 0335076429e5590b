"""Un système d'essai : le pilote, une région du simulateur, chaque échange contrôlé au contrat."""

import secrets
from collections.abc import Mapping
from typing import Any

from ror_consumer.control.contract import request_validator, response_validator
from ror_consumer.driver import Pilote
from ror_contracts.scenario import Scenario

from ..simulateur import Session

PERSONNE = {
    "nom": "Exemple",
    "prenom": "Camille",
    "coordonnees": "camille@recette.exemple.invalid",
    "fonction": "référent",
}


class Essai:
    """Les rôles du scénario servent d'identifiants, préfixés pour être uniques dans la base."""

    def __init__(self, pilote: Pilote, session: Session) -> None:
        self.pilote = pilote
        self.session = session
        self.region = f"region-{secrets.token_hex(4)}"

    @property
    def scenario(self) -> Scenario:
        return self.session.scenario

    def name(self, role: str) -> str:
        return f"{self.region}:{role}"

    def oi(self, cle: str) -> str:
        return self.scenario.ror.organisation(cle).identifiant

    def call(self, operation: str, **corps: Any) -> dict[str, Any]:
        """La réponse, requête et réponse vérifiées contre le contrat ; rôles traduits."""
        sent = {"region": self.region} | {key: self._translated(key, value) for key, value in corps.items()}
        request_validator(operation).validate(sent)
        answer = self.pilote.appeler(operation, sent)
        response_validator(operation).validate(answer)
        return answer

    def do(self, operation: str, **corps: Any) -> dict[str, Any]:
        """La réponse d'une opération qui doit être acceptée."""
        answer = self.call(operation, **corps)
        assert answer["accepte"], answer
        return answer

    def motifs(self, operation: str, **corps: Any) -> set[str]:
        """Les motifs d'une opération qui doit être refusée."""
        answer = self.call(operation, **corps)
        assert not answer["accepte"]
        return {refus["motif"] for refus in answer["refus"]}

    def _translated(self, key: str, value: Any) -> Any:
        if key in ("compte", "etablissement", "unite") and isinstance(value, str):
            return self.name(value)
        return self.oi(value) if key == "oi" else value

    def prepare(self) -> None:
        vt = self.scenario.viatrajectoire
        self.do(
            "preparer",
            nom="Région d'essai",
            comptes=[
                {
                    "compte": self.name(compte.cle),
                    "profil": compte.profil,
                    "nom": compte.nom,
                    "courriel": f"{compte.cle}@recette.exemple.invalid",
                    "etablissements": [self.name(cle) for cle in compte.etablissements],
                }
                for compte in vt.comptes.values()
            ],
            etablissements=[
                {
                    "etablissement": self.name(cle),
                    "domaine": etablissement.domaine,
                    "donnees": dict(etablissement.donnees),
                    "unites": [
                        {"unite": self.name(unite.cle), "type": unite.type, "donnees": dict(unite.donnees)}
                        for unite in etablissement.unites.values()
                    ],
                }
                for cle, etablissement in vt.etablissements.items()
            ],
        )

    def open(self) -> None:
        """La phase 1, jusqu'à la production."""
        self.do("demander_ouverture", compte="region", demande=self.demande())
        for plateforme in ("recette", "production"):
            self.do("activer_interface", compte="sisra", plateforme=plateforme, domaine="sanitaire")
            if plateforme == "recette":
                self.do("valider_recette", compte="sisra")

    def demande(self) -> Mapping[str, Any]:
        return {
            "date": "2026-03-02",
            "region_demandeuse": self.scenario.ror.region,
            "ror": "ROR d'essai",
            "version": "2.4",
            "module": "Sanitaire",
            "referent_regional": PERSONNE,
            "referent_technique": PERSONNE,
            "url_recette": self.session.url,
            "url_production": self.session.url,
            "certificat_serveur": "PEM d'essai",
        }

    def associate(self, etablissement: str) -> None:
        """La phase 2, étape 1."""
        self.do("initier_synchronisation", compte="region", etablissement=etablissement)
        for unite in self.scenario.viatrajectoire.etablissements[etablissement].unites.values():
            self.do("associer", compte="referent", unite=unite.cle, oi=unite.oi)
        self.do("valider_structure", compte="referent", etablissement=etablissement)

    def launch(self, etablissement: str) -> None:
        """La phase 2, étapes 2 et 3."""
        self.do("declarer_offre_verifiee", compte="referent", etablissement=etablissement)
        self.do("demander_synchronisation", compte="referent", etablissement=etablissement)
        self.do("valider_offre", compte="region", etablissement=etablissement)

    def travel(self, instant: str) -> int:
        """Avance le ROR, puis le système ; rend le nombre de passages joués."""
        self.session.go_to(instant)
        return int(self.do("horloge", instant=instant)["passages"])
