# Everything happens inside .venv; `make demo` and `make test` are the two commands to know.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMMA := ,
# The recipe needs torch, a large download; with TORCH= it is left out of types and tests.
TORCH ?= torch==2.13.0
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test format clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "dragoman needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "first: sudo apt install python3-venv" >&2; exit 1; }

# What an installation copies, an editable one too.
COPIED := pyproject.toml hooks/dragoman_hooks/pelican/namespace.py

$(VENV)/.core: $(COPIED) | $(BIN)/python
	$(PIP) --editable .
	touch $@

$(VENV)/.test: $(COPIED) | $(BIN)/python
	$(PIP) --editable '.[test$(if $(TORCH),$(COMMA)train)]' $(TORCH)
	touch $@ $(VENV)/.core

demo: $(VENV)/.core
	$(BIN)/dragoman translate examples/*.ar.md

test: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(if $(TORCH),,-p dragoman -p dragoman_models -p dragoman_hooks)
	$(BIN)/pytest $(if $(TORCH),,--ignore=models/recipe --ignore=tests/recipe)

format: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
