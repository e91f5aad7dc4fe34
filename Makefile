# Everything here works on a fresh machine with Python 3.11 or newer, make and pip.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DB ?= outputs/docextract.db
CORPUS ?= corpus/papers
HOST ?= 127.0.0.1
PORT ?= 8001
SERVE ?= 1
PAPERS ?= $(CORPUS)
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test test-slow lint format schemas corpus bench accuracy confidence build clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

# One environment. `make demo` installs what the program needs, `make test` the developers' tools too.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Say which to use: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	@echo "making the environment in $(VENV) (once; a minute or two)"
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
		$(PYTHON) -m venv --clear --without-pip $(VENV) && \
		$(PYTHON) -m pip --python $@ install -qq --disable-pip-version-check pip; }

PIP_INSTALL = $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP_INSTALL) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP_INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed ## read corpus/ into outputs/docextract.db and serve it (SERVE=0: only read)
	$(BIN)/docextract ingest $(CORPUS) --db $(DB)
ifneq ($(SERVE),0)
	@echo "open http://$(HOST):$(PORT)/ in a browser; Ctrl-C stops"
	$(BIN)/docextract serve --db $(DB) --host $(HOST) --port $(PORT)
endif

test: lint ## all checks: style, types, the arrows between modules, and the tests
	$(BIN)/pytest $(PYTEST_ARGS)

test-slow: $(VENV)/.installed-dev ## the tests that take long
	$(BIN)/pytest -m slow $(PYTEST_ARGS)

lint: $(VENV)/.installed-dev ## the checks without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.installed-dev ## format the code and mend what can be mended by machine
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

schemas: $(VENV)/.installed ## write the JSON Schemas and the database's schema into schemas/
	$(BIN)/docextract schemas

corpus: $(VENV)/.installed-dev ## draw the papers of corpus/ again
	$(BIN)/python -m corpus.make

bench: $(VENV)/.installed-dev ## time reading, tables and the whole against the libraries (PAPERS=folder)
	$(BIN)/python benchmarks/speed.py $(PAPERS) --json outputs/benchmark.json

accuracy: $(VENV)/.installed ## read corpus/ and hold the records against its truth
	$(BIN)/docextract ingest $(CORPUS) --db outputs/accuracy.db
	$(BIN)/docextract score corpus/truth --db outputs/accuracy.db --misses 5 --json outputs/accuracy.json --publish

# Real papers with truth join where DOCEXTRACT_SHARED names a folder with papers/ and gold/ in it.
confidence: $(VENV)/.installed-dev ## fit what each method's confidence is worth, from papers with truth
	$(BIN)/python benchmarks/confidence.py $(CORPUS):corpus/truth \
		$(if $(DOCEXTRACT_SHARED),$(DOCEXTRACT_SHARED)/papers:$(DOCEXTRACT_SHARED)/gold)

build: $(VENV)/.installed-dev ## build the wheel and the source package into dist/
	$(BIN)/python -m build --outdir dist

clean: ## remove the environment, caches and outputs
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find outputs -mindepth 1 ! -name README.md -delete
