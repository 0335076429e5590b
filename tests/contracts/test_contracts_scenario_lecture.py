"""Vérifie ce qu'un scénario fautif s'entend dire, et que tout scalaire y reste du texte."""

from pathlib import Path

import pytest

from ror_contracts import scenario
from ror_contracts.scenario import ScenarioErrors
from ror_contracts.scenario.reader import TAILLE_MAXIMALE, read

SAIN = """\
titre: Essai
depart: 2026-03-02T08:00
ror:
  region: "84"
  juridiques:
    groupement: {statut: "13"}
  etablissements:
    hopital:
      juridique: groupement
      categorie: "355"
      organisations:
        service_suite:
          niveau: service
          contient:
            ue_suite: {niveau: ue, champ: 02, modalite: 28, activites: [172]}
  chronologie:
    - {le: 2026-03-05, mutation: fermeture_unite, oi: ue_suite}
viatrajectoire:
  etablissements:
    hopital:
      unites:
        unite_suite: {type: ssr_receveuse, oi: ue_suite}
"""


def _fautes(texte: str) -> list[str]:
    with pytest.raises(ScenarioErrors) as levee:
        scenario.loads(texte, "essai.yaml")
    return [str(erreur) for erreur in levee.value.erreurs]


def _avec(ancien: str, nouveau: str) -> str:
    assert ancien in SAIN
    return SAIN.replace(ancien, nouveau)


def test_un_scenario_sain_se_charge() -> None:
    assert scenario.loads(SAIN, "essai.yaml").nom == "essai"


def test_un_zero_de_tete_reste_ecrit() -> None:
    ue = scenario.loads(SAIN).ror.organisation("ue_suite")
    assert ue.champs == ("02",)


@pytest.mark.parametrize("texte", ["010000024", "02", "1e3", "oui", "0x1F", "2026-03-05", "null", "~"])
def test_tout_scalaire_reste_du_texte(texte: str) -> None:
    assert read(f"cle: {texte}\n", "essai.yaml").donnees == {"cle": texte}


def test_un_finess_sans_guillemets_garde_ses_neuf_chiffres() -> None:
    charge = scenario.loads(_avec('categorie: "355"', "finess: 010000024"))
    assert charge.ror.etablissements["hopital"].finess == "010000024"


def test_une_histoire_sans_guillemets_dit_la_meme_chose() -> None:
    assert scenario.loads(SAIN.replace('"', "")) == scenario.loads(SAIN)


HOPITAL = "ror.etablissements.hopital"
MUTATION = "ligne 17, ror.chronologie.0"
UNITE = "ligne 22, viatrajectoire.etablissements.hopital.unites.unite_suite"


