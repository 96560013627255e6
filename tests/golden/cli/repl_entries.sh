# A case with lists of entries, read from JSON, is saved as a `case` block that says the same.
cd "$(mktemp -d)" || exit 1
cat > demo.guide <<'END'
service injection "injection"
codes back: icd10 M54.16 "back pain"
fact diagnoses: code in icd10 "diagnoses"
record earlier "earlier injection":
  date:   date
  relief: percent from 0 to 100 "relief"
  site:   one of left, right "site"
record visit "visit":
  date: date

guideline demo.injection "Injection":
  for injection
  require diagnoses in back
  require sum of relief of earlier > 50 %
  require no visit
END
cat > case.json <<'END'
{"schema": "guide.case/1", "name": "told", "as_of": "2024-05-01",
 "documents": {"chart": {"date": "2024-04-20"}, "letter": {"date": "2024-04-25"}},
 "facts": {"diagnoses": ["M54.16", "M51.17"],
           "earlier": {"incomplete": true,
                       "entries": [{"in": "chart", "date": "2023-11", "relief": "40 %", "site": "left"},
                                   {"in": "letter", "date": "2024-01-15", "relief": "60 %"}]},
           "visit": {"in": "chart", "entries": []}},
 "requests": [{"service": "injection"}]}
END
guide repl --library demo.guide -c 'open case.json; save kept.guide'
cat kept.guide
guide decide case.json --library demo.guide > json.txt
guide decide kept.guide --library demo.guide > block.txt && diff json.txt block.txt && echo the same
