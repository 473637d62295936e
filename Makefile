# The few commands that matter; `make help` lists them.
DATABASE ?= data/roundtable.sqlite
LISTEN ?= 127.0.0.1:8080
VENV ?= .venv-test
# The judge of seating plans and its examples may lie in a folder beside this one; without it plans are not judged.
SEATING ?= $(firstword $(wildcard ../shared/seating ../*/shared/seating))
# A page checker that may lie in a folder beside this one; without it that step of `make test` is left out.
WEBCHECK ?= $(firstword $(wildcard ../*/tools/webcheck.py))

PYTHON := $(VENV)/bin/python
SOURCES := Sources Tests Package.swift
RELEASE := swift build -c release --static-swift-stdlib --product roundtable
HELLO := swift build -c release --static-swift-stdlib --package-path Tests/Bench/HummingbirdHello

export ROUNDTABLE_VENV := $(VENV)
export ROUNDTABLE_PYTHON := $(abspath $(PYTHON))
export ROUNDTABLE_WEBCHECK := $(WEBCHECK)

SECONDS ?= 60
MINUTES ?= 10

.PHONY: help setup run demo test webcheck torture fuzz soak sanitize bench bench-import bench-feeds bench-agenda bench-grid bench-seating bench-scheduling build format lint arrows clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 15

setup: ## install what is missing to build, run and test
	@deploy/setup.sh build test

run: ## build a release and serve; the first run fills the database from seeds/
	@deploy/setup.sh build
	@$(RELEASE)
	@mkdir -p $(dir $(DATABASE)) || { echo "run: cannot make $(dir $(DATABASE))" >&2; exit 1; }
	@exec "$$($(RELEASE) --show-bin-path)/roundtable" demo --database $(DATABASE) --listen $(LISTEN)

demo: ## the same with a database that is thrown away afterwards
	@deploy/setup.sh build
	@$(RELEASE)
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT INT TERM && \
		"$$($(RELEASE) --show-bin-path)/roundtable" demo --database "$$folder/demo.sqlite" --listen $(LISTEN)

test: ## every test: Swift, command line, browser, calendars, durability, pages
	@deploy/setup.sh build test
	@$(PYTHON) .ci/test.py

webcheck: ## the page checker alone, over the demonstration
	@deploy/setup.sh build test
	@swift build --product roundtable
	@test -n "$(WEBCHECK)" || { echo "webcheck: no page checker; say WEBCHECK=FILE" >&2; exit 1; }
	@.ci/webcheck "$$(swift build --show-bin-path)/roundtable" $(WEBCHECK)

torture: ## the long form of the tests over sockets: 10,000 connections, 60,000 damaged requests
	@deploy/setup.sh build test
	@swift build --product roundtable
	@ROUNDTABLE_LONG=1 ROUNDTABLE_PROGRAM="$$(swift build --show-bin-path)/roundtable" \
		$(PYTHON) -m pytest -c Tests/pytest.ini -s Tests/Torture

fuzz: ## fuzz the parser for SECONDS=60
	@deploy/setup.sh build
	@Tests/Fuzz/run $(SECONDS)

soak: ## a mixed load for MINUTES=10; prints memory, files and times from start to end
	@deploy/setup.sh build test
	@$(RELEASE)
	@$(PYTHON) Tests/Torture/soak.py "$$($(RELEASE) --show-bin-path)/roundtable" $(MINUTES)

sanitize: ## the Swift tests under AddressSanitizer and ThreadSanitizer
	@deploy/setup.sh build
	@.ci/sanitize

bench: ## compare with nginx and Hummingbird; prints the table of docs/performance.md (BENCH=--quick for a short look)
	@deploy/setup.sh build bench
	@$(RELEASE)
	@$(HELLO)
	@swift build -c release --product BenchLoad
	@python3 Tests/Bench/bench.py "$$($(RELEASE) --show-bin-path)/roundtable" \
		--load "$$(swift build -c release --product BenchLoad --show-bin-path)/BenchLoad" --hello "$$($(HELLO) --show-bin-path)/hello" $(BENCH)

bench-import: ## import 225,000 attendees, beside sqlite3's own .import; prints the table of docs/performance.md
	@deploy/setup.sh build bench
	@$(RELEASE)
	@python3 Tests/Bench/importing.py "$$($(RELEASE) --show-bin-path)/roundtable" $(BENCH)

bench-agenda: ## find the conflicts of 1,000 sessions, and print how long it takes
	@deploy/setup.sh build
	@swift build -c release --product BenchAgenda
	@"$$(swift build -c release --product BenchAgenda --show-bin-path)/BenchAgenda"

bench-grid: ## drag sessions in a grid of 1,000 in Chromium, and print how long a drop takes
	@deploy/setup.sh build test
	@$(RELEASE)
	@$(PYTHON) Tests/Bench/grid.py "$$($(RELEASE) --show-bin-path)/roundtable"

bench-feeds: ## make the calendar of 5,000 sessions, and print how long it takes
	@deploy/setup.sh build
	@swift build -c release --product BenchFeeds
	@"$$(swift build -c release --product BenchFeeds --show-bin-path)/BenchFeeds"

bench-seating: ## plan tables and topics, and print the table of docs/seating.md
	@deploy/setup.sh build
	@$(RELEASE)
	@python3 Tests/Bench/seating.py "$$($(RELEASE) --show-bin-path)/roundtable" \
		$(if $(SEATING),--verify $(SEATING)/verify.py --examples $(SEATING)/examples)

bench-scheduling: ## propose and repair agendas, and print the tables of docs/agenda-scheduling.md
	@deploy/setup.sh build
	@swift run -c release --package-path Tests/Bench/AgendaScheduling Bench

build: ## release build; warnings are errors, and a target must declare what it imports
	@deploy/setup.sh build
	@$(RELEASE) --explicit-target-dependency-import-check error

format: ## rewrite the sources in the house format
	@swift format --in-place --parallel --recursive $(SOURCES)

lint: ## format, and a reason for every unsafe word
	@swift format lint --strict --parallel --recursive $(SOURCES)
	@python3 .ci/becauses.py Sources

arrows: ## every import obeys the arrows of docs/architecture.md
	@python3 .ci/arrows.py

clean: ## remove what was built and the tools of the tests; data/ stays
	rm -rf .build .build-* Tests/Bench/HummingbirdHello/.build $(VENV)
