#!/bin/sh
# Runs a fuzz target of libFuzzer, with its dictionary and its corpora, within bounds of size, time and memory.
#
#   tests/fuzz/fuzz.sh TARGET EXECUTABLE FOLDER OPTION...
#
# New inputs are kept in FOLDER/corpus/TARGET. An input that finds something is kept in FOLDER/found/TARGET and belongs,
# when its fault is mended, into tests/fuzz/corpus/TARGET.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=$1
executable=$2
folder=$3
shift 3
mkdir -p "$folder/corpus/$target" "$folder/found/$target"
longest=4096
case $target in
  guideline_text | repl_lines) dictionary=guide ;;
  image_bytes) dictionary=guide longest=16384 ;;
  *) dictionary=json ;;
esac
# To choose inputs by entropy, libFuzzer walks through the features of them all after each: four fifths of the time, with ours.
exec "$here/corpora.sh" "$target" "$executable" -entropic=0 -dict="$here/$dictionary.dict" -max_len=$longest -timeout=20 \
  -rss_limit_mb=2048 -artifact_prefix="$folder/found/$target/" "$@" "$folder/corpus/$target"
