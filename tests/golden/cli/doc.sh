# Pages of a library, as Markdown and HTML; the form and the schema.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
guide doc library/demo.guide --output "$folder/site" --format markdown | sed "s|$folder/||"
echo "exit $?"
for page in index vocabulary demo.injection demo.rules demo.result; do
  echo "==== $page.md"
  cat "$folder/site/$page.md"
done
echo "==== case.schema.json"
cat "$folder/site/case.schema.json"
guide doc library/demo.guide --output "$folder/html" | sed "s|$folder/||"
echo "==== demo.injection.html"
cat "$folder/html/demo.injection.html"
echo "==== intake.html"
sed -n '/<form/,/<\/form>/p' "$folder/html/intake.html"
# Every link leads somewhere.
cd "$folder/html" || exit 1
for page in *.html; do
  grep -o 'href="[^"]*"' "$page" | sed 's/href="//; s/"$//' | sort -u | while read -r link; do
    file=${link%%#*}
    anchor=${link#"$file"}
    [ -f "${file:-$page}" ] || echo "$page: no file $file"
    [ -z "$anchor" ] || grep -q "id=\"${anchor#?}\"" "${file:-$page}" || echo "$page: no anchor $link"
  done
done
guide doc nowhere
echo "exit $?"
