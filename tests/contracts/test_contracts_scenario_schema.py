"""Vérifie que la voie rapide juge un scénario comme la validation de référence."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from ror_contracts.paths import scenarios_dir
from ror_contracts.scenario import schema, schema_faults
from ror_contracts.scenario.errors import ScenarioError
from ror_contracts.scenario.reader import Chemin, Document, read

HISTOIRES = ("fermeture_unite_ssr", "unites_du_ror_a_creer", "ror_fautif")
REMPLACANTS: tuple[Any, ...] = ("", "inconnu", "01", [], ["01", "01"], ["01", []], {}, {"cle en trop": "01"})


def _lu(nom: str) -> Document:
    fichier = scenarios_dir() / f"{nom}.yaml"
    return read(fichier.read_bytes(), fichier.name)


def _mots(schema: Any) -> Iterator[str]:
    """Rend les clés que le schéma nomme ; les autres sont celles que l'auteur d'une histoire choisit."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
    for sous_schema in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(sous_schema, dict | list):
            yield from _mots(sous_schema)


def _lieux(document: Document) -> Iterable[Chemin]:
    """Rend un chemin par lieu du schéma : deux unités de même niveau n'en font qu'un."""
    mots = frozenset(_mots(schema.scenario_schema()))
    return {
        tuple(pas if pas in mots else "*" for pas in chemin): chemin for chemin in document.lignes
    }.values()


def _voisins(document: Document) -> Iterator[Document]:
    """Rend le document où une valeur, en chaque lieu du schéma, est remplacée ou ôtée."""
    for chemin in _lieux(document):
        for remplacant in (*REMPLACANTS, None):
            donnees = deepcopy(document.donnees)
            porteur = donnees
            for pas in chemin[:-1]:
                porteur = porteur[pas]
            if remplacant is None:
                del porteur[chemin[-1]]
            else:
                porteur[chemin[-1]] = remplacant
            yield Document(document.fichier, donnees, document.lignes)


def _dits(erreurs: Iterable[ScenarioError]) -> list[str]:
    return [str(erreur) for erreur in erreurs]


@pytest.mark.parametrize("nom", HISTOIRES)
def test_les_deux_validations_sont_du_meme_avis(nom: str) -> None:
    document = _lu(nom)
    assert list(schema.schema_errors(document)) == []
    for voisin in _voisins(document):
        reproches = _dits(schema_faults.schema_errors(voisin))
        assert _dits(schema.schema_errors(voisin)) == reproches, voisin.donnees


@pytest.mark.parametrize("valeur", ["ue", "inconnu", "", [], {}])
def test_une_donnee_d_organisation_se_juge_de_meme(valeur: Any) -> None:
    document = Document("essai.yaml", {}, {})
    juges = (module.organisation_errors(document, (), "niveau", valeur) for module in (schema, schema_faults))
    rapide, reference = map(_dits, juges)
    assert rapide == reference
