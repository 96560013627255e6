# Every example of docs/lints.md has the finding that its section is about, and no other.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
awk -v folder="$folder" '/^## / { code = $2 } /^```guide/ { show = code ~ /-/; next } /^```/ { show = 0 }
     show { print > (folder "/" code ".guide") }' ../../../docs/lints.md
for file in "$folder"/*.guide; do
  code=$(basename "$file" .guide)
  found=$(guide check - < "$file" 2>/dev/null | sed -n 's/^[a-z]*\[\([a-z-]*\)\].*/\1/p' | sort -u | tr '\n' ' ')
  echo "$code: $found"
done
# Each lint that can be denied has a section.
guide completions bash | sed -n "s/.*check:--deny.*-W '\([^']*\)'.*/\1/p" | tr ' ' '\n' | while read -r code; do
  [ "$code" = warnings ] && continue
  grep -q -e "^## $code\$" -e "\`$code\`" ../../../docs/lints.md || echo "docs/lints.md does not name $code"
done
