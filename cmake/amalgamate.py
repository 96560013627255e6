"""Makes guide.hpp, guide.h and guide.cpp: all of Guide as two files to add to a program.

    amalgamate.py OUTPUT_FOLDER GENERATED_STDLIB_CPP

    c++ -std=c++20 -c guide.cpp        needs the headers of PEGTL 3.2 and Boost.Variant2 1.74, no libraries
    c++ -std=c++20 program.cpp guide.o

Headers of the project are written out once, where they are first included; `.def` lists each time. Every source keeps its
helpers in an unnamed namespace: those whose names occur in several sources get the number of the source added.
"""

import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
core = ("compiler", "runtime", "api")
include_line = re.compile(r'^#include "([^"]+)"[^\n]*\n', re.M)
declarations = [
    re.compile(r"^(?:struct|class|enum class|enum) (\w+)", re.M),
    re.compile(r"^using (\w+) =", re.M),
    re.compile(r"^(?:template[^\n]*\n)?(?:static |inline |constexpr |const )[^(\n]*?\b(\w+)(?:\[[^\]]*\])? ?[={]", re.M),
    re.compile(r"^(?!using|namespace|template|return|struct|class|enum)[\w:][^\n=;(]*?[\s&*>](\w+)\(", re.M),
]


def find(name):
    for base in (root, root / "include"):
        if (base / name).exists():
            return base / name
    raise FileNotFoundError(name)


def stands_at(line, path):
    return f'#line {line} "{path}"\n'


def write_out(text, seen, path=None):
    """The text with the project's headers in place of their `#include` lines; where it has a path, it says where lines come from."""

    def replace(match):
        header = find(match.group(1))
        goes_on = stands_at(text.count("\n", 0, match.end()) + 1, path) if path else ""
        if header in seen and header.suffix != ".def":
            return goes_on
        seen.add(header)
        content = header.read_text().replace("#pragma once\n", "\n" if path else "")
        return write_out(content, seen, header if path else None) + goes_on

    return (stands_at(1, path) if path else "") + include_line.sub(replace, text)


def with_fragments(path, lines=False):
    """The text of a source with what it includes inside a namespace, each time it does."""
    text = path.read_text()

    def replace(match):
        fragment = find(match.group(1))
        if not lines:
            return fragment.read_text()
        return stands_at(1, fragment) + fragment.read_text() + stands_at(text.count("\n", 0, match.end()) + 1, path)

    return re.sub(r'^#include "([^"]+\.inl)"[^\n]*\n', replace, text, flags=re.M)


def unnamed(text):
    """The contents of the unnamed namespaces."""
    for match in re.finditer(r"^namespace \{\n", text, re.M):
        yield text[match.end():text.index("\n}  // namespace\n", match.end())]


def helpers(text):
    plain = re.sub(r"__attribute__\(\(\w+\)\) ", "", text)
    return {match.group(1) for block in unnamed(plain) for each in declarations for match in each.finditer(block)}


quotes = r"""(?<!\d)'(?:[^'\\\n]|\\.)+'|"(?:[^"\\\n]|\\.)*"|//[^\n]*"""


def rename(text, names, number):
    """Renames helpers where they stand by themselves, or types behind a namespace: not members, not what others have."""
    if not names:
        return text
    any_of = "|".join(sorted(names))
    types = "|".join(sorted(name for name in names if name[0].isupper())) or "(?!)"
    words = re.compile(quotes + rf"|(?<![\w.:])(?<!->)((?:[a-z]\w*::)+(?:{types})|{any_of})\b")

    def numbered(name):
        return f"{name}{number}" if name.rpartition("::")[2][0].isupper() else f"{name}_{number}"

    return words.sub(lambda match: numbered(match.group(1)) if match.group(1) else match.group(0), text)


def keep_from_std(text):
    """`std::quoted` fits better than ours as soon as some source includes <iomanip>."""
    words = re.compile(quotes + r"|(?<!std::)\b(quoted)\b")
    return words.sub(lambda match: "in_quotes" if match.group(1) else match.group(0), text)


def files(rooms, pattern):
    return [path for room in rooms for path in sorted((root / room).rglob(pattern))]


def join(rooms, sources, seen, lines=False):
    """All headers that the sources include, then all sources, so that no helper is in sight of a header."""
    texts = [with_fragments(path, lines) for path in sources]
    counts = {}
    for text in texts:
        for name in helpers(text):
            counts[name] = counts.get(name, 0) + 1
    # A helper may also have the name of something in a header that its own source does not include.
    known = {match.group(1) for path in files(rooms, "*.hpp") for match in declarations[0].finditer(path.read_text())}
    parts = []
    for path, text in zip(sources, texts):
        for match in include_line.finditer(text):
            if not match.group(1).endswith(".def"):
                parts.append(write_out(match.group(0), seen, path if lines else None))
    for number, (path, text) in enumerate(zip(sources, texts)):
        shared = {name for name in helpers(text) if counts[name] > 1 or name in known}
        part = rename(write_out(text, seen, path if lines else None), shared, number)
        if "#pragma GCC target" in part:
            part = "#if defined(__GNUC__) && !defined(__clang__)\n#pragma GCC push_options\n#endif\n" + part
            part += "#if defined(__GNUC__) && !defined(__clang__)\n#pragma GCC pop_options\n#endif\n"
        parts.append(part)
    return "\n".join(keep_from_std(part) for part in parts)


def main(folder, stdlib):
    folder.mkdir(parents=True, exist_ok=True)
    version = "#ifndef GUIDE_VERSION_TEXT\n" + (root / "include/guide/version.h").read_text().replace(
        "#pragma once\n", "") + "#endif\n"
    for name in ("guide.hpp", "guide.h"):
        text = (root / "include/guide" / name).read_text()
        (folder / name).write_text(text.replace('#include "guide/version.h"\n', version))
    public = {find("guide/guide.hpp"), find("guide/guide.h"), find("guide/version.h")}
    begin = ("// Guide in one file, made by cmake/amalgamate.py. Licence: Apache-2.0.\n#define GUIDE_INSIDE\n"
             '#include "guide.hpp"\n#include "guide.h"\n\n')
    (folder / "guide.cpp").write_text(begin + join(core, files(core, "*.cpp") + [stdlib], public))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
