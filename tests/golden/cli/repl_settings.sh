# Forms of answers, files of commands, help.
cd "$(mktemp -d)" || exit 1
cat > begin.txt <<'END'
fact twitch: finding "local twitch response"
guideline my.rule "Rule":
  require twitch
as of 2014-04-03
END
echo '.run begin.txt' > outer.txt
echo '.run self.txt' > self.txt
guide repl -f outer.txt -c '.mode json; decide' | head -3
guide repl -f outer.txt -c '.mode tree; decide; .mode letter; decide' -c '.timer on
given twitch present' -c '.timer off
.help
.help given
.help nothing here' 2>&1 | sed 's/([0-9.]* s)/(TIME)/'
guide repl -f self.txt
echo "exit $?"
guide repl -f nowhere.txt
echo "exit $?"
