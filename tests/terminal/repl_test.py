"""`guide repl` as a person uses it: keys are typed into a terminal, and the screen is read.

    repl_test.py GUIDE [plain]      plain: built without line editing, so no completion and no history
"""

import os
import sys
import tempfile

from screen import Terminal

GUIDE = os.path.abspath(sys.argv[1])
PLAIN = sys.argv[2:] == ["plain"]
TAB, UP, ENTER, BACKSPACE, CTRL_A, CTRL_C, CTRL_D = "\t", "\x1b[A", "\r", "\x7f", "\x01", "\x03", "\x04"
PROMPT = "\nguide>"


class Session:
    def __init__(self, home, *words):
        self.terminal = Terminal([GUIDE, "repl", *words], environment(home), home, not PLAIN)
        self.terminal.wait_for("`.quit` leaves.\nguide>")

    def enter(self, line, ending=PROMPT):
        """Types a line; what the screen shows of it and after it."""
        self.terminal.type(line)
        return self.submit(ending)

    def submit(self, ending=PROMPT):
        before = len(self.terminal.screen().split("\n"))
        self.terminal.type(ENTER)
        screen = self.terminal.wait_until(lambda text: len(text.split("\n")) > before and text.endswith(ending),
                                          f"after Enter the screen does not end in {ending!r}")
        return "\n".join(screen.split("\n")[before:])

    def shows(self, ending):
        return self.terminal.wait_for(ending)


def environment(home):
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS")}
    return {"HOME": home, "TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": "1", **kept}


def must_hold(text, part):
    assert part in text, f"{part!r} is not on the screen:\n{text}"


def must_not_hold(text, part):
    assert part not in text, f"{part!r} is on the screen:\n{text}"


def blocks_and_answers(home):
    """Lines, blocks that a blank line ends, an interview; Ctrl-C gives up a block; the end of input leaves."""
    session = Session(home)
    session.enter('fact taut_band: finding "taut band"')
    session.enter("guideline my.rule:", "\n  ...>")
    session.enter("  require all: twitch, taut_band", "\n  ...>")
    must_hold(session.enter(""), "my.rule: undetermined")
    session.enter("as of 2014-04-03")
    must_hold(session.enter("ask", "\nanswer>"), "present, absent")
    session.enter("present", "\nanswer>")
    must_hold(session.enter("absent"), "not recommended")
    session.enter("guideline other.rule:", "\n  ...>")
    session.terminal.type(CTRL_C)
    session.shows(PROMPT)
    must_hold(session.enter("decde"), "did you mean `decide`?")
    must_not_hold(session.enter("show"), "other.rule")
    session.terminal.type(CTRL_D)
    assert session.terminal.exit_code() == 0


def completion(home):
    session = Session(home)
    session.terminal.type("giv" + TAB)
    session.shows("guide> given")
    session.terminal.type("twi" + TAB + "pres" + TAB)
    session.shows("guide> given twitch present")
    session.submit()
    must_hold(session.enter("twitch"), "\n  ✓ local twitch response: present")
    session.terminal.type("given symptom" + TAB + "7 w" + TAB)
    session.shows("guide> given symptom_duration 7 weeks")
    session.submit()
    session.terminal.type("given side le" + TAB)
    session.shows("guide> given side left")
    session.submit()
    session.terminal.type("de" + TAB)
    session.shows("decide         define         determination\nguide> de")
    session.enter("cide")
    session.terminal.type(".mode j" + TAB)
    session.shows("guide> .mode json")
    session.submit()
    session.terminal.type(".quit" + ENTER)
    assert session.terminal.exit_code() == 0


def history(home):
    session = Session(home)
    session.enter("given twitch absent")
    session.enter('given side left "Knöchel links"')
    session.terminal.type(UP + UP)
    session.shows("guide> given twitch absent")
    session.terminal.type(BACKSPACE * len("absent") + "present")
    session.shows("guide> given twitch present")
    session.submit()
    must_hold(session.enter("twitch"), "present\n")
    session.terminal.type(".quit" + ENTER)
    assert session.terminal.exit_code() == 0

    kept = os.path.join(home, ".local/state/guide/repl_history")
    assert os.stat(kept).st_mode & 0o077 == 0, "others can read the history"
    session = Session(home)
    session.terminal.type(UP + UP + UP)
    session.shows("guide> given twitch present")
    session.terminal.type(UP)
    session.shows('guide> given side left "Knöchel links"')
    session.submit()
    must_hold(session.enter("show"), 'side: left "Knöchel links"')
    session.terminal.type(CTRL_D)
    assert session.terminal.exit_code() == 0


def letters_beyond_ascii(home):
    session = Session(home)
    session.terminal.type('given twitch present "Zucken über dem Strängx' + BACKSPACE + ' – ✓"')
    session.shows('guide> given twitch present "Zucken über dem Sträng – ✓"')
    session.terminal.type(CTRL_A)
    session.submit()
    must_hold(session.enter("show"), 'twitch: present "Zucken über dem Sträng – ✓"')
    must_hold(session.enter("ä"), "^")
    session.terminal.type(CTRL_D)
    assert session.terminal.exit_code() == 0


def begins_with_rc_unless_told_not_to(home):
    session = Session(home, "--no-rc")
    must_hold(session.enter("given twitch present"), "no fact or record named `twitch`")
    session.terminal.type(CTRL_D)
    assert session.terminal.exit_code() == 0


RC = """fact twitch: finding "local twitch response"
fact symptom_duration: duration
fact side: one of left, right
"""


def main():
    tests = [blocks_and_answers, begins_with_rc_unless_told_not_to]
    if not PLAIN:
        tests += [completion, history, letters_beyond_ascii]
    for test in tests:
        with tempfile.TemporaryDirectory() as home:
            os.makedirs(os.path.join(home, ".config/guide"))
            with open(os.path.join(home, ".config/guide/replrc"), "w", encoding="utf-8") as rc:
                rc.write(RC)
            test(home)
        print("ok", test.__name__, flush=True)


main()
