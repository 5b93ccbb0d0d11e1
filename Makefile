# The commands of this project. `make run` (or `make demo`) and `make test` are the two to remember.
#
#   make PYTHON=python3.12 run     use another Python, 3.11 or newer

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DIR ?= tour
JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help install run demo test bench lint format tour

help: ## what can be made
	@echo "make run      open LeaderLens (installs it first, into $(VENV))"
	@echo "make demo     open the demonstration, Kelderby Council"
	@echo "make test     run every test"
	@echo "make bench    measure start-up against a bare window"
	@echo "make lint     style, types and the floors of the architecture"
	@echo "make format   put the code into its usual shape"
	@echo "make tour     pictures of every page, into the folder $(DIR)"
	@echo "make install  only make $(VENV)"

install: $(INSTALLED)

$(INSTALLED): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "LeaderLens needs Python 3.11 or newer, and there is no $(PYTHON) here."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "LeaderLens needs Python 3.11 or newer; name one with: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing; on Debian or Ubuntu, install it with: sudo apt install python3-venv"; exit 1; }
	@echo "Installing LeaderLens into $(VENV): this takes a minute or two the first time."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

run: $(INSTALLED)
	@$(BIN)/python -m leaderlens

demo: $(INSTALLED)
	@$(BIN)/python -m leaderlens --demo

# Tests that drive a real window want the machine for themselves; all others share its cores, one process per file.
# `make test ARGS="tests/domain -k merge"` runs only what is named.
test: $(INSTALLED)
ifdef ARGS
	$(BIN)/python -m pytest $(ARGS)
else
	@failed=0; \
	$(BIN)/python -m pytest --numprocesses=$(JOBS) --dist=loadfile --ignore=tests/desktop || failed=1; \
	$(BIN)/python -m pytest tests/desktop || failed=1; \
	exit $$failed
endif

bench: $(INSTALLED)
	$(BIN)/python -m tests.bench

lint: $(INSTALLED)
	$(BIN)/ruff check leaderlens tests packaging
	$(BIN)/ruff format --check leaderlens tests packaging
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(INSTALLED)
	$(BIN)/ruff check --fix-only --quiet leaderlens tests packaging
	$(BIN)/ruff format leaderlens tests packaging

tour: $(INSTALLED)
	@$(BIN)/python -m leaderlens tour $(DIR)
