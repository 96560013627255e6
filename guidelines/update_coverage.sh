#!/bin/sh
# Writes what `guide coverage` finds into the table of README.md: criteria and conditions, of all versions of a guideline.
# From the root of the sources, with `guide` in the PATH: sh guidelines/update_coverage.sh
set -eu
folder=$(dirname "$0")
figures=$(mktemp)
readme=$(mktemp)
trap 'rm -f "$figures" "$readme"' EXIT
guide coverage "$folder" --format markdown > "$figures"
awk -F' *[|] *' '
  FNR == NR {
    gsub(/`/, "", $2); split($4, c, "/"); split($5, d, "/")
    if ($2 ~ /^all/) { criteria = $4; conditions = $5; next }
    done[$2] += c[1]; of[$2] += c[2]; decided[$2] += d[1]; tests[$2] += d[2]
    next
  }
  /^\| topic / { print "| topic | guideline | source | status | criteria | cases | coverage |"; table = 1; next }
  table && /^\|---/ { print "|---|---|---|---|---|---|---|"; next }
  table && /^\|/ {
    name = $3; sub(/^`/, "", name); sub(/`.*/, "", name)
    print "| " $2 " | " $3 " | " $4 " | " $5 " | " $6 " | " $7 " | " done[name] "/" of[name] ", " decided[name] "/" tests[name] " |"
    next
  }
  /^\*Coverage\* is / { print "*Coverage* is of criteria, and of conditions: with definitions, " criteria " and " conditions "."; table = 0; next }
  { table = 0; print }
' "$figures" "$folder/README.md" > "$readme"
cat "$readme" > "$folder/README.md"
