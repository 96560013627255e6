# Help begins with real examples.
guide --help
guide completions fish | sed -n 's/.* -f -a \([a-z]*\) -d .*/\1/p' | while read -r verb; do
  echo "---- $verb"
  guide "$verb" --help
done
echo "---- the same by another word"
guide help test | head -n 3
guide help | head -n 3
guide help chek
echo "exit $?"
