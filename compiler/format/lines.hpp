#pragma once
// A text as lines of words. In: the text. Out: for each line its depth, its words joined canonically, its comment.

#include <string>
#include <string_view>
#include <vector>

namespace guide::format_inside {

struct Line {
  std::size_t depth = 0;
  std::vector<std::string> words;  // empty: a blank line, or only a comment
  std::string comment;             // from `#`, without blanks at its end
  bool blank() const { return words.empty() && comment.empty(); }
  bool only_comment() const { return words.empty() && !comment.empty(); }
};

/// Lines with their depth by indentation: the innermost open block is the deepest.
std::vector<Line> read_lines(std::string_view text);

/// Words with one blank between them; none before `,` and `:`.
std::string join(const std::vector<std::string>& words, std::size_t first = 0);
std::string join(const std::vector<std::string>& words, std::size_t first, std::size_t last);

}  // namespace guide::format_inside
