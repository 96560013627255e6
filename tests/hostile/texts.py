"""Bytes that are no text, and texts that read otherwise than they run: refused with a message, wherever they stand."""

from driver import CASE, CASE_HEAD, DONE, NO, USAGE, check, decide, guide, run, write

GUIDELINE = 'fact a: finding "a"\nguideline b.c "B":\n  require a\n'


def nul_bytes():
    check(b"fact a\0: finding\n").says(NO, "control-character", "U+0000")
    check(b"\0" * 1_000_000).says(NO, "control-character")
    decide(CASE_HEAD.encode() + b',"title":"a\0b"}').says(CASE, "control character")
    decide(b"\0" * 1_000_000).says(CASE, "a value is expected here")


def not_utf8():
    bad = [b"\xff", b"\xc0\xaf", b"\xe2\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\xfe\xff\0f"]
    for each in bad:
        check(b'fact a: finding "' + each + b'"\n').says(NO, "not-utf8")
        check(each).says(NO)
        decide(CASE_HEAD.encode() + b',"title":"' + each + b'"}').says(CASE, "the text is not UTF-8")
        decide(CASE_HEAD.encode() + b"," + each + b"}").says(CASE)
    check(GUIDELINE.encode("utf-16")).says(NO, "not-utf8")
    decide((CASE_HEAD + "}").encode("utf-16")).says(CASE)


def characters_that_reorder():
    for code in [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0x2028, 0x2029, 0x85, 0x9B, 0x7F,
                 0x1B, 0x08, 0x0B]:
        character = chr(code)
        name = f"U+{code:04X}"
        check(f'fact a: finding "x{character}y"\n').says(NO, "control-character", name)
        check(f"fact a: finding  # x{character}y\n").says(NO, "control-character", name)
        for written in (character, f"\\u{code:04x}"):
            result = decide(CASE_HEAD + f',"title":"x{written}y"}}')
            assert result.code == CASE and character not in result.out + result.err, result
        for key in ("name", "as_of", "x"):
            assert character not in decide(f'{{"{key}":"\\u{code:04x}"}}').err


def letters_that_look_alike():
    """Mixed scripts, letters of other scripts, full-width forms and invisible ones: none can stand in a name."""
    for written in ("p\u0430in", "\u0440\u0430\u0456\u043d", "pa\u0456n", "pain\u200b", "pa\u00adin", "\uff50ain", "p\u03b1in",
                    "pai\u0274", "\U0001d429ain", "pa\u0131n", "\u13a0in", "pain\ufeff", "pa\u034fin", "pain\ufe0f"):
        result = check(f'fact pain: finding "p"\nguideline b.c "B":\n  require {written}\n')
        assert result.code == NO and ("confusable-character" in result.out or "pasted-character" in result.out), result
        assert check(f'fact {written}: finding "p"\n').code == NO
        result = decide(CASE_HEAD + f',"facts":{{"{written}":true}}}}')
        assert result.code == CASE and "no fact or record named" in result.err, result


def quotation_that_ends_early():
    """What looks like one text and is two; what looks like a comment and is none."""
    for line in ('fact a: finding "x\u201d\nfact b: finding "y"', "fact a: finding \u201cx\u201d", 'fact a: finding "x" // y',
                 'fact a: finding "x\\" y"'):
        assert check(line + "\n").code == NO


def settings_that_are_no_text():
    write("text.guide", GUIDELINE)
    for settings in (b"\xff\xfe", b"\0" * 1000, b'files = "\x1b[2J"', b'"a\\u001b" = 1', b'[check]\ndeny = "\\u001b[2J"\n',
                     b'[check]\n"x\\u202e" = 1\n', b"[" * 100_000, b"a = " + b"[" * 100_000, b"a" * 1_000_000,
                     b"a." * 100_000 + b"b = 1", b'"a".' * 100_000 + b"b = 1",
                     b"x = {" + b"a." * 1_000_000 + b"b = 1}", b"[" + b"a." * 100_000 + b"b]", b"x = {" * 100_000, b'a = """' + b"x" * 1_000_000, b"a = 1e999999999",
                     b"a = 9" + b"9" * 1_000_000, b'files = "' + b"../" * 100_000 + b'"'):
        write("guide.toml", settings)
        result = guide("check", "text.guide", seconds=4)
        assert result.code != DONE, result
        assert "\x1b" not in result.out + result.err and "\u202e" not in result.out + result.err, result


def settings_that_are_large():
    write("guide.toml", "".join(f"a{i} = {i}\n" for i in range(200_000)))
    guide("check", "-", stdin=GUIDELINE.encode(), seconds=6, megabytes=600).says(USAGE, "no setting named `a0`")
    write("guide.toml", b"#" * (65 << 20))
    guide("check", "-", stdin=GUIDELINE.encode()).says(USAGE, "larger than 64 MB")


run([nul_bytes, not_utf8, characters_that_reorder, letters_that_look_alike, quotation_that_ends_early,
     settings_that_are_no_text, settings_that_are_large])
