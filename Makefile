# Every target sets up what it needs by itself: an own virtual environment in .venv, nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint check bench bench-compare bench-baseline fuzz properties clean reference docs man dist

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q inspector || true  # start-up counts, and some machines write no bytecode by themselves
	@touch $@

demo: $(VENV)/.installed  ## the main job without a phone
	@$(BIN)/python -m inspector.demo

test: $(VENV)/.installed  ## lint, types, the whole suite
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/inspector carriers validate
	$(BIN)/pytest -n 2 --dist worksteal

lint: $(VENV)/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy

bench: $(VENV)/.installed  ## measured ratios, printed as a table; never asserted by a test
	$(BIN)/python -m benchmarks $(GROUPS)

bench-compare: $(VENV)/.installed  ## the same against benchmarks/baseline.json; fails where a ratio got worse
	$(BIN)/python -m benchmarks --compare $(GROUPS)

bench-baseline: $(VENV)/.installed  ## what is measured now is what later runs are compared with
	$(BIN)/python -m benchmarks --store $(GROUPS)

EXAMPLES ?= 10000
properties: $(VENV)/.installed  ## every property (parsers on damaged and on random input ...), so many examples each; takes its time
	HYPOTHESIS_EXAMPLES=$(EXAMPLES) $(BIN)/pytest -m hypothesis -n 2

$(VENV)/.fuzz: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	@touch $@

SECONDS ?= 60
ONLY ?=
fuzz: $(VENV)/.fuzz  ## each reader, coverage-guided, for SECONDS, two at a time; ONLY=getprop,at for some (docs/fuzzing.md)
	$(BIN)/python -m fuzz --seconds $(SECONDS) --only "$(ONLY)"

reference: $(VENV)/.installed  ## docs/cli.md, from what the program says of itself
	$(BIN)/python -m inspector.cli.reference > docs/cli.md

$(VENV)/.docs: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

docs: $(VENV)/.docs reference  ## the site in build/site; a link that leads nowhere fails it, the network is not asked
	$(BIN)/python -m sphinx -W --keep-going --quiet --builder html docs build/site

man: $(VENV)/.installed  ## the man page, build/inspector.1
	@mkdir -p build
	$(BIN)/python -m inspector.cli.reference man > build/inspector.1

BARE := build/bare/bin
dist: $(VENV)/.installed  ## sdist, the wheel made from it, and the wheel tried in a bare environment outside the checkout
	rm -rf dist build/bare build/elsewhere
	$(BIN)/python -m build --quiet
	$(PYTHON) -m venv build/bare
	$(BARE)/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	@mkdir -p build/elsewhere
	cd build/elsewhere && ../../$(BARE)/inspector --version && ../../$(BARE)/inspector schema check > schema.json \
	  && ../../$(BARE)/inspector carriers validate && ../../$(BARE)/inspector catalog validate \
	  && ../../$(BARE)/python -m inspector.cli.reference man > inspector.1 \
	  && ../../$(BARE)/python -m inspector.demo > demo.txt && tail -n 3 demo.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
