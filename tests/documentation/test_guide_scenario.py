"""Le guide « Écrire un scénario » dit vrai : chacun de ses extraits est lu dans la page, et joué."""

import importlib.util
import json
import os
import re
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ror_contracts.scenario import mutations as contrat
from ror_harness.steps import libelles
from ror_reference.pages import render
from ror_simulator.domain import mutations
from ror_simulator.faults.registry import KINDS
from simulator.control.bench import bench

from .extraits import RACINE, Commande, commandes, fichiers, lignes

GUIDE = (RACINE / "docs/guides/ecrire-un-scenario.md").read_text("utf-8")
FICHIERS, LIGNES = fichiers(GUIDE), lignes(GUIDE)
MUTATION = "simulator/ror_simulator/domain/mutations/devient_sensible.py"
PANNE = "simulator/ror_simulator/faults/http_429.py"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Le dossier de qui suit le guide : tous les fichiers que la page fait écrire."""
    racine = tmp_path_factory.mktemp("guide")
    for nom, texte in FICHIERS.items():
        (racine / nom).parent.mkdir(parents=True, exist_ok=True)
        (racine / nom).write_text(texte, encoding="utf-8")
    return racine


@pytest.fixture
def mutation(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> mutations.Mutation:
    """La mutation du guide, inscrite au registre le temps d'un test."""
    ecrite: mutations.Mutation = module(dossier / MUTATION).MUTATION
    monkeypatch.setitem(mutations.MUTATIONS, ecrite.nom, ecrite)  # type: ignore[arg-type]
    return ecrite


def module(fichier: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(fichier.stem, fichier)
    assert spec is not None
    assert spec.loader is not None
    charge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(charge)
    return charge


def ligne(fichier: str, **noms: object) -> Any:
    """Ce que vaut une ligne que le guide fait ajouter, là où elle s'ajoute."""
    return eval(f"({LIGNES[fichier].rstrip(',')})", noms)


@pytest.mark.parametrize("commande", commandes(GUIDE), ids=lambda une: une.texte)
def test_chaque_commande_du_guide_rend_ce_qu_il_dit(commande: Commande, dossier: Path) -> None:
    fini = subprocess.run(
        ["bash", "-c", commande.a_lancer],
        cwd=dossier,
        env={nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("PYTEST")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=180,
        check=False,
    )
    assert (fini.returncode, commande.manquantes(fini.stdout)) == (commande.code, []), fini.stdout


def test_la_mutation_du_guide_se_joue(mutation: mutations.Mutation) -> None:
    banc = bench()
    session = banc.open()
    avant = banc.read(session).content
    assert banc.mutate(session, mutation.nom, oi="ue_ssr").status_code == 201
    apres = banc.read(session).content
    assert b"sensitiveUnit>true" in apres
    assert b"sensitiveUnit>true" not in avant


def test_une_mutation_du_guide_qui_ne_changerait_rien_est_refusee(mutation: mutations.Mutation) -> None:
    banc = bench()
    session = banc.open()
    banc.mutate(session, mutation.nom, oi="ue_ssr")
    assert banc.mutate(session, mutation.nom, oi="ue_ssr").status_code == 422


def test_les_lignes_de_la_mutation_s_accordent_avec_elle(mutation: mutations.Mutation, dossier: Path) -> None:
    connue = ligne("contracts/ror_contracts/scenario/mutations.py", **vars(contrat))
    assert (connue.nom, connue.noms) == (mutation.nom, tuple(un.nom for un in mutation.parametres))
    inscrite = ligne(
        "simulator/ror_simulator/domain/mutations/__init__.py", devient_sensible=module(dossier / MUTATION)
    )
    assert inscrite.nom == mutation.nom


def test_les_mots_de_la_mutation_s_ajoutent_a_la_table(mutation: mutations.Mutation) -> None:
    mots = eval(f"{{{LIGNES['harness/ror_harness/steps/libelles.py']}}}")
    assert list(mots.values()) == [(mutation.nom, {})]
    assert not mots.keys() & libelles.MUTATIONS.keys()
    assert f"subit : {next(iter(mots))}`" in GUIDE


def test_la_panne_du_guide_s_arme_et_frappe_une_fois(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = ligne("simulator/ror_simulator/faults/registry.py", http_429=module(dossier / PANNE))
    monkeypatch.setitem(KINDS, kind.name, kind)  # type: ignore[arg-type]
    (demande,) = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    banc = bench()
    session = banc.open()
    assert banc.arm(session, *json.loads(demande)["pannes"]).status_code == 200
    frappee, juste = banc.read(session), banc.read(session)
    assert (frappee.status_code, frappee.headers["retry-after"], juste.status_code) == (429, "120", 200)


def test_une_panne_de_plus_parait_d_elle_meme_dans_la_reference(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = module(dossier / PANNE).KIND
    monkeypatch.setitem(KINDS, kind.name, kind)  # type: ignore[arg-type]
    assert "### Les autres\n\n| panne |" in render("pannes")
    assert f"| `{kind.name}` | {kind.titre} |" in render("pannes")
