# The two commands of the README, and what CI adds. Each does its own set-up and is quick the second time.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: report test lint bench oldest audit wheel

report: $(VENV)/.installed
	$(BIN)/dedup scan seeds -o reports/seeds

test: $(VENV)/.installed-dev
	$(BIN)/pytest -n 2 --dist loadfile

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The other end of the dependency ranges: the oldest versions that setup.cfg allows.
oldest:
	test -x .venv-oldest/bin/python || $(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/python -m pip install --quiet --disable-pip-version-check uv
	.venv-oldest/bin/uv pip install --quiet --python .venv-oldest/bin/python --resolution lowest-direct --editable '.[all,dev]'
	.venv-oldest/bin/python -m pytest -m 'not browser'

# Known vulnerabilities of what is installed. Strict: what could not be asked about is no "none found".
audit: $(VENV)/.installed-dev
	$(PIP) pip-audit
	$(BIN)/python -m pip freeze --exclude-editable > $(VENV)/installed.txt
	$(BIN)/pip-audit --strict --no-deps --disable-pip -r $(VENV)/installed.txt

# The wheel of the last commit, the same bytes wherever, whenever and by whomever it is built.
wheel:
	umask 022; folder=$$(mktemp -d); git archive HEAD | tar x -C $$folder && \
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(PYTHON) -m pip wheel --no-deps -w dist $$folder; \
	code=$$?; rm -rf $$folder; exit $$code

# Accuracy on public corpora, with the four programs that need only their folder; docs/method.md has the rest.
bench: $(VENV)/.installed
	@test -d "$(DATA)" || { echo "which folder holds the corpora? make bench DATA=folder (see docs/method.md)" >&2; exit 2; }
	$(BIN)/python benchmarks/retrieval.py --data "$(DATA)"
	$(BIN)/python benchmarks/figures.py --data "$(DATA)"
	$(BIN)/python benchmarks/compare.py planted --data "$(DATA)"
	$(BIN)/python benchmarks/judge.py --data "$(DATA)"

$(VENV)/.installed: setup.cfg pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) --editable '.[dev]'
	touch $@
