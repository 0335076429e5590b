"""Les deux opérations, de la demande à la réponse : critères, mutations, refus."""

import pytest
from lxml import etree

from ror_contracts.scenario import load
from ror_simulator.domain.mutations import apply
from ror_simulator.domain.region import Region
from ror_simulator.scenario import build

from .wire import ask, codes, find, lecture_etablissement, lecture_oi, notification, texts

SCENARIO = load("vie_d_un_hopital", graine=5)
DEPART = SCENARIO.depart
CHAMP_SSR = '<csd:typeActivity code="02" codingScheme="1.2.250.1.213.3.3.17"/>'


@pytest.fixture(scope="module")
def region() -> Region:
    return build(SCENARIO)[0]


def subir(region: Region, nom: str, **parametres: str) -> Region:
    return apply(region, nom, parametres, DEPART)


def lire(region: Region, cle: str = "hopital", criteria: str = "") -> etree._Element:
    return ask(region, lecture_etablissement(f"1{region.etablissements[cle].finess}", criteria))


def lue(region: Region, oi: str, reponse: etree._Element) -> etree._Element:
    identifiant = region.organisations[oi].identifiant
    rendues = {codes(f, "otherID")[0]: f for f in find(reponse, ".//facilityDirectory/facility")}
    return rendues[identifiant]


def identifiants(reponse: etree._Element) -> list[str]:
    return codes(reponse, ".//facilityDirectory/facility/otherID")


def notifies(region: Region, since: str, criteria: str = "") -> list[str]:
    return codes(ask(region, notification(since, criteria)), "etablissementReponseNotif/id_etablissement")


def test_la_notification_rend_les_etablissements_modifies(region: Region) -> None:
    after = subir(region, "fermeture_unite", oi="ue_reeducation")
    hopital = f"1{region.etablissements['hopital'].finess}"
    assert notifies(after, "2026-03-02T07:59:59+01:00") == [hopital]
    assert notifies(after, "2026-03-02T08:00:00+01:00") == []


def test_une_date_sans_decalage_est_a_l_heure_de_paris(region: Region) -> None:
    after = subir(region, "fermeture_unite", oi="ue_reeducation")
    assert len(notifies(after, "2026-03-02T07:59:59")) == 1
    assert notifies(after, "2026-03-02T08:00:00") == []


def test_la_notification_compte_ce_qu_elle_rend(region: Region) -> None:
    reponse = ask(region, notification("2020-01-01T00:00:00Z"))
    assert texts(reponse, "result") == [str(len(region.etablissements))]


def test_la_notification_se_filtre_par_champ(region: Region) -> None:
    psychiatrie = '<csd:typeActivity code="03" codingScheme="1.2.250.1.213.3.3.17"/>'
    assert notifies(region, "2020-01-01T00:00:00Z", psychiatrie) == [
        f"1{region.etablissements['hopital'].finess}"
    ]
    assert len(notifies(region, "2020-01-01T00:00:00Z", CHAMP_SSR)) == len(region.etablissements)


@pytest.mark.parametrize(
    ("prefixe", "autorite"),
    [("1", "1.2.250.1.71.4.2.2"), ("1", "1.2.250.1.71.1.2.14"), ("", "1.2.250.1.213.3.2")],
)
def test_les_trois_facons_de_designer_un_etablissement(region: Region, prefixe: str, autorite: str) -> None:
    finess = region.etablissements["clinique"].finess
    reponse = ask(region, lecture_etablissement(prefixe + finess, authority=autorite))
    assert codes(find(reponse, ".//organizationDirectory/organization")[1], "otherID")[1] == finess


def test_la_lecture_d_une_oi_rend_ses_ancetres_et_son_etablissement(region: Region) -> None:
    reponse = ask(region, lecture_oi(region.organisations["ue_reeducation"].identifiant))
    chemin = [region.organisations[oi].identifiant for oi in ("pole_medical", "service_readaptation")]
    assert identifiants(reponse)[:2] == chemin
    assert texts(reponse, "result/facilityNumber") == ["1"]
    assert len(find(reponse, ".//organizationDirectory/organization")) == 2


def test_une_unite_deplacee_change_d_etablissement_et_garde_son_identifiant(region: Region) -> None:
    after = subir(region, "deplacement_unite", oi="ue_reeducation", vers="clinique")
    identifiant = region.organisations["ue_reeducation"].identifiant
    assert identifiant not in identifiants(lire(after))
    node = lue(after, "ue_reeducation", lire(after, "clinique"))
    (holder,) = find(node, "organizations/organization")
    assert holder.get("entityID") == region.etablissements["clinique"].entity_id
    assert find(node, "extension/parentFacility") == []


def test_une_unite_fermee_reste_lue_avec_sa_date(region: Region) -> None:
    after = subir(region, "fermeture_unite", oi="ue_reeducation", date="2026-04-01")
    assert texts(lue(after, "ue_reeducation", lire(after)), "extension/finalClosingDate") == ["2026-04-01"]


def test_un_etablissement_ferme_reste_lu_avec_sa_date_et_son_motif(region: Region) -> None:
    after = subir(region, "fermeture_etablissement", etablissement="hopital", motif="PRO", date="2026-04-01")
    eg = find(lire(after), ".//organizationDirectory/organization")[1]
    assert texts(eg, "extension/closingDate") == ["2026-04-01"]
    assert codes(eg, "extension/closingReason") == ["PRO"]


