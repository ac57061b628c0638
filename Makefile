# make site   sets everything up and builds site/ from content/
# make test   sets everything up and passes the tests
# make words  brings the catalogues in templates/locale/ up to the code and the templates, for translators
# Set-up lives in .venv and is redone only when pyproject.toml or constraints.txt changes.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# Quiet twice: errors only, for the warnings of pip are about packages that nobody here can mend
PIP    := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check

.PHONY: site test serve check words lint clean

site: $(VENV)/.site
	@$(BIN)/dateline build

serve: $(VENV)/.site
	@$(BIN)/dateline serve

check: $(VENV)/.site
	@$(BIN)/dateline check

test: $(VENV)/.test
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest --numprocesses 2 --dist loadfile $(PYTEST_ARGS)

# say and within are what the code calls gettext and pgettext
words: $(VENV)/.test
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --keywords "say within:1c,2" --no-location --sort-output \
		--project Dateline --copyright-holder "the Dateline contributors" --output build/dateline.pot .
	@for po in templates/locale/*.po; do \
		$(BIN)/pybabel --quiet update --input-file build/dateline.pot --output-file $$po --locale $$(basename $$po .po) \
			--no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date || exit 1; \
	done

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) site/* build dist .dateline .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit("Dateline needs Python 3.11 or newer; this is %s. Try: make PYTHON=python3.12" % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@echo "Setting up in $(VENV) (once; a few minutes on a slow line) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.site: $(VENV)/.python pyproject.toml constraints.txt
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.site
	@$(PIP) install --constraint constraints.txt --editable '.[test]'
	@touch $@
