# A compiled library decides as its texts do, to the byte; and what is none, or is damaged, is refused.
work="${TMPDIR:-/tmp}/guide_compile.$$"
mkdir "$work" && trap 'rm -r "$work"' EXIT
cat > "$work/case.json" <<'END'
{"schema":"guide.case/1","as_of":"2024-05-01","facts":{"twitch":true,"duration":"7 months"},"requests":[{"service":"injection"}]}
END
guide compile library/lines.guide --output "$work/lines.guidec"
echo "exit $?"
head -1 "$work/lines.guidec"
test -x "$work/lines.guidec" || echo 'not to be run'
for format in text json; do
  guide decide "$work/case.json" --library library/lines.guide --format $format > "$work/from_texts"
  guide decide "$work/case.json" --library "$work/lines.guidec" --format $format | cmp - "$work/from_texts" && echo "$format: the same"
done
guide explain "$work/case.json" --library "$work/lines.guidec" --why-not recommended > /dev/null
echo "exit $?"
guide decide --format ndjson --library "$work/lines.guidec" < "$work/case.json" | cut -c 1-60
guide replay "$work/from_texts" --library "$work/lines.guidec" | cut -c 1-17
refused() {
  guide decide "$work/case.json" --library "$work/$1" 2>&1 | sed "s#$work/##"
}
sed '1s/[0-9]/9/' "$work/lines.guidec" > "$work/other.guidec"
refused other.guidec
head -c 900 "$work/lines.guidec" > "$work/short.guidec"
refused short.guidec
guide decide ../explain/accounts/tree.guide --library "$work/lines.guidec" 2>&1 | sed "s#$work/##"
guide decide "$work/case.json" --library "$work/lines.guidec" --library library/lines.guide
echo "exit $?"
guide check "$work/lines.guidec" 2>&1 | sed "s#$work/##"
guide compile library/lines.guide
echo "exit $?"
echo 'fact twitch' > "$work/wrong.guide"
guide compile "$work/wrong.guide" --output "$work/wrong.guidec" > /dev/null 2>&1
echo "exit $?"
test -e "$work/wrong.guidec" || echo 'nothing written'
