# The commands of the README. `make site` needs nothing but Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ENVIRONMENT = @sh environment.sh "$(PYTHON)" "$(origin PYTHON)" requirements.lock
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

# Whoever set these meant other programs.
unexport PYTHONHOME PYTHONPATH

.PHONY: site serve test browser types screening test-long mutants bench typeface schema reference lock clean

site:
	$(ENVIRONMENT)
	@$(BIN)/protocol build

serve:
	$(ENVIRONMENT)
	@$(BIN)/protocol serve

test:
	$(ENVIRONMENT) requirements-test.lock
	@$(MAKE) --no-print-directory --jobs 3 browser types screening
	$(BIN)/pytest -q -n 3 --dist worksteal --ignore tests/screening

browser:
	@sh tests/browser.sh

types:
	$(BIN)/ruff check .
	$(BIN)/mypy

screening:
	@mkdir -p .cache
	$(BIN)/coverage run -m pytest -q --hypothesis-profile=few tests/screening
	$(BIN)/coverage report

test-long:
	$(ENVIRONMENT) requirements-test.lock
	@sh tests/browser.sh
	$(BIN)/pytest -q -n 3 --dist worksteal -m ""

# Changes the evaluation of rules in small ways, one after the other, and says which of them its own
# tests do not notice. It takes some minutes.
mutants:
	$(ENVIRONMENT) requirements-test.lock requirements-mutants.lock
	@rm -rf mutants
	$(BIN)/mutmut run
	$(BIN)/python tests/mutants.py

bench:
	$(ENVIRONMENT) requirements-bench.lock
	@sh bench/tools.sh
	$(BIN)/python bench/run.py

# Measures how well a typeface tells digits apart: make typeface FONTS="one.ttf another.ttf".
typeface:
	$(ENVIRONMENT) requirements-test.lock
	@PYTHONPATH=. $(BIN)/python bench/typeface.py $(FONTS)

# Writes the schema that editors check definitions with.
schema:
	$(ENVIRONMENT)
	@$(BIN)/protocol schema >protocol_source/definition.schema.json

# Writes the reference of the language: edit generator/reference/.
reference:
	$(ENVIRONMENT)
	@$(BIN)/protocol explain --pages reference

# Writes the lock files anew from pyproject.toml.
lock:
	$(ENVIRONMENT) requirements-test.lock
	$(BIN)/pip install --quiet pip-tools
	$(COMPILE) --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra test --constraint requirements.lock --output-file requirements-test.lock pyproject.toml
	$(COMPILE) --extra bench --constraint requirements-test.lock --output-file requirements-bench.lock pyproject.toml
	$(COMPILE) --extra test --extra mutants --constraint requirements-test.lock --output-file requirements-mutants.lock pyproject.toml

clean:
	rm -rf $(VENV) .cache site mutants
