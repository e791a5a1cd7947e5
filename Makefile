# Every target sets up what it needs by itself: an own virtual environment in .venv, nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint check bench fuzz clean dist

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
	$(BIN)/python -m benchmarks

EXAMPLES ?= 10000
fuzz: $(VENV)/.installed  ## every property (parsers on damaged and on random input ...), so many examples each; takes its time
	HYPOTHESIS_EXAMPLES=$(EXAMPLES) $(BIN)/pytest -m hypothesis -n 2
	HYPOTHESIS_EXAMPLES=$(EXAMPLES) $(BIN)/pytest tests/cli/test_faults.py  # every fault, moment and command

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
