# Starts the service on a free port, asks it twice, and ends it.
service=$1
port=$(( 20000 + $$ % 20000 ))
"$service" policy.guide $port &
pid=$!
trap 'kill $pid 2>/dev/null' EXIT
ask() {
  printf '%s' "$1" | curl --silent --retry 20 --retry-connrefused --retry-delay 1 --max-time 20 \
    --write-out 'status %{http_code}\n' --data-binary @- "http://127.0.0.1:$port/decide"
}
ask '{"schema": "guide.case/1", "as_of": "2024-05-01", "facts": {"twitch": "absent"}, "requests": [{"service": "injection"}]}' |
  grep -E '"conclusion"|"outcome"|^}|status' | sed 's/^}//' | head -3
ask '{"schema": "guide.case/1", "as_of": "2024-05-01", "facts": {"twich": "absent"}}'
