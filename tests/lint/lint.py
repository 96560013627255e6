#!/usr/bin/env python3
"""Reads all sources of the library and of the tool with clang-tidy; fails where it finds something.

    lint.py FOLDER [--quick] [--jobs N]     FOLDER is written to; --quick leaves out clang's analyzer, which takes most of the time

Nine tenths of what clang-tidy takes for a source goes into the headers of others. So many sources are joined into one, and what is
found is told by its place in the source it is from. The analyzer, which follows calls, reads fewer at a time.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(root / "cmake"))
import amalgamate  # noqa: E402

core, tools = amalgamate.core, ("tools",)
public = ("guide/guide.hpp", "guide/guide.h", "guide/arrow.h")  # the C ones are C
analyzer = "-*,clang-analyzer-*,-clang-analyzer-optin.performance.Padding"
marker = re.compile(r'^#line (\d+) "([^"]+)"$')
finding = re.compile(r"^\S+?joined\.cpp:(\d+):(\d+): (?:warning|error): (.*)$")


class Joined:
    """Some sources as one, and which checks read it."""

    def __init__(self, folder, name, rooms, sources, checks):
        self.path = folder / f"{name}_joined.cpp"
        self.checks = checks
        begin = "".join(f'#include "{name}"\n' for name in public)
        self.text = begin + amalgamate.join(rooms, sources, {amalgamate.find(name) for name in public}, lines=True)
        self.path.write_text(self.text)

    def read(self):
        defines = ["-DGUIDE_INSIDE", "-DBOOST_ALL_NO_LIB"]
        if pathlib.Path("/usr/include/histedit.h").exists():
            defines.append("-DGUIDE_HAS_LIBEDIT")
        command = ["clang-tidy-14", "-quiet", f"--checks={self.checks}", str(self.path), "--", "-std=gnu++20", *defines,
                   f"-I{root}", f"-I{root}/include"]
        done = subprocess.run(command, capture_output=True, text=True)
        found = set(self.findings(done.stdout))
        if done.returncode != 0 and not found:
            found.add(f"{self.path}: clang-tidy did not read it:\n{done.stdout}{done.stderr}")
        return found

    def findings(self, output):
        places = self.places()
        for match in filter(None, map(finding.match, output.splitlines())):
            path, line = places[int(match.group(1)) - 1]
            yield f"{path}:{line}:{match.group(2)}: {match.group(3)}"

    def places(self):
        """Of each line, which file it is from and which line there it is."""
        result, path, line = [], self.path, 0
        for written in self.text.splitlines():
            match = marker.match(written)
            if match:
                line, path = int(match.group(1)) - 1, pathlib.Path(match.group(2)).relative_to(root)
            else:
                line += 1
            result.append((path, line))
        return result


def groups(sources, size):
    """Neighbours, at most so many."""
    return [sources[i:i + size] for i in range(0, len(sources), size)]


def joined(folder, quick):
    wholes = (("library", core, amalgamate.files(core, "*.cpp")), ("tool", core + tools, amalgamate.files(tools, "*.cpp")))
    # What takes longest comes first, so that no core waits long.
    for name, rooms, sources in wholes:
        yield Joined(folder, name, rooms, sources, "-clang-analyzer-*")
    if quick:
        return
    for name, rooms, sources in wholes:
        for number, group in enumerate(groups(sources, 6)):
            yield Joined(folder, f"{name}_{number}", rooms, group, analyzer)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--jobs", type=int, default=os.cpu_count())
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        units = list(joined(options.folder, options.quick))
        found = sorted(set().union(*pool.map(Joined.read, units)))
    print("\n".join(found + [f"clang-tidy: {len(found) or 'no'} findings"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
