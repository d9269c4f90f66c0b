# Everything a contributor does with this project. Needs Python 3.11 or newer and GNU make 3.81 or newer.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --require-hashes --no-deps --only-binary :all:
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

# Where the site is served, and how many processes test at once.
ADDRESS ?= 127.0.0.1:8000
WORKERS ?= auto

# Material's notice about a MkDocs that this project does not use.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test bench audit screenshots lock clean

help: ## Show this help
	@echo 'Kliping: a folder of raw news articles becomes a published digest.'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo '  PYTHON=python3.12   the interpreter to make $(VENV) with (before that: make clean)'
	@echo '  ADDRESS=$(ADDRESS)   where `make serve` listens'
	@echo '  WORKERS=$(WORKERS)   how many processes `make test` uses'

site: $(VENV)/site.stamp ## Build the site into site/
	$(BIN)/python -m mkdocs build --strict
	@echo
	@echo 'The site is in site/. To read it, type'
	@echo '  $(BIN)/python -m http.server --bind 127.0.0.1 --directory site 8000'
	@echo 'and open http://127.0.0.1:8000/ in a browser. `make serve` shows it while you write.'

serve: $(VENV)/site.stamp ## Show the site in a browser, anew after each change
	$(BIN)/python -m mkdocs serve --dev-addr $(ADDRESS)

check: $(VENV)/test.stamp ## Lint, format check, types, and who may import whom
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --cache-dir .cache/import-linter

test: $(VENV)/test.stamp check ## Check everything, then run all tests
	$(BIN)/python -m tools.browser
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadgroup

bench: $(VENV)/test.stamp ## Measure time and memory
	$(BIN)/python -m tools.bench

audit: $(VENV)/audit.stamp ## Ask Lighthouse, axe and the W3C's checker about the built site, and weigh it
	$(BIN)/python -m tools.browser
	$(BIN)/python -m pytest -m audit

screenshots: $(VENV)/test.stamp ## Take the README's pictures of the site anew
	$(BIN)/python -m tools.browser
	$(BIN)/python -m tools.screenshots

lock: $(VENV)/test.stamp ## Take the newest versions into requirements/
	$(LOCK) --extra build --output-file requirements/site.txt
	$(LOCK) --extra build --extra test --constraint requirements/site.txt --output-file requirements/test.txt
	$(LOCK) --extra build --extra test --extra audit --constraint requirements/test.txt --output-file requirements/audit.txt

clean: ## Remove what make made, the environment too
	rm -rf $(VENV) .cache site build *.egg-info

# The environment is one folder. What is in it comes from a lock file, byte for byte; a stamp says that it is all there.
$(BIN)/python:
	@sh tools/environment.sh $(VENV) '$(PYTHON)'

$(VENV)/site.stamp: $(BIN)/python requirements/site.txt pyproject.toml
	$(INSTALL) --requirement requirements/site.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp requirements/test.txt
	$(INSTALL) --requirement requirements/test.txt
	@touch $@

$(VENV)/audit.stamp: $(VENV)/test.stamp requirements/audit.txt tools/audit/package-lock.json
	$(INSTALL) --requirement requirements/audit.txt
	cd tools/audit && PATH="$(abspath $(BIN)):$$PATH" npm ci --silent
	@touch $@
