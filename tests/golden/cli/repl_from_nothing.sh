# From nothing to a tested guideline.
cd "$(mktemp -d)" || exit 1
guide repl <<'END'
fact twitch: finding "local twitch response"
fact taut_band: finding "taut band"
fact symptom_duration: duration "how long symptoms have lasted"
record visit "visit":
  date:   date
  relief: percent "pain relief"
service trigger_point_injection "Trigger point injection"
guideline my.injections "Trigger point injections":
  for trigger_point_injection
  require all: twitch, taut_band
  require symptom_duration > 3 months

  require latest visit has relief >= 50 %
as of 2014-04-03
request trigger_point_injection
document pr2: 2014-02-24 "Progress report"
given twitch present in pr2 "twitch on palpation"
given symptom_duration 7 weeks
what if symptom_duration 5 months, taut_band present
decide
undo
given symptom_duration: 5 months
given visit in pr2:
  | date       | relief |
  | 2014-01-10 | 60 %   |
missing
given taut_band present
all: twitch, taut_band
any:
  not twitch
  symptom_duration > 6 months
evaluate latest visit has relief >= 50 %
given also twitch absent
why
given twitch present in pr2
show
expect my.injections recommended
test
save test mine.guide
save mine.guide; save over mine.guide
END
echo "exit $?"
cat mine.guide
guide test mine.guide
