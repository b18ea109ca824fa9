# Two commands do the work: `make report` and `make test`. Everything they need is set up from the lock.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

PERIOD ?= 2016Q3
OUT    ?= reports
LANGUAGE ?= zh

.PHONY: report test test-e2e lab lint lock sample golden notebooks soak benchmarks clean
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

test-e2e: $(STAMP)  ## the what-if notebook and the pages in Debian's Chromium (apt-get install chromium); not part of `make test`
	$(BIN)/python -m pytest -o addopts= -p no:cacheprovider -q -s tests/e2e/*.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lab: $(STAMP)  ## open the notebooks in JupyterLab, on this machine alone and behind a token
	$(BIN)/jupyter lab --config=notebooks/lab_config.py --notebook-dir=. notebooks/05_what_if.ipynb

lock:  ## renew the lock file (needs uv on the PATH)
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-emit-index-url --no-header \
		--python-version 3.11 --all-extras pyproject.toml -o requirements.lock

sample: $(STAMP)  ## write the made-up district again (same seed, same bytes)
	$(BIN)/python data/make_sample.py

golden: $(STAMP)  ## publish the golden capsule again, after a deliberate change of sample, rubric or scoring
	$(BIN)/python data/make_golden.py
	$(BIN)/python notebooks/refresh.py 06

notebooks: $(STAMP)  ## run the committed notebooks again with their default parameters
	$(BIN)/python notebooks/refresh.py

soak: $(STAMP)  ## stop real runs at random 200 times, then run under ten circumstances: an hour or more
	$(BIN)/python tests/run/soak.py

benchmarks: $(STAMP)  ## every figure of speed or coverage that the documentation quotes
	for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

clean:
	rm -rf $(VENV) reports
