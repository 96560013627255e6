"""Thousands of mistakes near thousands of names: suggestions and messages must not take the square of it."""

import json

from driver import CASE, CASE_HEAD, NO, check, decide, guide, run, write

COUNT = 10_000
LONG = "abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz"


def facts(stem):
    return "".join(f'fact {stem}{i}x: finding "f"\n' for i in range(COUNT))


def unknown_names_in_a_guideline():
    for stem in ("a", LONG):
        members = "".join(f"    {stem}{i}y\n" for i in range(COUNT))
        check(facts(stem) + 'guideline b.c "B":\n  require all:\n' + members, seconds=4).says(
            NO, "unknown-name", f"did you mean `{stem}0x`?")


def unknown_names_in_one_line():
    members = ", ".join(f"a{i}y" for i in range(COUNT))
    check(facts("a") + 'guideline b.c "B":\n  require all: ' + members + "\n", seconds=4).says(
        NO, "unknown-name")


def unknown_names_in_a_case_block():
    told = "".join(f"  {LONG}{i}y: present\n" for i in range(COUNT))
    check(facts(LONG) + "case x as of 2024-05-01:\n" + told, seconds=4).says(NO, "unknown-name", "did you mean")


def unknown_names_in_a_json_case():
    write("library.guide", facts(LONG) + 'guideline b.c "B":\n  require ' + LONG + "0x\n")
    told = json.dumps({"schema": "guide.case/1", "as_of": "2024-05-01",
                       "facts": {f"{LONG}{i}y": True for i in range(COUNT)}})
    guide("decide", write("case.json", told), "--library", "library.guide", seconds=4).says(
        CASE, f"no fact or record named `{LONG}0y`", "did you mean")
    lines = [told.encode() + b"\n"] * 10
    guide("decide", "--format", "ndjson", "--library", "library.guide", stdin=lines, seconds=10).says(
        CASE, "10 of 10 lines cannot be read")


def unknown_keys_in_entries():
    entries = ",".join("{" + ",".join(f'"gaine{i}":1' for i in range(100)) + "}" for i in range(COUNT))
    decide(CASE_HEAD + ',"facts":{"earlier":[' + entries + "]}}", seconds=4, megabytes=400).says(
        CASE, "has no field named `gaine0`")


def unknown_modules():
    check("".join(f"import abcdefgh{i}.abcdefgh\n" for i in range(COUNT)), seconds=4).says(NO, "unknown-module")


def duplicate_names():
    check("".join(f'define a{i % 7} when a{i}\n' for i in range(COUNT)), seconds=4).says(NO, "duplicate-name")


def contradicting_rules():
    rules = "".join(f"  recommended when f{i}\n  not_recommended when f{i + 1}\n" for i in range(2_000))
    declared = "".join(f'fact f{i}: finding "f"\n' for i in range(2_001))
    check(declared + 'guideline a.b "A":\n' + rules, seconds=10, megabytes=600).says(NO)


def tables_that_leave_much_open():
    columns = [f"f{i}" for i in range(12)]
    declared = "".join(f'fact {name}: number from 0 to 1000 "f"\n' for name in columns)
    row = "".join(f"| {10 * i} to {10 * i + 20} " for i in range(12))
    rows = f"  {row}| 1 |\n" * 300
    check(f"{declared}table t by {', '.join(columns)}:\n  | {' | '.join(columns)} | t |\n{rows}", seconds=10,
          megabytes=600).says(NO)


run([unknown_names_in_a_guideline, unknown_names_in_one_line, unknown_names_in_a_case_block, unknown_names_in_a_json_case,
     unknown_keys_in_entries, unknown_modules, duplicate_names, contradicting_rules, tables_that_leave_much_open])
