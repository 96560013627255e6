# The short way in. The build itself is CMake's: see CMakePresets.json.
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
CONFIGURE ?=
SECONDS_EACH ?= 60
LINT ?=

.PHONY: demo test test-asan test-tsan wasm agreement coverage lint mutants fuzz bench bench-gate setup format clean tool

demo: tool
	@build/release/bin/guide decide guidelines/mtus/trigger_point_injections/cases/right_buttock.guide --library guidelines

tool: setup
	@cmake --preset release $(CONFIGURE) >build/release.log || { cat build/release.log; exit 1; }
	@cmake --build --preset release --parallel $(JOBS) --target guide_tool >build/release.log || { cat build/release.log; exit 1; }

test: setup
	cmake --preset test $(CONFIGURE)
	cmake --build --preset test --parallel $(JOBS)
	ctest --preset test --parallel $(JOBS)
	@grep -h 'pairs of a program and a case' build/test/Testing/Temporary/LastTest.log || true

test-asan: setup
	@cmake/setup.sh clang
	cmake --preset asan $(CONFIGURE)
	cmake --build --preset asan --parallel $(JOBS)
	ctest --preset asan --parallel $(JOBS)

test-tsan: setup
	cmake --preset tsan $(CONFIGURE)
	cmake --build --preset tsan --parallel $(JOBS)
	ctest --preset tsan

# The evaluator against the reference, for as long as wanted: make agreement PAIRS=20000000 SEED=1000000
PAIRS ?= 10000000
SEED ?= 1
agreement: setup
	cmake --preset test $(CONFIGURE)
	cmake --build --preset test --parallel $(JOBS) --target guide_properties_tests
	@seq $(JOBS) | GUIDE_PAIRS=$(PAIRS) GUIDE_FIRST_SEED=$(SEED) xargs -P $(JOBS) -I{} env GUIDE_SHARD={}/$(JOBS) \
	  build/test/tests/guide_properties_tests "every way to run the evaluator agrees with the reference evaluator"

# Lines and branches that the whole suite reaches; fails below 95 % of the lines of compiler and runtime.
coverage:
	@cmake/setup.sh coverage
	cmake --preset coverage $(CONFIGURE)
	cmake --build --preset coverage --parallel $(JOBS)
	find build/coverage -name '*.gcda' -delete
	ctest --preset coverage --parallel $(JOBS)
	gcovr --root . --object-directory build/coverage --filter 'compiler/' --filter 'runtime/' --filter 'api/' --filter 'tools/' \
	  --exclude-throw-branches --exclude-unreachable-branches --json-summary build/coverage/summary.json \
	  --html-details build/coverage/lines.html -j $(JOBS) build/coverage
	python3 tests/coverage/summary.py build/coverage/summary.json

# No finding of clang-tidy; `make lint LINT=--quick` leaves out its analyzer, which takes nine tenths of the time.
lint:
	@cmake/setup.sh lint
	tests/lint/lint.py build/lint --jobs $(JOBS) $(LINT)

# Plants faults, one at a time, and shows that the tests catch each. Takes about an hour.
mutants: setup
	tests/mutation/mutants.py --jobs $(JOBS)

# The package for JavaScript, and its tests; it is put together in build/test/bindings/wasm/node_modules/guide-rules.
wasm:
	@cmake/setup.sh wasm
	@mkdir -p build
	cmake --preset test -DGUIDE_BUILD_WASM=ON $(CONFIGURE)
	cmake --build --preset test --parallel $(JOBS) --target guide_tool
	ctest --preset test -L wasm

# Every fuzz target for a while: `make fuzz SECONDS_EACH=900` is the long run.
fuzz:
	@cmake/setup.sh clang
	cmake --preset asan $(CONFIGURE)
	cmake --build --preset asan --parallel $(JOBS) --target guide_fuzzers
	tests/fuzz/run.sh $(SECONDS_EACH)

bench:
	@cmake/setup.sh bench
	cmake --preset bench $(CONFIGURE)
	cmake --build --preset bench --parallel $(JOBS)
	cmake --build --preset bench --target bench
	@tests/bench/peers.sh

# Fails where a hot path takes more than 5 % more instructions than recorded.
bench-gate:
	@cmake/setup.sh bench
	cmake --preset bench $(CONFIGURE)
	cmake --build --preset bench --parallel $(JOBS) --target guide_hot_paths
	cmake --build --preset bench --target bench_instructions

setup:
	@cmake/setup.sh
	@mkdir -p build

format:
	git ls-files '*.cpp' '*.hpp' '*.h' '*.c' | xargs clang-format -i

clean:
	rm -rf build
