#!/bin/sh
# How many instructions a decision takes on each hot path, counted by valgrind, against `instructions.txt`: more than 5 %
# more fails. Counts do not depend on how busy the machine is; they do on the compiler, so another compiler is no test.
#
#   instructions.sh GUIDE_HOT_PATHS            compare
#   instructions.sh GUIDE_HOT_PATHS --update   write the counts anew
set -eu
program=$1
update=${2:-}
recorded=$(dirname "$0")/instructions.txt
command -v valgrind >/dev/null || { echo "skipped: valgrind is not installed"; exit 0; }
compiler=$("$program" | sed -n 's/^compiler \([0-9]*\).*/\1/p')
if [ -z "$update" ] && ! grep -q "^# compiler $compiler\$" "$recorded"; then
  echo "skipped: the counts are recorded for another compiler than version $compiler"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

# Instructions of a run, start included; the difference of two runs is without it.
count() {
  valgrind --tool=callgrind --callgrind-out-file="$folder/out" "$program" "$1" "$2" >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
  sed -n 's/^\(summary\|totals\): \([0-9]*\).*/\2/p' "$folder/out" | head -1
}
per_decision() { echo $((($(count "$1" 12) - $(count "$1" 2)) / (10 * 1024))); }

if [ -n "$update" ]; then
  { echo "# Instructions a decision, by $(basename "$0") --update"; echo "# compiler $compiler"
    for path in $("$program" | sed 1d); do echo "$path $(per_decision "$path")"; done; } >"$folder/new"
  mv "$folder/new" "$recorded"
  cat "$recorded"
  exit 0
fi
failed=0
for path in $("$program" | sed 1d); do
  now=$(per_decision "$path")
  before=$(sed -n "s/^$path //p" "$recorded")
  if [ -z "$before" ]; then
    echo "$path: $now instructions a decision, none recorded"; failed=1
  elif [ $((now * 100)) -gt $((before * 105)) ]; then
    echo "$path: $now instructions a decision, more than 5 % above $before"; failed=1
  else
    echo "$path: $now instructions a decision ($before recorded)"
  fi
done
exit $failed
