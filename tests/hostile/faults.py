"""Full disks, files that cannot grow, closed pipes and streams, processes killed half-way: never a half-written file."""

import os
import random
import resource
import signal
import stat
import subprocess
import time

from driver import DONE, FAILURE, GUIDE, LIBRARY, case, run, write

UNTIDY = LIBRARY + "".join(f'define d{i} when   twitch\n' for i in range(3_000))
FULL = "No space left on device"


def start(*words, limit=None, pipe_signal=signal.SIG_DFL, **streams):
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then a file that cannot grow is an error, as on a full disk
        signal.signal(signal.SIGPIPE, pipe_signal)
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen([GUIDE, *words], preexec_fn=prepare, restore_signals=False, **streams)


def guide(*words, **options):
    """Exit code and what was said, both streams in one unless told otherwise."""
    given = options.pop("given", b"")
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, **options}
    process = start(*words, **options)
    out, err = process.communicate(given)
    return process.returncode, (out or b"").decode() + (err or b"").decode()


def read(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


def tested(count):
    return LIBRARY + "".join(f"case c{i} as of 2024-05-01:\n  twitch: present\n  request injection\n"
                             "  expect demo.injection not_recommended\n" for i in range(count))


def a_full_disk_at_standard_output():
    write("library.guide", LIBRARY)
    write("case.json", case())
    write("lines", case() + "\n")
    for words in (["check", "library.guide", "--format", "json"], ["decide", "case.json", "--library", "library.guide"],
                  ["decide", "lines", "--library", "library.guide", "--format", "ndjson"], ["format", "library.guide"],
                  ["explain", "case.json", "--library", "library.guide", "--format", "html"], ["facts", "library.guide"],
                  ["coverage", "library.guide"], ["completions", "bash"], ["--help"],
                  ["repl", "-c", "fact a: finding; .help"]):
        with open("/dev/full", "wb") as full:
            code, said = guide(*words, stdout=full, stderr=subprocess.PIPE)
        assert code == FAILURE and FULL in said, (words, code, said)


def files_that_cannot_grow():
    """Every file that is written is as it was, whole, and nothing is left beside it."""
    write("tests.guide", tested(300))
    write("untidy.guide", UNTIDY)
    for words, file in ((["format", "--write", "untidy.guide"], "untidy.guide"),
                        (["test", "--update", "tests.guide"], "tests.guide")):
        before = read(file)
        for limit in (0, 1, 4096, 10_000):
            code, said = guide(*words, limit=limit)
            assert code == FAILURE and "cannot be written: File too large" in said, (words, limit, code, said)
            assert read(file) == before and sorted(os.listdir()) == ["tests.guide", "untidy.guide"], os.listdir()
    assert guide("format", "--write", "untidy.guide")[0] == DONE and "when   twitch" not in read("untidy.guide")


def new_files_that_cannot_grow():
    write("library.guide", LIBRARY)
    for words in (["new", "project"], ["doc", "library.guide", "--output", "pages"],
                  ["repl", "-c", "fact a: finding; save x.guide"]):
        code, said = guide(*words, limit=0)
        assert code == FAILURE and "File too large" in said, (words, code, said)
    left = [name for _, _, names in os.walk(".") for name in names]
    assert left == ["library.guide"], left


def devices_and_links_stay():
    write("real.guide", UNTIDY)
    os.chmod("real.guide", 0o640)
    os.symlink("real.guide", "link.guide")
    assert guide("format", "--write", "link.guide")[0] == DONE
    assert os.path.islink("link.guide") and "when   twitch" not in read("real.guide")
    assert os.stat("real.guide").st_mode & 0o777 == 0o640
    os.mkfifo("pipe")
    reader = subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE)
    assert guide("repl", "-c", "fact a: finding; save over pipe")[0] == DONE
    assert reader.communicate()[0] == b"fact a: finding\n" and stat.S_ISFIFO(os.stat("pipe").st_mode)


