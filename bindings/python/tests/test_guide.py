"""The package against the shared library that GUIDE_SHARED_LIBRARY names."""

import json
import os
import threading
import unittest

import guide

TEXT = """
service injection "trigger point injection"
fact twitch:   finding "local twitch response"
fact duration: duration from 0 "how long the pain has lasted"
record visit none unless documented "visit":
  date:   date
  relief: percent "relief"

guideline demo.injection "Trigger point injection":
  for injection
  require twitch
  require duration > 3 months
  when some visit:
    require latest visit has relief > 50 %
"""
CASE = {"schema": "guide.case/1", "as_of": "2024-05-01", "documents": {"memo": {"date": "2024-04-12"}},
        "facts": {"duration": {"is": "7 months", "in": "memo", "quote": "since autumn"}},
        "requests": [{"service": "injection", "label": "right buttock"}]}


class Loading(unittest.TestCase):
    def test_version(self):
        self.assertRegex(guide.version(), r"^\d+\.\d+\.\d+$")

    def test_mistakes_have_a_place(self):
        with self.assertRaises(guide.CompileError) as caught:
            guide.load(text="fact twitch: finding\nguideline a.b \"A\":\n  require twich\n", file="a.guide")
        found = caught.exception.diagnostics[0]
        self.assertEqual((found.code, found.file, found.line, found.column), ("unknown-name", "a.guide", 3, 11))
        self.assertEqual(found.hint, "did you mean `twitch`?")
        self.assertIn("a.guide:3:11", str(caught.exception))

    def test_imports_come_from_a_loader(self):
        asked = []

        def loader(path):
            asked.append(path)
            return guide.Module("fact twitch: finding \"Zuckung é\"\n", file="shared.guide") if path == "shared.facts" else None

        text = "import shared.facts\nguideline a.b \"A\":\n  require twitch\n"
        library = guide.load(text=text, loader=loader)
        self.assertEqual(asked, ["shared.facts"])
        self.assertEqual(library.info["facts"], 1)
        with self.assertRaises(guide.CompileError):
            guide.load(text=text)
        modules = [guide.Module(text), guide.Module("fact twitch: finding\n", "shared.facts", "shared.guide")]
        self.assertEqual(guide.load(modules=modules).info["guidelines"], 1)

    def test_a_loader_may_raise(self):
        def loader(path):
            raise KeyError(path)

        with self.assertRaises(KeyError):
            guide.load(text="import shared.facts\n", loader=loader)

    def test_limits_and_files(self):
        with self.assertRaises(guide.LimitError):
            guide.load(text=TEXT, limits=guide.Limits(facts=1))
        with self.assertRaises(OSError):
            guide.load("no/such/folder")
        with self.assertRaises(TypeError):
            guide.load()


class Deciding(unittest.TestCase):
    def setUp(self):
        self.library = guide.load(text=TEXT)

    def test_a_decision_and_its_trace(self):
        decision = self.library.decide(CASE)
        item = decision.items[0]
        self.assertEqual((item.service, item.label), ("injection", "right buttock"))
        guideline = item.guidelines[0]
        self.assertEqual((guideline.name, guideline.conclusion), ("demo.injection", "undetermined"))
        self.assertEqual([clause.state for clause in guideline.clauses][:2], ["undocumented", "present"])
        evidence = [told for clause in guideline.clauses for part in [clause, *clause.parts] for told in part.evidence]
        self.assertIn("since autumn", evidence[0])
        self.assertEqual(decision.data["schema"], "guide.decision/1")
        self.assertIn("local twitch response", decision.text(width=60, ascii=True))
        self.assertEqual(decision.missing(), ["local twitch response"])
        question = decision.next_question()
        self.assertEqual((question.fact, len(question.answers)), ("twitch", 2))
        self.assertIn("twitch", decision.why("twitch"))
        with self.assertRaises(LookupError):
            decision.why("weather")
        self.assertIn("In short", decision.letter("markdown", {"summary": "In short"}))

    def test_cases_are_read_built_and_reused(self):
        read = self.library.read_case(json.dumps(CASE))
        builder = self.library.build("2024-05-01").document("memo", "2024-04-12")
        built = builder.tell("duration", "7 months", "memo", "since autumn").request("injection", "right buttock").finish()
        self.assertEqual(read.json(), built.json())
        visits = self.library.build("2024-05-01").tell("twitch", "present").tell("duration", "7 months").list("visit")
        visits.entry().tell_field("date", "2024-01-02").tell_field("relief", "10 %")
        decider = guide.Decider(self.library)
        self.assertEqual(decider.decide(visits.request("injection").finish()).conclusion(), "not_recommended")
        self.assertEqual(decider.decide(built).conclusion(), "undetermined")
        self.assertEqual(decider.decision().json(), self.library.decide(built).json())

    def test_mistakes_in_cases_come_together(self):
        with self.assertRaises(guide.CaseError) as caught:
            self.library.decide({"schema": "guide.case/1", "as_of": "2024-05-01",
                                 "facts": {"twich": "present", "duration": "7 mg"}})
        self.assertEqual(len(caught.exception.diagnostics), 2)
        with self.assertRaises(guide.Error):
            self.library.decide(guide.load(text=TEXT).read_case(CASE))

    def test_threads_share_a_library(self):
        expected = self.library.decide(CASE).json()
        found = []
        threads = [threading.Thread(target=lambda: found.append(self.library.decide(CASE).json())) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [expected] * 8)

    def test_decisions_outlive_their_library(self):
        decision = guide.load(text=TEXT).decide(CASE)
        self.assertIn("undetermined", decision.text())


if __name__ == "__main__":
    unittest.main()
