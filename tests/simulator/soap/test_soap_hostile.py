"""Toute requête fautive ou hostile reçoit vite une faute SOAP 1.2 en français, sans trace."""

import re
from time import thread_time

import pytest
from soap_bench import (
    NS,
    SOAP,
    Banc,
    arbre,
    code,
    demande_etablissement,
    demande_lecture,
    demande_notification,
    demande_oi,
    enveloppe,
    raison,
)

from ror_simulator.soap.endpoint import EndpointSettings, SoapEndpoint
from ror_simulator.soap.names import ENV, ENV11
from ror_simulator.soap.reading import Limits

JUSTE = enveloppe(demande_notification())
SANS_CHARSET = {"content-type": "application/soap+xml"}
BOMBE = "<!DOCTYPE b [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)
)


@pytest.fixture(scope="module")
def banc() -> Banc:
    return Banc()


CAS: dict[str, tuple[bytes, str, str]] = {
    "corps vide": (b"", "CorpsVide", "est vide"),
    "corps de blancs": (b" \n ", "CorpsVide", "est vide"),
    "du texte": (b"bonjour", "XmlIllisible", "ligne 1"),
    "balise mal fermee": (b"<a>\n<b></a>", "XmlIllisible", "ligne 2.*balise fermante"),
    "fin manquante": (JUSTE.removesuffix("</env:Envelope>").encode(), "XmlIllisible", "n'est pas fermé"),
    "deux racines": (JUSTE.encode() * 2, "XmlIllisible", "après l'élément racine"),
    "prefixe inconnu": (b"<a:b/>", "XmlIllisible", "préfixe"),
    "octet nul": (b"<a>\0</a>", "XmlIllisible", "XML illisible"),
    "deux fois le meme identifiant": (b"<a><b xml:id='x'/><b xml:id='x'/></a>", "XmlIllisible", "xml:id"),
    "identifiant faux": (b"<a xml:id='1 2'/>", "XmlIllisible", "xml:id n'est pas un nom"),
    "entite inconnue": (b"<a>&x;</a>", "XmlIllisible", "entité"),
    "entite inconnue en attribut": (b"<a b='&x;'/>", "XmlIllisible", "entité"),
    "doctype": (b"<!DOCTYPE a><a/>", "DoctypeRefuse", "DOCTYPE"),
    "doctype apres un commentaire": (
        b"<?xml version='1.0'?>\n<!-- x --><?p q?>\n<!DOCTYPE a><a/>",
        "DoctypeRefuse",
        "",
    ),
    "doctype en utf-16": ("<!DOCTYPE a><a/>".encode("utf-16"), "DoctypeRefuse", ""),
    "bombe": (f"{BOMBE}]><b>&a11;</b>".encode(), "DoctypeRefuse", ""),
    "bombe en attribut": (f"{BOMBE}]><b a='&a11;'/>".encode(), "DoctypeRefuse", ""),
    "xxe fichier": (
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "DoctypeRefuse",
        "",
    ),
    "xxe parametre": (
        b"<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x'> %x;]><a/>",
        "DoctypeRefuse",
        "",
    ),
    "20 000 niveaux": (b"<a>" * 20_000 + b"</a>" * 20_000, "TropProfond", "plus de 100"),
    "101 niveaux": (b"<a>" * 101 + b"</a>" * 101, "TropProfond", "plus de 100"),
    "encodage inconnu": (b"<?xml version='1.0' encoding='klingon'?><a/>", "EncodageInconnu", "« klingon »"),
    "encodage dangereux": (b"<?xml version='1.0' encoding='utf-7'?><a/>", "EncodageInconnu", "« utf-7 »"),
    "utf-8 faux": (
        JUSTE.replace("<env:Body>", "<env:Body>\n\n<!-- é -->").encode("latin-1"),
        "TexteIllisible",
        "0xE9.*utf-8",
    ),
    "pas d'enveloppe": (b"<bonjour/>", "PasDEnveloppe", "bonjour"),
    "enveloppe vide": (f'<e:Envelope xmlns:e="{ENV}"/>'.encode(), "EnveloppeIncorrecte", "rien"),
    "deux corps": (
        f'<e:Envelope xmlns:e="{ENV}"><e:Body/><e:Body/></e:Envelope>'.encode(),
        "EnveloppeIncorrecte",
        "",
    ),
    "en-tete apres corps": (
        f'<e:Envelope xmlns:e="{ENV}"><e:Body/><e:Header/></e:Envelope>'.encode(),
        "EnveloppeIncorrecte",
        "",
    ),
    "body vide": (enveloppe("").encode(), "CorpsIncorrect", "est vide"),
    "body a deux elements": (enveloppe(demande_oi() * 2).encode(), "CorpsIncorrect", "2 éléments"),
    "texte dans body": (enveloppe("coucou" + demande_oi()).encode(), "CorpsIncorrect", "texte"),
    "faute recue": (enveloppe("<env:Fault/>").encode(), "CorpsIncorrect", "faute"),
    "operation inconnue": (
        enveloppe("<csd:careServicesRequests/>").encode(),
        "OperationInconnue",
        "Le plus proche : .*careServicesRequest",
    ),
    "bon nom, mauvais espace": (
        enveloppe("<ror:careServicesRequest/>").encode(),
        "OperationInconnue",
        "urn:ihe:iti:csd:2013",
    ),
    "reponse en guise de requete": (
        enveloppe("<csd:careServicesResponse/>").encode(),
        "OperationInconnue",
        "",
    ),
}


