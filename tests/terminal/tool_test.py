"""What the verbs of `guide` do in a terminal that they do not do in a pipe: colour, and a bar while something lasts.

    tool_test.py GUIDE
"""

import os
import re
import subprocess
import sys
import tempfile
import time

from screen import Terminal

GUIDE = os.path.abspath(sys.argv[1])
ESCAPE = b"\x1b"
UNFINISHED = re.compile(rb"\x1b(\[[?0-9;]*)?$")
KEPT = {name: value for name, value in os.environ.items() if name in ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS")}

FAULTY = """guideline demo.rule "Rule":
  require twich
"""
GUIDELINE = """fact twitch: finding "twitch"
guideline demo.rule "Rule":
  require twitch
"""
CASE = """
case number_{0} as of 2024-05-01:
  twitch: present
  expect demo.rule recommended
"""


def in_terminal(folder, words, environment):
    """What a run writes into a terminal, everything it wrote; and how the screen looked in between."""
    terminal = Terminal([GUIDE, *words], {**KEPT, **environment}, folder, edits_lines=False)
    screens = []
    while terminal.read(0.05):
        if not UNFINISHED.search(terminal.written) and (not screens or screens[-1] != terminal.screen()):
            screens.append(terminal.screen())
    terminal.exit_code()
    return terminal.written, screens


def colors(folder):
    with open(os.path.join(folder, "faulty.guide"), "w", encoding="utf-8") as file:
        file.write(FAULTY)
    xterm = {"TERM": "xterm"}
    table = [  # words, variables, whether there is colour
        ([], xterm, True),
        ([], {**xterm, "NO_COLOR": "1"}, False),
        ([], {**xterm, "NO_COLOR": ""}, True),  # an empty one says nothing
        ([], {"TERM": "dumb"}, False),
        ([], {}, False),
        (["--color", "never"], xterm, False),
        (["--color", "always"], {"TERM": "dumb", "NO_COLOR": "1"}, True),
        (["--color", "auto"], xterm, True),
        ([], {**xterm, "GUIDE_COLOR": "never"}, False),
        (["--color", "always"], {**xterm, "GUIDE_COLOR": "never"}, True),
    ]
    for words, environment, colored in table:
        written, _ = in_terminal(folder, ["check", "faulty.guide", *words], environment)
        assert b"unknown-name" in written, written
        assert (ESCAPE in written) == colored, f"{words} {environment}: {written!r}"


def takes_a_while(folder):
    """Files whose tests take more than two seconds, however fast the machine is."""
    count = 32
    while True:
        for number in range(count):
            with open(os.path.join(folder, f"tests_{number}.guide"), "w", encoding="utf-8") as file:
                file.write(GUIDELINE + "".join(CASE.format(i) for i in range(400)))
        begin = time.monotonic()
        result = subprocess.run([GUIDE, "test", "."], cwd=folder, env={**KEPT, "TERM": "xterm"}, capture_output=True,
                                check=True)
        assert b"testing" not in result.stderr and b"\r" not in result.stderr, "a bar goes into a pipe"
        if time.monotonic() - begin > 2:
            return count
        count *= 2


def progress(folder):
    files = takes_a_while(folder)
    written, screens = in_terminal(folder, ["test", "."], {"TERM": "xterm"})
    bars = [line for screen in screens for line in screen.split("\n") if line.startswith("testing [")]
    assert bars, f"no bar was on the screen in {len(screens)} pictures of it"
    assert all(bar.endswith(f"/{files}") for bar in bars), bars
    assert "#" in bars[-1], bars
    last = screens[-1]
    assert "testing [" not in last, f"the bar stays:\n{last[-300:]}"
    assert last.endswith("all hold"), last[-300:]
    written, _ = in_terminal(folder, ["test", "."], {"TERM": "dumb"})
    assert b"testing" not in written and ESCAPE not in written, "a bar on a terminal that cannot show it"


def main():
    for test in (colors, progress):
        with tempfile.TemporaryDirectory() as folder:
            test(folder)
        print("ok", test.__name__, flush=True)


main()
