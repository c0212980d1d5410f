# The commands of the README. `make site` needs nothing but Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.PHONY: site serve test test-long mutants bench schema lock clean

site: $(VENV)/.installed
	@$(BIN)/protocol build

serve: $(VENV)/.installed
	@$(BIN)/protocol serve

test: $(VENV)/.installed-test
	@sh tests/browser.sh
	$(BIN)/ruff check .
	$(BIN)/mypy
	@mkdir -p .cache
	$(BIN)/coverage run -m pytest -q --hypothesis-profile=few tests/screening
	$(BIN)/coverage report
	$(BIN)/pytest -q -n 2 --dist worksteal

test-long: $(VENV)/.installed-test
	@sh tests/browser.sh
	$(BIN)/pytest -q -n 2 --dist worksteal -m ""

# Changes the evaluation of rules in small ways, one after the other, and says which of them its own
# tests do not notice. It takes some minutes.
mutants: $(VENV)/.installed-mutants
	@rm -rf mutants
	$(BIN)/mutmut run
	$(BIN)/python tests/mutants.py

bench: $(VENV)/.installed-bench
	@sh bench/tools.sh
	$(BIN)/python bench/run.py

# Writes the schema that editors check definitions with.
schema: $(VENV)/.installed
	@$(BIN)/python -m generator.schema

# Writes the lock files anew from pyproject.toml.
lock: $(VENV)/.installed-test
	$(BIN)/pip install --quiet pip-tools
	$(COMPILE) --extra build --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra build --extra test --constraint requirements.lock --output-file requirements-test.lock pyproject.toml
	$(COMPILE) --extra build --extra bench --constraint requirements-test.lock --output-file requirements-bench.lock pyproject.toml
	$(COMPILE) --extra build --extra test --extra mutants --constraint requirements-test.lock --output-file requirements-mutants.lock pyproject.toml

clean:
	rm -rf $(VENV) .cache site mutants

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python could not make $(VENV). On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q generator
	@touch $@

$(VENV)/.installed-test: requirements-test.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

$(VENV)/.installed-bench: requirements-bench.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

$(VENV)/.installed-mutants: requirements-mutants.lock $(VENV)/.installed-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-mutants.lock
	@touch $@
