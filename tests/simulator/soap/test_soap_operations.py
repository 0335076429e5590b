"""Les deux opérations passent du fil au ROR, et du ROR au fil."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree
from soap_bench import (
    NS,
    Banc,
    ComptoirRor,
    arbre,
    code,
    demande_etablissement,
    demande_lecture,
    demande_notification,
    demande_oi,
    enveloppe,
    erreur_metier,
    raison,
)

from ror_simulator.soap.contract import schema_path
from ror_simulator.soap.criteria import ExchangeKind, Identifier
from ror_simulator.soap.endpoint import EndpointSettings, SoapEndpoint
from ror_simulator.soap.service import ErrorStyle

CHAMP = '<csd:typeActivity code="02" codingScheme="1.2.250.1.213.3.3.17"/>'


@pytest.fixture(scope="module")
def endpoint() -> SoapEndpoint:
    return SoapEndpoint(settings=EndpointSettings(memory_bytes=0))


@pytest.fixture
def banc(endpoint: SoapEndpoint) -> Banc:
    return Banc(endpoint)


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(schema_path("2.4"))))


@pytest.mark.parametrize("demande", [demande_notification(), demande_etablissement(), demande_oi()])
def test_toute_reponse_est_valide_au_schema(demande: str, banc: Banc, schema: etree.XMLSchema) -> None:
    reponse = banc.demander(enveloppe(demande))
    assert reponse.status == 200
    assert dict(reponse.headers)["content-type"] == "application/soap+xml; charset=utf-8"
    schema.assertValid(arbre(reponse).find("env:Body", NS)[0])


def test_la_notification_remet_au_ror_sa_date_et_ses_filtres(banc: Banc) -> None:
    banc.demander(enveloppe(demande_notification("2026-03-01T04:00:00+01:00", CHAMP)))
    params = banc.ror.demandes[0].params
    assert params.dateRef == datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
    assert [c.code for c in params.typeActivity] == ["02"]
    assert params.supportedPatient == []


def test_la_lecture_d_un_etablissement_remet_au_ror_son_identifiant_et_ses_options(banc: Banc) -> None:
    restreinte = "<csd:restrictedOrganisation> 1 </csd:restrictedOrganisation>"
    suite = f"<csd:dateRef>2026-03-01T00:00:00Z</csd:dateRef>{CHAMP}{restreinte}"
    banc.demander(enveloppe(demande_etablissement("1010000024", suite)))
    fonction = banc.ror.demandes[0].function
    lue = vars(fonction)["TR_Lecture-OffresSanteEtablissement"].etablissementDemandeLecture
    assert lue.id_etablissement.code == "1010000024"
    assert lue.dateRef == datetime(2026, 3, 1, tzinfo=UTC)
    assert lue.restrictedOrganisation is True
    assert vars(fonction)["TR_Lecture-OffreSanteOrganisationInterne"] is None


def test_la_lecture_d_une_oi_remet_au_ror_son_identifiant(banc: Banc) -> None:
    banc.demander(enveloppe(demande_oi("84/12")))
    fonction = banc.ror.demandes[0].function
    assert vars(fonction)["TR_Lecture-OffreSanteOrganisationInterne"].organisationID.code == "84/12"


@pytest.mark.parametrize(
    ("texte", "attendu"), [(" true ", True), ("1", True), (" false\n", False), ("0", False)]
)
def test_un_booleen_entoure_de_blancs_se_lit_juste(texte: str, attendu: bool, banc: Banc) -> None:
    suite = f"<csd:restrictedOrganisation>{texte}</csd:restrictedOrganisation>"
    banc.demander(enveloppe(demande_etablissement(suite=suite)))
    lue = vars(banc.ror.demandes[0].function)["TR_Lecture-OffresSanteEtablissement"]
    assert lue.etablissementDemandeLecture.restrictedOrganisation is attendu


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("2026-02-28T24:00:00", datetime(2026, 3, 1)),
        ("2026-03-01T10:11:12", datetime(2026, 3, 1, 10, 11, 12)),
        ("2026-03-01T10:11:12.5Z", datetime(2026, 3, 1, 10, 11, 12, 500000, tzinfo=UTC)),
        ("2026-03-01T10:11:12.123456789Z", datetime(2026, 3, 1, 10, 11, 12, 123456, tzinfo=UTC)),
        ("2026-03-01T10:00:00-05:30", datetime(2026, 3, 1, 15, 30, tzinfo=UTC)),
    ],
)
def test_toute_ecriture_d_un_instant_se_lit(texte: str, attendu: datetime, banc: Banc) -> None:
    assert banc.demander(enveloppe(demande_notification(texte))).status == 200
    lu = banc.ror.demandes[0].params.dateRef
    assert lu == attendu
    assert (lu.utcoffset() is None) is (attendu.utcoffset() is None)


@pytest.mark.parametrize("texte", ["12026-01-01T00:00:00", "-0044-03-15T00:00:00", "9999-12-31T24:00:00"])
def test_une_date_hors_du_calendrier_est_une_faute_de_l_appelant(texte: str, banc: Banc) -> None:
    reponse = banc.demander(enveloppe(demande_notification(texte)))
    assert reponse.status == 400
    assert code(reponse) == ("Sender", "ValeurIllisible")


def test_le_journal_recoit_l_operation_et_les_criteres(banc: Banc) -> None:
    suite = f"<csd:dateRef>2026-03-01T00:00:00Z</csd:dateRef>{CHAMP}"
    notification = banc.demander(enveloppe(demande_notification("2026-03-01T00:00:00"))).exchange
    etablissement = banc.demander(enveloppe(demande_etablissement("1010000024", suite))).exchange
    oi = banc.demander(enveloppe(demande_oi("84/12"))).exchange
    assert [e.kind for e in (notification, etablissement, oi)] == [
        ExchangeKind.NOTIFICATION,
        ExchangeKind.LECTURE_ETABLISSEMENT,
        ExchangeKind.LECTURE_OI,
    ]
    assert notification.criteria.date_ref == "2026-03-01T00:00:00"
    assert etablissement.criteria.etablissement == Identifier("1010000024", "1.2.250.1.71.4.2.2")
    assert etablissement.criteria.champs == ("02",)
    assert oi.criteria.organisation_interne == Identifier("84/12", "1.2.3")
    assert all(e.schema_valid and e.fault is None for e in (notification, etablissement, oi))


def test_une_erreur_de_notification_est_une_faute_avec_erreur_en_detail(
    endpoint: SoapEndpoint, schema: etree.XMLSchema
) -> None:
    banc = Banc(endpoint, ComptoirRor(erreur_metier()))
    reponse = banc.demander(enveloppe(demande_notification()))
    assert (reponse.status, code(reponse), raison(reponse)) == (
        400,
        ("Sender", "ErreurMetier"),
        "Établissement inconnu",
    )
    erreur = arbre(reponse).find("env:Body/env:Fault/env:Detail/ror:erreur", NS)
    assert dict(erreur.attrib) == {"code": "901", "message": "Établissement inconnu"}
    assert erreur.text == "Aucun établissement de ce numéro."
    schema.assertValid(erreur)
    assert (reponse.exchange.error_code, reponse.exchange.error) == (901, "Établissement inconnu")


def test_une_erreur_du_ror_lui_meme_est_une_faute_du_recepteur(endpoint: SoapEndpoint) -> None:
    reponse = Banc(endpoint, ComptoirRor(erreur_metier(405, receiver=True))).demander(
        enveloppe(demande_notification())
    )
    assert (reponse.status, code(reponse)[0]) == (500, "Receiver")


def test_une_erreur_de_lecture_est_un_element_error_sans_result(
    endpoint: SoapEndpoint, schema: etree.XMLSchema
) -> None:
    reponse = Banc(endpoint, ComptoirRor(erreur_metier())).demander(enveloppe(demande_oi()))
    contenu = arbre(reponse).find("env:Body/csd:careServicesResponse", NS)
    assert reponse.status == 200
    assert [node.tag for node in contenu] == ["{urn:ihe:iti:csd:2013}error"]
    assert dict(contenu[0].attrib) == {"code": "901", "message": "Établissement inconnu"}
    schema.assertValid(contenu)
    assert (reponse.exchange.fault, reponse.exchange.error_code) == (None, 901)


def test_une_erreur_de_lecture_peut_se_rendre_en_faute() -> None:
    endpoint = SoapEndpoint(settings=EndpointSettings(errors=ErrorStyle.FAUTE))
    reponse = Banc(endpoint, ComptoirRor(erreur_metier())).demander(enveloppe(demande_oi()))
    assert code(reponse) == ("Sender", "ErreurMetier")
    assert arbre(reponse).find(".//ror:erreur", NS).get("code") == "901"


def test_une_panne_du_simulateur_ne_montre_rien_sur_le_fil_mais_se_garde(
    endpoint: SoapEndpoint, capfd: pytest.CaptureFixture[str]
) -> None:
    panne = ZeroDivisionError("secret de fabrique")
    reponse = Banc(endpoint, ComptoirRor(panne)).demander(enveloppe(demande_notification()))
    assert (reponse.status, code(reponse)) == (500, ("Receiver", "ErreurInterne"))
    assert b"secret" not in reponse.body
    assert b"Traceback" not in reponse.body
    assert reponse.exchange.cause is panne
    assert capfd.readouterr().err == ""


def test_une_reponse_inscriptible_est_une_panne_interne_non_une_reponse_fausse(
    endpoint: SoapEndpoint,
) -> None:
    reponse = Banc(endpoint, ComptoirRor(nom="a\x00b")).demander(enveloppe(demande_oi()))
    assert (reponse.status, code(reponse)) == (500, ("Receiver", "ErreurInterne"))


def test_l_operation_expression_du_contrat_est_valide_et_arrive_au_ror(banc: Banc) -> None:
    """Le contrat l'admet (`expression` ou `function`) : au ROR de dire qu'il ne la sert pas."""
    expression = '<csd:expression encapsulated="false" content-type="text/plain"/>'
    assert (
        banc.demander(enveloppe(f"<csd:careServicesRequest>{expression}</csd:careServicesRequest>")).status
        == 200
    )
    assert banc.ror.demandes[0].function is None


def test_les_blancs_commentaires_et_instructions_ne_changent_rien(banc: Banc) -> None:
    demande = demande_lecture("\n <!-- ici -->\n<?pi?> ") + "\n"
    demande = demande_oi().replace("<csd:function", "\n<!-- a --><?pi b?><csd:function")
    assert (
        banc.demander("<?xml version='1.0'?><!-- tête -->\n" + enveloppe(f"\n {demande}<!-- z -->\n")).status
        == 200
    )


def test_les_fuseaux_ne_se_perdent_pas(banc: Banc) -> None:
    banc.demander(enveloppe(demande_notification("2026-03-01T04:00:00+01:00")))
    assert banc.ror.demandes[0].params.dateRef.utcoffset() == timedelta(hours=1)
