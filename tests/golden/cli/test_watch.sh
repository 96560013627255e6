# `--watch` runs again when a file changes, until it is ended.
folder=$(mktemp -d)
cd "$folder" || exit 1
printf 'fact twitch: finding "t"\nguideline demo.one "One":\n  require twitch\ncase one as of 2024-05-01:\n  twitch: present\n  expect demo.one recommended\n' > one.guide
touch out err
guide test one.guide --watch > out 2> err &
watcher=$!
trap 'kill $watcher 2>/dev/null; rm -r "$folder"' EXIT
waits_for() { # a text in the file `out`, for 20 seconds
  tries=0
  until grep -q "$1" out; do
    tries=$((tries + 1))
    [ $tries -lt 200 ] || { echo "never: $1"; return; }
    sleep 0.1
  done
  echo "seen: $1"
}
waits_for '1 expectation: all hold'
printf 'fact twitch: finding "t"\nguideline demo.one "One":\n  require not twitch\ncase one as of 2024-05-01:\n  twitch: present\n  expect demo.one recommended\n' > next
mv next one.guide
waits_for '1 case failed'
rm one.guide
tries=0
until grep -q 'no file or folder named' err || [ $tries -ge 200 ]; do tries=$((tries + 1)); sleep 0.1; done
kill $watcher
cat out err
