# Two commands do all the set-up: `make site` (the main job) and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The committed site is built on this day (2026-11-22), so that the same input gives the same bytes.
export SOURCE_DATE_EPOCH ?= 1795305600

.PHONY: site test lint fuzz screenshot bench bench-build train places titles unseen clean

site: $(VENV)/installed
	$(BIN)/timeline build seeds --out site --history none

test: $(VENV)/tested
	$(BIN)/python -m pytest -rfEs

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Looks for bytes that break a reader or the rooms behind it, for FUZZ_SECONDS (300); what is found is kept in tests/fuzz/kept.
fuzz: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	$(BIN)/python -m tests.fuzz.run

# The picture in the README, of the site as it is.
screenshot: $(VENV)/tested site
	$(BIN)/python docs/screenshot.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,lint]'
	touch $@

# The weights of the parser and the kinds of words that no list has, where slovnet, navec and their models are installed, and the weights of
# event features, from articles read by hand; needs the development data in ../shared.
train: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	$(BIN)/python benchmarks/train_syntax.py
	$(BIN)/python benchmarks/train_kinds.py
	$(BIN)/python benchmarks/train_events.py

# Russian names of cities with country and coordinates, from GeoNames.
places: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	$(BIN)/python benchmarks/build_places.py

# Accuracy and speed beside other readers of dates, written to benchmarks/RESULTS.md; needs the development data in ../shared.
bench: $(VENV)/installed
	$(BIN)/python benchmarks/run.py

# A hundred events to read blind, as docs/measured.md says; needs the development data in ../shared.
SEED ?= 1
titles: $(VENV)/installed
	$(BIN)/python benchmarks/titles.py $(SEED)

# How right events are in articles that nobody looks at; needs the development data in ../shared.
unseen: $(VENV)/installed
	$(BIN)/python benchmarks/unseen.py

# Builds of 1,000 and 10,000 articles: seconds and memory, written to benchmarks/BUILDS.md; needs the development data in ../shared.
bench-build: $(VENV)/installed
	$(BIN)/python benchmarks/builds.py

clean:
	rm -rf $(VENV)
