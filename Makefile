# Two commands are enough: `make run` opens Krets on the practice family, `make test` checks everything.
# Needs Python 3.11 or newer with venv, and make. Everything else is installed into .venv.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard mapping/locale/*/LC_MESSAGES/*.po))
PARTS := pyproject.toml constraints.txt hatch_build.py

.PHONY: run test torture check-python pictures benchmarks catalogue clean

run: $(VENV)/.runs $(CATALOGUES)
	@$(BIN)/krets practice

test: $(VENV)/.tests $(CATALOGUES)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --config pyproject.toml
	$(BIN)/pytest -n auto --dist loadfile

# Faults by the thousand, for the better part of an hour; a short form of each is among the tests above.
torture: $(VENV)/.tests $(CATALOGUES)
	$(BIN)/pytest tests/torture --long -n auto --dist worksteal

check-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Krets needs Python 3.11 or newer as '$(PYTHON)' (or: make PYTHON=/path/to/python3.11 run)."; \
		echo "Krets behöver Python 3.11 eller nyare."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "Krets needs Python's venv module (Debian and Ubuntu: apt install python3-venv)."; exit 1; }

$(VENV)/.made: | check-python
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runs: $(VENV)/.made $(PARTS)
	@echo "Installing what Krets needs into $(VENV) (once, about a minute) …"
	@$(PIP) -e .
	@$(BIN)/python -m compileall -q mapping exports tui
	@touch $@

$(VENV)/.tests: $(VENV)/.made $(PARTS)
	@$(PIP) -e '.[dev]'
	@$(BIN)/python -m compileall -q mapping exports tui
	@touch $@ $(VENV)/.runs

# A catalogue without a header counts as fuzzy, and would be left as it is.
%.mo: %.po | $(VENV)/.runs
	@$(BIN)/pybabel --quiet compile --use-fuzzy -i $< -o $@ -l sv

# Bring the Swedish catalogue in step with the English texts in the code.
catalogue: $(VENV)/.tests
	@mkdir -p build
	$(BIN)/pybabel --quiet extract -F babel.cfg --no-location --sort-output --omit-header -k N_ -o build/krets.pot mapping exports tui
	$(BIN)/pybabel update -D krets -d mapping/locale -l sv -i build/krets.pot --no-fuzzy-matching --ignore-obsolete --omit-header

# The pictures that the README shows.
pictures: $(VENV)/.tests $(CATALOGUES)
	$(BIN)/python docs/make_pictures.py

benchmarks: $(VENV)/.tests $(CATALOGUES)
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build dist
