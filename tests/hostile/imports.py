"""Imports that multiply, go in circles, or lead where nothing may be read."""

import os

from driver import DONE, FAILURE, NO, guide, run, write


def module(name, imports, rest=""):
    write(f"library/{name}.guide", "".join(f"import {each}\n" for each in imports) + rest)


def check_main(imports, rest="", **bounds):
    write("main.guide", "".join(f"import {each}\n" for each in imports) + rest)
    return guide("check", "main.guide", "--library", "library", **bounds)


def diamonds():
    """Two ways to each of two modules, forty times: 2^40 ways in all."""
    for i in range(40):
        for side in "ab":
            module(f"{side}{i}", [f"a{i + 1}", f"b{i + 1}"])
    for side in "ab":
        module(f"{side}40", [], f'fact {side}: finding "f"\n')
    check_main(["a0", "b0"], 'guideline x.y "X":\n  require all: a, b\n').says(DONE)


def fan_out():
    """Each of 300 modules imports all after it."""
    for i in range(300):
        module(f"m{i}", [f"m{j}" for j in range(i + 1, 300)], f'fact f{i}: finding "f"\n')
    check_main(["m0"], 'guideline x.y "X":\n  require f299\n', seconds=4).says(DONE)


def a_long_chain():
    for i in range(5_000):
        module(f"m{i}", [f"m{i + 1}"])
    module("m5000", [], 'fact f: finding "f"\n')
    check_main(["m0"], 'guideline x.y "X":\n  require f\n', seconds=4)


def circles():
    module("a", ["a"])
    check_main(["a"]).says(NO, "imports itself")
    module("b", ["c"])
    module("c", ["b"])
    check_main(["b"]).says(NO, "`b` imports `c` imports `b`")


def paths_are_not_names():
    write("secret.guide", 'fact hidden: finding "h"\n')
    os.mkdir("library")
    for path in ("..secret", "../secret", "/etc/passwd", "a..b", ".", "library/../secret", "a/b", '"secret"', "~.secret"):
        result = check_main([path])
        assert result.code == NO and "hidden" not in result.out, result


def links_lead_nowhere():
    write("secret/hidden.guide", 'fact hidden: finding "h"\n')
    os.mkdir("library")
    os.symlink("../secret", "library/folder")
    os.symlink("../secret/hidden.guide", "library/file.guide")
    os.symlink("loop.guide", "library/loop.guide")
    os.symlink(".", "library/again")
    os.symlink("/dev/zero", "library/endless.guide")
    os.mkfifo("library/pipe.guide")
    for name in ("folder.hidden", "file", "loop", "endless", "pipe", "again.file", "again.again.pipe"):
        check_main([name]).says(NO, f"no module named `{name}`")
    module("real", [], 'fact a: finding "a"\n')
    guide("check", "library").says(DONE, "1 file checked")


def devices_and_pipes_named():
    os.mkfifo("pipe.guide")
    os.symlink("/dev/zero", "endless.guide")
    os.symlink("loop.guide", "loop.guide")
    guide("check", "endless.guide").says(FAILURE, "larger than 64 MB")
    guide("check", "loop.guide").says(FAILURE)
    guide("check", "/dev/null").says(DONE)


def folders_too_deep_to_walk():
    path = "library"
    for _ in range(500):
        path += "/" + "d" * 7
    os.makedirs(path)
    write(path + "/a.guide", 'fact a: finding "a"\n')
    guide("check", "library", seconds=4).says(DONE)


def names_of_files():
    """What a file is called is shown, and must not command the terminal."""
    os.mkdir("library")
    for name in ("a\x1b[2J.guide", "b\u202e.guide", "c\n.guide"):
        write("library/" + name, "nonsense\n")
    result = guide("check", "library").says(FAILURE, "a file with control characters in its name is not read")
    assert "\x1b" not in result.out + result.err and "\u202e" not in result.out + result.err, result


run([diamonds, fan_out, a_long_chain, circles, paths_are_not_names, links_lead_nowhere, devices_and_pipes_named,
     folders_too_deep_to_walk, names_of_files])
