"""Adaptateur : le banc parle pilotage (contracts/pilotage.openapi.yaml), l'application parle sa propre API.

python adaptateur.py [PORT] [URL DE L'APPLICATION]   Python 3.11 ou plus récent, aucune dépendance.
"""

import json
import re
import sys
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, urlencode, urlsplit

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 8070
APPLICATION = urlsplit(sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:8060").netloc

# Une opération → un appel : verbe, chemin, et le champ qui porte la réponse quand l'application la rend nue.
# Une opération absente d'ici répond « non prise en charge » : commencez par trois lignes, ajoutez le reste.
TABLE = """
presenter                 GET    /
preparer                  PUT    /regions/{region}
redemarrer                POST   /regions/{region}/redemarrage
horloge                   PUT    /regions/{region}/horloge
lancer_passage            POST   /regions/{region}/passages
demander_ouverture        POST   /regions/{region}/ouverture
consulter_ouverture       GET    /regions/{region}/ouverture
transmettre_certificat    POST   /regions/{region}/ouverture/certificat
activer_interface         POST   /regions/{region}/ouverture/activation
valider_recette           POST   /regions/{region}/ouverture/validation
lister_etablissements     GET    /regions/{region}/etablissements etablissements
lire_etablissement        GET    /regions/{region}/etablissements/{etablissement}
lire_unite                GET    /regions/{region}/unites/{unite}
consulter_synchronisation GET    /regions/{region}/etablissements/{etablissement}/synchronisation
initier_synchronisation   POST   /regions/{region}/etablissements/{etablissement}/synchronisation
valider_structure         POST   /regions/{region}/etablissements/{etablissement}/structure
comparer_couple           GET    /regions/{region}/unites/{unite}/comparaison
associer                  PUT    /regions/{region}/unites/{unite}/association
dissocier                 DELETE /regions/{region}/unites/{unite}/association
exporter_offre            GET    /regions/{region}/etablissements/{etablissement}/offre.xml xml
lister_alertes            GET    /regions/{region}/alertes alertes
"""
APPELS = {mots[0]: mots[1:] for mots in map(str.split, TABLE.strip().splitlines())}


def jouer(operation: str, corps: dict[str, object]) -> dict[str, object]:
    """Traduit une opération en un appel de l'application, et sa réponse en réponse de pilotage."""
    if operation not in APPELS:
        return {"non_pris_en_charge": True, "raison": f"« {operation} » n'est pas branchée"}
    verbe, modele, *champ = APPELS[operation]
    entetes = {"Content-Type": "application/json", "X-Utilisateur": quote(str(corps.pop("compte", "")))}
    if "environnement" in corps:  # le serveur de courriel et les certificats de cette région d'essai
        corps["reglages"] = corps.pop("environnement")
    chemin = re.sub(r"{(\w+)}", lambda nom: quote(str(corps.pop(nom[1])), safe=""), modele)
    if verbe == "GET" and corps:
        chemin += "?" + urlencode(corps)
    connexion = HTTPConnection(APPLICATION, timeout=60)
    connexion.request(verbe, chemin, None if verbe == "GET" else json.dumps(corps), entetes)
    reponse = connexion.getresponse()
    return traduire(reponse.status, reponse.read(), *champ)


def traduire(statut: int, texte: bytes, champ: str = "") -> dict[str, object]:
    """Un succès : la réponse de l'application, acceptée ; une erreur : un refus, et son motif au contrat."""
    rendu = texte.decode() if champ == "xml" and statut == 200 else json.loads(texte or "{}")
    if statut in (200, 204):
        return {"accepte": True, **({champ: rendu} if champ else rendu)}
    if "erreurs" not in rendu:
        raise ValueError(rendu["probleme"])
    return {"accepte": False, "refus": [refuser(**une) for une in rendu["erreurs"]]}


def refuser(code: str, texte: str, precisions: dict[str, object]) -> dict[str, object]:
    """Vos codes d'erreur → les motifs du contrat."""
    return {"motif": code.upper().replace("-", "_"), "message": texte, "details": precisions}


class Pilotage(BaseHTTPRequestHandler):
    protocol_version, disable_nagle_algorithm = "HTTP/1.1", True

    def do_POST(self) -> None:
        corps = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            statut, reponse = 200, jouer(self.path.removeprefix("/pilotage/"), json.loads(corps))
        except (ValueError, OSError) as cause:  # une requête mal formée, ou l'application qui ne répond pas
            statut = 400 if isinstance(cause, ValueError) else 502
            dit = str(cause) if statut == 400 else f"votre application ne répond pas à {APPLICATION}"
            reponse = {"erreur": dit, "ou": "", "quoi": "", "attendu": "un corps du contrat", "proches": []}
        texte = json.dumps(reponse).encode()
        self.send_response(statut)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(texte)))
        self.end_headers()
        self.wfile.write(texte)


try:
    serveur = ThreadingHTTPServer(("127.0.0.1", PORT), Pilotage)
except OSError:
    sys.exit(f"adaptateur.py : le port {PORT} ne s'ouvre pas ; un autre : python adaptateur.py PORT [URL]")
print(json.dumps({"pret": True, "url": f"http://127.0.0.1:{serveur.server_port}"}), flush=True)
serveur.serve_forever()
