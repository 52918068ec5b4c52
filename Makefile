# Everything a newcomer needs: make start, make test. The rest: make lint, make bench, make duurtest.
PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: setup setup-dev start test lint bench duurtest

setup: .venv/.klaar
setup-dev: .venv/.klaar-dev

.venv/.klaar: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 ontbreekt: installeer python3.11 of geef PYTHON=pad op."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python heeft hier geen venv-module: installeer python3-venv (Debian: apt-get install python3.11-venv)."; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.klaar-dev: .venv/.klaar requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
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
