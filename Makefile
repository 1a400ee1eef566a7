# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
UV := .uv/bin/uv
UV_VERSION := 0.13.9
PORT ?= 0
export UV_PROJECT_ENVIRONMENT := $(VENV)

.PHONY: run test check audit bench ablations docs setup setup-dev setup-training train system-python system-test rules

run: setup
	@$(VENV)/bin/halfway open --port $(PORT)

test: setup-dev system-test
	$(VENV)/bin/python scripts/with_postgres.py $(VENV)/bin/pytest tests/web/store tests/web/test_hosted.py
	$(VENV)/bin/python scripts/without_network.py $(VENV)/bin/pytest -n 4 --dist worksteal

check: setup-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/bandit --quiet --configfile pyproject.toml --recursive src scripts
	$(VENV)/bin/python scripts/check_rules.py

audit: setup-dev
	$(VENV)/bin/python scripts/audit.py

bench: setup-dev system-test setup-training
	$(VENV)/bin/python bench/check_latency.py
	$(VENV)/bin/python bench/start.py
	$(VENV)/bin/python bench/vault.py
	$(VENV)/bin/python bench/keypress.py
	$(VENV)/bin/python bench/bulk.py
	$(VENV)/bin/python bench/imports.py
	$(VENV)/bin/python bench/strategies.py
	.venv-training/bin/python -W ignore -m bench.accuracy

ablations: setup-training
	.venv-training/bin/python -W ignore -m training.moves.ablate
	.venv-training/bin/python -W ignore -m training.moves.recipes
	.venv-training/bin/python -W ignore -m training.moves.politeness

train: setup-training
	.venv-training/bin/python -W ignore -m training.moves.train
	.venv-training/bin/python -W ignore -m training.moves.gate
	.venv-training/bin/python scripts/write_accuracy.py

rules: setup-dev
	$(VENV)/bin/python scripts/check_rules.py --record
	$(VENV)/bin/python scripts/write_rule_pages.py

$(UV):
	@sh scripts/setup.sh python
	@$(PYTHON) -m venv .uv
	@.uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

setup: $(UV)
	@$(UV) sync --quiet --locked --inexact

setup-dev: $(UV)
	@$(UV) sync --quiet --locked --group dev

setup-training: $(UV)
	@UV_PROJECT_ENVIRONMENT=.venv-training $(UV) sync --quiet --locked --group training

system-test:
	@sh scripts/setup.sh tests