@pytest.mark.parametrize(
    ("ancien", "nouveau", "message"),
    [
        (
            'categorie: "355"',
            'categorie: "35"',
            f"ligne 10, {HOPITAL}.categorie : « 35 » ; attendu : un code de TRE_R66 "
            "(Catégorie d'établissement FINESS (codes clos compris)) ; proches : 350, 352, 353",
        ),
        (
            "juridique: groupement",
            "juridique: groupment",
            f"ligne 9, {HOPITAL}.juridique : « groupment » ; attendu : une entité juridique du scénario ; "
            "proches : groupement",
        ),
        (
            "mutation: fermeture_unite",
            "mutation: fermeture_unit",
            f"{MUTATION}.mutation : « fermeture_unit » ; attendu : une mutation connue ; "
            "proches : fermeture_unite",
        ),
        (
            "fermeture_unite, oi: ue_suite",
            "fermeture_unite, oi: ue_suites",
            f"{MUTATION}.oi : « ue_suites » ; attendu : une organisation du ROR ; "
            "proches : ue_suite, service_suite",
        ),
        (
            "fermeture_unite, oi: ue_suite",
            "fermeture_unite",
            f"{MUTATION}.oi : absent ; attendu : un paramètre obligatoire de fermeture_unite",
        ),
        (
            "fermeture_unite, oi: ue_suite",
            "fermeture_unite, oi: ue_suite, le_jour: 2026-04-01",
            f"{MUTATION}.le_jour : « le_jour » ; attendu : un paramètre de fermeture_unite : oi, date",
        ),
        (
            "le: 2026-03-05",
            "le: 2026-02-30",
            f"{MUTATION}.le : « 2026-02-30 » ; attendu : une date AAAA-MM-JJ ou un instant AAAA-MM-JJTHH:MM "
            "qui existe",
        ),
        (
            "le: 2026-03-05",
            "le: 2026-03-01",
            f"{MUTATION}.le : « 2026-03-01 » ; attendu : un instant qui suit le départ (2026-03-02T08:00)",
        ),
        (
            "le: 2026-03-05",
            "apres: 3 jours",
            f"{MUTATION}.apres : « 3 jours » ; attendu : un délai : « 3 j », « 36 h », « 10 min » ou « 5 s »",
        ),
        (
            "le: 2026-03-05",
            "le: 2026-03-05, apres: 3 j",
            f"{MUTATION} : « fermeture_unite » ; attendu : « le: » une date, ou « apres: » un délai",
        ),
        ("titre: Essai\n", "", "ligne 1, titre : absent ; attendu : une clé obligatoire"),
        (
            "unite_suite:",
            "Unité:",
            "ligne 22, viatrajectoire.etablissements.hopital.unites.Unité : « Unité » ; attendu : un nom de "
            "rôle en minuscules sans accent (lettres, chiffres, « _ »)",
        ),
        (
            "niveau: service",
            "niveau: servise",
            f"ligne 13, {HOPITAL}.organisations.service_suite.niveau : « servise » ; attendu : pole ou "
            "service ou uf ou ue ; proches : service",
        ),
        (
            "oi: ue_suite}\n",
            "oi: ue_suite, donnees: {lits_installe: 12}}\n",
            f"{UNITE}.donnees.lits_installe : « lits_installe » ; attendu : une donnée de la fiche ; "
            "proches : lits_installes, places_installees",
        ),
        (
            "oi: ue_suite}\n",
            "oi: ue_suite, donnees: {equipements_ror: [003, 3]}}\n",
            f"{UNITE}.donnees.equipements_ror.1 : « 3 » ; attendu : un code de JDV_J18 "
            "(Équipement spécifique - ROR)",
        ),
        (
            'region: "84"',
            'region: "94"',
            "ligne 4, ror.region : « 94 » ; attendu : une région actuelle, hors la Corse (ses numéros FINESS "
            "ne s'engendrent pas)",
        ),
        (
            'categorie: "355"',
            "finess: 010000025",
            f"ligne 10, {HOPITAL}.finess : « 010000025 » ; attendu : un numéro FINESS : 9 caractères, "
            "clé juste",
        ),
    ],
)
def test_une_faute_dit_ou_quoi_ce_qu_on_attend_et_le_plus_proche(
    ancien: str, nouveau: str, message: str
) -> None:
    assert ancien in SAIN
    debut, _, fin = SAIN.rpartition(ancien)
    assert _fautes(debut + nouveau + fin) == [f"essai.yaml, {message}"]


def test_une_cle_inconnue_montre_les_cles_connues_et_la_plus_proche() -> None:
    (message,) = _fautes(_avec('categorie: "355"', 'categori: "355"'))
    assert message.startswith("essai.yaml, ligne 10, ror.etablissements.hopital.categori : « categori » ;")
    assert message.endswith("; proches : categorie")


def test_toutes_les_fautes_sont_rassemblees_dans_l_ordre_des_lignes() -> None:
    texte = (
        SAIN.replace('categorie: "355"', 'categorie: "000"')
        .replace("oi: ue_suite}\nvia", "oi: ue_sute}\nvia")
        .replace("type: ssr_receveuse", "type: ssr")
    )
    with pytest.raises(ScenarioErrors) as levee:
        scenario.loads(texte, "essai.yaml")
    assert [(e.ligne, e.valeur) for e in levee.value.erreurs] == [(10, "000"), (17, "ue_sute"), (22, "ssr")]
    assert str(levee.value).count("\n") == 2


def test_une_faute_porte_ses_elements_un_a_un() -> None:
    with pytest.raises(ScenarioErrors) as levee:
        scenario.loads(_avec("juridique: groupement", "juridique: groupment"), "essai.yaml")
    (erreur,) = levee.value.erreurs
    assert (erreur.fichier, erreur.ligne, erreur.valeur) == ("essai.yaml", 9, "groupment")
    assert erreur.chemin == "ror.etablissements.hopital.juridique"
    assert erreur.proches == ("groupement",)


