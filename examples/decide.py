"""pip install guide-rules; python decide.py policy.guide"""

import sys

import guide

library = guide.load(sys.argv[1])
case = {
    "schema": "guide.case/1",
    "as_of": "2024-05-01",
    "facts": {"twitch": "present", "duration": "7 months"},
    "requests": [{"service": "injection"}],
}
decision = library.decide(case)
for guideline in decision.items[0].guidelines:
    print(guideline.title + ":", guideline.conclusion)
question = decision.next_question()
print("ask:", question.text)
for answer in question.answers:
    print("  ", answer.answer, "->", answer.result)

try:
    library.decide({**case, "facts": {"twich": "present"}})
except guide.CaseError as error:
    print(error)
