# Nothing outside the library roots is read: not by a link to a file, not by a link to a folder, not by a path.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
mkdir "$folder/library" "$folder/secret"
echo 'fact hidden: finding' > "$folder/secret/hidden.guide"
ln -s ../secret/hidden.guide "$folder/library/linked.guide"
ln -s ../secret "$folder/library/linked_folder"
for module in linked linked_folder.hidden; do
  printf 'import %s\nfact seen: finding\n' $module > "$folder/library/main.guide"
  (cd "$folder" && guide check library/main.guide --library library 2>&1)
  echo "exit $?"
done
# What a folder holds is what lies in it.
rm "$folder/library/main.guide"
(cd "$folder" && guide check library 2>&1)
echo "exit $?"
