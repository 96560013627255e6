# Library roots: imports are found under them, the environment may name them, and one file may be a library.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder" || exit 1
mkdir -p library/shared
echo 'fact twitch: finding "local twitch response"' > library/shared/facts.guide
printf 'import shared.facts\nguideline demo.one "One":\n  require twitch\ncase one as of 2024-05-01:\n  twitch: present\n  expect demo.one recommended\n' > one.guide
guide test one.guide
echo "exit $?"
guide test one.guide --library library
echo "exit $?"
GUIDE_LIBRARY=library guide test one.guide
echo "exit $?"
guide check library
echo "exit $?"