@pytest.mark.parametrize(
    ("mutation", "element", "attendu"),
    [
        ("effacement_champ_activite", "extension/typeActivity", [""]),
        ("effacement_modalite_accueil", "extension/careMode", [""]),
        ("effacement_type_unite", "codedType", [""]),
        ("effacement_activite", "organizations/organization/service", []),
    ],
)
def test_non_renseigne_est_un_code_vide_si_l_element_est_obligatoire_une_omission_sinon(
    region: Region, mutation: str, element: str, attendu: list[str]
) -> None:
    after = subir(region, mutation, oi="ue_reeducation")
    assert codes(lue(after, "ue_reeducation", lire(after)), element) == attendu


def test_une_categorie_effacee_est_un_code_vide(region: Region) -> None:
    after = subir(region, "effacement_categorie", etablissement="hopital")
    eg = find(lire(after), ".//organizationDirectory/organization")[1]
    assert codes(eg, "codedType")[0] == ""


def test_un_age_efface_a_une_unite_vide(region: Region) -> None:
    after = subir(region, "modification", oi="ue_reeducation", donnee="age_minimum", valeur="")
    node = lue(after, "ue_reeducation", lire(after))
    assert codes(node, "extension/patientsType/patientTypeAgeMin/unit") == [""]


def test_le_filtre_par_champ_ne_garde_que_les_ue_concernees(region: Region) -> None:
    reponse = lire(region, criteria=CHAMP_SSR)
    rendues = find(reponse, ".//facilityDirectory/facility")
    assert {tuple(codes(f, "extension/typeActivity")) for f in rendues} <= {("02",), ("",)}
    attendues = [oi for oi in region.par_etablissement["hopital"] if oi.est_ue and "02" in oi.champs]
    assert texts(reponse, "result/facilityNumber") == [str(len(attendues))]


def test_la_lecture_restreinte_est_sans_tarifs_ni_activites_ni_equipements(region: Region) -> None:
    reponse = lire(region, criteria="<csd:restrictedOrganisation>true</csd:restrictedOrganisation>")
    for absent in (".//price", ".//service", ".//device", ".//accommodationCapacity", ".//specificAct"):
        assert find(reponse, absent) == []
    assert identifiants(reponse) == identifiants(lire(region))


def test_une_unite_sensible_a_des_contacts_tres_restreints(region: Region) -> None:
    after = subir(
        region,
        "ajout_unite",
        etablissement="clinique",
        cle="ue_sensible",
        telephone="01 99 00 11 11",
        unite_sensible="oui",
    )
    node = lue(after, "ue_sensible", lire(after, "clinique"))
    niveaux = codes(node, ".//confidentialityLevel")
    assert texts(node, "extension/sensitiveUnit") == ["true"]
    assert set(niveaux) == {"3"}


def test_l_activite_porte_sa_famille_quand_l_association_en_connait_une(region: Region) -> None:
    after = subir(region, "changement_activite", oi="ue_reeducation", valeur="170")
    (identifiant,) = (a.entity_id for a in after.organisations["ue_reeducation"].activites)
    services = find(lire(after), ".//serviceDirectory/service")
    (service,) = [s for s in services if s.get("entityID") == identifiant]
    (famille,) = find(service, "extension/actFamily")
    assert (famille.get("code"), famille.get("codingScheme")) == ("004", "1.2.250.1.213.3.3.60")


def erreur(reponse: etree._Element) -> tuple[str, str]:
    (found,) = find(reponse, "error")
    assert find(reponse, "result") == []
    return found.get("code", ""), found.get("message", "")


def test_un_etablissement_inconnu_est_une_erreur_du_simulateur(region: Region) -> None:
    code, message = erreur(ask(region, lecture_etablissement("1010000024")))
    assert code == "901"
    assert "010000024" in message
    assert "propre au simulateur" in message


def test_une_oi_inconnue_est_une_erreur_du_simulateur(region: Region) -> None:
    assert erreur(ask(region, lecture_oi("84/rien")))[0] == "902"


def test_un_critere_hors_nomenclature_est_une_erreur_du_simulateur(region: Region) -> None:
    inconnu = '<csd:typeActivity code="77" codingScheme="1.2.250.1.213.3.3.17"/>'
    code, message = erreur(lire(region, criteria=inconnu))
    assert code == "903"
    assert "77" in message
    autre_systeme = '<csd:typeActivity code="02" codingScheme="1.2.3"/>'
    assert erreur(lire(region, criteria=autre_systeme))[0] == "903"


def test_une_autorite_inconnue_est_une_erreur_du_simulateur(region: Region) -> None:
    finess = region.etablissements["hopital"].finess
    assert erreur(ask(region, lecture_etablissement(finess, authority="1.2.3")))[0] == "904"


def test_un_critere_inconnu_de_la_notification_est_une_faute(region: Region) -> None:
    inconnu = '<csd:typeActivity code="77" codingScheme="1.2.250.1.213.3.3.17"/>'
    faute = ask(region, notification("2020-01-01T00:00:00Z", inconnu))
    assert etree.QName(faute).localname == "Fault"
    assert "77" in "".join(faute.itertext())


def test_meme_region_meme_demande_memes_octets(region: Region) -> None:
    assert etree.tostring(lire(region)) == etree.tostring(lire(build(SCENARIO)[0]))
