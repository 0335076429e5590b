// Adaptateur : le banc parle pilotage (contracts/pilotage.openapi.yaml), votre application parle sa propre API.
// node adaptateur.mjs [PORT] [URL DE L'APPLICATION]   Node 18 ou plus récent, aucune dépendance.
import { createServer } from 'node:http'

const PORT = Number(process.argv[2] ?? 8070)
const APPLICATION = process.argv[3] ?? 'http://127.0.0.1:8060'

// Une opération → un appel : verbe, chemin, et le champ qui porte la réponse quand l'application la rend nue.
// Une opération absente d'ici répond « non prise en charge » : commencez par trois lignes, ajoutez le reste.
const ETABLISSEMENT = '/regions/{region}/etablissements/{etablissement}'
const UNITE = '/regions/{region}/unites/{unite}'
const TABLE = {
  presenter: ['GET', '/'],
  preparer: ['PUT', '/regions/{region}'],
  redemarrer: ['POST', '/regions/{region}/redemarrage'],
  horloge: ['PUT', '/regions/{region}/horloge'],
  lancer_passage: ['POST', '/regions/{region}/passages'],
  demarrer_passage: ['POST', '/regions/{region}/passage-a-part'],
  tuer: ['DELETE', '/regions/{region}/passage-a-part'],
  lister_erreurs: ['GET', '/regions/{region}/erreurs', 'erreurs'],
  demander_ouverture: ['POST', '/regions/{region}/ouverture'],
  consulter_ouverture: ['GET', '/regions/{region}/ouverture'],
  transmettre_certificat: ['POST', '/regions/{region}/ouverture/certificat'],
  activer_interface: ['POST', '/regions/{region}/ouverture/activation'],
  valider_recette: ['POST', '/regions/{region}/ouverture/validation'],
  lister_etablissements: ['GET', '/regions/{region}/etablissements', 'etablissements'],
  lire_etablissement: ['GET', ETABLISSEMENT],
  lire_unite: ['GET', UNITE],
  modifier_donnee: ['PATCH', '/regions/{region}/fiches'],
  mettre_a_jour: ['POST', '/regions/{region}/mises-a-jour'],
  consulter_synchronisation: ['GET', `${ETABLISSEMENT}/synchronisation`],
  initier_synchronisation: ['POST', `${ETABLISSEMENT}/synchronisation`],
  valider_structure: ['POST', `${ETABLISSEMENT}/structure`],
  comparer_couple: ['GET', `${UNITE}/comparaison`],
  associer: ['PUT', `${UNITE}/association`],
  dissocier: ['DELETE', `${UNITE}/association`],
  comparer_offre: ['GET', `${ETABLISSEMENT}/offre`],
  exporter_offre: ['GET', `${ETABLISSEMENT}/offre.xml`, 'xml'],
  declarer_offre: ['PUT', `${UNITE}/offre`],
  declarer_offre_verifiee: ['POST', `${ETABLISSEMENT}/offre/verification`],
  demander_synchronisation: ['POST', `${ETABLISSEMENT}/offre/demande`],
  valider_offre: ['POST', `${ETABLISSEMENT}/offre/validation`],
  lister_alertes: ['GET', '/regions/{region}/alertes', 'alertes'],
  aligner_sur_ror: ['POST', '/regions/{region}/alertes/{alerte}/alignement'],
  decider_fermeture: ['POST', '/regions/{region}/alertes/{alerte}/decision'],
  fermer_temporairement: ['POST', `${UNITE}/fermeture`],
  rouvrir: ['DELETE', `${UNITE}/fermeture`],
  suspendre: ['POST', `${ETABLISSEMENT}/suspension`],
  relancer: ['DELETE', `${ETABLISSEMENT}/suspension`],
  demander_creation_etablissement: ['POST', '/regions/{region}/demandes'],
  lister_demandes_creation: ['GET', '/regions/{region}/demandes', 'demandes'],
  creer_etablissement: ['POST', '/regions/{region}/demandes/{demande}/creation'],
  consulter_organisation: ['GET', `${ETABLISSEMENT}/organisations`, 'organisations'],
  creer_unite: ['POST', `${ETABLISSEMENT}/unites`],
  creer_unite_depuis_ror: ['POST', `${ETABLISSEMENT}/unites-du-ror`],
}

async function jouer(operation, { compte, environnement, ...reste }) {
  if (!TABLE[operation]) return { non_pris_en_charge: true, raison: `« ${operation} » n'est pas branchée` }
  const [method, modele, champ] = TABLE[operation]
  const chemin = modele.replace(/{(\w+)}/g, (_, nom) => {
    const valeur = reste[nom]
    delete reste[nom] // ce qui est dans le chemin n'est plus dans le corps
    return encodeURIComponent(valeur)
  })
  if (environnement) reste.reglages = environnement // serveur de courriel et certificats de cette région d'essai
  const headers = { 'Content-Type': 'application/json', ...(compte && { 'X-Utilisateur': encodeURIComponent(compte) }) }
  const lecture = method === 'GET' && new URLSearchParams(reste).toString()
  const corps = method === 'GET' ? {} : { body: JSON.stringify(reste) }
  const reponse = await fetch(APPLICATION + chemin + (lecture ? `?${lecture}` : ''), { method, headers, ...corps })
    .catch(() => { throw new Error(`votre application ne répond pas à ${APPLICATION}`) })
  return traduire(reponse, champ)
}

async function traduire(reponse, champ) {
  if (reponse.status === 204) return { accepte: true }
  const rendu = champ === 'xml' && reponse.ok ? await reponse.text() : await reponse.json()
  if (reponse.ok) return { accepte: true, ...(champ ? { [champ]: rendu } : rendu) }
  if (!rendu.erreurs) throw new SyntaxError(rendu.probleme)
  const motif = (code) => code.toUpperCase().replaceAll('-', '_') // vos codes d'erreur → les motifs du contrat
  const refus = rendu.erreurs.map((e) => ({ motif: motif(e.code), message: e.texte, details: e.precisions }))
  return { accepte: false, refus }
}

const fautive = (cause) => ({ erreur: String(cause), ou: '', quoi: '', attendu: 'un corps du contrat', proches: [] })
const serveur = createServer(async (requete, reponse) => {
  const morceaux = await requete.toArray()
  const operation = requete.url.replace('/pilotage/', '')
  const [statut, corps] = await Promise.resolve(Buffer.concat(morceaux).toString())
    .then((texte) => jouer(operation, JSON.parse(texte)))
    .then((rendu) => [200, rendu], (cause) => [cause instanceof SyntaxError ? 400 : 502, fautive(cause)])
  reponse.writeHead(statut, { 'Content-Type': 'application/json' }).end(JSON.stringify(corps))
})
serveur.on('error', () => {
  console.error(`adaptateur.mjs : le port ${PORT} ne s'ouvre pas ; un autre : node adaptateur.mjs PORT [URL]`)
  process.exit(1)
})
serveur.listen(PORT, '127.0.0.1', () =>
  console.log(JSON.stringify({ pret: true, url: `http://127.0.0.1:${serveur.address().port}` })))
