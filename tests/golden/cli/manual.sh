# The manual names every verb and every option that the completions know.
manual=../../../tools/guide/guide.1
guide completions fish | sed -n "s/.* -f -a \([a-z]*\) .*/\1/p; s/.* -l \([a-z-]*\) .*/--\1/p" | sort -u | while read -r word; do
  grep -q -- "$(echo "$word" | sed 's/-/\\\\-/g')" $manual || echo "the manual does not name $word"
done