def test_une_cle_ecrite_deux_fois_est_refusee() -> None:
    (message,) = _fautes(_avec('categorie: "355"', 'categorie: "355"\n      categorie: "106"'))
    assert message == (
        f"essai.yaml, ligne 11, {HOPITAL}.categorie : « categorie » ; attendu : une clé écrite une seule "
        "fois (déjà à la ligne 10)"
    )


UE = "            ue_suite: {niveau: ue, champ: 02, modalite: 28, activites: [172]}\n"


def test_une_organisation_de_meme_cle_est_refusee() -> None:
    (message,) = _fautes(_avec(UE, f"{UE}        ue_suite: {{niveau: ue}}\n"))
    assert "une clé d'organisation unique dans la région (déjà à la ligne 15)" in message


def test_un_niveau_ne_contient_que_des_niveaux_plus_bas() -> None:
    (message,) = _fautes(_avec(UE, "            ue_suite: {niveau: pole}\n"))
    assert "« pole » ; attendu : un niveau sous « service » : uf, ue" in message


def test_une_donnee_d_unite_elementaire_est_refusee_au_dessus() -> None:
    (message,) = _fautes(_avec("niveau: service\n", "niveau: service\n          champ: 02\n"))
    assert "« 02 » ; attendu : cette donnée sur une unité élémentaire seulement" in message


def test_un_meme_finess_ne_sert_qu_une_fois() -> None:
    texte = _avec(
        "    hopital:\n      juridique: groupement\n",
        "    clinique: {finess: 010000024}\n    hopital:\n      finess: 010000024\n",
    )
    (message,) = _fautes(texte)
    assert "ligne 10" in message
    assert "« 010000024 » ; attendu : un numéro porté une seule fois (déjà à la ligne 8)" in message


@pytest.mark.parametrize(
    ("texte", "morceau"),
    [
        ("cle: &ancre valeur\nautre: *ancre\n", "« ancre » ; attendu : une valeur écrite en clair"),
        ("cle: !!python/object/apply:os.system ['true']\n", "attendu : une valeur sans étiquette de type"),
        ("cle: [1, 2\n", "attendu : un YAML lisible"),
        ("cle: 'a\n", "attendu : un YAML lisible"),
        ("a: 1\n---\nb: 2\n", "« --- » ; attendu : un seul document par fichier"),
        ("a: " + "[" * 60 + "]" * 60, "« blocs emboîtés » ; attendu : au plus 40 niveaux"),
        ("? [a, b]\n: 1\n", "attendu : une clé d'un seul mot"),
        ("cle: \x07\n", "un texte sans caractère de contrôle"),
        ("", "attendu : un bloc « clé: valeur »"),
        ("[a, b]", "attendu : un bloc « clé: valeur »"),
    ],
)
def test_un_texte_illisible_ou_hostile_est_refuse_sans_trace(texte: str, morceau: str) -> None:
    assert morceau in "\n".join(_fautes(texte))


def test_une_bombe_de_renvois_est_refusee_sans_etre_developpee() -> None:
    bombe = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert len(_fautes(bombe)) >= 60


def test_un_texte_trop_gros_est_refuse() -> None:
    (message,) = _fautes("#" * (TAILLE_MAXIMALE + 1))
    assert message == "essai.yaml : « 1000001 octets » ; attendu : au plus 1000000 octets"


def test_un_texte_qui_n_est_pas_en_utf8_est_refuse_a_sa_ligne() -> None:
    with pytest.raises(ScenarioErrors, match=r"essai\.yaml, ligne 2 : « octet 0xe9 »"):
        scenario.loads("titre: x\ncle: é".encode("latin-1"), "essai.yaml")


def test_un_nom_inconnu_montre_les_plus_proches() -> None:
    with pytest.raises(ScenarioErrors) as levee:
        scenario.load("region_sans_histoires")
    assert levee.value.erreurs[0].proches[0] == "region_sans_histoire"


@pytest.mark.parametrize("nom", ["../../etc/passwd", "/etc/passwd", "region.yaml", "Region", ""])
def test_un_nom_recu_du_dehors_ne_devient_pas_un_chemin(nom: str) -> None:
    with pytest.raises(ScenarioErrors, match="un scénario livré"):
        scenario.load_named(nom)


def test_un_fichier_se_charge_par_son_chemin(tmp_path: Path) -> None:
    fichier = tmp_path / "a_moi.yaml"
    fichier.write_text(SAIN, encoding="utf-8")
    assert scenario.load(fichier).nom == "a_moi"
    assert scenario.load(str(fichier)) == scenario.load(fichier)
