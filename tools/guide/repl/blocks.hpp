#pragma once
// Lines and blocks as typed. In: lines. Out: whether a line opens a block, where commands end, which lines belong
// together. Not here: what they say.

#include <string_view>
#include <vector>

#include "tools/guide/repl/typed.hpp"

namespace guide::repl {

/// Where the comment of a line begins, or its end.
std::size_t comment_of(std::string_view line);
/// Whether what follows belongs to it: it ends in a colon, comment and blanks aside.
bool opens_block(std::string_view line);
bool is_blank(std::string_view line);
bool is_indented(std::string_view line);
/// Several commands on one line stand between semicolons.
std::vector<Line> commands_of(const Line& line);

/// A line and those indented under it. Comments and blank lines are left out.
struct Block {
  Line head;
  std::vector<Line> lines;
};
/// Lines into blocks, by the indentation of the first.
std::vector<Block> blocks_of(const std::vector<Line>& lines);

/// The path (`twitch`, `clinical.pain`) with which the words begin; empty if they do not.
Line first_path(const Line& words);
/// What follows a part that stands at the beginning, without blanks.
Line after(const Line& words, const Line& first);
/// The words of a line, at blanks.
std::vector<Line> words_of(const Line& line);

/// The lines as they were typed, one under another, each from its own indentation less `less` blanks.
Passage passage_of(const std::vector<Line>& lines, std::size_t less);
std::size_t indentation_of(std::string_view line);

}  // namespace guide::repl
