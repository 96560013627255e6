"""Every case of the guideline library: the package and the command line tool print the same bytes.

Needs GUIDE_TOOL (the command), GUIDE_GUIDELINES (the folder) and GUIDE_SHARED_LIBRARY.
"""

import os
import subprocess
import tempfile
import unittest

import guide

TOOL = os.environ["GUIDE_TOOL"]
FOLDER = os.environ["GUIDE_GUIDELINES"]


def tool(*arguments: str) -> bytes:
    return subprocess.run([TOOL, *arguments], check=True, stdout=subprocess.PIPE).stdout


def modules(folder: str):
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith(".guide"):
                yield os.path.join(place, name)


def module_named(path: str):
    file = os.path.join(FOLDER, *path.split(".")) + ".guide"
    if not os.path.exists(file):
        return None
    with open(file, encoding="utf-8", newline="") as text:
        return guide.Module(text.read(), path, file)


class SameBytes(unittest.TestCase):
    def test_case_blocks_with_what_they_import(self):
        count = 0
        for file in modules(FOLDER):
            if os.path.basename(os.path.dirname(file)) != "cases":
                continue
            with open(file, encoding="utf-8", newline="") as text:
                library = guide.load(text=text.read(), file=file, loader=module_named)
            ours = "".join(library.decide(case).json() for case in library.cases)
            theirs = tool("decide", file, "--library", FOLDER, "--format", "json")
            self.assertEqual(ours.encode(), theirs, file)
            count += len(library.cases)
        self.assertGreater(count, 100)

    def test_json_cases_against_the_whole_library(self):
        library = guide.load(FOLDER)
        with tempfile.TemporaryDirectory() as scratch:
            for number, case in enumerate(library.cases[:: max(1, len(library.cases) // 25)]):
                file = os.path.join(scratch, "case%d.json" % number)
                with open(file, "w", encoding="utf-8", newline="") as out:
                    out.write(case.json())
                ours = library.decide(case.json()).json()
                theirs = tool("decide", file, "--library", FOLDER, "--format", "json")
                self.assertEqual(ours.encode(), theirs, case.name)


if __name__ == "__main__":
    unittest.main()
