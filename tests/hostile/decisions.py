"""Files that say they are recorded decisions, given to `guide replay`."""

import json

from driver import CASE, DONE, FAILURE, GUIDELINE, LIBRARY, NO, case, decide, guide, run, write


def recorded():
    """A true one; its folder is ready for replaying."""
    decide(case(',"facts":{"twitch":true},"requests":[{"service":"injection"}]'))
    return guide(
        "decide", "case.json", "--library", "library.guide", "--format", "json").says(DONE).out


def replay(text, **bounds):
    return guide("replay", write("decision.json", text), "--library", "library.guide", **bounds)


def a_true_one():
    replay(recorded()).says(DONE, "the same decision")


def cut_off():
    text = recorded()
    for end in range(0, len(text) - 1, 97):
        result = replay(text[:end])
        assert result.code in (CASE, NO), result


def other_kinds_of_values():
    decision = json.loads(recorded())
    for key in decision:
        for value in (None, 7, "x", [], {}, [[[]]], {"a": {"b": 1}}, [None, 1, "x"], True):
            result = replay(json.dumps({**decision, key: value}))
            assert result.code in (CASE, NO, GUIDELINE), result


def nested_and_long():
    recorded()
    replay("[" * 1_000_000).says(CASE, "is not a decision")
    replay('{"schema":"guide.decision/1","case":' + "[" * 1_000_000).says(CASE, "is not a decision")
    replay('{"schema":"guide.decision/1","x":"' + "a" * (60 << 20) + '"}', megabytes=400).says(NO)
    replay("{" + ",".join(['"x":1'] * 5_000_000) + "}", seconds=4, megabytes=400).says(CASE)


def modules_without_end():
    decision = json.loads(recorded())
    for modules in (["library"] * 1_000_000, [f"m{i}" for i in range(1_000_000)], ["../secret", "/etc/passwd", "", "..", "."],
                    ["a" * 1_000_000], ["a.".join(str(i) for i in range(100_000))]):
        result = replay(json.dumps({**decision, "library": {**decision["library"], "modules": modules}}), seconds=4,
                        megabytes=600)
        assert result.code in (CASE, NO, GUIDELINE, FAILURE), result


run([a_true_one, cut_off, other_kinds_of_values, nested_and_long, modules_without_end])
