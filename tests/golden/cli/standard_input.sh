# `-` is standard input: a file of guidelines, a case, a case as JSON.
printf 'fact twitch: finding\nfact twitch: finding\n' | guide check -
echo "exit $?"
printf 'fact twitch: finding\nguideline demo.one "One":\n  require twitch\ncase one as of 2024-05-01:\n  twitch: present\n' | guide decide -
echo "exit $?"
guide decide - --library ../decide/cases/json.guide < ../decide/cases/json.json
echo "exit $?"
