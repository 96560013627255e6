"""What is too large, too deep or too often repeated is refused quickly, or read in bounded time and memory."""

import os

from driver import CASE, DONE, FAILURE, LIBRARY, NO, GUIDELINE, case, check, decide, guide, run, write

MILLION = 1_000_000
ONE_GIGABYTE = 1 << 30


def gigabyte(letter):
    piece = letter * (1 << 20)
    return (piece for _ in range(1 << 10))


def a_line_of_a_gigabyte():
    for words in (["check", "-"], ["decide", "-"], ["format", "-"]):
        guide(*words, stdin=gigabyte(b"a")).says(FAILURE, "`standard input` is larger than 64 MB")


def a_file_of_a_gigabyte():
    for name in ("huge.guide", "huge.json"):
        with open(name, "wb") as file:
            os.truncate(file.fileno(), ONE_GIGABYTE)
    write("library.guide", LIBRARY)
    guide("check", "huge.guide").says(FAILURE, "`huge.guide` is larger than 64 MB")
    guide("format", "--write", "huge.guide").says(FAILURE, "`huge.guide` is larger than 64 MB")
    guide("decide", "huge.json", "--library", "library.guide").says(FAILURE, "`huge.json` is larger than 64 MB")
    guide("replay", "huge.json", "--library", "library.guide").says(FAILURE, "`huge.json` is larger than 64 MB")


def a_line_of_a_gigabyte_among_lines():
    write("library.guide", LIBRARY)

    def lines():
        yield case().encode() + b"\n"
        yield from gigabyte(b"[")
        yield b"\n" + case().encode() + b"\n"

    result = guide("decide", "--format", "ndjson", "--library", "library.guide", "--jobs", "2", stdin=lines(), seconds=4,
                   megabytes=300)
    result.says(CASE, "1 of 3 lines cannot be read", '"line":2,"errors":[{"column":1,"message":"the line is longer than')
    assert result.out.count('"guidelines"') == 2, result


def a_million_brackets():
    decide("[" * MILLION).says(CASE, "nested deeper than 64 levels")
    decide('{"a":' * MILLION).says(CASE, "nested deeper than 64 levels")
    decide(case(',"facts":{"twitch":' + "[" * MILLION)).says(CASE, "nested deeper than 64 levels")
    check('fact a: finding "a"\ndefine b when ' + "(" * MILLION + "a").says(NO, "`(` is not used in this language")
    check('fact a: finding "a"\ndefine b when ' + "not " * (MILLION // 2) + "a").says(NO, "`not` stands twice")


def a_million_levels():
    deep = 2_700  # the text is quadratic in it: all that fits
    lists = "".join(" " * level + "any:\n" for level in range(2, deep))
    check("fact a: finding\nguideline b.c:\n require any:\n" + lists).says(NO, "nesting-too-deep")
    waivers = "".join(" " * level + "unless a\n" for level in range(2, deep))
    check("fact a: finding\nguideline b.c:\n require a\n" + waivers).says(NO, "nesting-too-deep")
    guide("format", "text.guide").says(GUIDELINE, "nesting-too-deep")


def definitions_that_multiply():
    steps = "\n".join(f"define a{i} when any: a{i + 1}, b{i}\ndefine b{i} when all: a{i + 1}, b{i + 1}" for i in range(60))
    check(f'fact z: finding "z"\nfact y: finding "y"\n{steps}\ndefine a60 when z\ndefine b60 when y\n'
          'guideline x.y "X":\n  require a0\n', seconds=4, megabytes=700).says(NO, "library-too-large")
    chain = "\n".join(f"define a{i} when not a{i + 1}" for i in range(100_000))
    check(f'fact a100000: finding "a"\n{chain}\nguideline x.y "X":\n  require a0\n', megabytes=400)


def a_million_declarations():
    check("fact a: finding\n" * 250_000).says(NO, "duplicate-name")
    check("fact a: finding\n" * MILLION).says(NO, "text-too-large")
    many = "\n".join(f'fact a{i}: finding "a"' for i in range(130_000))
    check(many, seconds=4, megabytes=400).says(DONE, "nothing to report")


def a_million_members():
    list_in_line = 'fact a: finding "a"\nguideline b.c "B":\n  require all: ' + ", ".join(["a"] * MILLION)
    check(list_in_line, seconds=5, megabytes=600).says(NO, "repeated-condition")
    check('fact a: finding "a"\nguideline b.c "B":\n  require any:\n' + "    a\n" * 600_000, seconds=5,
          megabytes=600).says(NO, "repeated-condition")
    check('fact a: finding "a"\nguideline b.c "B":\n' + "  require a\n" * 300_000, seconds=5, megabytes=600)


def a_million_of_one_character():
    for text in ("#", "\n", '"', "a", "|", ":", ",", "9", " ", "(", "\t", "-", "\u00e9"):
        check(text * MILLION, megabytes=300)
        check("guideline a.b:\n  " + text * MILLION, megabytes=300)
    decide('"' * MILLION).says(CASE)
    decide("," * MILLION).says(CASE)
    decide('{"' + "a" * (60 << 20), megabytes=500).says(CASE, "this string is not closed")


def a_million_in_a_case():
    decide(case(',"facts":{' + ",".join(['"twitch":true'] * MILLION) + "}"), seconds=4, megabytes=400).says(
        CASE, "stands twice")
    decide(case(',"facts":{"twitch":[' + ",".join(['"present"'] * MILLION) + "]}"), seconds=4, megabytes=400).says(
        CASE, "a case can have at most 100000 reports here")
    decide(case(',"facts":{"twitch":[' + ",".join(['"present"'] * 1_001) + "]}")).says(
        CASE, "`twitch` has more than 1,000 reports")
    decide(case(',"facts":{"earlier":[' + ",".join(["{}"] * MILLION) + "]}"), seconds=4, megabytes=400).says(CASE)
    decide(case(',"requests":[' + ",".join(['{"service":"injection"}'] * MILLION) + "]"), seconds=4,
           megabytes=400).says(CASE, "a case can have at most 1000 requests here")
    decide(case(',"documents":{' + ",".join(f'"d{i}":{{}}' for i in range(MILLION)) + "}"), seconds=5,
           megabytes=400).says(CASE, "a case can have at most 100000 documents here")


run([a_line_of_a_gigabyte, a_file_of_a_gigabyte, a_line_of_a_gigabyte_among_lines, a_million_brackets, a_million_levels,
     definitions_that_multiply, a_million_declarations, a_million_members, a_million_of_one_character,
     a_million_in_a_case])
