#pragma once
// The canonical layout. In: a text that parses. Out: the same text, indented by two blanks a level, one blank between
// words, columns of neighbouring lines aligned, comments kept. It works on words and lines, so what it does not know it
// leaves alone; the tree stays the same. Not here: judging the text, reading files.

#include <string>
#include <string_view>

namespace guide {

/// The text in canonical layout; formatting that again changes nothing.
std::string format(std::string_view text);

}  // namespace guide
