#pragma once
// A faulty line as the remarks see it: what was expected, what stands there, and what stands before it.

#include <optional>
#include <string>
#include <string_view>

#include "compiler/syntax/explain.hpp"

namespace guide::syntax {

struct Scene {
  const SyntaxError& error;
  const Surroundings& around;
  std::uint32_t begin = 0;  // of what was found; the line's end if nothing follows
  std::uint32_t end = 0;
  std::string_view found;   // a word, a text or a sign; empty at the line's end
  std::string_view before;  // the word before it, or a sign
  std::uint32_t before_begin = 0;
  std::string_view first;  // the line's first word

  Scene(const SyntaxError& error, const Surroundings& around);

  Expected kind() const { return error.expectation.kind; }
  bool at_end() const { return found.empty(); }
  /// What stands on the line before `found`.
  std::string_view behind() const { return around.text.substr(around.line.begin, begin - around.line.begin); }
  std::string_view line() const { return around.text.substr(around.line.begin, around.line.end - around.line.begin); }
  Span span(std::uint32_t from, std::uint32_t to) const { return {around.source, from, to}; }
  Span found_span() const { return span(begin, end); }
  std::uint32_t before_end() const { return before_begin + static_cast<std::uint32_t>(before.size()); }
};

/// What to say about a scene, where it differs from the plain "expected X, found Y".
struct Remark {
  std::string message = {};  // empty: the plain one
  std::string help = {};
  std::optional<Fix> fix = std::nullopt;
  std::optional<Span> span = std::nullopt;
  Code code = Code::syntax;
  bool repeated = false;  // the line before has the same mistake, and one message for it
};

/// The most telling remark on the scene.
std::optional<Remark> remark_on(const Scene& scene);

// ---- Small helps of both files

/// The line above in the text, without its indentation.
std::string_view previous_line(const Scene& scene);

std::string in_backticks(std::string_view text);
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);
inline bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_word_char(char c) { return is_lower(c) || is_upper(c) || is_digit(c) || c == '_'; }

}  // namespace guide::syntax
