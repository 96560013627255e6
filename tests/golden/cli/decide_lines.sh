# Many cases, a line each: a line for each, in order; a bad line says what is wrong and stops nothing. All rooms of the
# program are the library's: facts with units, records, documents, disputes, requests with a prior decision.
lines() {
  guide decide "$@" --library library/lines.guide --format ndjson | sed 's/sha256:[0-9a-f]*/DIGEST/g'
}
cat > "${TMPDIR:-/tmp}/guide_lines.$$" <<'END'
{"schema":"guide.case/1","as_of":"2024-05-01","facts":{"twitch":true,"duration":"7 months"},"requests":[{"service":"injection"}]}
{"schema":"guide.case/1","name":"two","as_of":"2024-05-01","requests":[{"service":"injection","label":"left side"}],"facts":{"duration":"2 months"}}

{"schema":"guide.case/1","as_of":"2024-05-01","facts":{"twich":true},"requests":[{"service":"injection"}]}
{"schema":"guide.case/1","as_of":"2024-05-01","documents":{"a":{"date":"2024-01-02"}},"facts":{"twitch":[{"is":"present","in":"a"},{"is":"absent"}],"duration":"7 months"},"requests":[{"service":"injection","prior":{"decision":"denied"}}]}
{"schema":"guide.case/1","as_of":"2024-05-01","facts":{"twitch":true
{"schema":"guide.case/1","as_of":"2024-05-01","facts":{"earlier":[{"date":"2024-04-20"}],"twitch":true,"duration":"7 months"},"requests":[{"service":"injection"},{"service":"massage"}]}
{"schema":"guide.case/1","as_of":"2024-05-01"}
END
printf '{"schema":"guide.case/1","as_of":"2024-05-01","name":"no line feed"}' >> "${TMPDIR:-/tmp}/guide_lines.$$"
trap 'rm "${TMPDIR:-/tmp}/guide_lines.$$"' EXIT
exec < "${TMPDIR:-/tmp}/guide_lines.$$"
lines --jobs 1
guide decide "${TMPDIR:-/tmp}/guide_lines.$$" --library library/lines.guide --format ndjson --jobs 3 > /dev/null
echo "exit $?"
head -1 "${TMPDIR:-/tmp}/guide_lines.$$" | guide decide - --library library/lines.guide --format ndjson > /dev/null
echo "exit $?"
head -1 "${TMPDIR:-/tmp}/guide_lines.$$" | lines --trace
guide decide nowhere --library library/lines.guide --format ndjson
echo "exit $?"
guide decide --library library/lines.guide
echo "exit $?"
guide decide case.json --library library/lines.guide --trace
echo "exit $?"
guide decide --library library/lines.guide --format ndjson --jobs 0
echo "exit $?"
