#include "compiler/format/format.hpp"

#include <algorithm>

#include "compiler/format/align.hpp"
#include "compiler/format/lines.hpp"

namespace guide {
namespace {

using format_inside::Line;
constexpr std::size_t blanks_per_level = 2;
constexpr std::size_t widest_aligned = 100;  // comments after longer lines stand where they stand

/// For each line the line itself, or the first below it that is not a comment at the margin: what the comment is about.
std::vector<std::size_t> heads_of(const std::vector<Line>& lines) {
  std::vector<std::size_t> heads(lines.size());
  for (std::size_t i = lines.size(); i-- > 0;) {
    const bool above = lines[i].only_comment() && lines[i].depth == 0 && i + 1 < lines.size();
    heads[i] = above ? heads[i + 1] : i;
  }
  return heads;
}

/// Blank lines: none at the ends, never two together, one around every declaration that has lines of its own.
std::vector<Line> place_blank_lines(std::vector<Line> lines) {
  const std::vector<std::size_t> heads = heads_of(lines);
  std::vector<Line> placed;
  bool in_block = false;  // since the last line at the left margin
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.blank()) {
      if (!placed.empty() && !placed.back().blank()) placed.push_back(Line{});
      continue;
    }
    const std::size_t head = heads[i];
    const bool opens = head + 1 < lines.size() && !lines[head].words.empty() && lines[head].depth == 0 &&
                       lines[head + 1].depth > 0;
    const bool above_is_comment = !placed.empty() && placed.back().only_comment();
    const bool separate = line.depth == 0 && !above_is_comment && (in_block || opens);
    if (separate && !placed.empty() && !placed.back().blank()) placed.push_back(Line{});
    in_block = line.depth > 0;
    placed.push_back(std::move(line));
  }
  while (!placed.empty() && placed.back().blank()) placed.pop_back();
  return placed;
}

/// Comments at the ends of neighbouring lines of one depth begin in one column.
std::vector<std::size_t> comment_columns(const std::vector<Line>& lines, const std::vector<std::string>& texts) {
  const auto belongs = [&](std::size_t i) {
    return !lines[i].words.empty() && !lines[i].comment.empty() && format_inside::width(texts[i]) <= widest_aligned;
  };
  std::vector<std::size_t> columns(lines.size(), 0);
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first;
    std::size_t column = 0;
    for (; end < lines.size() && belongs(end) && lines[end].depth == lines[first].depth; ++end) {
      column = std::max(column, format_inside::width(texts[end]));
    }
    std::fill(columns.begin() + static_cast<std::ptrdiff_t>(first), columns.begin() + static_cast<std::ptrdiff_t>(end),
              column);
    first = std::max(end, first + 1);
  }
  return columns;
}

}  // namespace

std::string format(std::string_view text) {
  const std::vector<Line> lines = place_blank_lines(format_inside::read_lines(text));
  const std::vector<std::string> texts = format_inside::align(lines);
  const std::vector<std::size_t> columns = comment_columns(lines, texts);
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].blank()) result.append(lines[i].depth * blanks_per_level, ' ');
    result += texts[i];
    if (!lines[i].comment.empty() && !lines[i].words.empty()) {
      const std::size_t now = format_inside::width(texts[i]);
      if (columns[i] > now) result.append(columns[i] - now, ' ');
      result += "  ";
    }
    result += lines[i].comment + "\n";
  }
  return result;
}

}  // namespace guide
