#!/usr/bin/env python3
"""What `guide` writes for other programs, against the schemas that these publish (tests/schema/published).

    published.py GUIDE ROOT [sarif|junit]

sarif: findings of every golden test of `check`, and of the guideline library
junit: results of every golden test of `test`, of mistakes (nothing compiles), and of the guideline library
"""

import json
import pathlib
import subprocess
import sys

from jsonschema import Draft4Validator, FormatChecker


class Outputs:
    def __init__(self, guide, root):
        self.guide = guide
        self.root = root
        self.seen = 0
        self.failed = 0

    def of(self, verb, written, *files):
        """What a verb writes in a format about some files."""
        self.seen += 1
        return subprocess.run([self.guide, verb, *map(str, files), "--format", written, "--library", "guidelines"],
                              capture_output=True, cwd=self.root, check=False, timeout=120).stdout

    def fail(self, where, problem):
        self.failed += 1
        print(f"FAIL {where}: {problem}")


def goldens(root, *folders):
    for folder in folders:
        for path in sorted((root / "tests" / "golden" / folder).rglob("*.guide")):
            if "library" not in path.parts:
                yield path.relative_to(root)


def sarif(outputs, published):
    schema = json.loads((published / "sarif-2.1.0-rtm.5.json").read_text())
    Draft4Validator.check_schema(schema)
    validator = Draft4Validator(schema, format_checker=FormatChecker())
    results = 0
    for where in [*goldens(outputs.root, "check", "mistakes"), "guidelines"]:
        document = json.loads(outputs.of("check", "sarif", where))
        results += len(document["runs"][0]["results"])
        for error in validator.iter_errors(document):
            outputs.fail(where, f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
    if results == 0:
        outputs.fail("sarif", "no finding was validated")


def junit(outputs, published):
    for where in [*goldens(outputs.root, "test", "mistakes"), "guidelines"]:
        read = subprocess.run(["xmllint", "--noout", "--schema", str(published / "junit-10.xsd"), "-"],
                              input=outputs.of("test", "junit", where), capture_output=True, check=False)
        if read.returncode != 0:
            outputs.fail(where, read.stderr.decode())


def main():
    outputs = Outputs(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve())
    {"sarif": sarif, "junit": junit}[sys.argv[3]](outputs, pathlib.Path(__file__).resolve().parent / "published")
    print(f"{outputs.seen} outputs validated")
    return 1 if outputs.failed or not outputs.seen else 0


if __name__ == "__main__":
    sys.exit(main())
