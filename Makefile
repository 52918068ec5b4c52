# Everything a newcomer needs: make start, make test. The rest: make lint, make bench, make duurtest.
PYTHON ?= python3.11
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
GEEN_PAKKETTEN := { echo "De Python-pakketten konden niet worden opgehaald: zie de fout hierboven en controleer het netwerk."; exit 1; }

.PHONY: setup setup-dev start test lint bench duurtest

setup: .venv/.klaar
setup-dev: .venv/.klaar-dev

.venv/.klaar: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 ontbreekt: installeer python3.11 of geef PYTHON=pad op."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python heeft hier geen venv-module: installeer python3-venv (Debian: apt-get install python3.11-venv)."; exit 1; }
	@$(PIP) --require-hashes -r requirements.lock || $(GEEN_PAKKETTEN)
	@$(PIP) --no-deps -e . || $(GEEN_PAKKETTEN)
	@touch $@

.venv/.klaar-dev: .venv/.klaar requirements-dev.lock
	@$(PIP) --require-hashes -r requirements-dev.lock || $(GEEN_PAKKETTEN)
	@touch $@

start: setup
	$(BIN)/borgwijzer start

lint: setup-dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup-dev
	@.ci/test

bench: setup-dev
	$(BIN)/python -m bench

duurtest: setup-dev
	$(BIN)/python -m pytest tests/duur -m duur
	BORGWIJZER_DODEN=50 $(BIN)/python -m pytest tests/scenarios/test_veldwerk_gedood.py
	BORGWIJZER_DODEN=2 BORGWIJZER_FOTOS=60 BORGWIJZER_FOTO_MB=12 $(BIN)/python -m pytest tests/scenarios/test_veldwerk_gedood.py
