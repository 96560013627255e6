#!/bin/sh
# Runs a fuzz target on its corpora and on a number of inputs made of them, the same ones each time.
#
#   tests/fuzz/briefly.sh TARGET EXECUTABLE FOLDER NUMBER
set -eu
rm -rf "$3/corpus/$1"
exec "$(dirname -- "$0")/fuzz.sh" "$1" "$2" "$3" -seed=1 -runs="$4"
