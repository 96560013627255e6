# --diff shows what would change, as a unified diff; exit code 1 if anything would. It goes with --check, not with --write.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cp ../format/layout/messy.guide "$folder/messy.guide"
cd "$folder"
guide format messy.guide > good.guide
guide format --diff messy.guide; echo "exit $?"
guide format --diff good.guide; echo "exit $?"
guide format --diff --check good.guide messy.guide | grep '^[-+][-+]'; echo "$(guide format --check --diff messy.guide > both; echo "exit $?")"
for i in 1 2 3 4 5 6 7 8 9; do echo "fact a$i: finding"; done > facts.guide
printf 'fact  b: finding\n\n\n\nfact c: finding  \n' >> facts.guide
for i in 1 2 3 4 5 6 7 8 9; do echo "fact d$i: finding"; done >> facts.guide
printf 'fact e:   finding' >> facts.guide
guide format --diff - < facts.guide; echo "exit $?"
printf 'fact :\n' | guide format --diff -; echo "exit $?"
guide format --diff --write messy.guide; echo "exit $?"
