"""Ce qu'un jeton VIHF permet de juger : la règle de son profil, et elle seule (RG_ALIM_050 à 053)."""

import re
from dataclasses import replace

import pytest

from ror_contracts import regles_ror
from ror_contracts.versions import VERSIONS
from ror_harness.verifier.cible import PAR_ETABLISSEMENT, Cible
from ror_harness.verifier.collecte import Collecte
from ror_harness.verifier.contrat import load_contract
from ror_harness.verifier.controles.profils import CRISE, RESERVEES_A_LA_REGULATION, RESSOURCES
from ror_harness.verifier.jeton import Jeton, read_token
from ror_harness.verifier.jugement import Verification, judge
from ror_harness.verifier.modele import LECTURES, Demande, Reponse, Role
from ror_harness.verifier.profils import why_not
from ror_simulator.application.disruption import Reply
from ror_simulator.control.body import Scope
from ror_simulator.control.soap_app import SoapApp
from ror_simulator.domain.profils import PROFILS

from .conftest import ORIGINE, TransportDirect, assertion, verifie

REGLES = {une.id: une for une in regles_ror.load() if une.profil}
CODES = {code: une.id for une in REGLES.values() for code in une.codes}


def codes(*profils: str) -> tuple[Jeton, ...]:
    return tuple(read_token(assertion(un).encode()) for un in profils)


def jugees(verification: Verification) -> set[str]:
    """Les règles de profil dont un contrôle au moins a eu de quoi juger."""
    return {un.controle.regle for un in verification.resultats if not un.raison} & set(REGLES)


def raisons(verification: Verification, regle: str) -> set[str]:
    return {un.raison for un in verification.resultats if un.controle.regle == regle}


def test_le_catalogue_des_regles_et_le_simulateur_nomment_les_memes_profils() -> None:
    assert set(CODES) == set(PROFILS)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("code", CODES)
def test_le_simulateur_n_enfreint_aucune_regle_quel_que_soit_le_profil(
    juste: SoapApp, code: str, version: str
) -> None:
    verification = verifie(juste, version, code)
    assert verification.enfreintes() == {}
    assert jugees(verification) == {CODES[code]} - {"RG_ALIM_051"}


@pytest.mark.parametrize("version", VERSIONS)
def test_plusieurs_jetons_font_juger_les_quatre_regles(juste: SoapApp, version: str) -> None:
    verification = verifie(juste, version, *CODES)
    assert verification.enfreintes() == {}
    assert jugees(verification) == set(REGLES)


@pytest.mark.parametrize("code", CODES)
def test_avec_un_seul_jeton_tout_le_reste_se_juge_encore(juste: SoapApp, code: str) -> None:
    """Sauf ce qu'une vérification en clair ne juge pas, et ce que le profil ne voit pas, avec sa raison."""
    muets = [un for un in verifie(juste, "2.4", code).resultats if un.raison]
    assert all(un.controle.regle.startswith("TLS") or "jeton donné" in un.raison for un in muets)


@pytest.mark.parametrize(
    ("donnes", "dit"),
    [
        ((), "aucun jeton n'a été donné (--jeton) ; cette règle se juge avec celui du profil 0 (CU23)"),
        (("CU18",), "le jeton donné est celui du profil 2 (CU18) ; cette règle se juge avec"),
        (("CU99",), "le jeton donné est celui d'un profil qu'aucune règle ne nomme (CU99) ; cette règle"),
        (("",), "le jeton donné est celui d'un profil qu'il ne dit pas ; cette règle"),
        (
            ("CU18", "CU19"),
            "les jetons donnés sont ceux du profil 2 (CU18), du profil 3 (CU19) ; cette règle",
        ),
        (("CU18", "CU23"), ""),
    ],
)
def test_une_regle_d_un_autre_profil_dit_pourquoi_elle_ne_se_juge_pas(
    donnes: tuple[str, ...], dit: str
) -> None:
    raison = why_not("RG_ALIM_050", donnes)
    assert raison.startswith(dit)
    assert bool(raison) == bool(dit)


@pytest.mark.parametrize("code", ["CU99", ""])
def test_un_profil_inconnu_ne_fait_juger_aucune_regle_de_profil(juste: SoapApp, code: str) -> None:
    verification = verifie(juste, "2.4", code)
    assert verification.enfreintes() == {}
    assert jugees(verification) == set()


def test_la_regulation_seule_n_a_rien_a_quoi_se_comparer(juste: SoapApp) -> None:
    (raison,) = raisons(verifie(juste, "2.4", "CU22"), "RG_ALIM_051")
    assert raison == (
        "le jeton donné est celui du profil 1 (CU22) : rien à quoi comparer ce qu'il voit ; "
        "donnez aussi celui d'un autre profil"
    )


