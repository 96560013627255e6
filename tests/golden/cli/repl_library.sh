# A library: opened, changed while the session runs, asked about; what is saved imports what it needs.
cd "$(mktemp -d)" || exit 1
mkdir -p lib/pain
cat > lib/pain/facts.guide <<'END'
fact twitch: finding "local twitch response"
fact pain_side: one of left, right "side of the pain"
service injection "Injection"
END
cat > lib/pain/injections.guide <<'END'
import pain.facts
guideline pain.injections "Injections":
  for injection
  require twitch
END
cat > lib/unused.guide <<'END'
fact unused: finding
END
cat > case.guide <<'END'
# two cases
import pain.injections
case first as of 2014-04-03 "The first":
  request injection, denied on 2014-03-01 "As asked":
    pain_side: left
case second as of 2014-04-04:
  twitch: absent
  request injection
  expect pain.injections not_recommended
END
{
  echo 'as of 2014-04-03'
  echo 'request injection'
  echo 'save case asked.guide'
  while [ ! -e asked.guide ]; do sleep 0.05; done
  echo '  require pain_side is left' >> lib/pain/injections.guide
  echo 'why not recommended'
  echo 'show twitch; show guidelines pain; show services; show determinations'
  echo 'ask'
  echo 'present'
  echo 'middle'
  echo 'left'
  echo 'save test asked.guide'
} | guide repl --library lib
echo "exit $?"
cat asked.guide
guide test asked.guide --library lib
guide repl case.guide --library lib -c 'show' -c 'given pain_side right; show; decide' -c 'open case.guide second; show; test
open case.guide third; save over case.guide; show'
echo "exit $?"
cat case.guide
guide repl -c 'load lib; given twitch present; twitch; import unused; unused; reload' -c 'forget everything; show'
echo "exit $?"
cat > case.json <<'END'
{"schema": "guide.case/1", "as_of": "2014-04-03",
 "documents": {"PM report": {"title": "Pain \"management\" report", "date": "2014-02-20"}},
 "facts": {"twitch": [{"is": "present", "in": "PM report", "quote": "twitch"}, "absent"]},
 "requests": [{"service": "injection", "label": "As asked", "prior": {"decision": "denied", "on": "2014-03-01"},
               "facts": {"pain_side": "left"}}]}
END
guide repl case.json --library lib -c 'show; why; expect pain.injections recommended; test'
echo "exit $?"
echo '{"schema": "guide.case/1", "as_of": "2014-04-03", "facts": {"twitsch": "present"}}' > wrong.json
guide repl wrong.json --library lib -c 'show'
echo "exit $?"
