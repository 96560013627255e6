#include "tools/guide/repl/blocks.hpp"

#include <algorithm>

namespace guide::repl {
namespace {

/// Calls `visit(position)` for every character that stands outside quotes, until it says true.
template <typename Visit>
std::size_t find_outside_quotes(std::string_view line, Visit visit) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (!quoted && line[i] != '"' && visit(line[i])) return i;
  }
  return line.size();
}

bool in_path(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

}  // namespace

std::size_t comment_of(std::string_view line) {
  return find_outside_quotes(line, [](char c) { return c == '#'; });
}

bool opens_block(std::string_view line) {
  line = line.substr(0, comment_of(line));
  const std::size_t last = line.find_last_not_of(" \t\r");
  return last != std::string_view::npos && line[last] == ':';
}

bool is_blank(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return first == std::string_view::npos || line[first] == '#';
}

bool is_indented(std::string_view line) { return !line.empty() && (line[0] == ' ' || line[0] == '\t'); }

std::vector<Line> commands_of(const Line& line) {
  std::vector<Line> commands;
  const Line code = line.part(0, comment_of(line.text));
  for (std::size_t begin = 0; begin <= code.text.size();) {
    const Line rest = code.part(begin);
    const std::size_t end = find_outside_quotes(rest.text, [](char c) { return c == ';'; });
    const Line command = rest.part(0, end).trimmed();
    if (!command.text.empty()) commands.push_back(command);
    begin += end + 1;
  }
  return commands;
}

std::size_t indentation_of(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

std::vector<Block> blocks_of(const std::vector<Line>& lines) {
  std::vector<Block> blocks;
  std::size_t depth = 0;
  for (const Line& line : lines) {
    if (is_blank(line.text)) continue;
    const std::size_t at = indentation_of(line.text);
    if (blocks.empty()) depth = at;
    if (blocks.empty() || at <= depth)
      blocks.push_back({line, {}});
    else
      blocks.back().lines.push_back(line);
  }
  return blocks;
}

Line first_path(const Line& words) {
  std::size_t end = 0;
  if (!words.text.empty() && words.text[0] >= 'a' && words.text[0] <= 'z') {
    while (end < words.text.size() && in_path(words.text[end])) ++end;
  }
  return words.part(0, end);
}

Line after(const Line& words, const Line& first) { return words.part(first.text.size()).trimmed(); }

std::vector<Line> words_of(const Line& line) {
  std::vector<Line> words;
  for (Line rest = line.trimmed(); !rest.text.empty();) {
    const Line word = rest.part(0, rest.text.find_first_of(" \t"));
    words.push_back(word);
    rest = after(rest, word);
  }
  return words;
}

Passage passage_of(const std::vector<Line>& lines, std::size_t less) {
  Passage passage;
  for (const Line& line : lines) {
    if (!passage.empty()) passage.push_back(made("\n"));
    passage.push_back(line.part(std::min(less, indentation_of(line.text))).piece());
  }
  return passage;
}

}  // namespace guide::repl
