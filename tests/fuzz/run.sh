#!/bin/sh
# Runs each fuzz target for a while, and says how many inputs it made, what they reached and what was found.
#
#   tests/fuzz/run.sh SECONDS_EACH [TARGET...]     needs the fuzz targets of the preset `asan`; `make fuzz` builds them
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
shift
[ $# -gt 0 ] || set -- guideline_text case_json case_lines c_calls image_bytes repl_lines
failed=0
mkdir -p build/fuzz
for target; do
  log=build/fuzz/$target.log
  if ! tests/fuzz/fuzz.sh "$target" "build/asan/tests/fuzz/guide_fuzz_$target" build/fuzz -max_total_time="$seconds" \
    -print_final_stats=1 >"$log" 2>&1; then
    failed=1
    echo "$target: found something: build/fuzz/found/$target, and $log says what"
    grep -m 3 -E '^(==[0-9]+==ERROR|SUMMARY|this does not hold|.*runtime error)' "$log" || true
  fi
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  reached=$(grep -a -o 'cov: [0-9]* ft: [0-9]*' "$log" | tail -1)
  echo "$target: $executions inputs in at most $seconds s, $reached"
done
exit $failed
