# Of two versions of a guideline the one in force tells what an entry changes.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cat > "$folder/rules.guide" << 'END'
fact twitch: finding "local twitch response"
guideline demo.rule "Rule":
  effective 2009-07-18 to 2016-07-01
  require twitch

guideline demo.rule "Rule":
  effective 2016-07-02 to 2024-12-31
  require not twitch
END
guide repl --no-rc --echo --library "$folder" << 'END'
as of 2010-01-01
given twitch present
given twitch present
as of 2020-01-01
forget twitch
END
# A file that is opened stands as it is: both versions.
printf 'case old as of 2010-01-01:\n  twitch: present\n' >> "$folder/rules.guide"
guide repl "$folder/rules.guide" --no-rc -c 'as of 2010-01-01; decide; as of 2020-01-01'
