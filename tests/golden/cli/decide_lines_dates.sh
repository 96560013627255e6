# The time between days of which one has no end, long ago and of late: what is not known of it is left open.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cat > "$folder/dates.guide" <<'END'
fact first: date "first"
fact second: date "second"
service injection "injection"
guideline demo.g "g":
  for injection
  require second - first >= 60 days
END
line() {
  printf '{"schema":"guide.case/1","as_of":"2024-05-01","facts":{"first":"%s","second":"%s"},"requests":[{"service":"injection"}]}\n' \
    "$1" "$2"
}
{
  line 1950-01-01 1960-01-01
  line '1950-01-01 or later' 1960-01-01
  line '1950-01-01 or earlier' 1960-01-01
  line '1959-12-01 or later' 1960-01-01
  line 1959-12-01 '1960-01-01 or earlier'
  line 1959-12-01 '1960-03-01 or later'
  line '2024-01-01 or later' 2024-04-01
  line '2024-03-01 or later' 2024-04-01
} > "$folder/lines"
guide decide "$folder/lines" --library "$folder/dates.guide" --format ndjson | sed 's/,"digest.*//; s/.*"conclusion"/"conclusion"/'