@pytest.mark.parametrize("code", ["CU23", "CU18"])
def test_une_regle_d_unite_sensible_ne_se_juge_pas_avec_un_profil_qui_n_en_voit_pas(
    juste: SoapApp, code: str
) -> None:
    (raison,) = raisons(verifie(juste, "2.4", code), "RG_EXP_039")
    assert raison.endswith(f"({code}) : il ne voit pas d'unité sensible")


class Bavard:
    """Un ROR qui ajoute cette donnée à chaque établissement lu."""

    def __init__(self, juste: SoapApp, donnee: str) -> None:
        self._juste, self._donnee = juste, f"<csd:{donnee}/></csd:extension><csd:record".encode()

    def reply(self, scope: Scope, corps: bytes) -> Reply:
        reply = self._juste.reply(scope, corps)
        return replace(reply, body=reply.body.replace(b"</csd:extension><csd:record", self._donnee))


@pytest.mark.parametrize(
    ("code", "regle", "donnee"),
    [
        *(("CU23", "RG_ALIM_050", un) for un in (*CRISE, *RESSOURCES)),
        *(("CU18", "RG_ALIM_052", un) for un in RESERVEES_A_LA_REGULATION),
    ],
)
def test_chaque_donnee_que_la_regle_cache_est_vue_si_elle_parait(
    juste: SoapApp, code: str, regle: str, donnee: str
) -> None:
    assert any(load_contract(une).connait(donnee) for une in VERSIONS)
    assert regle in verifie(Bavard(juste, donnee), "2.4", code).enfreintes()  # type: ignore[arg-type]


def demandes(juste: SoapApp, *profils: str) -> tuple[Cible, list[Demande]]:
    cible = Cible(
        f"{ORIGINE}/ROR/2.4/CSD_ROR_Binding",
        load_contract("2.4"),
        jetons=codes(*profils),
        sans_mtls="essai sans TLS",
    )
    transport = TransportDirect(juste)
    Collecte(cible, transport).mener()
    return cible, transport.demandes


def test_chaque_autre_jeton_ajoute_une_lecture_par_etablissement_et_l_annonce(juste: SoapApp) -> None:
    seul, avec_un = demandes(juste, "CU22")
    trois, avec_trois = demandes(juste, "CU22", "CU18", "CU23")
    assert len(avec_trois) - len(avec_un) == trois.appels_max - seul.appels_max == 2 * 3
    assert len(avec_trois) <= trois.appels_max
    assert len([une for une in avec_un if une.role in LECTURES]) == PAR_ETABLISSEMENT * 3


def test_les_autres_jetons_ne_partent_qu_avec_leurs_lectures(juste: SoapApp) -> None:
    _, faites = demandes(juste, "CU22", "CU18")
    assert {une.role for une in faites if b"CU18" in une.corps} == {Role.LECTURE_PROFIL}
    assert not any(b"CU22" in une.corps for une in faites if une.role is Role.LECTURE_PROFIL)


class Refus(TransportDirect):
    """Un ROR qui refuse les jetons de l'orientation."""

    def envoyer(self, demande: Demande, *, sans_certificat: bool = False) -> Reponse:
        if b"CU18" in demande.corps:
            self.demandes.append(demande)
            return Reponse(403, {}, b"", 0.0)
        return super().envoyer(demande, sans_certificat=sans_certificat)


def test_un_autre_jeton_que_le_ror_refuse_n_accuse_pas_le_ror_et_ne_sert_plus(juste: SoapApp) -> None:
    transport = Refus(juste)
    cible = Cible(
        f"{ORIGINE}/ROR/2.4/CSD_ROR_Binding",
        load_contract("2.4"),
        jetons=codes("CU22", "CU18"),
        sans_mtls="non",
    )
    verification = judge(Collecte(cible, transport).mener())
    assert verification.enfreintes() == {}
    assert raisons(verification, "RG_ALIM_051") == {
        "rien à examiner dans ce que le ROR a rendu : pas de lectures d'un autre profil à comparer"
    }
    assert sum(b"CU18" in une.corps for une in transport.demandes) == 1


@pytest.mark.parametrize(
    ("ecrite", "code"),
    [
        (assertion("CU18"), "CU18"),
        (f'<?xml version="1.0"?>{assertion("CU19")}', "CU19"),
        (re.sub("<ProfilUtilisateur[^>]*>", "CU20", assertion("CU18")), "CU20"),
        ("<jeton/>", ""),
    ],
    ids=["code", "avec_declaration", "texte", "sans_profil"],
)
def test_le_profil_d_un_jeton_est_un_code_ou_du_texte(ecrite: str, code: str) -> None:
    lu = read_token(ecrite.encode())
    assert lu.code == code
    assert not lu.xml.startswith("<?")
