# Two commands do the work: `make report` and `make test`. Everything they need is set up from the lock.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

PERIOD ?= 2016Q3
OUT    ?= reports
LANGUAGE ?= zh

# Of `make fuzz` and `make mutmut`: how long and what; ONLY is a pattern such as 'qualitykit.scoring.bands*'.
FUZZ_SECONDS ?= 600
FUZZ_TARGETS ?= numbers csv yaml workbook manifest
ONLY ?=

.PHONY: report test test-e2e lab lint lock sample rules golden notebooks soak benchmarks mutate mutmut fuzz clean
.DEFAULT_GOAL := report

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

report: $(STAMP)  ## score the sample quarter and write its reports
	$(BIN)/qualitykit report data/sample $(PERIOD) --out $(OUT) --lang $(LANGUAGE)

test: $(STAMP) lint  ## everything: unit tests, doctests, coverage, notebooks under nbval
	$(BIN)/python -m pytest --cov -q -n auto --dist loadfile
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

rules: $(STAMP)  ## write docs/input-rules.md again, after a change of rules, words or corpus
	$(BIN)/python tests/make_input_rules.py

golden: $(STAMP)  ## publish the golden capsule again, after a deliberate change of sample, rubric or scoring
	$(BIN)/python data/make_golden.py
	$(BIN)/python notebooks/refresh.py 06

notebooks: $(STAMP)  ## run the committed notebooks again with their default parameters
	$(BIN)/python notebooks/refresh.py

soak: $(STAMP)  ## stop real runs at random 200 times, then run under ten circumstances: an hour or more
	$(BIN)/python tests/run/soak.py

benchmarks: $(STAMP)  ## every figure of speed or coverage that the documentation quotes
	for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

mutate: $(STAMP)  ## move every number and operator of the rubric file by its least step: some minutes
	$(BIN)/python tests/mutation/every_mutant.py

mutmut: $(STAMP) build/mutmut-packages  ## change the code itself, line by line, and see which test notices: hours
	rm -rf build/mutmut && mkdir build/mutmut
	cp -r qualitykit tests data notebooks README.md pyproject.toml build/mutmut/
	cp tests/mutation/mutmut.cfg build/mutmut/setup.cfg
	cd build/mutmut && PYTHONPATH=$(CURDIR)/build/mutmut-packages $(CURDIR)/$(BIN)/python -m mutmut run $(ONLY)
	cd build/mutmut && PYTHONPATH=$(CURDIR)/build/mutmut-packages $(CURDIR)/$(BIN)/python -m mutmut results

fuzz: $(STAMP) build/fuzz-packages  ## any bytes at every reader, ten minutes each (FUZZ_SECONDS, FUZZ_TARGETS)
	for target in $(FUZZ_TARGETS); do \
		PYTHONPATH=build/fuzz-packages $(BIN)/python fuzz/run.py $$target $(FUZZ_SECONDS) || exit 1; done

# Tools that the program does not need stay out of its environment.
build/mutmut-packages: tests/mutation/mutmut.txt $(STAMP)
build/fuzz-packages: fuzz/requirements.txt $(STAMP)
build/%-packages:
	rm -rf $@
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --target $@ -r $<

clean:
	rm -rf $(VENV) build reports
