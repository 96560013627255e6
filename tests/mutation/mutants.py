#!/usr/bin/env python3
"""Plants faults in a copy of the sources, one at a time, and shows which tests catch each.

  mutants.py                  every fault of mutants.txt; 0 if all are caught
  mutants.py --only WORDS     those whose name or file contains the words
  mutants.py --check          only whether every fault still has its place in the sources
  mutants.py --list           names and files

A fault is caught when the build fails or a test does; the first test that fails is told. A fault that hangs is caught by the
time limit.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = pathlib.Path(__file__).resolve().with_name("mutants.txt")
TREE = ROOT / "build" / "mutants"
BUILD = TREE / "build" / "dev"  # as deep as another build's folder: then ccache knows what that one compiled
PAIRS = "4000"  # pairs of the agreement test a fault has to survive

GOLDEN = ["check", "decide", "mistakes", "test", "explain", "cli"]
AGREEMENT = "every way to run the evaluator agrees with the reference evaluator"
PROPERTIES = "tests/guide_properties_tests"

# Targets with the tests that they allow.
GOLDEN_TESTS = (["guide_tool", "guide_golden"],
                [["tests/golden/guide_golden", "bin/guide", str(TREE / "tests" / "golden" / folder)] for folder in GOLDEN])
RUNTIME_TESTS = (["guide_runtime_tests"], [["tests/guide_runtime_tests"]])
COMPILER_TESTS = (["guide_compiler_tests"], [["tests/guide_compiler_tests", "~[.]"]])
QUICK_PROPERTIES = (["guide_properties_tests"],
                    [[PROPERTIES, AGREEMENT], [PROPERTIES, "columns give the ordinary answers"],
                     [PROPERTIES, "plain cases are read alike both ways"], [PROPERTIES, "*witness*,clashing rules*"]])
ALL_PROPERTIES = (["guide_properties_tests"], [[PROPERTIES]])


def stages(file):
    """What most likely catches a fault in the file comes first."""
    if file.startswith("compiler/"):
        return [GOLDEN_TESTS, QUICK_PROPERTIES, COMPILER_TESTS, RUNTIME_TESTS, ALL_PROPERTIES]
    return [QUICK_PROPERTIES, RUNTIME_TESTS, GOLDEN_TESTS, COMPILER_TESTS, ALL_PROPERTIES]


class Mutant:
    def __init__(self, name, file, before, after):
        self.name, self.file, self.before, self.after = name, file, before, after

    def place(self, text):
        """Where the text stands, or a word on why it cannot be planted."""
        found = text.count(self.before)
        return text.index(self.before) if found == 1 else f"stands {found} times"


def read_list():
    mutants = []
    for block in LIST.read_text().split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        parts = {sign: "\n".join(line[2:] for line in lines if line.startswith(sign + " ")) for sign in "=@-+"}
        assert all(parts.values()), f"a block without one of its parts: {block}"
        mutants.append(Mutant(parts["="], parts["@"], parts["-"], parts["+"]))
    return mutants


def check(mutants):
    stale = []
    for mutant in mutants:
        place = mutant.place((ROOT / mutant.file).read_text())
        if isinstance(place, str):
            stale.append(f"{mutant.file}: `{mutant.before}` {place} ({mutant.name})")
    names = [mutant.name for mutant in mutants]
    stale += [f"two faults are named `{name}`" for name in sorted({n for n in names if names.count(n) > 1})]
    for line in stale:
        print(line)
    return not stale


def copy_sources():
    """Only files that changed are written, so that little is built again."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True,
                            text=True).stdout.splitlines()
    wanted = {name for name in listed if (ROOT / name).is_file()}
    for name in wanted:
        source, target = ROOT / name, TREE / name
        if not target.exists() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
            os.utime(target)
    for path in [path for path in TREE.rglob("*") if path.is_file() and BUILD not in path.parents]:
        if str(path.relative_to(TREE)) not in wanted:
            path.unlink()


def configure():
    subprocess.run(["cmake", "-S", TREE, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DGUIDE_PRECOMPILE=OFF",
                    "-DGUIDE_BUILD_TESTS=ON", "-DCMAKE_CXX_FLAGS=-O1 -g0 -D_GLIBCXX_ASSERTIONS"],
                   check=True, stdout=subprocess.DEVNULL)


ENVIRONMENT = {**os.environ, "GUIDE_PAIRS": PAIRS, "CCACHE_BASEDIR": str(TREE), "CCACHE_NOHASHDIR": "1"}


def build(targets, jobs):
    """The words of the first error, or nothing."""
    done = subprocess.run(["ninja", "-C", BUILD, f"-j{jobs}", *targets], env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode == 0:
        return None
    return next((line for line in done.stdout.splitlines() if "error:" in line), "the build fails")


def killer(file, jobs):
    """What catches the fault that stands in the file of the tree, or nothing."""
    for targets, tests in stages(file):
        problem = build(targets, jobs)
        if problem:
            return "build: " + problem.strip()
        for test in tests:
            try:
                done = subprocess.run([str(BUILD / test[0]), *(str(BUILD / "bin/guide") if w == "bin/guide" else w for w in test[1:])],
                                      env=ENVIRONMENT, cwd=TREE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)
            except subprocess.TimeoutExpired:
                return "hangs: " + " ".join(pathlib.Path(word).name for word in test)
            if done.returncode != 0:
                return " ".join(pathlib.Path(word).name for word in test)
    return None


def run(mutants, jobs):
    copy_sources()
    configure()
    found = killer("", jobs)
    if found:
        sys.exit(f"without a fault the tests fail already: {found}")
    survivors = []
    for number, mutant in enumerate(mutants, 1):
        path = TREE / mutant.file
        sound = path.read_text()
        begin = time.monotonic()
        path.write_text(sound.replace(mutant.before, mutant.after))
        try:
            caught = killer(mutant.file, jobs)
        finally:
            path.write_text(sound)
        if not caught:
            survivors.append(mutant)
        print(f"{number:3}/{len(mutants)} {'caught  ' if caught else 'SURVIVED'} {mutant.file}: {mutant.name}"
              f" [{caught or 'no test fails'}; {time.monotonic() - begin:.0f} s]", flush=True)
    print(f"{len(mutants) - len(survivors)} of {len(mutants)} faults caught")
    for mutant in survivors:
        print(f"survived: {mutant.file}: {mutant.name}")
    return not survivors


def main():
    parser = argparse.ArgumentParser(description="Plants faults and shows which tests catch them.")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    options = parser.parse_args()
    mutants = [one for one in read_list() if options.only in one.name or options.only in one.file]
    if options.list:
        for one in mutants:
            print(f"{one.file}: {one.name}")
        return 0
    if options.check:
        return 0 if check(mutants) else 1
    return 0 if check(mutants) and run(mutants, options.jobs) else 1


if __name__ == "__main__":
    sys.exit(main())
