# `--update` rewrites the `expect` lines that do not hold, and nothing else.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder" || exit 1
cat > one.guide <<'END'
fact twitch: finding "local twitch response"   # a comment
fact duration: duration "how long"
guideline demo.one "One":
  require twitch
  require duration > 3 months

case outcome as of 2024-05-01:
  twitch: absent
  expect demo.one recommended  # the outcome was another
  expect   demo.one not_recommended in any case

case reasons as of 2024-05-01:
  twitch: present
  expect demo.one undetermined because undocumented: twitch, duration # one reason of two
  expect demo.one recommended in any case because present: duration

case right as of 2024-05-01:
  twitch: present
  duration: 7 months
  expect   demo.one   recommended
END
cp one.guide before.guide
guide test one.guide --update --filter outcome
echo "exit $?"
guide test one.guide --update
echo "exit $?"
diff before.guide one.guide
guide test one.guide --update
echo "exit $?"
guide test - --update < one.guide
echo "exit $?"
