# The interview: answers from standard input, the questions on standard error, the completed case on standard output.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
library=$PWD/library/demo.guide
cd "$folder" || exit 1
cat > case.json <<'CASE'
{"schema": "guide.case/1", "as_of": "2024-05-01",
 "facts": {"twitch": true, "diagnoses": "M54.5", "planned": 2, "region": "back"},
 "requests": [{"service": "injection"}]}
CASE
run() {
  echo "\$ guide $*"
  guide "$@" --library "$library" > out 2> err
  echo "exit $?"
  sed 's/^/  err: /' err
  sed 's/^/  out: /' out
}
echo "== every question answered; what is not understood is asked again"
printf '%s\n' 'soon' '4 months' '50 mg/day' | run ask case.json
echo "== an empty line passes a question over"
printf '\n\n\n\n\n' | run ask case.json --output completed.json
cat completed.json
echo "== the completed case is decided"
printf '%s\n' '4 months' '50 mg/day' | guide ask case.json --library "$library" --output completed.json 2> err
guide decide completed.json --library "$library" | head -n 9
echo "== what cannot be asked"
run ask -
run ask nowhere.json
echo '{"schema": "guide.case/1", "as_of": "2024-05-01", "facts": {"twich": true}}' > faulty.json
run ask faulty.json
run ask case.json --case other
