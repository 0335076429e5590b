// Client Node (paquet « soap ») du ROR simulé : lit le WSDL, appelle les deux opérations, écrit ce qu'il a compris.
// Usage : node client.js <adresse du WSDL> <FINESS>
"use strict";
const soap = require("soap");

const LECTURE = "urn:asip:ror:lecture:offreSoinEtablissement:2017";
const NOTIFICATION = "TR-Notif-ListeEtablissementsMajApresDate_Demande";
const liste = (valeur) => (valeur === undefined ? [] : [].concat(valeur));

async function lire(client, code) {
  const attributes = { code, assigningAuthorityName: "1.2.250.1.71.4.2.2" };
  const cible = { etablissementDemandeLecture: { id_etablissement: { attributes } } };
  const demande = { attributes: { urn: LECTURE, encapsulated: "true" }, "TR_Lecture-OffresSanteEtablissement": cible };
  const [reponse] = await client.careServicesRequest_RequestAsync({ function: demande });
  return reponse;
}

function decrire(objet) {
  return {
    entite: objet.attributes.entityID,
    nom: objet.primaryName,
    identifiants: liste(objet.otherID).map((autre) => autre.attributes.code),
  };
}

// le paquet ne fait pas de variante « Async » d'une opération dont le nom porte un tiret
function notifier(client, dateRef) {
  return new Promise((resoudre, rejeter) => {
    client[NOTIFICATION]({ params: { dateRef } }, (erreur, reponse) => (erreur ? rejeter(erreur) : resoudre(reponse)));
  });
}

async function faute(client) {
  try {
    await notifier(client, "99999-01-01T00:00:00");
    return null;
  } catch (levee) {
    const texte = levee.root?.Envelope?.Body?.Fault?.Reason?.Text;
    return texte?.$value ?? texte ?? String(levee);
  }
}

async function principal(wsdl, finess) {
  const client = await soap.createClientAsync(wsdl, { forceSoap12Headers: true });
  const notifies = await notifier(client, "2020-01-01T00:00:00");
  const lu = (await lire(client, `1${finess}`)).result.queryResult;
  const inconnu = (await lire(client, "1000000000")).error;
  return {
    notifies: liste(notifies.etablissementReponseNotif).map((n) => n.id_etablissement.attributes.code),
    organisations: liste(lu.organizationDirectory.organization).map(decrire),
    unites: liste(lu.facilityDirectory.facility).map(decrire),
    erreur: Number(inconnu.attributes.code),
    faute: await faute(client),
  };
}

const [wsdl, finess] = process.argv.slice(2);
principal(wsdl, finess).then(
  (compris) => console.log(JSON.stringify(compris)),
  (erreur) => {
    console.error(String(erreur.stack ?? erreur).slice(0, 2000));
    process.exitCode = 1;
  },
);
