# What is said about mistakes on the command line: always exit code 2, a suggestion where one is near.
try() {
  echo "\$ guide $*"
  guide "$@" 2>&1
  echo "exit $?"
}
try
try chek guidelines
try frobnicate
try check
try check pain.guide --libary guidelines
try check pain.guide --format xml
try check pain.guide --format jsn
try check pain.guide --color=blue
try check pain.guide --library
try decide one.guide two.guide
try decide one.guide --frobnicate
try format --check --write pain.guide
try version now
