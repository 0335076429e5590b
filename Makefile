# Les commandes du projet. `make` sans argument les liste.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLE := $(VENV)/.installe
PROCESSUS ?= 2
GRAINE ?= 1
SESSIONS ?= 100
REQUETES ?= 50000

# Un environnement peut l'interdire : chaque processus des tests recompilerait alors tout le banc.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := aide
.PHONY: aide installer recette juger juger-un mutation mutation-tout test verifier tests contrat reference verrou charge interop postgresql lents propre

aide: ## liste les commandes
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1 — \2/'

$(INSTALLE): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

installer: $(INSTALLE) ## crée .venv et installe depuis requirements.lock

recette: $(INSTALLE) ## joue les trois phases contre le consommateur de référence et écrit rapports/
	$(BIN)/banc-ror recette --graine $(GRAINE) --rapport rapports

juger: $(INSTALLE) ## met le banc devant tous les défauts et toutes les variantes justes ; garde le résultat
	$(BIN)/banc-ror juger --graine $(GRAINE) --processus $(PROCESSUS) --rapport rapports --garder docs/preuves/juger.json

juger-un: $(INSTALLE) ## un défaut par exigence, tiré par la graine
	$(BIN)/banc-ror juger --un-par-exigence --sans-justes --voisines 0 --graine $(GRAINE) --processus $(PROCESSUS) --rapport rapports

mutation: $(INSTALLE) ## change le métier d'un rien : un échantillon, vingt minutes au plus ; garde le résultat
	$(BIN)/banc-ror mutation --graine $(GRAINE) --processus $(PROCESSUS) --garder docs/preuves

mutation-tout: $(INSTALLE) ## tous les changements, tous les scénarios, sans borne de temps
	$(BIN)/banc-ror mutation --tout --graine $(GRAINE) --processus $(PROCESSUS) --garder docs/preuves

verifier: $(INSTALLE) ## ruff, mypy strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

tests: $(INSTALLE) ## nos propres tests
	$(BIN)/python -m pytest -rs -n 3

test: $(INSTALLE) ## tout : vérifications et tests de front, puis la recette et un défaut par exigence
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target verifier tests
	$(MAKE) --no-print-directory recette juger-un

contrat: $(INSTALLE) ## produit contracts/ror-v2.4 depuis la notation
	$(BIN)/banc-ror contrat --version 2.4 --ecrire contracts/ror-v2.4

reference: $(INSTALLE) ## produit docs/reference/ depuis le code et les contrats
	cd docs && ../$(BIN)/python -m ror_reference

verrou: ## refait requirements.lock depuis pyproject.toml
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --all-extras --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --no-header --output-file requirements.lock pyproject.toml

charge: $(INSTALLE) ## cent régions lues et mutées en parallèle : incohérences, débit, mémoire
	cd tests && ../$(BIN)/python -W ignore -m charge.charge --sessions $(SESSIONS) --requetes $(REQUETES)

interop: $(INSTALLE) ## des clients SOAP d'autres langages lisent le service ; échoue s'il en manque un
	BANC_ROR_INTEROP=exige $(BIN)/python -m pytest -rs tests/interop

lents: $(INSTALLE) ## nos tests longs : un pilote installé depuis sa roue, schemathesis plus longtemps
	$(BIN)/python -m pytest -m lent
	BANC_ROR_EXEMPLES=40 $(BIN)/python -m pytest tests/branchement/test_schemathesis.py

postgresql: $(INSTALLE) ## les scénarios forts et la reprise sur un vrai PostgreSQL ; échoue s'il n'y en a pas
	$(BIN)/python -m pytest -m postgresql tests/postgresql

propre: ## enlève l'environnement et les produits
	rm -rf $(VENV) rapports dist build
