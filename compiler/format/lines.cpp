#include "compiler/format/lines.hpp"

#include <algorithm>

namespace guide::format_inside {
namespace {

struct Raw {
  std::size_t indent = 0;
  Line line;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Signs that are words of their own wherever they stand.
std::size_t sign_length(std::string_view rest) {
  if (rest.substr(0, 2) == "<=" || rest.substr(0, 2) == ">=") return 2;
  return std::string_view(",:|<>=+%").find(rest.front()) == std::string_view::npos ? 0 : 1;
}

std::size_t word_length(std::string_view rest) {
  if (rest.front() == '"') {
    const std::size_t close = rest.find('"', 1);
    return close == std::string_view::npos ? rest.size() : close + 1;
  }
  if (const std::size_t sign = sign_length(rest)) return sign;
  std::size_t length = 1;
  while (length < rest.size() && !is_blank(rest[length]) && rest[length] != '"' && rest[length] != '#' &&
         sign_length(rest.substr(length)) == 0) {
    ++length;
  }
  return length;
}

Raw read_line(std::string_view text) {
  Raw raw;
  while (raw.indent < text.size() && is_blank(text[raw.indent])) ++raw.indent;
  text.remove_prefix(raw.indent);
  while (!text.empty()) {
    if (is_blank(text.front())) {
      text.remove_prefix(1);
    } else if (text.front() == '#') {
      raw.line.comment = text;
      while (is_blank(raw.line.comment.back())) raw.line.comment.pop_back();
      break;
    } else {
      const std::size_t length = word_length(text);
      raw.line.words.emplace_back(text.substr(0, length));
      text.remove_prefix(length);
    }
  }
  return raw;
}

std::vector<Raw> split(std::string_view text) {
  std::vector<Raw> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(read_line(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// A comment stands with the line below it if their indentations agree or a block begins there; else with the open
/// block that its own indentation names.
std::size_t comment_depth(const std::vector<std::size_t>& open, std::size_t indent, std::size_t next_indent) {
  if (next_indent > open.back() && indent > open.back()) return open.size();
  const auto inner = std::find_if(open.begin() + 1, open.end(), [&](std::size_t width) { return width > indent; });
  return static_cast<std::size_t>(inner - open.begin()) - 1;
}

}  // namespace

std::vector<Line> read_lines(std::string_view text) {
  std::vector<Raw> raw = split(text);
  std::vector<Line> lines;
  std::vector<std::size_t> open = {0};
  // The indentation of the next line that has words, seen from each line.
  std::vector<std::size_t> next(raw.size() + 1, 0);
  for (std::size_t i = raw.size(); i-- > 0;) next[i] = raw[i].line.words.empty() ? next[i + 1] : raw[i].indent;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    Line& line = raw[i].line;
    if (line.only_comment()) {
      line.depth = comment_depth(open, raw[i].indent, next[i]);
    } else if (!line.words.empty()) {
      while (open.size() > 1 && open.back() > raw[i].indent) open.pop_back();
      if (raw[i].indent > open.back()) open.push_back(raw[i].indent);
      line.depth = open.size() - 1;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string join(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && words[i] != "," && words[i] != ":") text += ' ';
    text += words[i];
  }
  return text;
}

std::string join(const std::vector<std::string>& words, std::size_t first) { return join(words, first, words.size()); }

}  // namespace guide::format_inside
