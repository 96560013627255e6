# guide.toml, then GUIDE_* variables, then flags; what no option has is an error with a suggestion.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder" || exit 1
mkdir -p library/shared tests/deep
echo 'fact twitch: finding "local twitch response"' > library/shared/facts.guide
printf 'import shared.facts\nguideline demo.one "One":\n  require twitch\ncase one as of 2024-05-01:\n  twitch: present\n  expect demo.one recommended\n' > tests/deep/one.guide
set_to() { printf '%s\n' "$@" > guide.toml; }
run() {
  echo "\$ guide $*"
  guide "$@" 2>&1
  echo "exit $?"
}
set_to 'files = ["tests"]' 'library = "library"' '[check]' 'deny = ["without-citation"]' 'format = "github"'
run test
run check
run check --format text
GUIDE_CHECK_DENY=unused-fact,without-label run check
GUIDE_CHECK_FORMAT=sarif run check --format github
cd tests/deep || exit 1
run test
run test one.guide
cd ../..
GUIDE_FILES=tests/deep/one.guide GUIDE_COLOR=never run test
GUIDE_LIBRARY=nowhere run test
GUIDE_COLOR=blue run test
set_to 'libary = ["library"]'
run test
run version
set_to '[chek]' 'deny = "warnings"'
run test
set_to '[check]' 'denny = "warnings"'
run test
set_to 'check = 1'
run test
set_to '[check]' 'deny = "warning"'
run check tests --library library
set_to '[check]' 'format = ["text", "json"]'
run check tests --library library
set_to '[test]' 'watch = "yes"'
run test tests --library library
set_to 'library = {a = 1}'
run test tests
set_to 'library = ['
run test tests