@pytest.mark.parametrize("cas", CAS)
def test_une_requete_fautive_recoit_vite_une_faute_claire(
    cas: str, banc: Banc, capfd: pytest.CaptureFixture[str]
) -> None:
    octets, sous_code, motif = CAS[cas]
    debut = thread_time()
    reponse = banc.demander(octets, SANS_CHARSET)
    duree = thread_time() - debut
    assert (reponse.status, code(reponse)) == (400, ("Sender", sous_code))
    assert re.search(motif, raison(reponse), re.DOTALL)
    assert duree < 0.25
    assert b"Traceback" not in reponse.body
    assert len(reponse.body) < 10_000
    assert reponse.exchange.fault == raison(reponse)
    assert reponse.exchange.schema_valid is None
    assert capfd.readouterr() == ("", "")
    assert banc.ror.demandes == []


SCHEMA: dict[str, tuple[str, str, str]] = {
    "date fausse": (demande_notification("hier"), "params/csd:dateRef", "« hier ».*xs:dateTime"),
    "date absente": (
        demande_notification().replace("<csd:dateRef>2026-03-01T00:00:00</csd:dateRef>", ""),
        "csd:params",
        "« params » est incomplet ; attendu : dateRef",
    ),
    "element de trop": (
        demande_notification(suite="<csd:autre/>"),
        "csd:autre",
        "« autre » n'est pas à sa place",
    ),
    "element double": (
        demande_notification(suite="<csd:dateRef>2026-03-01T00:00:00</csd:dateRef>"),
        "csd:dateRef[2]",
        "« dateRef » n'est pas à sa place",
    ),
    "attribut absent": (demande_oi().replace('code="84/12"', ""), "csd:organisationID", "« code » manque"),
    "attribut de trop": (
        demande_oi().replace("code=", 'x="1" code='),
        "csd:organisationID",
        "« x » n'est pas admis",
    ),
    "valeur fixe": (demande_oi().replace(":2017", ":2018"), "csd:function", "le contrat impose"),
    "booleen faux": (
        demande_etablissement(suite="<csd:restrictedOrganisation>oui</csd:restrictedOrganisation>"),
        "csd:restrictedOrganisation",
        "« oui ».*xs:boolean",
    ),
    "choix vide": (demande_lecture(""), "csd:function", "attendu : TR_Lecture"),
    "texte hors type": (demande_lecture("coucou"), "csd:function", "ne peut pas contenir de texte"),
    "enfant interdit": (
        demande_notification("2026-03-01T00:00:00<csd:x/>"),
        "csd:dateRef",
        "ne peut pas contenir d'élément",
    ),
}


@pytest.mark.parametrize("cas", SCHEMA)
def test_une_requete_hors_schema_dit_ou_et_quoi(cas: str, banc: Banc) -> None:
    demande, chemin, motif = SCHEMA[cas]
    reponse = banc.demander(enveloppe(demande))
    assert (reponse.status, code(reponse)) == (400, ("Sender", "SchemaInvalide"))
    texte = raison(reponse)
    assert texte.startswith("La requête ne respecte pas le contrat 2.4 (ligne 1, /")
    assert re.search(motif, texte), texte
    ecarts = arbre(reponse).findall("env:Body/env:Fault/env:Detail/banc:ecart", NS)
    assert ecarts[0].get("chemin").endswith(chemin)
    assert ecarts[0].get("ligne") == "1"
    assert "schéma refuse" not in texte, "un message de libxml2 n'est pas traduit"
    assert reponse.exchange.schema_valid is False


def test_toutes_les_erreurs_sont_rendues_chacune_a_sa_ligne(banc: Banc) -> None:
    codes = "\n".join("<csd:typeActivity/>" for _ in range(3))
    reponse = banc.demander(enveloppe(demande_notification("hier", f"\n{codes}")))
    ecarts = arbre(reponse).findall(".//banc:ecart", NS)
    assert [e.get("ligne") for e in ecarts] == ["1", "2", "2", "3", "3", "4", "4"]
    assert "(6 autres écarts : voir Detail)" in raison(reponse)


def test_les_erreurs_d_une_requete_ne_passent_pas_dans_la_suivante(banc: Banc) -> None:
    premiere = banc.demander(enveloppe(demande_notification("hier"))).body
    banc.demander(enveloppe(demande_lecture("")))
    banc.demander(b"<a>&x;</a>")
    assert banc.demander(enveloppe(demande_notification("hier"))).body == premiere


