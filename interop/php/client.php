<?php
// Client PHP (SoapClient) du ROR simulé : lit le WSDL, appelle les deux opérations, écrit ce qu'il a compris.
// Usage : php client.php <adresse du WSDL> <FINESS>

[, $wsdl, $finess] = $argv;
const LECTURE = 'urn:asip:ror:lecture:offreSoinEtablissement:2017';

$client = new SoapClient($wsdl, [
    'soap_version' => SOAP_1_2,
    'cache_wsdl' => WSDL_CACHE_NONE,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    'exceptions' => true,
]);

function lire(SoapClient $client, string $code): object
{
    $identifiant = ['code' => $code, 'assigningAuthorityName' => '1.2.250.1.71.4.2.2'];
    $cible = ['etablissementDemandeLecture' => ['id_etablissement' => $identifiant]];
    $fonction = ['urn' => LECTURE, 'encapsulated' => true, 'TR_Lecture-OffresSanteEtablissement' => $cible];
    return $client->__soapCall('careServicesRequest_Request', [['function' => $fonction]]);
}

function decrire(object $objet): array
{
    return [
        'entite' => $objet->entityID,
        'nom' => $objet->primaryName,
        'identifiants' => array_map(fn ($autre) => $autre->code, $objet->otherID ?? []),
    ];
}

$notifies = $client->__soapCall(
    'TR-Notif-ListeEtablissementsMajApresDate_Demande',
    [['params' => ['dateRef' => '2020-01-01T00:00:00']]]
);
$lu = lire($client, '1' . $finess)->result->queryResult;
$erreur = lire($client, '1000000000')->error;

try {
    $client->__soapCall('TR-Notif-ListeEtablissementsMajApresDate_Demande', [['params' => ['dateRef' => '99999-01-01T00:00:00']]]);
    $faute = null;
} catch (SoapFault $levee) {
    $faute = $levee->getMessage();
}

echo json_encode([
    'notifies' => array_map(fn ($n) => $n->id_etablissement->code, $notifies->etablissementReponseNotif ?? []),
    'organisations' => array_map('decrire', $lu->organizationDirectory->organization),
    'unites' => array_map('decrire', $lu->facilityDirectory->facility),
    'erreur' => (int) $erreur->code,
    'faute' => $faute,
], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
