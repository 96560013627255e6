# A mistake in what many files import is told once, by `guide test` and by `guide coverage`.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cd "$folder" || exit 1
mkdir tests
echo 'fact twitch: finding "local twitch response"' > tests/facts.guide
printf 'import facts\nguideline demo.rule "Rule":\n  requre twitch\n' > tests/rule.guide
for name in one two; do
  printf 'import facts\nimport rule\ncase %s as of 2024-05-01:\n  twitch: present\n  expect demo.rule recommended\n' $name > tests/$name.guide
done
printf 'import facts\nguideline demo.other "Other":\n  require twitch\ncase other as of 2024-05-01:\n  twitch: present\n  expect demo.other recommended\n' > tests/other.guide
for verb in test coverage; do
  echo "\$ guide $verb tests"
  guide $verb tests 2> err
  echo "exit $?"
  sed 's/^/  /' err
done
