# `make` prints this help. Everything runs in .venv, which is set up on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-$(shell cksum requirements.txt | cut -d' ' -f1)
DEV_STAMP := $(VENV)/.dev-$(shell cat requirements.txt requirements-dev.txt | cksum | cut -d' ' -f1)
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run build test check format eval bench gazetteer derive browser clean

help: ## print this help
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

run: $(RUN_STAMP) ## set up, build the tables from data/articles/, open the dashboard
	@$(BIN)/python -m pipeline build; code=$$?; \
	if [ $$code -ge 2 ]; then echo "No article could be read: see the problems above."; fi
	$(BIN)/python -m streamlit run app.py

build: $(RUN_STAMP) ## build the tables from data/articles/ (or ARTICLES=folder)
	$(BIN)/python -m pipeline build $(ARTICLES)

test: $(DEV_STAMP) browser ## set up, run every test, browser tests too
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(DEV_STAMP) ## what CI runs: format, lint, types, import rules, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) test

format: $(DEV_STAMP) ## format the code and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: $(DEV_STAMP) ## measure accuracy, write docs/evaluation.md (parts whose data is absent are skipped)
	$(BIN)/python -m bench.evaluate

bench: $(DEV_STAMP) ## measure speed against the naive ways, print ratios
	$(BIN)/python -m bench.speed

gazetteer: $(RUN_STAMP) ## download the GeoNames dump of Syria, verify it, lay it over the bundled places
	$(BIN)/python -m geo download

derive: $(DEV_STAMP) ## make data/gazetteer/ again from its sources (needs a network)
	$(BIN)/python -m geo.derive

browser: $(DEV_STAMP)
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null \
	|| $(BIN)/python -m playwright install chromium >/dev/null 2>&1 \
	|| echo "NO BROWSER: browser tests will be skipped. Install one: apt-get install chromium"

clean: ## remove built tables and caches, keep .venv
	rm -rf data/tables .khatt_cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): $(VENV)/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(DEV_STAMP): $(RUN_STAMP) requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
