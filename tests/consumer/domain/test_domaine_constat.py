"""Le constat : douze causes bloquantes, deux fermetures, les comparaisons, le rapprochement des alertes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from ror_consumer.domain.alerte import Alerte, CauseAlerte, NiveauAlerte, StatutAlerte
from ror_consumer.domain.arbre import ancetres, descendants, fermeture, lire_dans, par_identifiant
from ror_consumer.domain.comparaison import Mode, Verdict, comparer, comparer_categorie
from ror_consumer.domain.constat import Constat, constater_etablissement, constater_unite
from ror_consumer.domain.ecarts import BLOQUANTES, IMPACTANTES, PORTEES, Ecart, suspendue
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.fermetures import DECISIONS, EtatFermeture, effet
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.rapprochement import rapprocher
from ror_consumer.domain.regles import regles_selon
from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation, OrganisationRor
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import Domaine, Fiche, NiveauOI, OuvertureUnite, TypeUnite

JOUR = date(2026, 3, 5)
REGLES = regles_selon(Lectures(), frozenset({"355", "365"}))
DONNEES = {"champ_activite": "02", "modalite_accueil": "28", "type_unite": "4", "activite": "123"}


def oi(**champs: Any) -> OrganisationRor:
    connus = {"niveau": "4", "champs": ("02",), "modalite": "28", "activites": ("123",), **champs}
    return OrganisationRor(connus.pop("oi", "oi"), "1", "OI", **connus)


def causes(
    type_: TypeUnite = TypeUnite.SSR_RECEVEUSE, associe: NiveauOI | None = None, **champs: Any
) -> list[str]:
    unite = UniteVT("r", "u", "e", type_, DONNEES, oi="oi", niveau_oi=associe)
    lecture = LectureOrganisation(oi(**champs), (), "F")
    return [un.cause.value for un in constater_unite(unite, "F", lecture, JOUR, REGLES).ecarts]


def test_les_douze_causes_bloquantes_sont_celles_du_manuel() -> None:
    assert [(une.exigence, une.cause.value) for une in BLOQUANTES] == [
        ("P3-10", "CATEGORIE_NON_RENSEIGNEE"),
        ("P3-11", "CATEGORIE_NON_TROUVEE"),
        ("P3-12", "CATEGORIE_DIFFERENTE"),
        ("P3-13", "CHAMP_NON_RENSEIGNE"),
        ("P3-14", "CHAMP_DIFFERENT"),
        ("P3-15", "MODALITE_NON_RENSEIGNEE"),
        ("P3-16", "MODALITE_DIFFERENTE"),
        ("P3-17", "TYPE_NON_RENSEIGNE"),
        ("P3-18", "TYPE_DIFFERENT"),
        ("P3-19", "ACTIVITE_NON_RENSEIGNEE"),
        ("P3-20", "ACTIVITE_DIFFERENTE"),
        ("P3-21", "UNITE_DEPLACEE"),
    ]


def test_les_impactantes_previennent_chacune_leur_referent() -> None:
    assert [(une.exigence, une.cause.value, une.destinataire.value) for une in IMPACTANTES] == [
        ("P3-30", "ETABLISSEMENT_FERME", "region"),
        ("P3-31", "UNITE_FERMEE", "referent_structure"),
    ]


def test_rien_ne_differe_aucun_ecart() -> None:
    assert causes() == []


@pytest.mark.parametrize(
    ("champs", "attendue"),
    [
        ({"champs": ()}, "CHAMP_NON_RENSEIGNE"),
        ({"champs": ("01",)}, "CHAMP_DIFFERENT"),
        ({"champs": ("01", "02")}, "CHAMP_DIFFERENT"),
        ({"modalite": None}, "MODALITE_NON_RENSEIGNEE"),
        ({"modalite": "29"}, "MODALITE_DIFFERENTE"),
        ({"niveau": ""}, "TYPE_NON_RENSEIGNE"),
        ({"niveau": "2"}, "TYPE_DIFFERENT"),
        ({"activites": ()}, "ACTIVITE_NON_RENSEIGNEE"),
        ({"activites": ("9",)}, "ACTIVITE_DIFFERENTE"),
        ({"activites": ("9", "123")}, "ACTIVITE_DIFFERENTE"),
    ],
)
def test_sur_une_ue_chaque_ecart_a_sa_cause(champs: dict[str, Any], attendue: str) -> None:
    assert causes(associe=NiveauOI.UNITE_ELEMENTAIRE, **champs) == [attendue]


@pytest.mark.parametrize("niveau", [NiveauOI.POLE, NiveauOI.SERVICE, NiveauOI.UNITE_FONCTIONNELLE])
def test_au_dessus_de_l_ue_seuls_le_type_et_le_champ_se_comparent(niveau: NiveauOI) -> None:
    vide: dict[str, Any] = {"modalite": None, "activites": ()}
    autour = dict(vide, champs=("01", "02"))
    unite = UniteVT("r", "u", "e", TypeUnite.HAD, {**DONNEES, "type_unite": niveau}, niveau_oi=niveau)

    def lues(**champs: Any) -> list[str]:
        lecture = LectureOrganisation(oi(**champs), (), "F")
        return [un.cause.value for un in constater_unite(unite, "F", lecture, JOUR, REGLES).ecarts]

    assert lues(niveau=niveau.value, **autour) == []
    assert lues(niveau=niveau.value, modalite="9", activites=("9",)) == []
    assert lues(niveau=niveau.value, **{**vide, "champs": ("01",)}) == ["CHAMP_DIFFERENT"]
    assert lues(niveau=niveau.value, **{**vide, "champs": ()}) == ["CHAMP_NON_RENSEIGNE"]
    assert lues(niveau="", **autour) == ["TYPE_NON_RENSEIGNE"]


@pytest.mark.parametrize("type_", [TypeUnite.MCO_DEMANDEUSE, TypeUnite.MCO_RECEVEUSE, TypeUnite.HAD])
def test_mco_et_had_comparent_l_activite_par_appartenance(type_: TypeUnite) -> None:
    assert causes(type_, activites=("9", "123")) == []
    assert causes(type_, activites=("9",)) == ["ACTIVITE_DIFFERENTE"]
    assert causes(type_, activites=()) == ["ACTIVITE_NON_RENSEIGNEE"]


def test_une_oi_d_un_autre_etablissement_est_deplacee() -> None:
    unite = UniteVT("r", "u", "e", TypeUnite.SSR_RECEVEUSE, DONNEES, oi="oi")
    constat = constater_unite(unite, "F", LectureOrganisation(oi(), (), "G"), JOUR, REGLES)
    assert [(un.cause.value, un.ancienne, un.nouvelle) for un in constat.ecarts] == [
        ("UNITE_DEPLACEE", "F", "G")
    ]


@pytest.mark.parametrize(
    ("viatrajectoire", "ror", "verdict"),
    [
        ("355", "355", None),
        ("355", None, Verdict.NON_RENSEIGNE),
        ("355", "999", Verdict.NON_TROUVE),
        ("355", "365", Verdict.DIFFERENT),
        (None, "355", Verdict.DIFFERENT),
    ],
)
def test_la_categorie_se_compare(
    viatrajectoire: str | None, ror: str | None, verdict: Verdict | None
) -> None:
    assert comparer_categorie(viatrajectoire, ror, REGLES.categories) is verdict


def test_egalite_et_appartenance_different() -> None:
    assert comparer("a", ("a", "b"), Mode.APPARTENANCE) is None
    assert comparer("a", ("a", "b"), Mode.EGALITE) is Verdict.DIFFERENT
    assert comparer("a", ("a", "a"), Mode.EGALITE) is None
    assert comparer("a", (), Mode.APPARTENANCE) is Verdict.NON_RENSEIGNE


@pytest.mark.parametrize(
    ("ferme_le", "ecarts", "echeance"),
    [
        (None, 0, None),
        (date(2026, 3, 4), 1, None),
        (JOUR, 1, None),
        (date(2026, 3, 6), 0, date(2026, 3, 6)),
    ],
)
def test_une_fermeture_vaut_des_son_jour_et_pas_avant(
    ferme_le: date | None, ecarts: int, echeance: date | None
) -> None:
    un = Etablissement("r", "e", Domaine.SANITAIRE, {"categorie": "355"})
    ror = EtablissementRor("F", {"categorie": "355"}, ferme_le, "DEF")
    constat = constater_etablissement(un, ror, JOUR, REGLES)
    assert (len(constat.ecarts), constat.echeance) == (ecarts, echeance)
    assert (constat.fermeture is not None) is bool(ecarts)


@pytest.mark.parametrize("ouverture", [OuvertureUnite.OUVERTE, OuvertureUnite.FERMEE_TEMPORAIREMENT])
def test_une_unite_fermee_par_le_ror_alerte(ouverture: OuvertureUnite) -> None:
    unite = UniteVT("r", "u", "e", TypeUnite.SSR_RECEVEUSE, DONNEES, oi="oi", ouverture=ouverture)
    lecture = LectureOrganisation(oi(fermee_le=JOUR), (), "F")
    assert len(constater_unite(unite, "F", lecture, JOUR, REGLES).ecarts) == 1


def test_l_arbre_remonte_et_descend_a_toute_profondeur_sans_tourner_en_rond() -> None:
    pole, service, ue = oi(oi="p"), oi(oi="s", parent="p"), oi(oi="u", parent="s")
    connues = par_identifiant((pole, service, ue))
    assert [a.oi for a in ancetres(ue, connues)] == ["s", "p"]
    assert {d.oi for d in descendants("p", connues)} == {"s", "u"}
    cycle = par_identifiant((oi(oi="a", parent="b"), oi(oi="b", parent="a")))
    assert [a.oi for a in ancetres(cycle["a"], cycle)] == ["b"]
    assert ancetres(oi(oi="x", parent="inconnu"), connues) == ()


def test_la_premiere_fermeture_d_un_parent_vaut_pour_l_oi() -> None:
    pole = oi(oi="p", fermee_le=date(2026, 3, 1))
    etablissement = EtablissementRor("F", {}, organisations=(pole, oi(oi="u", parent="p", fermee_le=JOUR)))
    lecture = lire_dans(etablissement, "u")
    assert lecture is not None
    trouvee = fermeture(lecture)
    assert trouvee is not None
    assert (trouvee.le, trouvee.oi) == (date(2026, 3, 1), "p")
    assert lire_dans(etablissement, "rien") is None


def test_une_fermeture_se_compare_au_jour() -> None:
    assert EtatFermeture(JOUR, "x").vaut(JOUR)
    assert not EtatFermeture(JOUR, "x").vaut(date(2026, 3, 4))


def alerte(niveau: NiveauAlerte, unite: str | None = None, nouvelle: str = "n") -> Alerte:
    return Alerte(
        "r",
        "a",
        niveau,
        CauseAlerte.UNITE_FERMEE if niveau is NiveauAlerte.IMPACTANTE else CauseAlerte.TYPE_DIFFERENT,
        None,
        None,
        nouvelle,
        StatutAlerte.OUVERTE,
        datetime(2026, 3, 5, tzinfo=UTC),
        "m",
        "e",
        unite,
    )


@pytest.mark.parametrize(
    ("niveau", "porteur", "etablissement", "unite"),
    [
        (NiveauAlerte.BLOQUANTE, None, True, True),
        (NiveauAlerte.BLOQUANTE, "u", False, True),
        (NiveauAlerte.IMPACTANTE, None, True, False),
        (NiveauAlerte.IMPACTANTE, "u", False, True),
        (NiveauAlerte.INFORMATIVE, None, False, False),
        (NiveauAlerte.INFORMATIVE, "u", False, False),
    ],
)
def test_la_portee_d_une_alerte(
    niveau: NiveauAlerte, porteur: str | None, etablissement: bool, unite: bool
) -> None:
    ouverte = [alerte(niveau, porteur)]
    assert suspendue(PORTEES, Fiche.ETABLISSEMENT, ouverte) is etablissement
    assert suspendue(PORTEES, Fiche.UNITE, ouverte) is unite
    close = [replace(ouverte[0], statut=StatutAlerte.CLOSE)]
    assert not suspendue(PORTEES, Fiche.UNITE, close)


def ecart(nouvelle: str = "n", niveau: NiveauAlerte = NiveauAlerte.BLOQUANTE) -> Ecart:
    modele = alerte(niveau)
    return Ecart("P3-18", niveau, modele.cause, None, None, nouvelle, "m")


def test_le_rapprochement_n_ouvre_ni_ne_leve_ce_qui_dure() -> None:
    suites = rapprocher([alerte(NiveauAlerte.BLOQUANTE)], Constat((ecart(),)), None)
    assert (suites.a_ouvrir, suites.a_lever) == ((), ())


def test_le_rapprochement_leve_ce_qui_a_disparu_et_ouvre_le_neuf() -> None:
    ancienne = alerte(NiveauAlerte.BLOQUANTE)
    suites = rapprocher([ancienne], Constat((ecart("autre"),)), None)
    assert (suites.a_ouvrir, suites.a_lever) == ((ecart("autre"),), (ancienne,))


def test_le_rapprochement_ne_leve_pas_une_informative() -> None:
    assert rapprocher([alerte(NiveauAlerte.INFORMATIVE)], Constat(), None).a_lever == ()


def test_une_fermeture_deja_traitee_ne_revient_pas_une_autre_si() -> None:
    constat = Constat((ecart(niveau=NiveauAlerte.IMPACTANTE), ecart()), fermeture="signature")
    assert rapprocher([], constat, "signature").a_ouvrir == (ecart(),)
    assert len(rapprocher([], constat, "autre").a_ouvrir) == 2


def test_les_decisions_et_leurs_effets_sont_ceux_du_manuel() -> None:
    assert [
        (une.exigence, une.cause.value, une.decision.value, une.ouverture and une.ouverture.value)
        for une in DECISIONS
    ] == [
        ("P3-34", "ETABLISSEMENT_FERME", "confirmer", "ferme"),
        ("P3-36", "ETABLISSEMENT_FERME", "refuser", None),
        ("P3-35", "UNITE_FERMEE", "fermer_temporairement", "fermee_temporairement"),
        ("P3-35", "UNITE_FERMEE", "fermer_definitivement", "fermee_definitivement"),
        ("P3-36", "UNITE_FERMEE", "refuser", None),
    ]
    assert effet(DECISIONS, CauseAlerte.UNITE_FERMEE, "confirmer") is None
