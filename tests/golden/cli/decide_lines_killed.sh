# Killed half-way, only whole lines are left, whether they go to a file or to a pipe.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
line='{"schema":"guide.case/1","as_of":"2024-05-01","facts":{"twitch":true,"duration":"7 months"},"requests":[{"service":"injection"}]}'
yes "$line" | head -200000 > "$folder/cases"
whole() {
  for _ in 1 2 3 4 5 6 7 8 9; do  # on a busy machine the guard may be late
    [ -z "$(tail -c 1 "$folder/decisions")" ] && break
    sleep 0.5
  done
  [ -z "$(tail -c 1 "$folder/decisions")" ] && echo "the last line is whole"
  grep -v '^{.*}$' "$folder/decisions" | head -1
}
guide decide --library library/lines.guide --format ndjson --jobs 2 < "$folder/cases" > "$folder/decisions" &
sleep 0.1
kill -9 $! 2> /dev/null
wait $! 2> /dev/null
whole
mkfifo "$folder/pipe"
cat "$folder/pipe" > "$folder/decisions" &
guide decide --library library/lines.guide --format ndjson --jobs 2 < "$folder/cases" > "$folder/pipe" &
sleep 0.1
kill -9 $! 2> /dev/null
wait 2> /dev/null
whole
