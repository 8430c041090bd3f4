# Every task of the project; `make help` lists them.
# The first task that needs them makes .venv and asks for the system's libraries; see CONTRIBUTING.md.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV ?= .venv
READY := $(VENV)/.ready
PYTHON := $(VENV)/bin/python
ARGS ?=
KILLS ?= 1000
LIBRARIES := $(PYTHON) packaging/linux/system_libraries.py
# One more than there are processors: many tests wait, for a disk or another process.
WORKERS ?= $(shell expr `nproc 2>/dev/null || echo 2` + 1)
PYTEST := $(PYTHON) -m pytest -n $(WORKERS) --maxprocesses 5 --dist worksteal

# What a shell has set for another project must not reach this one's Python.
unexport PYTHONHOME PYTHONPATH

# A checkout that was copied or moved, or whose Python went away, needs a new environment.
ifneq ($(shell test -x $(PYTHON) && cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

.PHONY: help
help: ## list the tasks
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

$(READY): pyproject.toml constraints.txt
	@packaging/linux/python-environment $(VENV)

.PHONY: setup
setup: $(READY) ## make .venv ready (the other tasks do this by themselves)

.PHONY: libraries
libraries: $(READY)
	@$(LIBRARIES) offscreen

.PHONY: bus
bus: $(READY)
	@$(LIBRARIES) tests

.PHONY: run
run: $(READY) ## start the program: make run ARGS="--data-dir somewhere"
	@$(LIBRARIES) display
	@$(PYTHON) -m spendby $(ARGS)

.PHONY: test
test: bus ## run the tests: make test ARGS="tests/domain -k expiry"
	$(PYTEST) $(COVERAGE) $(ARGS)

.PHONY: format
format: $(READY) ## format the code, and mend what the linter can mend
	$(PYTHON) -m ruff check --fix-only --quiet .
	$(PYTHON) -m ruff format .

.PHONY: lint
lint: $(READY) ## check format and style
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

.PHONY: types
types: $(READY) ## check the types of code and tests, and of the code as Windows and macOS see it
	$(PYTHON) -m mypy
	$(PYTHON) -m mypy --platform win32 --cache-dir .mypy_cache/win32 desktop
	$(PYTHON) -m mypy --platform darwin --cache-dir .mypy_cache/darwin desktop

.PHONY: layers
layers: $(READY) ## check which part imports which
	$(VENV)/bin/lint-imports

.PHONY: check
check: lint types layers ## check everything: format, lint, types, layers, tests, the walk
	$(MAKE) test
	$(MAKE) walk

.PHONY: coverage
coverage: ## run the tests and see that they pass through nine tenths of the code (slower)
	$(MAKE) test COVERAGE=--cov=spendby

.PHONY: walk
walk: $(READY) ## go through every window with keys and wheel, on an X server of its own
	@$(LIBRARIES) walk
	@$(PYTHON) -m tests.ui.walk $(ARGS)

.PHONY: translations
translations: $(READY) ## collect what the program can say into resources/translations, and compile it
	$(PYTHON) packaging/translations.py

.PHONY: screenshots
screenshots: libraries ## draw pictures of the program
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.screenshots $(ARGS)

.PHONY: bench
bench: libraries ## measure how fast the program is: make bench ARGS=--quick
	$(PYTHON) -m tests.benchmarks $(ARGS)

.PHONY: faults
faults: libraries ## kill the program a thousand times at each thing it does (KILLS=1000)
	SPENDBY_TEST_KILLS=$(KILLS) $(PYTEST) --timeout=3600 $(ARGS) tests/storage -k kill

FLIPS ?= 512

.PHONY: sweep
sweep: libraries ## turn a byte over every so many bytes of the file, and see what is said (FLIPS=512)
	SPENDBY_TEST_FLIPS=$(FLIPS) $(PYTEST) --timeout=3600 $(ARGS) tests/cli/test_corruption_sweep.py

LIVES ?= 500

.PHONY: years
years: libraries ## live through simulated years of reminders: make years LIVES=2000
	SPENDBY_YEARS=$(LIVES) $(PYTEST) --timeout=3600 tests/services/test_simulated_years.py $(ARGS)

EXAMPLES ?= 5000

.PHONY: fuzz
fuzz: libraries ## read broken files of every form: make fuzz EXAMPLES=20000
	@mkdir -p build
	@SPENDBY_FUZZ_EXAMPLES=$(EXAMPLES) $(PYTEST) -q --timeout 7200 --hypothesis-show-statistics \
		tests/services/foreign/test_fuzz.py $(ARGS) > build/fuzz.txt 2>&1; status=$$?; \
		grep -E "::|passing |^E  |passed|failed" build/fuzz.txt; exit $$status

CALLS ?= 2000

.PHONY: calls
calls: libraries ## call the command line at random: make calls CALLS=2000
	SPENDBY_CALLS=$(CALLS) $(PYTEST) -q --timeout 7200 tests/cli/test_calls.py $(ARGS)

.PHONY: robot
robot: $(READY) ## use the program without screen and mouse, and listen to what Orca says
	@$(LIBRARIES) robot
	@tests/robot/start $(abspath $(PYTHON))

# The same commit gives the same package, byte for byte (docs/adr/0040).
.PHONY: package
package: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null)
package: export PYTHONHASHSEED = 0
package: libraries ## build what people install: a wheel, a folder and, on Debian, a .deb
	$(PYTHON) -m pip install --quiet --constraint constraints.txt -r packaging/requirements.txt
	$(PYTHON) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	$(PYTHON) -m PyInstaller --noconfirm --log-level WARN --distpath build/program --workpath build/pyinstaller packaging/spendby.spec
	build/program/spendby/spendby --self-test
	@if command -v dpkg-deb >/dev/null; then $(PYTHON) packaging/linux/debian_package.py; else echo "There is no dpkg-deb here, so no .deb was made."; fi

.PHONY: release-check
release-check: $(READY) ## say what still stands between this checkout and the release of its version
	@PYTHONPATH=packaging/linux:desktop $(PYTHON) packaging/release_check.py

.PHONY: package-check
package-check: $(READY) ## install the .deb into a bare Debian 12 and 13, start it there and remove it (slow)
	@packaging/linux/package-check

.PHONY: desk
desk: $(READY) ## try a real notification service, a tray, and windows started together (needs Xvfb, dunst)
	@DISPLAY=its-own $(LIBRARIES) display
	@$(PYTHON) -m tests.desk $(ARGS)

.PHONY: calendar-check
calendar-check: $(READY) ## have a real calendar program read what Spendby writes (needs khal)
	@packaging/linux/calendar-check $(PYTHON)

.PHONY: clean
clean: ## remove what the tasks left behind (.venv stays)
	rm -rf build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find desktop packaging tests -name __pycache__ -type d -prune -exec rm -rf {} +
