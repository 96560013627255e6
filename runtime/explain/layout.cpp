#include "runtime/explain/layout.hpp"

namespace guide::explain {
namespace {

std::string_view color_of(State state) {
  switch (state) {
    case State::present: return "\x1b[32m";
    case State::absent: return "\x1b[31m";
    case State::undocumented: return "\x1b[33m";
    case State::conflicting: return "\x1b[35m";
  }
  return {};
}

/// A line feed in a label or quote must not begin a line that looks like ours.
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Takes the next word, and the blanks before it, off the front of `rest`.
std::string_view next_word(std::string_view& rest) {
  std::size_t begin = 0;
  while (begin < rest.size() && is_blank(rest[begin])) ++begin;
  std::size_t end = begin;
  while (end < rest.size() && !is_blank(rest[end])) ++end;
  const std::string_view word = rest.substr(begin, end - begin);
  rest.remove_prefix(end);
  return word;
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string_view sign(State state, bool unicode) {
  switch (state) {
    case State::present: return unicode ? "✓" : "+";
    case State::absent: return unicode ? "✗" : "-";
    case State::undocumented: return "?";
    case State::conflicting: return unicode ? "≠" : "!";
  }
  return {};
}

/// At most one after another.
void Lines::blank() {
  if (!out_.ends_with("\n\n")) out_ += '\n';
}

void Lines::title(std::string_view text) {
  if (options_.color) out_ += "\x1b[1m";
  wrap(0, {}, text, 2);
  if (options_.color) out_.insert(out_.size() - 1, "\x1b[0m");
}

void Lines::line(std::size_t indent, std::string_view text, std::size_t hang) { wrap(indent, {}, text, hang); }

void Lines::signed_line(std::size_t indent, State state, std::string_view text) {
  std::string first;
  if (options_.color) first += color_of(state);
  first += sign(state, options_.unicode);
  if (options_.color) first += "\x1b[0m";
  wrap(indent, first, text, 2);
}

void Lines::wrap(std::size_t indent, std::string_view first, std::string_view text, std::size_t hang) {
  out_.append(indent, ' ');
  std::size_t column = indent;
  bool at_start = true;
  if (!first.empty()) {
    out_ += first;
    ++column;
    at_start = false;
  }
  for (std::string_view rest = text;;) {
    const std::string_view word = next_word(rest);
    if (word.empty()) break;
    const std::size_t wide = columns(word);
    if (!at_start && column + 1 + wide > options_.width && column > indent + hang) {
      out_ += '\n';
      out_.append(indent + hang, ' ');
      column = indent + hang;
    } else if (!at_start) {
      out_ += ' ';
      ++column;
    }
    out_ += word;
    column += wide;
    at_start = false;
  }
  out_ += '\n';
}

}  // namespace guide::explain
