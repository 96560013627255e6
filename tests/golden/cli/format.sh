# Formatting again changes nothing; --check names what would change; --write replaces the file and keeps its permissions.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cp ../format/layout/messy.guide "$folder/messy.guide"
chmod 640 "$folder/messy.guide"
guide format "$folder/messy.guide" | guide format - > "$folder/twice.guide"
(cd "$folder" && guide format --check messy.guide twice.guide; echo "exit $?")
(cd "$folder" && guide format --write messy.guide; echo "exit $?"; cmp messy.guide twice.guide; stat -c %a messy.guide; ls)
printf 'fact :\n' | guide format -
echo "exit $?"
