# The work behind each target is in scripts/ and benches/, in Python that needs nothing installed.

# Any Python from 3.9 on; `make test PYTHON=...` chooses one.
PYTHON ?= $(shell for name in python3 python python3.15 python3.14 python3.13 python3.12 python3.11 python3.10 python3.9; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2>/dev/null && { echo "$$name"; break; }; done)
ifeq ($(strip $(PYTHON)),)
$(error there is no Python from 3.9 on: install one, or name it with PYTHON=)
endif

.PHONY: help test test-pythons free-threaded stress lint format msrv bench compare-maturin

help:
	@echo 'make test           every test, with one Python (PYTHON=...)'
	@echo 'make test-pythons   the same built libraries through every Python found, or PYTHONS="..."'
	@echo 'make free-threaded  the same through every Python that has no GIL'
	@echo 'make stress         eight threads at everything at once (SECONDS=60 for each test, PYTHONS="...")'
	@echo 'make lint           rustfmt, clippy and ruff'
	@echo 'make format         what `make lint` would have formatted'
	@echo 'make msrv           everything compiles with the oldest Rust that is promised'
	@echo 'make compare-maturin   what wheels and sdists hold, beside maturin (ARGUMENTS=NAME, or ARGUMENTS="--sdist FILE")'
	@echo 'make bench          what calls and builds cost beside C and PyO3 (PYTHON=..., FLAGS=--check)'

test:
	@"$(PYTHON)" scripts/test.py

test-pythons:
	@PYTHONS="$(PYTHONS)" "$(PYTHON)" scripts/test_pythons.py

free-threaded:
	@PYTHONS="$(PYTHONS)" "$(PYTHON)" scripts/test_pythons.py --free-threaded

stress:
	@PYTHONS="$(PYTHONS)" SECONDS="$(SECONDS)" "$(PYTHON)" scripts/stress.py

lint:
	@"$(PYTHON)" scripts/lint.py

format:
	@"$(PYTHON)" scripts/lint.py --fix

msrv:
	@"$(PYTHON)" scripts/msrv.py

bench:
	@"$(PYTHON)" benches/bench.py $(if $(filter command environment,$(firstword $(origin PYTHON))),--python "$(PYTHON)") $(FLAGS)

compare-maturin:
	@"$(PYTHON)" compat/maturin/compare.py $(ARGUMENTS)