def test_une_requete_enorme_et_fausse_ne_rend_pas_une_faute_enorme(banc: Banc) -> None:
    reponse = banc.demander(enveloppe(demande_notification("x" * 200_000, "<csd:faux/>" * 20_000)))
    assert code(reponse) == ("Sender", "SchemaInvalide")
    assert len(reponse.body) < 50_000


@pytest.mark.parametrize("type_de_contenu", ["application/soap+xml", "text/xml; charset=utf-8"])
def test_soap_1_1_recoit_version_mismatch_et_la_version_attendue(type_de_contenu: str, banc: Banc) -> None:
    reponse = banc.demander(JUSTE.replace(ENV, ENV11), {"content-type": type_de_contenu})
    assert (reponse.status, code(reponse)) == (500, ("VersionMismatch", "VersionDeSoap"))
    assert "SOAP 1.1" in raison(reponse)
    attendu = arbre(reponse).find("env:Header/env:Upgrade/env:SupportedEnvelope", NS)
    prefixe, _, nom = attendu.get("qname").partition(":")
    assert (attendu.nsmap[prefixe], nom) == (ENV, "Envelope")


@pytest.mark.parametrize(
    "type_de_contenu", ["", "text/plain", "text/xml", "application/xml", "application/json", ";;"]
)
def test_un_autre_type_de_contenu_est_refuse(type_de_contenu: str, banc: Banc) -> None:
    reponse = banc.demander(JUSTE, {"content-type": type_de_contenu} if type_de_contenu else {})
    assert (reponse.status, code(reponse)) == (415, ("Sender", "TypeDeContenu"))
    assert "application/soap+xml" in raison(reponse)


@pytest.mark.parametrize("methode", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_une_autre_methode_est_refusee(methode: str, banc: Banc) -> None:
    reponse = banc.demander(JUSTE, method=methode)
    assert reponse.status == 405
    assert dict(reponse.headers)["allow"] == "POST"
    assert methode in raison(reponse)


def test_une_requete_trop_grande_est_refusee_sans_etre_lue() -> None:
    endpoint = SoapEndpoint(settings=EndpointSettings(limits=Limits(max_bytes=100)))
    reponse = Banc(endpoint).demander(b"<" * 101)
    assert (reponse.status, code(reponse)) == (413, ("Sender", "TropGrande"))


def test_la_profondeur_admise_se_regle() -> None:
    endpoint = SoapEndpoint(settings=EndpointSettings(limits=Limits(max_depth=3)))
    assert code(Banc(endpoint).demander(JUSTE)) == ("Sender", "TropProfond")


ACTION = "urn:asip:ror:2015:stored-function:ror-update"


@pytest.mark.parametrize(
    "entetes",
    [
        {"content-type": f'application/soap+xml; charset=utf-8; action="{ACTION}"'},
        {"Content-Type": f"application/soap+xml;action={ACTION}"},
        {**SOAP, "SOAPAction": f'"{ACTION}"'},
        {**SOAP, "soapaction": '""'},
    ],
)
def test_une_action_juste_ou_absente_convient(entetes: dict[str, str]) -> None:
    assert Banc().demander(JUSTE, entetes).status == 200


@pytest.mark.parametrize(
    "entetes",
    [
        {"content-type": 'application/soap+xml; action="urn:asip:ror:2015:stored-function:ror-search"'},
        {**SOAP, "SOAPAction": "urn:autre"},
    ],
)
def test_une_action_incoherente_est_refusee(entetes: dict[str, str], banc: Banc) -> None:
    reponse = banc.demander(JUSTE, entetes)
    assert (reponse.status, code(reponse)) == (400, ("Sender", "ActionIncoherente"))
    assert ACTION in raison(reponse)


@pytest.mark.parametrize(
    "encodage", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "iso-8859-15", "windows-1252"]
)
def test_les_encodages_admis_se_lisent(encodage: str) -> None:
    declare = encodage.removesuffix("-sig")
    texte = f'<?xml version="1.0" encoding="{declare}"?>' + enveloppe(demande_oi("é/12"))
    banc = Banc()
    assert banc.demander(texte.encode(encodage), SANS_CHARSET).status == 200
    lue = vars(banc.ror.demandes[0].function)["TR_Lecture-OffreSanteOrganisationInterne"]
    assert lue.organisationID.code == "é/12"


def test_l_encodage_du_content_type_l_emporte_sur_la_declaration() -> None:
    texte = '<?xml version="1.0" encoding="utf-8"?>' + enveloppe(demande_oi("é/12"))
    entetes = {"content-type": 'application/soap+xml; charset="ISO-8859-1"'}
    assert Banc().demander(texte.encode("latin-1"), entetes).status == 200


def test_un_type_xsi_dont_le_prefixe_vient_de_l_enveloppe_est_admis(banc: Banc) -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="csd:otherID" code='
    assert Banc().demander(enveloppe(demande_oi().replace("code=", xsi))).status == 200
