"""Chaque message de pilotage est comparé au contrat publié ; la voie rapide juge comme la référence."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

from ror_contracts.fast_schema import fast_test
from ror_contracts.paths import DATA
from ror_harness.world.pilotage import load_contract

CHARGEUR = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DOCUMENT: Any = yaml.load((DATA / "pilotage.openapi.yaml").read_text("utf-8"), CHARGEUR)
MEDIA = "application/json"


def messages() -> Iterator[tuple[str, Mapping[str, Any], Any]]:
    """Rend (nom, schéma, exemple) pour chaque requête et chaque réponse du contrat."""
    for chemin, formes in DOCUMENT["paths"].items():
        post = formes["post"]
        requete = post["requestBody"]["content"][MEDIA]
        reponse = post["responses"]["200"]["content"][MEDIA]
        nom = chemin.rsplit("/", 1)[-1]
        yield f"{nom} (requête)", requete["schema"], requete["example"]
        yield f"{nom} (réponse)", reponse["schema"], reponse["example"]


def corruptions(exemple: Any) -> Iterator[Any]:
    """Rend des voisins d'un exemple : un champ ôté, ajouté, changé de type, à toute profondeur."""
    for chemin in list(_paths(exemple)):
        for remplacant in (None, 12, "texte", True, [], {}, "2026-03-02"):
            yield _with(exemple, chemin, remplacant)
        if chemin and isinstance(chemin[-1], str):
            yield _without(exemple, chemin)
            yield _with(exemple, (*chemin[:-1], "champ_en_trop"), "x")


@pytest.mark.parametrize(
    ("schema", "exemple"), [(s, e) for _, s, e in messages()], ids=[n for n, _, _ in messages()]
)
def test_la_voie_rapide_juge_comme_la_reference(schema: Mapping[str, Any], exemple: Any) -> None:
    contrat, rapide = load_contract(), fast_test(schema, {"components": DOCUMENT["components"]})
    assert rapide(exemple)
    for corrompu in corruptions(exemple):
        assert rapide(corrompu) == (contrat.explain(schema, corrompu) is None), corrompu


def test_une_valeur_sans_ecriture_en_json_ne_suit_aucun_schema() -> None:
    assert not fast_test({"additionalProperties": {"type": "string"}})({"instant": b"2026"})


def test_une_operation_inconnue_est_dite() -> None:
    assert load_contract().request_error("danser", {}) == "opération de pilotage inconnue : « danser »"


@pytest.mark.parametrize(
    ("corps", "reproche"),
    [
        ({"region": "r"}, "il manque un champ"),
        ({"region": "r", "instant": "demain"}, 'instant : "demain" n\'a pas la forme'),
        ({"region": "", "instant": "2026-03-02T08:00:00+01:00"}, "region : le texte est vide"),
        ({"region": "r", "instant": "2026-03-02T08:00:00+01:00", "x": 1}, "un champ n'est pas prévu"),
    ],
)
def test_une_requete_fautive_est_dite_en_francais(corps: dict[str, Any], reproche: str) -> None:
    assert reproche in str(load_contract().request_error("horloge", corps))


def test_une_reponse_refusee_est_jugee_comme_un_refus() -> None:
    erreur = load_contract().response_error("associer", {"accepte": False, "refus": []})
    assert erreur == "refus : la liste est trop courte"


def test_une_reponse_qui_n_est_pas_un_objet_est_hors_contrat() -> None:
    assert load_contract().response_error("associer", ["oui"]) is not None


def _paths(valeur: Any, chemin: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield chemin
    enfants = (
        valeur.items() if isinstance(valeur, dict) else enumerate(valeur) if isinstance(valeur, list) else ()
    )
    for cle, enfant in enfants:
        yield from _paths(enfant, (*chemin, cle))


def _with(exemple: Any, chemin: tuple[Any, ...], remplacant: Any) -> Any:
    if not chemin:
        return remplacant
    copie = copy.deepcopy(exemple)
    noeud = copie
    for pas in chemin[:-1]:
        noeud = noeud[pas]
    noeud[chemin[-1]] = remplacant
    return copie


def _without(exemple: Any, chemin: tuple[Any, ...]) -> Any:
    copie = _with(exemple, chemin, None)
    noeud = copie
    for pas in chemin[:-1]:
        noeud = noeud[pas]
    del noeud[chemin[-1]]
    return copie
