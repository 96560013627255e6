# Mistakes are told at the place, and the first one gives the exit code.
cd "$(mktemp -d)" || exit 1
guide repl <<'END'
fact twitch: finding
fact taut_band: finding
fact symptom_duration: duration
guideline my.injections: # a comment
  require all: twitch, taut_band
  require sympton_duration > 3 months
guideline my.injections:
  require all: twitch, taut_band
as of 2014-04-03
given taut_bnad present
given symptom_duration 7
given twitch maybe; given twitch
given twitch present in pr3
given
given 7 weeks
decde
decide now
twich
all: twitch,
symptom_duration > 3
document pr2
request nothing
expect my.injections maybe
as of never
forget taut_band, twitch
forget twich
forget
undo; undo; undo; undo; undo; undo; undo
redo; redo; redo; redo
why nothing
why
what if twitch
what if
test
open
open nowhere.guide
load nowhere
save
.run nowhere
.mode tre
.timer
.nope
.help nope
  indented
"unended
show nothing
evaluate
ask me
END
echo "exit $?"
guide repl -c 'decide; .quit; nonsense'
echo "exit $?"
guide repl nowhere.guide -c decide
echo "exit $?"
guide repl --library nowhere
echo "exit $?"
guide repl --fil
echo "exit $?"
