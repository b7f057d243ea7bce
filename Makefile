# make report   install what is needed and make every client's newest report
# make test     everything that must hold before a commit
# make bench    how long it takes beside a naive loop, and how much ten generated months ask of an analyst; half an hour
# make lab      JupyterLab on a client's notebook: make lab CLIENT=gift-shop
# make messages bring the catalogues of sentences up with the code; a new language: make messages LOCALE=sv
# make pictures the pictures that README.md and docs/ show; needs Chromium
# make accept-pictures  accept how the demo reports look now, after looking at them
# make clean    remove what the targets above installed and cached; reports stay

PYTHON ?= python3
MONTH ?= latest
CLIENT ?= gift-shop
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUNTIME := $(VENV)/installed-runtime
DEV := $(VENV)/installed-dev
NOTEBOOKS := $(patsubst %,clients/%/report.ipynb,gift-shop insurance-quotes wiki-publisher)

.PHONY: report test bench lab messages pictures accept-pictures clean hooks constraints

report: $(RUNTIME)
	$(BIN)/readout run --month $(MONTH)
	@echo
	@echo "Finished reports:"
	@find -L reports -path reports/.versions -prune -o \( -name report.html -o -name report.pdf \) -print | sort

test: $(DEV) hooks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist loadfile
	$(BIN)/python -m pytest --nbval-lax --nbval-current-env $(NOTEBOOKS)

bench: $(DEV)
	$(BIN)/python benchmarks/one_report.py
	$(BIN)/python benchmarks/ten_clients.py
	$(BIN)/python benchmarks/prose.py
	$(BIN)/python benchmarks/wrong_figures.py
	$(BIN)/python benchmarks/preview.py
	$(BIN)/python benchmarks/sources.py
	$(BIN)/python benchmarks/overview.py
	$(BIN)/python benchmarks/unchanged.py
	$(BIN)/python benchmarks/batch.py

lab: $(DEV)
	$(BIN)/jupyter lab clients/$(CLIENT)/report.ipynb

messages: $(DEV)
	$(BIN)/python -m readout.text.translating $(LOCALE)

pictures: $(DEV) report
	$(BIN)/python docs/make_pictures.py
	$(BIN)/python docs/make_month_page.py
	$(BIN)/python docs/make_method_charts.py

accept-pictures: $(DEV)
	$(BIN)/python -m pytest -q tests/pages/test_looks.py --accept-pictures
	@git status --short tests/pages/pictures

# The stamps let a second call start at once. pyproject.toml or constraints.txt newer than a stamp: install again.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Readout needs Python 3.11 or newer, not " + \
		sys.version.split()[0] + "; name one: make PYTHON=python3.12 " + "$(MAKECMDGOALS)")'
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(DEV): $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $(RUNTIME) $@

# A git filter that commits notebooks without results, but with their tags, metadata and cell ids.
hooks: $(DEV)
	@if [ -e .git ]; then \
		git config filter.nbstripout.clean "$(BIN)/nbstripout --keep-id --extra-keys \
'metadata.papermill metadata.language_info.version cell.metadata.papermill cell.metadata.execution'" && \
		git config filter.nbstripout.smudge cat; \
	fi

constraints: $(DEV)
	@{ grep "^#" constraints.txt; $(PIP) freeze --exclude-editable; } > $(VENV)/constraints.txt
	@mv $(VENV)/constraints.txt constraints.txt

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build
	find lib tests benchmarks clients -name __pycache__ -type d -prune -exec rm -rf {} +