def killed_while_writing():
    """Whenever it is killed, each file is the old one or the new one."""
    names = [f"f{i}.guide" for i in range(60)]
    subprocess.run([GUIDE, "format", write("untidy.guide", UNTIDY)], stdout=open("tidy", "wb"), check=True)
    tidy = read("tidy")
    generator = random.Random(9)
    for _ in range(8):
        for name in names:
            write(name, UNTIDY)
        process = start("format", "--write", *names)
        time.sleep(generator.uniform(0, 0.4))
        process.kill()
        process.wait()
        states = [read(name) for name in names]
        assert all(state in (UNTIDY, tidy) for state in states), [len(state) for state in states]


def a_pipe_that_nobody_reads():
    write("library.guide", LIBRARY)
    write("lines", (case() + "\n") * 20_000)
    for words in (["decide", "lines", "--library", "library.guide", "--format", "ndjson"], ["completions", "bash"],
                  ["format", write("untidy.guide", UNTIDY)]):
        for pipe_signal, expected in ((signal.SIG_DFL, -signal.SIGPIPE), (signal.SIG_IGN, FAILURE)):
            read_end, write_end = os.pipe()
            os.close(read_end)
            code, said = guide(*words, stdout=write_end, stderr=subprocess.PIPE, pipe_signal=pipe_signal)
            os.close(write_end)
            assert code == expected and said == "", (words, code, said)


def streams_that_are_closed():
    """A file that is written must not take the place of a closed stream, and get what is printed."""
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        write("untidy.guide", UNTIDY)
        write("fail.guide", "nonsense\n")
        subprocess.run(["sh", "-c", f'"{GUIDE}" format --write untidy.guide fail.guide {closed}'], capture_output=True,
                       check=False)
        text = read("untidy.guide")
        assert "when   twitch" not in text and text.startswith("service injection"), text[:200]
        assert read("fail.guide") == "nonsense\n"
    shown = subprocess.run(["sh", "-c", f'"{GUIDE}" format untidy.guide >&-'], capture_output=True, check=False)
    assert shown.returncode == FAILURE and b"could not be written" in shown.stderr, shown


def lines(count):
    write("library.guide", LIBRARY)
    told = [case(f',"name":"c{i}","facts":{{"pain":{i % 11}}}') for i in range(count)]
    return write("cases", "\n".join(told) + "\n")


def decide_lines(target, *words, mode="wb", **options):
    with open(target, mode) as out:
        return start("decide", "cases", "--library", "library.guide", "--format", "ndjson", *words, stdout=out,
                     stderr=subprocess.PIPE, **options)


def whole_lines(name):
    """How many; once the process that sees to the last line is done."""
    for _ in range(100):
        text = read(name)
        if text.endswith("\n") or not text:
            return text.count("\n")
        time.sleep(0.05)
    raise AssertionError("the last line is not whole: " + text[-200:])


def interrupted_lines_go_on():
    """Nothing is lost and nothing stands twice, however often it is killed."""
    lines(60_000)
    assert decide_lines("complete").wait() == DONE
    generator = random.Random(4)
    for word in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        write("decisions", "")
        for _ in range(4):
            process = decide_lines("decisions", "--skip", str(whole_lines("decisions")), "--jobs", "2", mode="ab")
            time.sleep(generator.uniform(0.02, 0.15))
            process.send_signal(word)
            process.communicate()
        assert decide_lines("decisions", "--skip", str(whole_lines("decisions")), mode="ab").wait() == DONE
        assert read("decisions") == read("complete")


def lines_on_a_full_disk():
    lines(5_000)
    assert decide_lines("complete").wait() == DONE
    process = decide_lines("decisions", limit=300_001)
    said = process.communicate()[1].decode()
    assert process.returncode == FAILURE and "File too large" in said, said
    assert 0 < whole_lines("decisions") < 5_000
    assert decide_lines("decisions", "--skip", str(whole_lines("decisions")), mode="ab").wait() == DONE
    assert read("decisions") == read("complete")


run([a_full_disk_at_standard_output, files_that_cannot_grow, new_files_that_cannot_grow, devices_and_links_stay,
     killed_while_writing, a_pipe_that_nobody_reads, streams_that_are_closed, interrupted_lines_go_on, lines_on_a_full_disk])
