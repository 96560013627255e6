#include "compiler/format/align.hpp"

#include <algorithm>

namespace guide::format_inside {
namespace {

using Lines = std::vector<Line>;
constexpr std::size_t widest_column = 44;  // a longer name does not push its neighbours about

bool is_row(const Line& line) { return !line.words.empty() && line.words.front() == "|"; }

/// Where the colon of `name: rest` or `fact name: rest` stands; 0 if the line has no such form.
std::size_t colon_of(const Line& line) {
  for (std::size_t at = 1; at <= 2 && at + 1 < line.words.size(); ++at) {
    if (line.words[at] == ":") return at;
  }
  return 0;
}

/// `all: a, b` and `any: a, b` are lists, not declarations.
bool is_group(const Line& line) {
  return line.words.front() == "all" || line.words.front() == "any" || line.words.front() == "none" ||
         line.words.front() == "require" || line.words.front() == "unless" || line.words.front() == "outcomes" ||
         line.words.front() == "when" || line.words.front() == "note";
}

bool is_declaration(const Line& line) { return !line.words.empty() && !is_group(line) && colon_of(line) != 0; }

/// Lines align with each other while they are of one kind: the same word before the name, or none.
bool same_kind(const Line& a, const Line& b) {
  if (a.depth != b.depth || colon_of(a) != colon_of(b)) return false;
  return colon_of(a) == 1 || a.words.front() == b.words.front();
}

template <typename Belongs>
std::size_t run_end(const Lines& lines, std::size_t first, Belongs belongs) {
  std::size_t end = first + 1;
  while (end < lines.size() && belongs(lines[end])) ++end;
  return end;
}

void pad(std::string& text, std::size_t columns) {
  const std::size_t now = width(text);
  if (now < columns) text.append(columns - now, ' ');
}

void align_declarations(const Lines& lines, std::size_t first, std::size_t last, std::vector<std::string>& texts) {
  std::size_t names = 0;
  std::size_t values = 0;
  bool labels = true;  // each is `name: word "label"...`, or at least `name: word`
  for (std::size_t i = first; i < last; ++i) {
    const Line& line = lines[i];
    const std::size_t colon = colon_of(line);
    const std::size_t name = width(join(line.words, 0, colon + 1));
    if (name <= widest_column) names = std::max(names, name);
    values = std::max(values, width(line.words[colon + 1]));
    labels = labels && (line.words.size() == colon + 2 || line.words[colon + 2].front() == '"');
  }
  for (std::size_t i = first; i < last; ++i) {
    const std::vector<std::string>& words = lines[i].words;
    const std::size_t colon = colon_of(lines[i]);
    std::string text = join(words, 0, colon + 1);
    pad(text, names);
    text += ' ' + words[colon + 1];
    if (labels && words.size() > colon + 2) pad(text, names + 1 + values);
    const std::string rest = join(words, colon + 2);
    if (!rest.empty()) text += (words[colon + 2] == "," || words[colon + 2] == ":" ? "" : " ") + rest;
    texts[i] = std::move(text);
  }
}

std::vector<std::string> cells_of(const Line& row) {
  std::vector<std::string> cells;
  std::size_t begin = 1;
  for (std::size_t i = 1; i < row.words.size(); ++i) {
    if (row.words[i] != "|") continue;
    cells.push_back(join(row.words, begin, i));
    begin = i + 1;
  }
  return cells;
}

void align_rows(const Lines& lines, std::size_t first, std::size_t last, std::vector<std::string>& texts) {
  std::vector<std::size_t> widths;
  for (std::size_t i = first; i < last; ++i) {
    const auto cells = cells_of(lines[i]);
    if (widths.size() < cells.size()) widths.resize(cells.size(), 0);
    for (std::size_t c = 0; c < cells.size(); ++c) widths[c] = std::max(widths[c], width(cells[c]));
  }
  for (std::size_t i = first; i < last; ++i) {
    std::string text = "|";
    const auto cells = cells_of(lines[i]);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      text += ' ' + cells[c];
      text.append(widths[c] - width(cells[c]), ' ');
      text += " |";
    }
    texts[i] = std::move(text);
  }
}

}  // namespace

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<std::string> align(const std::vector<Line>& lines) {
  std::vector<std::string> texts(lines.size());
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    if (is_row(lines[i])) {
      end = run_end(lines, i, is_row);
      align_rows(lines, i, end, texts);
    } else if (is_declaration(lines[i])) {
      end = run_end(lines, i, [&](const Line& line) { return is_declaration(line) && same_kind(lines[i], line); });
      align_declarations(lines, i, end, texts);
    } else {
      texts[i] = join(lines[i].words);
    }
    i = end;
  }
  return texts;
}

}  // namespace guide::format_inside
