# Two commands do the work: `make report` and `make test`. Everything they need is set up from the lock.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

PERIOD ?= 2016Q3
OUT    ?= reports
LANGUAGE ?= zh

.PHONY: report test lab lint lock sample notebooks benchmarks clean
.DEFAULT_GOAL := report

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

report: $(STAMP)  ## score the sample quarter and write its reports
	$(BIN)/qualitykit report data/sample $(PERIOD) --out $(OUT) --lang $(LANGUAGE)

test: $(STAMP) lint  ## everything: unit tests, doctests, coverage, notebooks under nbval
	$(BIN)/python -m pytest --cov -q
	$(BIN)/python -m pytest -o addopts= --nbval --nbval-cell-timeout=300 -q notebooks

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lab: $(STAMP)  ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=. notebooks/01_read_the_rubric.ipynb

lock:  ## renew the lock file (needs uv on the PATH)
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-emit-index-url --no-header \
		--python-version 3.11 --all-extras pyproject.toml -o requirements.lock

sample: $(STAMP)  ## write the made-up district again (same seed, same bytes)
	$(BIN)/python data/make_sample.py

notebooks: $(STAMP)  ## run the committed notebooks again with their default parameters
	$(BIN)/python notebooks/refresh.py

benchmarks: $(STAMP)  ## every figure of speed or coverage that the documentation quotes
	for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

clean:
	rm -rf $(VENV) reports
