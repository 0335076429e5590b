"""Faux pilotes écrits à la main : assez de ViaTrajectoire et de ROR pour prouver le chemin du juge."""

from __future__ import annotations

import contextlib
import smtplib
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

from ror_contracts import scenario as scenarios
from ror_harness.world.clock import next_passage

Objet = dict[str, Any]
ACCEPTE: Objet = {"accepte": True}
LECTURE = "<lecture><etablissement>essai</etablissement></lecture>"


class FauxRor:
    """ROR d'essai : une horloge, des unités fermées, un journal."""

    dernier: FauxRor

    def __init__(self) -> None:
        self.sessions: dict[str, Objet] = {}
        FauxRor.dernier = self

    def ouvrir_session(self, scenario: str, graine: int) -> Objet:
        lu = scenarios.load(scenario, graine)
        session = f"s{len(self.sessions)}"
        ois = {
            o.cle: o.identifiant for e in lu.ror.etablissements.values() for o in e.toutes_les_organisations()
        }
        self.sessions[session] = {"horloge": lu.depart, "ois": ois, "fermees": set(), "journal": []}
        return {
            "session": session,
            "url": f"http://ror.exemple.invalid/{session}",
            "horloge": lu.depart.isoformat(),
        }

    def fermer_session(self, session: str) -> None:
        del self.sessions[session]

    def horloge(self, session: str) -> str:
        return str(self.sessions[session]["horloge"].isoformat())

    def regler_horloge(self, session: str, instant: str) -> None:
        self.sessions[session]["horloge"] = datetime.fromisoformat(instant)

    def muter(
        self, session: str, mutation: str, parametres: Mapping[str, Any], le: str | None = None
    ) -> Objet:
        if mutation not in ("fermeture_unite", "fermeture_etablissement"):
            raise ValueError(f"mutation inconnue : {mutation}")
        if mutation == "fermeture_unite":
            self.sessions[session]["fermees"].add(self.sessions[session]["ois"][parametres["oi"]])
        return {"applique_le": self.horloge(session), "etiquettes": []}

    def pannes(self, session: str, liste: Sequence[Mapping[str, Any]]) -> None:
        raise RuntimeError("le faux ROR n'a pas de pannes")

    def noter_lecture(self, session: str) -> None:
        journal = self.sessions[session]["journal"]
        echange = {"numero": len(journal) + 1, "operation": "lecture_etablissement", "statut_http": 200}
        journal.append({**echange, "requete": LECTURE, "reponse": LECTURE * 5000})

    def journal(
        self, session: str, operation: str | None = None, depuis: int = 0, entier: bool = False
    ) -> Objet:
        echanges = self.sessions[session]["journal"]
        return {"total": len(echanges), "echanges": echanges[depuis:]}

    def mutations(self) -> list[Objet]:
        return [{"nom": "fermeture_unite"}]

    def fermer(self) -> None:
        self.sessions.clear()


