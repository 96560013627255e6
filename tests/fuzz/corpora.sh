#!/bin/sh
# Runs a command with the folders of a target's corpus behind it: what was found and kept here, and what the golden tests
# and guidelines hold already.
#
#   tests/fuzz/corpora.sh TARGET COMMAND...
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=$1
shift
set -- "$@" "$here/corpus/$target"
case $target in
  guideline_text) set -- "$@" "$here/../golden/check" "$here/../golden/mistakes" "$here/../golden/test" "$here/../golden/format" \
    "$here/../golden/decide" "$here/../golden/explain" "$here/library" ;;
  repl_lines) set -- "$@" "$here/../data/repl" ;;
esac
exec "$@"
