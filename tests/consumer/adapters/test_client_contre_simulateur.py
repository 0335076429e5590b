"""Le client, contre un vrai ROR simulé dans son processus : tout ce que le scénario décrit se lit."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.failure import PanneRor
from ror_consumer.domain.ror import OrganisationRor
from ror_contracts.scenario import load
from ror_contracts.scenario.donnees import donnees_etablissement, donnees_unite
from ror_contracts.versions import VERSIONS

from ..simulateur import Session

DEPUIS_TOUJOURS = datetime(2000, 1, 1, tzinfo=UTC)
HISTOIRE = "centre_hospitalier_complet"


@pytest.fixture(params=VERSIONS)
def session(simulator: dict[str, Any], request: pytest.FixtureRequest) -> Iterator[Session]:
    opened = Session(simulator["admin"], load(HISTOIRE, graine=7), request.param)
    yield opened
    opened.client.close()


def _informed(found: Any) -> dict[str, Any]:
    """Ce qui est renseigné, en types JSON."""
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()}
    return {key: value for key, value in plain.items() if value not in (None, "", [])}


def _flat(organisation: OrganisationRor) -> dict[str, Any]:
    return {
        **organisation.donnees,
        "type_unite": organisation.niveau,
        "modalite_accueil": organisation.modalite,
        "activite": organisation.activites[0] if organisation.activites else None,
        "champ_activite": organisation.champs[0] if organisation.champs else None,
    }


def test_chaque_donnee_du_scenario_se_lit(session: Session) -> None:
    ror = session.scenario.ror
    decrit = next(iter(ror.etablissements.values()))
    found = session.read()
    assert _informed(found.donnees) == _informed(
        {
            k: v
            for k, v in donnees_etablissement(decrit, ror.juridiques[decrit.juridique]).items()
            if k != "domaine"
        }
    )
    read = {organisation.oi: organisation for organisation in found.organisations}
    for decrite in decrit.toutes_les_organisations():
        expected = donnees_unite(decrite)
        if decrite.niveau != "ue":
            expected = {**expected, "champ_activite": read[decrite.identifiant].champs[0]}  # RG_ALIM_006
        assert _informed(_flat(read[decrite.identifiant])) == _informed(expected), decrite.cle


def test_une_oi_seule_se_lit_comme_dans_son_etablissement(session: Session) -> None:
    found = session.read()
    for organisation in found.organisations:
        alone = session.client.lire_organisation(organisation.oi)
        assert alone is not None
        assert alone.organisation == organisation
        assert alone.finess == session.finess


def test_la_notification_rend_ce_qui_a_change(session: Session) -> None:
    assert session.finess in session.client.etablissements_modifies(DEPUIS_TOUJOURS)
    assert session.client.etablissements_modifies(datetime.now(UTC).replace(year=2900)) == frozenset()


def test_ce_que_le_ror_ne_connait_pas_rend_rien(session: Session) -> None:
    assert session.client.lire_etablissement("000000000") is None
    assert session.client.lire_organisation("84/inconnue") is None


def test_toutes_nos_requetes_sont_valides_au_contrat(session: Session) -> None:
    session.read()
    session.client.lire_organisation("84/inconnue")
    session.client.etablissements_modifies(DEPUIS_TOUJOURS)
    assert {exchange["schema_valide"] for exchange in session.exchanges()} == {True}


def _ue(session: Session) -> tuple[str, str]:
    """La clé et l'identifiant de la première UE du scenario."""
    decrit = next(iter(session.scenario.ror.etablissements.values()))
    found = next(oi for oi in decrit.toutes_les_organisations() if oi.niveau == "ue")
    return found.cle, found.identifiant


@pytest.mark.parametrize(
    ("mutation", "expected"),
    [
        ("effacement_champ_activite", ("champs", ())),
        ("effacement_modalite_accueil", ("modalite", None)),
        ("effacement_type_unite", ("niveau", "")),
        ("effacement_activite", ("activites", ())),
    ],
)
def test_une_donnee_effacee_dans_le_ror_se_lit_non_renseignee(
    session: Session, mutation: str, expected: tuple[str, object]
) -> None:
    cle, oi = _ue(session)
    session.mutate(mutation, oi=cle)
    found = next(organisation for organisation in session.read().organisations if organisation.oi == oi)
    assert getattr(found, expected[0]) == expected[1]


def test_un_type_d_unite_change_ne_casse_pas_la_lecture(session: Session) -> None:
    cle, oi = _ue(session)
    session.mutate("changement_type_unite", oi=cle)
    found = next(organisation for organisation in session.read().organisations if organisation.oi == oi)
    assert found.niveau != "4"


@pytest.mark.parametrize(
    ("panne", "nature"),
    [
        ({"panne": "http_500"}, "http"),
        ({"panne": "faute_soap"}, "faute"),
        ({"panne": "reponse_tronquee"}, None),
    ],
)
def test_chaque_panne_du_ror_est_un_ror_indisponible(
    session: Session, panne: dict[str, Any], nature: str | None
) -> None:
    session.break_with(**panne, operation="lecture_etablissement", fois=1)
    with pytest.raises(PanneRor) as caught:
        session.read()
    assert nature in (None, caught.value.nature)
    assert session.read().organisations


def test_un_ror_qui_tarde_est_un_ror_indisponible(session: Session) -> None:
    session.break_with(panne="delai", secondes=5, operation="lecture_etablissement", fois=1)
    hurried = RorSoap(Connexion(session.url, delai_lecture=0.3))
    with pytest.raises(PanneRor) as caught:
        hurried.lire_etablissement(session.finess)
    assert caught.value.nature == "delai"
    hurried.close()
