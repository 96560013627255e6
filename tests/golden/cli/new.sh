# A new project: what is made passes every check, and its own messages lead to a test that fails.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder" || exit 1
run() {
  echo "\$ guide $*"
  guide "$@" 2>&1
  echo "exit $?"
}
run new knee_surgery
cd knee_surgery || exit 1
run check --deny warnings
run test
run coverage --threshold 50 | grep -v '^ '
run decide case.guide | head -n 6
run format --check
sed -i 's/>= 4 weeks/>= 8 weeks/' guidelines/knee_surgery.guide
run test
cd ..
run new knee_surgery
run new policies/home_health
mkdir empty_one
run new empty_one
run new Knee
run new require
run new
ls
cd empty_one || exit 1
run new .
mkdir fresh
cd fresh || exit 1
run new .
run test
