#!/bin/sh
# Runs the same work by other engines (Lua, LuaJIT, CLIPS, JSON Logic, CEL, ...) where a folder of them is at hand:
#
#   GUIDE_PEERS=path/to/peers tests/bench/peers.sh [PEER...]
set -eu
folder=${GUIDE_PEERS:-}
if [ -z "$folder" ] || [ ! -x "$folder/run" ]; then
  echo "skipped: GUIDE_PEERS names no folder of peers"
  exit 0
fi
exec "$folder/run" "$@"
