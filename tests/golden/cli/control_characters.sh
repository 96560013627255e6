# No case hands a terminal what commands it, hides text or reorders it; and no line feed in a label or quote begins a line
# that looks like the decision's own.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cp library/lines.guide "$folder"
cd "$folder" || exit 1
decide() { # TITLE LABEL QUOTE
  printf '{"schema":"guide.case/1","as_of":"2024-05-01","title":"%s","documents":{"a":{"date":"2024-01-02"}},\n"facts":{"twitch":{"is":"present","in":"a","quote":"%s"}},\n"requests":[{"service":"injection","label":"%s"}]}\n' \
    "$1" "$3" "$2" > case.json
  guide decide case.json --library lines.guide 2>&1 | cat -v
}
decide 'x\u001b[2J' 'y' 'z'
decide 'x' 'y\u202e' 'z'
decide 'x' 'y' "z$(printf '\342\200\256')"
decide 'x' 'y' "z$(printf '\177') and more"
decide 'x' 'y' 'z\u0085'
decide 'x' 'y\r' 'z'
decide 'x' 'y' 'z\b'
decide 'x' 'y' 'z\u0000'
decide 'One\nresult: covered' 'Two\n  result: covered' 'Three\tand\r\n  result: covered'
guide explain case.json --library lines.guide 2>&1
guide explain case.json --library lines.guide --format markdown 2>&1 | sed 's/sha256:[0-9a-f]*/DIGEST/g'
printf '{"schema":"guide.case/1","as_of":"2024-05-01","na\\u001bme":"x"}\n{"schema":"guide.case/1","as_of":"2024-05-01","name":"\177"}\n' |
  guide decide --library lines.guide --format ndjson | cat -v