class FauxSysteme:
    """ViaTrajectoire d'essai : assez juste pour P3-31, assez faux ailleurs pour chaque verdict."""

    def __init__(self, environnement: Mapping[str, str]) -> None:
        self.environnement = environnement
        self.regions: dict[str, Objet] = {}

    def appeler(self, operation: str, corps: Mapping[str, Any]) -> Objet:
        if operation == "exporter_offre":
            return {"non_pris_en_charge": True, "raison": "l'export n'est pas branché"}
        if operation == "suspendre":
            raise ConnectionError("le système ne répond plus")
        if operation == "mettre_a_jour":
            self._se_taire()
        geste = getattr(self, f"_{operation}")
        reponse: Objet = geste(self.regions.get(str(corps.get("region")), {}), corps)
        return reponse

    def _se_taire(self) -> None:
        """Ne répond jamais, et rattrape tout ce qu'un programme ordinaire rattraperait."""
        while True:
            with contextlib.suppress(Exception):
                time.sleep(60)

    def redemarrer(self) -> None:
        """Rien à relancer : tout est en mémoire."""

    def fermer(self) -> None:
        self.regions.clear()

    def _presenter(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        return {**ACCEPTE, "nom": "faux système", "version": "0.1", "contrats": ["2.4"], "operations": []}

    def _relancer(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        return {"accepte": "peut-être"}

    def _preparer(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        self.regions[corps["region"]] = {
            **corps,
            "url": "",
            "activee": False,
            "etats": {},
            "oi": {},
            "alertes": [],
            "passage": None,
        }
        return ACCEPTE

    def _horloge(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        instant = datetime.fromisoformat(corps["instant"])
        attendu, region["passage"] = region["passage"], next_passage(instant)
        if attendu is None or instant < attendu:
            return {**ACCEPTE, "passages": 0}
        self._synchronise(region, instant)
        return {**ACCEPTE, "passages": 1}

    def _synchronise(self, region: Objet, instant: datetime) -> None:
        session = region["url"].rsplit("/", 1)[-1]
        fermees = FauxRor.dernier.sessions[session]["fermees"] if session else set()
        for unite, oi in region["oi"].items():
            if oi in fermees:
                region["alertes"].append(self._alerte(region, unite, instant - timedelta(seconds=0)))
                self._ecrire(region, unite)

    def _alerte(self, region: Objet, unite: str, instant: datetime) -> Objet:
        return {
            "alerte": f"alerte-{len(region['alertes'])}",
            "niveau": "impactante",
            "cause": "UNITE_FERMEE",
            "donnee": None,
            "ancienne": None,
            "nouvelle": None,
            "statut": "ouverte",
            "ouverte_le": instant.isoformat(),
            "message": "L'unité est fermée dans le ROR.",
            "etablissement": self._maison(region, unite)["etablissement"],
            "unite": unite,
        }

    def _ecrire(self, region: Objet, unite: str) -> None:
        maison = self._maison(region, unite)["etablissement"]
        for compte in region["comptes"]:
            if compte["profil"] == "referent_structure" and maison in compte["etablissements"]:
                message = EmailMessage()
                message["Subject"], message["To"] = "Fermeture d'une unité", compte["courriel"]
                message["From"] = "viatrajectoire@recette.exemple.invalid"
                message.set_content("Une unité est fermée dans le ROR : à vous de décider.")
                hote, port = self.environnement["smtp_hote"], int(self.environnement["smtp_port"])
                with smtplib.SMTP(hote, port, timeout=5) as smtp:
                    smtp.send_message(message)

    def _maison(self, region: Objet, unite: str) -> Objet:
        for maison in region["etablissements"]:
            if any(une["unite"] == unite for une in maison["unites"]):
                trouvee: Objet = maison
                return trouvee
        raise LookupError(unite)

    def _consulter_ouverture(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        activee = region["activee"]
        return {
            **ACCEPTE,
            "demande": region.get("demande"),
            "recette": "validee" if activee else "non_activee",
            "production": "activee" if activee else "non_activee",
            "domaines": ["sanitaire"] if activee else [],
        }

    def _demander_ouverture(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        region["demande"] = corps["demande"]
        region["url"] = corps["demande"]["url_production"]
        return {**ACCEPTE, "demande": "demande-1"}

    def _activer_interface(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        region["activee"] = corps["plateforme"] == "production"
        return ACCEPTE

    def _valider_recette(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        return ACCEPTE

    def _initier_synchronisation(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        region["etats"][corps["etablissement"]] = "en_cours"
        return ACCEPTE

    def _consulter_synchronisation(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        maison = next(m for m in region["etablissements"] if m["etablissement"] == corps["etablissement"])
        unites = [
            {"unite": u["unite"], "nom": None, "type": u["type"], "oi": region["oi"].get(u["unite"])}
            for u in maison["unites"]
        ]
        etat = region["etats"].get(corps["etablissement"], "non_synchronise")
        vides: Objet = {"organisations": [], "actions": [], "message": None}
        return {**ACCEPTE, "etat": etat, "unites": unites, **vides}

    def _associer(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        region["oi"][corps["unite"]] = corps["oi"]
        return ACCEPTE

    def _valider_structure(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        region["etats"][corps["etablissement"]] = "structure_validee"
        return ACCEPTE

    def _declarer_offre_verifiee(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        return ACCEPTE

    _demander_synchronisation = _declarer_offre_verifiee

    def _valider_offre(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        if region["etats"].get(corps["etablissement"]) != "structure_validee":
            motif = {
                "motif": "ETAT_INCOMPATIBLE",
                "message": "La structure n'est pas validée.",
                "details": {},
            }
            return {"accepte": False, "refus": [motif]}
        region["etats"][corps["etablissement"]] = "offre_active"
        return {**ACCEPTE, "avertissements": []}

    def _lire_etablissement(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        synchronisation = {
            "libelle": None,
            "message": None,
            "alertes": [],
            "actions": [],
            "offre_verifiee": None,
            "demande": None,
            "derniere_mise_a_jour": None,
        }
        return {
            **ACCEPTE,
            "etablissement": corps["etablissement"],
            "domaine": "sanitaire",
            "ouverture": "ouvert",
            "etat": region["etats"].get(corps["etablissement"], "non_synchronise"),
            "donnees": {},
            "modifiables": [],
            "unites": [],
            "synchronisation": synchronisation,
        }

    def _lire_unite(self, region: Objet, corps: Mapping[str, Any]) -> Objet:
        unite = corps["unite"]
        alertes = [alerte for alerte in region["alertes"] if alerte["unite"] == unite]
        return {
            **ACCEPTE,
            "unite": unite,
            "etablissement": self._maison(region, unite)["etablissement"],
            "type": "ssr_receveuse",
            "ouverture": "ouverte",
            "donnees": {},
            "modifiables": [],
            "a_completer": [],
            "ressources": [],
            "synchronisation": {"oi": region["oi"].get(unite), "alertes": alertes, "actions": []},
        }


def creer_systeme(environnement: Mapping[str, str]) -> FauxSysteme:
    """Fabrique du faux système."""
    return FauxSysteme(environnement)


def creer_ror(environnement: Mapping[str, str]) -> FauxRor:
    """Fabrique du faux ROR."""
    return FauxRor()


def creer_en_panne(environnement: Mapping[str, str]) -> FauxRor:
    """Fabrique d'un ROR qui ne démarre pas."""
    raise OSError("le port est pris")
