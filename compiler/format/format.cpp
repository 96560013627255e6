#include "compiler/format/format.hpp"

#include <algorithm>

#include "compiler/format/align.hpp"
#include "compiler/format/lines.hpp"

namespace guide {
namespace {

using format_inside::Line;
constexpr std::size_t blanks_per_level = 2;
constexpr std::size_t widest_aligned = 100;  // comments after longer lines stand where they stand

/// Blank lines: none at the ends, never two together, one around every declaration that has lines of its own.
std::vector<Line> place_blank_lines(std::vector<Line> lines) {
  std::vector<Line> placed;
  bool in_block = false;  // since the last line at the left margin
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.blank()) {
      if (!placed.empty() && !placed.back().blank()) placed.push_back(Line{});
      continue;
    }
    // The comment above a declaration belongs to it.
    std::size_t head = i;
    while (head < lines.size() && lines[head].only_comment() && lines[head].depth == 0) ++head;
    const bool opens = head + 1 < lines.size() && !lines[head].words.empty() && lines[head].depth == 0 &&
                       std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(head) + 1, lines.end(),
                                   [](const Line& next) { return !next.blank(); }) &&
                       lines[head + 1].depth > 0;
    const bool above_is_comment = !placed.empty() && placed.back().only_comment();
    const bool separate = line.depth == 0 && !above_is_comment && (in_block || opens);
    if (separate && !placed.empty() && !placed.back().blank()) placed.push_back(Line{});
    if (line.depth == 0) in_block = false;
    if (line.depth > 0) in_block = true;
    placed.push_back(std::move(line));
  }
  while (!placed.empty() && placed.back().blank()) placed.pop_back();
  return placed;
}

/// Comments at the ends of neighbouring lines of one depth begin in one column.
std::size_t comment_column(const std::vector<Line>& lines, const std::vector<std::string>& texts, std::size_t at) {
  const auto belongs = [&](std::size_t i) {
    return !lines[i].words.empty() && !lines[i].comment.empty() && lines[i].depth == lines[at].depth &&
           format_inside::width(texts[i]) <= widest_aligned;
  };
  if (!belongs(at)) return 0;
  std::size_t first = at;
  while (first > 0 && belongs(first - 1)) --first;
  std::size_t column = 0;
  for (std::size_t i = first; i < lines.size() && belongs(i); ++i) {
    column = std::max(column, format_inside::width(texts[i]));
  }
  return column;
}

}  // namespace

std::string format(std::string_view text) {
  const std::vector<Line> lines = place_blank_lines(format_inside::read_lines(text));
  const std::vector<std::string> texts = format_inside::align(lines);
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].blank()) result.append(lines[i].depth * blanks_per_level, ' ');
    result += texts[i];
    if (!lines[i].comment.empty() && !lines[i].words.empty()) {
      const std::size_t column = comment_column(lines, texts, i);
      const std::size_t now = format_inside::width(texts[i]);
      if (column > now) result.append(column - now, ' ');
      result += "  ";
    }
    result += lines[i].comment + "\n";
  }
  return result;
}

}  // namespace guide
