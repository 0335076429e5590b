"""L'application d'un éditeur, pour essayer un adaptateur : le consommateur de référence sous une API à elle.

Rien ici ne ressemble au pilotage du banc : des verbes HTTP et des chemins, l'utilisateur dans un en-tête, des
codes d'état pour dire non, des listes nues, un export en XML. C'est à l'adaptateur de traduire.

python application.py [PORT]   Dans l'environnement du banc (`. .venv/bin/activate`).
"""

import json
import re
import sys
import tempfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

try:
    from ror_consumer.control.entry import EntreeFautive
    from ror_consumer.control.reading import read_json
    from ror_consumer.systemes import Systemes
except ModuleNotFoundError as absence:
    sys.exit(
        f"application.py : le paquet « {absence.name} » n'est pas installé pour ce Python ; activez d'abord "
        "l'environnement du banc : . .venv/bin/activate"
    )

REGION, ETABLISSEMENT = "/regions/{region}", "/regions/{region}/etablissements/{etablissement}"
UNITE, ALERTE = "/regions/{region}/unites/{unite}", "/regions/{region}/alertes/{alerte}"
ROUTES = {
    ("GET", "/"): "presenter",
    ("PUT", REGION): "preparer",
    ("POST", f"{REGION}/redemarrage"): "redemarrer",
    ("PUT", f"{REGION}/horloge"): "horloge",
    ("POST", f"{REGION}/passages"): "lancer_passage",
    ("POST", f"{REGION}/passage-a-part"): "demarrer_passage",
    ("DELETE", f"{REGION}/passage-a-part"): "tuer",
    ("GET", f"{REGION}/erreurs"): "lister_erreurs",
    ("POST", f"{REGION}/ouverture"): "demander_ouverture",
    ("GET", f"{REGION}/ouverture"): "consulter_ouverture",
    ("POST", f"{REGION}/ouverture/certificat"): "transmettre_certificat",
    ("POST", f"{REGION}/ouverture/activation"): "activer_interface",
    ("POST", f"{REGION}/ouverture/validation"): "valider_recette",
    ("GET", f"{REGION}/etablissements"): "lister_etablissements",
    ("GET", ETABLISSEMENT): "lire_etablissement",
    ("GET", UNITE): "lire_unite",
    ("PATCH", f"{REGION}/fiches"): "modifier_donnee",
    ("POST", f"{REGION}/mises-a-jour"): "mettre_a_jour",
    ("GET", f"{ETABLISSEMENT}/synchronisation"): "consulter_synchronisation",
    ("POST", f"{ETABLISSEMENT}/synchronisation"): "initier_synchronisation",
    ("POST", f"{ETABLISSEMENT}/structure"): "valider_structure",
    ("GET", f"{UNITE}/comparaison"): "comparer_couple",
    ("PUT", f"{UNITE}/association"): "associer",
    ("DELETE", f"{UNITE}/association"): "dissocier",
    ("GET", f"{ETABLISSEMENT}/offre"): "comparer_offre",
    ("GET", f"{ETABLISSEMENT}/offre.xml"): "exporter_offre",
    ("PUT", f"{UNITE}/offre"): "declarer_offre",
    ("POST", f"{ETABLISSEMENT}/offre/verification"): "declarer_offre_verifiee",
    ("POST", f"{ETABLISSEMENT}/offre/demande"): "demander_synchronisation",
    ("POST", f"{ETABLISSEMENT}/offre/validation"): "valider_offre",
    ("GET", f"{REGION}/alertes"): "lister_alertes",
    ("POST", f"{ALERTE}/alignement"): "aligner_sur_ror",
    ("POST", f"{ALERTE}/decision"): "decider_fermeture",
    ("POST", f"{UNITE}/fermeture"): "fermer_temporairement",
    ("DELETE", f"{UNITE}/fermeture"): "rouvrir",
    ("POST", f"{ETABLISSEMENT}/suspension"): "suspendre",
    ("DELETE", f"{ETABLISSEMENT}/suspension"): "relancer",
    ("POST", f"{REGION}/demandes"): "demander_creation_etablissement",
    ("GET", f"{REGION}/demandes"): "lister_demandes_creation",
    ("POST", f"{REGION}/demandes/{{demande}}/creation"): "creer_etablissement",
    ("GET", f"{ETABLISSEMENT}/organisations"): "consulter_organisation",
    ("POST", f"{ETABLISSEMENT}/unites"): "creer_unite",
    ("POST", f"{ETABLISSEMENT}/unites-du-ror"): "creer_unite_depuis_ror",
}
NUES = {
    "lister_etablissements": "etablissements",
    "lister_alertes": "alertes",
    "lister_demandes_creation": "demandes",
    "lister_erreurs": "erreurs",
    "consulter_organisation": "organisations",
}
"""Les lectures qui rendent une liste nue."""
STATUTS = {
    "DROIT_INSUFFISANT": 403,
    "HORS_PERIMETRE": 403,
    "INCONNU": 404,
    "ALERTE_INCONNUE": 404,
    "DEMANDE_INCOMPLETE": 422,
    "ROR_INDISPONIBLE": 503,
}
MOTIFS = [
    (verbe, re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", chemin) + r"\Z"), operation)
    for (verbe, chemin), operation in ROUTES.items()
]


class Application(BaseHTTPRequestHandler):
    """Une requête : sa route, l'opération du consommateur, sa réponse à la façon de cette application."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    systemes: Systemes

    def repondre(self) -> None:
        """Joue la requête, quel que soit son verbe."""
        corps = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            self.envoyer(*self.jouer(corps))
        except EntreeFautive as faute:
            self.envoyer(400, {"champ": faute.ou, "probleme": str(faute)})

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = repondre  # noqa: N815  noms imposés

    def jouer(self, corps: bytes) -> tuple[int, object]:
        adresse = urlsplit(self.path)
        for verbe, motif, operation in MOTIFS:
            trouve = motif.match(adresse.path)
            if trouve and verbe == self.command:
                demande = dict(read_json(corps)) if corps else {}
                demande |= dict(parse_qsl(adresse.query))
                demande |= {nom: unquote(valeur) for nom, valeur in trouve.groupdict().items()}
                if self.headers["X-Utilisateur"]:
                    demande["compte"] = unquote(self.headers["X-Utilisateur"])
                if "reglages" in demande:
                    demande["environnement"] = demande.pop("reglages")
                return self.rendre(operation, dict(self.systemes.jouer(operation, demande)))
        return 404, {"erreurs": [{"code": "inconnu", "texte": "aucune page ici", "precisions": {}}]}

    def rendre(self, operation: str, reponse: dict[str, object]) -> tuple[int, object]:
        if not reponse.pop("accepte"):
            refus = [
                {
                    "code": un["motif"].lower().replace("_", "-"),
                    "texte": un["message"],
                    "precisions": un["details"],
                }
                for un in reponse["refus"]
            ]
            return STATUTS.get(reponse["refus"][0]["motif"], 409), {"erreurs": refus}
        if operation == "exporter_offre":
            return 200, str(reponse["xml"])
        return (200, reponse[NUES[operation]] if operation in NUES else reponse) if reponse else (204, None)

    def envoyer(self, statut: int, reponse: object) -> None:
        xml = isinstance(reponse, str)
        texte = b"" if reponse is None else (reponse if xml else json.dumps(reponse)).encode()
        self.send_response(statut)
        self.send_header("Content-Type", "application/xml" if xml else "application/json")
        self.send_header("Content-Length", str(len(texte)))
        self.end_headers()
        self.wfile.write(texte)

    def log_message(self, *_: object) -> None:
        """Se tait."""


def ouvrir(port: str) -> ThreadingHTTPServer:
    """Le serveur, sur ce port de la boucle locale (0 : libre) ; une phrase s'il ne s'ouvre pas."""
    try:
        return ThreadingHTTPServer(("127.0.0.1", int(port)), Application)
    except (ValueError, OverflowError, OSError):
        sys.exit(
            f"application.py : le port « {port} » ne s'ouvre pas ; un autre : python application.py PORT"
        )


def main() -> None:
    """Sert l'application jusqu'à Ctrl-C."""
    serveur = ouvrir(sys.argv[1] if len(sys.argv) > 1 else "8060")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as dossier:
        Application.systemes = Systemes({}, Path(dossier))
        print(json.dumps({"pret": True, "url": f"http://127.0.0.1:{serveur.server_port}"}), flush=True)
        try:
            serveur.serve_forever()
        except KeyboardInterrupt:
            Application.systemes.fermer()


if __name__ == "__main__":
    main()
