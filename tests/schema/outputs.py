#!/usr/bin/env python3
"""Every JSON that `guide` writes, against the schemas in docs/schema.

    outputs.py GUIDE ROOT [goldens|library|mistakes|lines]

goldens:  what the golden tests expect on standard output
library:  decisions of every file of cases of the guideline library, decided twice and replayed; the cases themselves; coverage
mistakes: diagnostics of every golden test of `check`
lines:    what comes of lines of cases
"""

import json
import pathlib
import subprocess
import sys

from jsonschema import Draft202012Validator


class Schemas:
    def __init__(self, folder):
        self.validators = {}
        for path in sorted(folder.glob("*.schema.json")):
            schema = json.loads(path.read_text())
            Draft202012Validator.check_schema(schema)
            self.validators[schema["properties"]["schema"]["const"]] = Draft202012Validator(schema)

    def problems(self, document):
        name = document.get("schema") if isinstance(document, dict) else None
        if name not in self.validators:
            return [f"no schema `{name}` in docs/schema"]
        errors = self.validators[name].iter_errors(document)
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in errors]


class Check:
    def __init__(self, guide, root):
        self.guide = guide
        self.root = root
        self.schemas = Schemas(root / "docs" / "schema")
        self.seen = {}
        self.failed = 0

    def fail(self, where, problem):
        self.failed += 1
        print(f"FAIL {where}: {problem}")

    def document(self, where, text):
        try:
            document = json.loads(text)
        except ValueError as error:
            self.fail(where, f"not JSON: {error}")
            return None
        for problem in self.schemas.problems(document):
            self.fail(where, problem)
        name = document.get("schema")
        self.seen[name] = self.seen.get(name, 0) + 1
        return document

    def run(self, *words, stdin=""):
        return subprocess.run([self.guide, *map(str, words)], input=stdin, capture_output=True, text=True,
                              cwd=self.root, check=False, timeout=60)


def goldens(check):
    """Standard output that is one object is JSON, whatever the verb; lines of objects have a test of their own, and
    what says `$schema` follows a schema of others (SARIF)."""
    for path in sorted((check.root / "tests" / "golden").rglob("*.expected")):
        for part in path.read_text(errors="replace").split("\n--- stdout\n")[1:]:
            text = part.split("\n--- stderr\n")[0]
            if text.startswith("{\n") and "$schema" not in json.loads(text):
                check.document(path.relative_to(check.root), text)


def library(check):
    guidelines = check.root / "guidelines"
    for path in sorted(guidelines.rglob("cases/*.guide")):
        where = path.relative_to(check.root)
        decided = check.run("explain", where, "--library", "guidelines", "--format", "json", "--case", first_case(path))
        again = check.run("explain", where, "--library", "guidelines", "--format", "json", "--case", first_case(path))
        if decided.returncode != 0:
            check.fail(where, decided.stderr)
            continue
        if decided.stdout != again.stdout:
            check.fail(where, "another run writes other bytes")
        document = check.document(where, decided.stdout)
        replayed = check.run("replay", "-", "--library", "guidelines", stdin=decided.stdout)
        if replayed.returncode != 0:
            check.fail(where, replayed.stderr)
        if document is not None:
            check.document(f"the case of {where}", json.dumps(document["case"]))
    asked = check.run("ask", "guidelines/mtus/trigger_point_injections/cases/right_buttock.guide",
                      "--library", "guidelines", stdin="\n")
    check.document("guide ask", asked.stdout)
    check.document("guide facts", check.run("facts", "guidelines/mtus", "--library", "guidelines", "--format", "json").stdout)
    check.document("guide diff", check.run("diff", "guidelines/mtus/tens/guideline.guide", "guidelines/mtus/h_wave/guideline.guide", "--format", "json").stdout)
    check.document("guide coverage", check.run("coverage", "guidelines/mtus", "--library", "guidelines", "--format", "json").stdout)


def lines(check):
    """Lines of cases: plain and whole, good ones and one that cannot be read."""
    cases = '{"schema":"guide.case/1","as_of":"2024-05-01","facts":{"twitch":true,"duration":"7 months"},' \
        '"requests":[{"service":"injection"}]}\n{"schema":"guide.case/1","as_of":"2024-05-01"}\n{"as_of":\n'
    for more in ([], ["--trace"]):
        decided = check.run("decide", "--library", "tests/golden/cli/library/lines.guide", "--format", "ndjson", *more,
                            stdin=cases)
        for line in decided.stdout.splitlines():
            document = check.document(f"guide decide --format ndjson {' '.join(more)}", line)
            if document is not None and "decision" in document:
                check.document("the decision of a line", json.dumps(document["decision"]))


def first_case(path):
    for line in path.read_text().splitlines():
        if line.startswith("case "):
            return line.split()[1]
    return ""


def mistakes(check):
    for folder in ("check", "mistakes"):
        for path in sorted((check.root / "tests" / "golden" / folder).rglob("*.guide")):
            if "library" in path.parts:
                continue
            where = path.relative_to(check.root)
            check.document(where, check.run("check", where, "--format", "json").stdout)


def main():
    check = Check(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve())
    {"goldens": goldens, "library": library, "mistakes": mistakes, "lines": lines}[sys.argv[3]](check)
    print(", ".join(f"{count} of {name}" for name, count in sorted(check.seen.items())))
    if not check.seen:
        check.fail(sys.argv[3], "nothing was found to validate")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
