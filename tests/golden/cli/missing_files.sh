# Names that lead nowhere are input errors (5), told before anything is compiled.
try() {
  echo "\$ guide $*"
  guide "$@" 2>&1
  echo "exit $?"
}
empty=$(mktemp -d)
trap 'rmdir "$empty"' EXIT
try check nowhere.guide
try check ../no_such_folder
try decide nowhere.guide
try decide nowhere.json --library .
try test nowhere
try decide .
guide check "$empty" 2>&1 | sed "s|$empty|EMPTY|"
try check help.sh --library nowhere
