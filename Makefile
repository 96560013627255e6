# The short way in. The build itself is CMake's: see CMakePresets.json.
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
CONFIGURE ?=

.PHONY: demo test test-asan test-tsan bench bench-gate setup format clean tool

demo: tool
	@build/release/bin/guide decide guidelines/mtus/trigger_point_injections/cases/right_buttock.guide --library guidelines

tool: setup
	@cmake --preset release $(CONFIGURE) >build/release.log || { cat build/release.log; exit 1; }
	@cmake --build --preset release --parallel $(JOBS) --target guide_tool >build/release.log || { cat build/release.log; exit 1; }

test: setup
	cmake --preset test $(CONFIGURE)
	cmake --build --preset test --parallel $(JOBS)
	ctest --preset test --parallel $(JOBS)

test-asan: setup
	cmake --preset asan $(CONFIGURE)
	cmake --build --preset asan --parallel $(JOBS)
	ctest --preset asan --parallel $(JOBS)

test-tsan: setup
	cmake --preset tsan $(CONFIGURE)
	cmake --build --preset tsan --parallel $(JOBS)
	ctest --preset tsan

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
