#!/bin/sh
# Runs each fuzz target for a while, and says how many inputs it made, what they reached and what was found.
#
#   tests/fuzz/run.sh SECONDS_EACH [TARGET...]     needs the preset `fuzz` built; `make fuzz` does both
#
# New inputs are kept below build/fuzz/corpus; an input that finds something is kept below build/fuzz/found, and belongs,
# when its fault is mended, into tests/fuzz/corpus/TARGET.
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
shift
[ $# -gt 0 ] || set -- guideline_text case_json case_lines c_calls image_bytes repl_lines
failed=0
for target; do
  mkdir -p "build/fuzz/corpus/$target" "build/fuzz/found/$target"
  case $target in
    guideline_text | repl_lines | image_bytes) dictionary=guide ;;
    *) dictionary=json ;;
  esac
  log=build/fuzz/$target.log
  if ! tests/fuzz/corpora.sh "$target" "build/fuzz/tests/fuzz/guide_fuzz_$target" -max_total_time="$seconds" \
    -dict="tests/fuzz/$dictionary.dict" -artifact_prefix="build/fuzz/found/$target/" -max_len=4096 -timeout=20 \
    -rss_limit_mb=2048 -print_final_stats=1 "build/fuzz/corpus/$target" >"$log" 2>&1; then
    failed=1
    echo "$target: found something: build/fuzz/found/$target, and $log says what"
    grep -m 3 -E '^(==[0-9]+==ERROR|SUMMARY|this does not hold|.*runtime error)' "$log" || true
  fi
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  reached=$(grep -o 'cov: [0-9]* ft: [0-9]*' "$log" | tail -1)
  echo "$target: $executions inputs in at most $seconds s, $reached"
done
exit $failed
