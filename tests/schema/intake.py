#!/usr/bin/env python3
"""The intake form of `guide doc`: what it makes is a case that validates and that `guide decide` reads.

    intake.py GUIDE ROOT NODE
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator


def run(*words, stdin=""):
    result = subprocess.run([*map(str, words)], input=stdin, capture_output=True, text=True, check=False, timeout=300)
    assert result.returncode == 0, f"{' '.join(map(str, words))}: {result.stdout[-500:]}{result.stderr[-2000:]}"
    return result.stdout


def validate(schema, made):
    for error in Draft202012Validator(schema).iter_errors(made):
        raise AssertionError(f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")


def forms(guide, root, node, files, library):
    with tempfile.TemporaryDirectory() as folder:
        run(guide, "doc", files, "--library", library, "--output", folder)
        lines = run(node, root / "tests/schema/intake.cjs", f"{folder}/intake.html")
        schemas = [json.loads((root / "docs/schema/case.schema.json").read_text()),
                   json.loads(pathlib.Path(folder, "case.schema.json").read_text())]
    cases = [json.loads(line) for line in lines.splitlines()]
    for made in cases:
        for schema in schemas:
            validate(schema, made)
    decided = run(guide, "decide", "--library", library, "--format", "ndjson", stdin=lines).splitlines()
    assert len(decided) == len(cases), decided
    for made, line in zip(cases, decided):
        assert "errors" not in json.loads(line), f"{line}\n{json.dumps(made)}"
    told = sum(len(made["facts"]) for made in cases)
    assert told > 0, "nothing was told"
    print(f"{files}: {len(cases)} cases, {told} facts and lists told")


def main():
    guide, root, node = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    demo = root / "tests/golden/cli/library/demo.guide"
    forms(guide, root, node, demo, demo)
    forms(guide, root, node, root / "guidelines", root / "guidelines")


main()
