"""Runs `guide` on inputs made to break, stall or fill what reads them, and bounds what each may cost.

    SUBJECT.py GUIDE [--sanitized] [TEST...]      --sanitized: memory is not bounded, and time is bounded loosely
"""

import os
import resource
import sys
import tempfile
import threading
import traceback

GUIDE = os.path.abspath(sys.argv[1])
SANITIZED = "--sanitized" in sys.argv
WANTED = [word for word in sys.argv[2:] if not word.startswith("--")]

# What `docs/architecture.md` says of exit codes.
DONE, NO, USAGE, GUIDELINE, CASE, FAILURE = range(6)

LIBRARY = """service injection "Injection"
fact twitch: finding "local twitch response"
fact pain: number from 0 to 10 "level of pain"
fact visits: count "visits requested"
fact amount: number "an amount"
fact lasting: duration "how long the pain has lasted"
fact injury: date "day of the injury"
record earlier "earlier injection":
  date: date
  gained: percent "relief after it"
guideline demo.injection "Trigger point injection":
  for injection
  require twitch
"""
CASE_HEAD = '{"schema":"guide.case/1","as_of":"2024-05-01"'


class Result:
    def __init__(self, words, code, out, err, seconds, megabytes):
        self.words, self.code, self.out, self.err = words, code, out, err
        self.seconds, self.megabytes = seconds, megabytes

    def __str__(self):
        return (f"guide {' '.join(self.words)}\nexit {self.code}, {self.seconds:.2f} s, {self.megabytes:.0f} MB\n"
                f"--- stdout\n{self.out[:2000]}\n--- stderr\n{self.err[:2000]}")

    def says(self, code, *parts):
        """Ends with this code, and these parts stand in what it printed."""
        assert self.code == code, f"not exit {code}:\n{self}"
        for part in parts:
            assert part in self.out + self.err, f"{part!r} is not said:\n{self}"
        return self


def guide(*words, stdin=None, seconds=2.0, megabytes=200, kept=200_000):
    """Runs it; `stdin` is bytes, or makes them piece by piece. What it may use is processor time and resident memory."""
    most_seconds = seconds * (10 if SANITIZED else 1)

    def bound():
        resource.setrlimit(resource.RLIMIT_CPU, (int(most_seconds) + 2, int(most_seconds) + 4))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if not SANITIZED:
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(write_end)
            for source, target in ((read_end, 0), (out.fileno(), 1), (err.fileno(), 2)):
                os.dup2(source, target)
            bound()
            try:
                os.execv(GUIDE, [GUIDE, *words])
            finally:
                os._exit(127)
        os.close(read_end)
        feeder = threading.Thread(target=feed, args=(write_end, stdin))
        feeder.start()
        _, status, usage = os.wait4(child, 0)
        feeder.join()
        out.seek(0)
        err.seek(0)
        result = Result(words, os.waitstatus_to_exitcode(status), out.read(kept).decode(errors="replace"),
                        err.read(kept).decode(errors="replace"), usage.ru_utime + usage.ru_stime,
                        usage.ru_maxrss / 1024)
    assert result.code >= 0, f"ended by a signal:\n{result}"
    assert result.seconds <= most_seconds, f"more than {most_seconds} s:\n{result}"
    assert SANITIZED or result.megabytes <= megabytes, f"more than {megabytes} MB:\n{result}"
    return result


def feed(pipe, pieces):
    if isinstance(pieces, bytes):
        pieces = [pieces]
    try:
        for piece in pieces or []:
            while piece:
                piece = piece[os.write(pipe, piece):]
    except BrokenPipeError:
        pass  # it has seen enough
    finally:
        os.close(pipe)


def write(name, content):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
    return name


def case(members=""):
    """A case of LIBRARY as JSON."""
    return CASE_HEAD + members + "}"


def decide(text, **bounds):
    """Decides a case, given as JSON, by LIBRARY."""
    return guide("decide", write("case.json", text), "--library", write("library.guide", LIBRARY), **bounds)


def check(text, **bounds):
    return guide("check", write("text.guide", text), **bounds)


def run(tests):
    """Runs every test in a folder of its own."""
    failed = 0
    for test in tests:
        if WANTED and test.__name__ not in WANTED:
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                test()
                print(f"ok      {test.__name__}", flush=True)
            except Exception:
                failed += 1
                print(f"FAILED  {test.__name__}\n{traceback.format_exc()[-3000:]}", flush=True)
            os.chdir("/")
    sys.exit(1 if failed else 0)
